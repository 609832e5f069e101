import { inspect } from "node:util";
import { expect } from "chai";
import { type Member, members, offlineMembers } from "pulumi-oag/sdk";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../support/basics/json.ts";
import { isLong } from "../support/basics/long.ts";
import { unmarked } from "../support/basics/secret-mark.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { newGateways } from "../support/gateways/plugin-gateways.ts";
import { encodings, isIn, secretText as text } from "../support/models/secret-hunt.ts";
import { fullApp } from "../support/resources/full-app.ts";
import type { KindName } from "../support/resources/kind-names.ts";
import { offlineResource, offlineScopes, seedDirectory, seedService } from "../support/resources/offline-resources.ts";
import type { OneResource } from "../support/resources/resource.ts";
import { kindNames, seedOf } from "../support/seeds/index.ts";

/** A value among the arguments that a program marks as secret, and which request carries it. */
interface MarkedValue {
  kind: KindName;
  /** Where the constructor says that it stands; none where that is secret whatever the program does. */
  paths: string[][];
  secret: string;
  args(gateway: Gateway): Json;
  operation: string;
}

const host = "q7w3-kestrel.vault.zone";
const idpArgs = (change: Json) => ({ type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "00-other", ...change });
const app = (operation: string, paths: string[][], secret: string, change: Json): MarkedValue => ({
  kind: "app",
  paths,
  secret,
  operation,
  args: (gateway) => fullApp(gateway, change),
});

const offlineApp = (paths: string[][], secret: string, change: Json): MarkedValue => ({
  kind: "app",
  paths,
  secret,
  operation: "assignApplicationOfflineModeGroupPolicy",
  args: (gateway) => {
    seedService(gateway);
    const args = fullApp(gateway, change);
    seedDirectory(gateway, args.idpId);
    return args;
  },
});

/** Values of apps and identity providers, whose parts want more than one text, or one of a certain form. */
const ofParts: Record<string, MarkedValue> = {
  "a group of an app's offline mode": offlineApp([["offlineMode", "groups"]], text, {
    offlineMode: { state: "TEST", groups: ["staff", text] },
  }),
  "a trigger of an app": {
    ...app("createApplication", [["triggers", "certificate"]], text, { triggers: { certificate: text } }),
  },
  label: app("createApplication", [["label"]], text, { label: text }),
  description: app("createApplication", [["description"]], text, { description: text }),
  groups: app("createApplication", [["groups"]], text, { groups: ["g1", text] }),
  "the public domain": app("createApplication", [["publicDomain"], ["postLoginUrl"]], host, {
    publicDomain: host,
    postLoginUrl: `https://${host}/`,
  }),
  "the path of a policy": app("createPolicy", [["policies", "x", "resourcePath"]], "/kestrel-q7w3/vault", {
    policies: { "/": { rule: "PROTECTED" }, x: { rule: "NO_AUTH", resourcePath: "/kestrel-q7w3/vault" } },
  }),
  "the directive of a policy": app("createPolicy", [["policies", "/x", "customDirective"]], "set $q7w3 kestrelvault;", {
    policies: { "/": { rule: "PROTECTED" }, "/x": { rule: "CUSTOM", customDirective: "set $q7w3 kestrelvault;" } },
  }),
  "all policies": app("createPolicy", [["policies"]], "/kestrel-q7w3/vault", {
    policies: { "/": { rule: "PROTECTED" }, "/kestrel-q7w3/vault": { rule: "NO_AUTH" } },
  }),
  "the value of a header": app("createAttribute", [["attributes", "W", "value"]], text, {
    attributes: { REMOTE_USER: { source: "IDP", value: "login" }, W: { source: "STATIC", value: text } },
  }),
  "the value of a secret attribute": app("createAttribute", [], text, {
    attributes: { REMOTE_USER: { source: "IDP", value: "login" }, W: { source: "SECRET", value: text } },
  }),
  "a back end": app("createProtectedResource", [["protectedResources", "main", "hostname"]], `https://${host}`, {
    protectedResources: { main: { hostname: `https://${host}` } },
  }),
  "a URL of the behavior": app("replaceBehavior", [["behavior"]], `https://${host}`, {
    behavior: { maintenance: "CUSTOM_URL", maintenanceUrl: `https://${host}` },
  }),
  apiToken: { kind: "idp", paths: [], secret: text, operation: "createIDP", args: () => idpArgs({ apiToken: text }) },
  "the name of an identity provider": {
    kind: "idp",
    paths: [["name"]],
    secret: text,
    operation: "createIDP",
    args: () => idpArgs({ name: text }),
  },
  "the domain of an identity provider": {
    kind: "idp",
    paths: [["domain"]],
    secret: host,
    operation: "createIDP",
    args: () => idpArgs({ domain: host }),
  },
};

