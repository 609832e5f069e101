import type { Certificate } from "pulumi-oag/sdk";
import { isObject, type Json } from "../json";
import { type Declaration, declareApp, declareIdp } from "./declare";
import { Code, literal } from "./literal";
import { identifierOf, nameAll, reservedWords, slugOf } from "./names";
import type { Live, Snapshot } from "./snapshot";

/** A configuration value that a person has to fill in. */
export interface Secret {
  key: string;
  /** Of which value of the resource: `apiToken`, `attributes.KEY`. */
  path: string;
}

/** One resource of the program to be written. */
export interface PlannedResource {
  kind: "app" | "idp";
  id: string;
  /** Name in the stack. */
  name: string;
  /** Variable in the program. */
  identifier: string;
  /** How people know it. */
  title: string;
  declaration: Declaration;
  /** The arguments as the program writes them: references instead of ids, configuration instead of secrets. */
  args: Json;
  protect: boolean;
  /** Sentences that stand above it in the program. */
  remarks: string[];
  secrets: Secret[];
}

/** What the program has already, and how it is written there. */
export interface Scope {
  /** Names in the stack, by kind. */
  names: Record<PlannedResource["kind"], Set<string>>;
  identifiers: Set<string>;
  secretKeys: Set<string>;
  /** Variable of the stack's configuration. */
  config: string;
  /** Stands behind a look-up's query. */
  lookUpOptions: string;
}

/** A program with nothing in it. */
const emptyScope = (): Scope => ({
  names: { app: new Set(), idp: new Set() },
  identifiers: reservedWords(),
  secretKeys: new Set(),
  config: "config",
  lookUpOptions: "",
});

/** Turns a snapshot into resources with names and references, but none to a certificate by one of the refused names. */
export function planResources(
  snapshot: Snapshot,
  options: { withDefaults: boolean; refusedNames: ReadonlySet<string> },
  scope = emptyScope(),
): PlannedResource[] {
  const idps = plan(snapshot.identityProviders, "idp", "domain", scope, (live) => declareIdp(live.props));
  const apps = plan(snapshot.applications, "app", "label", scope, (live) => declareApp(live.props, options));
  const references = new Map(idps.map(({ id, identifier }) => [id, new Code(`${identifier}.id`)]));
  const certificates = certificateReferences(
    (snapshot.certificates ?? []).filter(({ commonName = "" }) => !options.refusedNames.has(commonName)),
    scope.lookUpOptions,
  );
  for (const resource of [...idps, ...apps]) {
    fillSecrets(resource, scope);
    const { idpId, certificateId } = resource.args;
    if (idpId !== undefined) resource.args.idpId = references.get(String(idpId)) ?? idpId;
    if (certificateId !== undefined) resource.args.certificateId = certificates.get(String(certificateId)) ?? certificateId;
  }
  return [...idps, ...apps];
}

/** The resources that are left when some cannot be declared: who referred to one of those carries its id. */
export function keepOnly(resources: readonly PlannedResource[], isKept: (resource: PlannedResource) => boolean): PlannedResource[] {
  const kept = resources.filter(isKept);
  const ids = new Set(kept.map(({ id }) => id));
  for (const { args, declaration } of kept)
    if (args.idpId instanceof Code && !ids.has(String(declaration.inputs.idpId))) args.idpId = declaration.inputs.idpId;
  return kept;
}

function plan(
  objects: readonly Live[],
  kind: PlannedResource["kind"],
  title: string,
  scope: Scope,
  declare: (live: Live) => Declaration,
): PlannedResource[] {
  const named = objects.map(({ id, props }) => ({ id, label: String(props[title] ?? "") }));
  const names = nameAll(named, { make: slugOf, separator: "-", fallback: kind }, scope.names[kind]);
  const identifiers = nameAll(named, { make: identifierOf, separator: "", fallback: kind === "app" ? "App" : "Idp" }, scope.identifiers);
  return objects.map((live) => {
    const declaration = declare(live);
    return {
      kind,
      id: live.id,
      name: names.get(live.id) as string,
      identifier: identifiers.get(live.id) as string,
      title: String(live.props[title] ?? live.id),
      declaration,
      args: { ...declaration.inputs },
      protect: kind === "app" && live.props.status === "ACTIVE",
      remarks: [],
      secrets: [],
    };
  });
}

/** A certificate by its name, where that finds just this one. */
function certificateReferences(certificates: readonly Certificate[], lookUpOptions: string): Map<string, Code> {
  const references = new Map<string, Code>();
  for (const certificate of certificates) {
    const { id, commonName } = certificate;
    if (id === undefined || commonName === undefined || commonName === "") continue;
    const rivals = certificates.filter((other) => other.commonName === commonName);
    const latest = rivals
      .map(({ validFrom }) => validFrom ?? "")
      .sort()
      .at(-1);
    const isOnlyLatest =
      rivals.filter(({ validFrom }) => (validFrom ?? "") === latest).length === 1 && (certificate.validFrom ?? "") === latest;
    const query = literal(commonName);
    if (rivals.length === 1) references.set(id, new Code(`getCertificate({ commonName: ${query} }${lookUpOptions}).id`));
    else if (isOnlyLatest) references.set(id, new Code(`getCertificate({ commonName: ${query}, mostRecent: true }${lookUpOptions}).id`));
  }
  return references;
}

/** Values that the API never shows come from the stack's configuration, as secrets. */
function fillSecrets(resource: PlannedResource, { secretKeys, config }: Scope): void {
  for (const path of resource.declaration.unread) {
    const [first = "", ...rest] = path.split(".");
    const member = rest.join(".");
    const key = freeKey(identifierOf(`${resource.identifier} ${member || first}`), secretKeys);
    const value = new Code(`${config}.requireSecret(${JSON.stringify(key)})`);
    if (member === "") resource.args[first] = value;
    else {
      const map = resource.args[first] as Json;
      const item = map[member];
      resource.args[first] = { ...map, [member]: isObject(item) ? { ...item, value } : item };
    }
    resource.secrets.push({ key, path });
  }
}

function freeKey(wish: string, taken: Set<string>): string {
  let key = wish;
  for (let count = 2; taken.has(key); count += 1) key = `${wish}${count}`;
  taken.add(key);
  return key;
}
