import type { Path } from "pulumi-oag/provider/v1";
import type { Json } from "../json";
import { isServing, type KindName, kindNames, kinds, neededKind, references } from "../kinds";
import { type Declaration, declare } from "./declare";
import { Code } from "./literal";
import { certificateLookUps } from "./look-up";
import { freeKey, identifierOf, nameAll, reservedWords, slugOf } from "./names";
import type { Live } from "./objects";
import { filledIn, keyWordsFor } from "./secret-paths";
import type { Snapshot } from "./snapshot";

/** A configuration value that a person has to fill in. */
export interface Secret {
  key: string;
  /** Of which value of the resource. */
  path: Path;
}

/** One resource of the program to be written. */
export interface PlannedResource {
  kind: KindName;
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
  /** Code where not every gateway has it active. */
  protect: boolean | Code;
  /** Under which it is declared, where not every gateway has it. */
  condition?: Code;
  /** A constant whose members the arguments begin with. */
  spread?: string;
  /** Variable of the explicit provider. */
  provider?: string;
  /** Variables of resources that must be there before, although no argument names them. */
  dependsOn: string[];
  /** Sentences that stand above it in the program. */
  remarks: string[];
  secrets: Secret[];
}

/** What the program has already, and how it is written there. */
export interface Scope {
  /** Names in the stack, by kind. */
  names: Partial<Record<KindName, Set<string>>>;
  identifiers: Set<string>;
  secretKeys: Set<string>;
  /** Variable of the stack's configuration. */
  config: string;
  /** Variable of the explicit provider. */
  provider: string | undefined;
}

/** A program with nothing in it, but for its provider where it has one of its own. */
export const emptyScope = (provider?: string): Scope => ({
  names: {},
  identifiers: new Set([...reservedWords(), ...(provider === undefined ? [] : [provider])]),
  secretKeys: new Set(),
  config: "config",
  provider,
});

/** Turns a snapshot into resources with names and references, but none to a certificate by one of the refused names. */
export function planResources(
  snapshot: Snapshot,
  options: { withDefaults: boolean; refusedNames: ReadonlySet<string> },
  scope = emptyScope(),
): PlannedResource[] {
  const planned = kindNames.flatMap((kind) => plan(kind, snapshot[kinds[kind].snapshotKey] ?? [], scope, options));
  const named = references.map(([wanted, argument]) => {
    const own = planned.filter(({ kind }) => kind === wanted);
    return { argument, codes: new Map(own.map(({ id, identifier }) => [id, new Code(`${identifier}.id`, [identifier])])) };
  });
  const certificates = certificateLookUps(
    (snapshot.certificates ?? []).filter(({ commonName = "" }) => !options.refusedNames.has(commonName)),
    scope.provider,
  );
  for (const resource of planned) {
    fillSecrets(resource, scope);
    const needed = neededKind(resource.kind, resource.args);
    resource.dependsOn.push(...planned.filter(({ kind }) => kind === needed).map(({ identifier }) => identifier));
    for (const { argument, codes } of named) {
      const id = resource.args[argument];
      if (id !== undefined) resource.args[argument] = codes.get(String(id)) ?? id;
    }
    const { certificateId } = resource.args;
    if (certificateId !== undefined) resource.args.certificateId = certificates.get(String(certificateId))?.id ?? certificateId;
  }
  return planned;
}

/** The resources that are left when some cannot be declared: who referred to one of those carries its id. */
export function keepOnly(resources: readonly PlannedResource[], isKept: (resource: PlannedResource) => boolean): PlannedResource[] {
  const kept = resources.filter(isKept);
  const ids = new Set(kept.map(({ id }) => id));
  const identifiers = new Set(kept.map(({ identifier }) => identifier));
  for (const resource of kept) {
    const { args, declaration, dependsOn } = resource;
    for (const [, argument] of references)
      if (args[argument] instanceof Code && !ids.has(String(declaration.inputs[argument]))) args[argument] = declaration.inputs[argument];
    resource.dependsOn = dependsOn.filter((identifier) => identifiers.has(identifier));
  }
  return kept;
}

function plan(kind: KindName, objects: readonly Live[], scope: Scope, options: { withDefaults: boolean }): PlannedResource[] {
  const { titleOf, fallback } = kinds[kind];
  const named = objects.map(({ id, props }) => ({ id, label: String(titleOf(props) ?? "") }));
  const names = nameAll(named, { make: slugOf, separator: "-", fallback: fallback.toLowerCase() }, scope.names[kind]);
  const identifiers = nameAll(named, { make: identifierOf, separator: "", fallback }, scope.identifiers);
  return objects.map((live) => {
    const declaration = declare[kind](live.props, options);
    return {
      kind,
      id: live.id,
      name: names.get(live.id) as string,
      identifier: identifiers.get(live.id) as string,
      title: String(titleOf(live.props) ?? live.id),
      declaration,
      args: { ...declaration.inputs },
      protect: isServing(kind, live.props),
      ...(scope.provider !== undefined && { provider: scope.provider }),
      dependsOn: [],
      remarks: [],
      secrets: [],
    };
  });
}

/** Values that the API never shows come from the stack's configuration, as secrets. */
function fillSecrets(resource: PlannedResource, { secretKeys, config }: Scope): void {
  for (const path of resource.declaration.unread) {
    const key = freeKey(identifierOf(`${resource.identifier} ${keyWordsFor(resource.kind, path)}`), secretKeys);
    resource.args = filledIn(resource.args, path, () => new Code(`${config}.requireSecret(${JSON.stringify(key)})`, [config]));
    resource.secrets.push({ key, path });
  }
}