/** Of every other kind, each text that a program can declare, and each object that has some as a whole. */
function markedOf(kind: KindName): [string, MarkedValue][] {
  const { declared, forms = {}, operations, args } = seedOf(kind);
  const [own] = declared;
  const wholes = new Set<string>();
  return textsIn(tables[own?.schema ?? ""] ?? {}).flatMap(({ path, isList, isHidden }) => {
    const secret = forms[path.join(".")]?.replace("HOST", host) ?? text;
    const marked: MarkedValue = {
      kind,
      // What no read shows is secret whatever the program does.
      paths: isHidden ? [] : [path],
      secret,
      args: (gateway) => within(args(gateway), path, isList ? ["first", secret] : secret),
      operation: operations.create,
    };
    const above = path.slice(0, -1);
    const isFirst = above.length > 0 && !isHidden && !wholes.has(above.join("."));
    if (isFirst) wholes.add(above.join("."));
    return [
      [`${kind} ${path.join(".")}`, marked],
      ...(isFirst ? [[`all of ${kind} ${above.join(".")}`, { ...marked, paths: [above] }] as const] : []),
    ] as [string, MarkedValue][];
  });
}

const tables: Readonly<Record<string, Readonly<Record<string, Member>>>> = { ...members, ...offlineMembers };

interface Text {
  path: string[];
  isList: boolean;
  isHidden: boolean;
}

/** Every member that can hold any text. */
function textsIn(table: Readonly<Record<string, Member>>): Text[] {
  return Object.entries(table).flatMap(([name, { type, enum: words, itemEnum, format, readOnly, writeOnly, members: inner }]): Text[] => {
    if (readOnly || words !== undefined || itemEnum !== undefined || format !== undefined) return [];
    if (inner !== undefined) return type === "object" ? textsIn(inner).map((one) => ({ ...one, path: [name, ...one.path] })) : [];
    const isList = type === "array";
    return isList || type === "string" ? [{ path: [name], isList, isHidden: writeOnly === true }] : [];
  });
}

/** Arguments with another value at one path. */
function within(args: Json, [name = "", ...rest]: string[], value: unknown): Json {
  return { ...args, [name]: rest.length > 0 ? within(args[name], rest, value) : value };
}

const withParts: readonly KindName[] = ["app", "idp"];
const allMarked = (): Record<string, MarkedValue> => ({
  ...Object.fromEntries(kindNames.filter((kind) => !withParts.includes(kind)).flatMap(markedOf)),
  ...ofParts,
});

/** Keeps all that somebody may see of a resource after a step. */
function keepTexts(texts: Map<string, string>, step: string, resource: OneResource, notices: readonly string[]): void {
  resource.thrown.forEach((error, nth) => {
    const { properties, ...rest } = error as { properties?: unknown };
    texts.set(`error ${nth} of ${step}`, `${inspect(rest, { depth: 9, showHidden: true })} ${error} ${(error as Error).stack}`);
    texts.set(`state of error ${nth} of ${step}`, JSON.stringify(unmarked(properties)) ?? "");
  });
  texts.set(`state after ${step}`, JSON.stringify(unmarked(resource.raw)));
  texts.set(`notices of ${step}`, [...notices, ...resource.told].join("\n"));
}

/** Everything that became of one secret in one encoding: refused, taken, refused again, drifted, read, deleted in vain. */
async function textsOf(marked: MarkedValue, encode: (text: string) => string): Promise<Map<string, string>> {
  const gateway = await startGateway({ scopes: offlineScopes, reading: { groupPolicy: "taken" } });
  const echo = encode(marked.secret);
  const seed = seedOf(marked.kind);
  const notices: string[] = [];
  const texts = new Map<string, string>();
  const gateways = newGateways({ notice: (message) => notices.push(message) });
  const resource = offlineResource(marked.kind, gateway, gateways);
  const declared: Json = { ...marked.args(gateway), ...(marked.paths.length > 0 && { __secrets: marked.paths }) };
  const keep = (step: string) => keepTexts(texts, step, resource, notices);
  const refuse = (...operations: string[]) => {
    for (const operation of operations)
      gateway.faults.add({ match: { operation }, times: 9, status: 400, message: `rejected: ${echo} is not valid` });
  };
  refuse(marked.operation);
  await resource.up(declared);
  keep("a refused create");
  gateway.faults.clear();
  gateway.tamper = (operation, body) =>
    operation === "getAuthenticationServiceHealthCheck" ? { ...(body as Json), details: `cannot reach ${echo}` } : body;
  const { error } = await resource.up(declared);
  if (error) console.log(error);
  expect(error, `${JSON.stringify(marked.paths)} is sound`).to.equal(undefined);
  keep("the create");
  texts.set("the check of the same with a mistake", (await resource.check({ ...declared, loadBalanced: 7, type: 7 })).join("\n"));
  seed.drift(gateway, echo);
  texts.set("the diff after drift", JSON.stringify(await resource.diff(seed.edited(declared))));
  await resource.refresh();
  keep("a refresh after drift");
  refuse(...seed.operations.update);
  await resource.up(seed.edited(declared));
  keep("a refused update");
  gateway.faults.clear();
  await resource.up({ ...seed.edited(declared), policies: declared.policies });
  await resource.refresh();
  keep("a refresh");
  const read = await resource.handler.read(resource.id as string, resource.outputs);
  texts.set("inputs of a refresh", JSON.stringify(unmarked(read.inputs)));
  const other = offlineResource(marked.kind, gateway, gateways);
  await other.up(declared);
  await other.up({ ...declared, __import: resource.id });
  other.thrown.forEach((failure, nth) => void texts.set(`error ${nth} of another stack`, `${inspect(failure, { depth: 9 })} ${failure}`));
  refuse(...seed.operations.delete);
  await resource.destroy().catch((failure) => resource.thrown.push(failure));
  keep("a refused destroy");
  await stopGateways();
  return texts;
}

describe("whatever a program marks as secret", function suite() {
  if (isLong) this.timeout(3_600_000);
  afterEach(stopGateways);

  it("is found by the hunter in every encoding, in texts like those that are searched [secret-hunter]", () => {
    for (const [name, encode] of Object.entries(encodings))
      for (const [where, { secret }] of Object.entries(allMarked())) {
        expect(isIn(`app: create failed: 400 BAD_REQUEST: rejected: ${encode(secret)} is not valid`, secret), `${where} ${name}`).to.equal(
          true,
        );
        expect(isIn(JSON.stringify({ description: `now ${encode(secret)}` }), secret), `${where} ${name} in a state`).to.equal(true);
        expect(isIn("app: create failed: 400 BAD_REQUEST: the label is taken; nothing was changed", secret)).to.equal(false);
      }
  });

  it("comes back in no error, reason, notice, state or diff, in whatever encoding the gateway repeats it [any-secret]", async () => {
    const names = Object.keys(encodings);
    let searched = 0;
    const found: string[] = [];
    for (const [index, [where, marked]] of Object.entries(allMarked()).entries())
      for (const [nth, name] of names.entries()) {
        if (!isLong && nth !== (index * 5 + 7) % names.length) continue;
        const texts = await textsOf(marked, encodings[name] as (text: string) => string);
        for (const [step, shown] of texts) {
          searched += 1;
          if (isIn(shown, marked.secret)) found.push(`${where} ${name}: ${step}: ${shown.slice(0, 2000)}`);
        }
      }
    if (isLong) console.log(`    ${searched} texts searched`);
    expect(found).to.deep.equal([]);
    expect(searched).to.be.greaterThan(700);
  });
});
