import { inspect } from "node:util";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../support/gateway.ts";
import { isLong } from "../support/long.ts";
import { directoryArgs, offlineResource, offlineScopes, seedDirectory, seedService, serviceArgs } from "../support/offline-resources.ts";
import { fullApp, type Json, type KindName, newGateways, seedIdp } from "../support/resource.ts";
import { encodings, isIn, secretText as text, unmarked } from "../support/secret-hunt.ts";

/** A place of the arguments that a program marks as secret, and which request carries it. */
interface Place {
  kind: KindName;
  /** Where the constructor says that it stands; none where that is secret whatever the program does. */
  paths: string[][];
  secret: string;
  args(gateway: Gateway): Json;
  operation: string;
}

const host = "q7w3-kestrel.vault.zone";
const idpArgs = (change: Json) => ({ type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "00-other", ...change });
const app = (operation: string, paths: string[][], secret: string, change: Json): Place => ({
  kind: "app",
  paths,
  secret,
  operation,
  args: (gateway) => fullApp(gateway, change),
});

/** A member of a directory, or what is within one. */
const directory = ([first = "", ...rest]: string[], secret: string, change: Json = {}): Place => ({
  kind: "directory",
  paths: [[first, ...rest]],
  secret,
  operation: "createOfflineModeDirectory",
  args: (gateway) => {
    seedService(gateway);
    return { ...within(directoryArgs(seedIdp(gateway, undefined, "DISABLED")), [first, ...rest], secret), ...change };
  },
});
/** The same of the authentication service. */
const service = (path: string[], secret: string): Place => ({
  kind: "authenticationService",
  paths: [path],
  secret,
  operation: "enableAuthenticationServiceSetting",
  args: (gateway) => within(serviceArgs(gateway), path, secret),
});
/** Arguments with a text in one place, in a list where one stands there. */
function within(args: Json, [name = "", ...rest]: string[], text: string): Json {
  const isList = ["serverNodes", "userObjectClasses", "groupObjectClasses"].includes(name);
  return { ...args, [name]: rest.length > 0 ? within(args[name], rest, text) : isList ? ["first", text] : text };
}
const offlineApp = (paths: string[][], secret: string, change: Json): Place => ({
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

const configTexts = [
  "userSearchDn",
  "groupSearchDn",
  "userObjectFilter",
  "usernameLDAPAttribute",
  "uniqueIdAttribute",
  "userObjectClasses",
];
const moreConfigTexts = ["groupNameLDAPAttribute", "groupObjectClasses", "memberAttribute", "memberUserAttribute", "rdnLdapAttribute"];

const places: Record<string, Place> = {
  ...Object.fromEntries([...configTexts, ...moreConfigTexts].map((name) => [`${name} of a directory`, directory(["config", name], text)])),
  "the URL of a directory": directory(["connection", "connectionUrl"], `ldaps://${host}`),
  "the DN that a directory is bound by": directory(["connection", "bindDn"], text),
  "the credential of a directory": { ...directory(["connection", "bindCredential"], text), paths: [] },
  "all settings of a directory": { ...directory(["config", "groupSearchDn"], text), paths: [["config"]] },
  "the nodes of the service": service(["serverNodes"], host),
  "the domain of the service": service(["publicDomain"], host),
  "the host of the service's database": service(["database", "host"], host),
  "the name of the service's database": service(["database", "name"], text),
  "the user of the service's database": { ...service(["database", "username"], text), paths: [] },
  "the password of the service's database": { ...service(["database", "password"], text), paths: [] },
  "all of the service's database": { ...service(["database", "name"], text), paths: [["database"]] },
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

/** What is called to change and to delete an object of a kind. */
const writes: Record<KindName, { update: string[]; delete: string[] }> = {
  app: {
    update: ["replaceApplication", "replaceBehavior", "createPolicy", "replacePolicy", "assignApplicationOfflineModeGroupPolicy"],
    delete: ["deleteApplication", "deactivateApplication"],
  },
  idp: { update: ["replaceIDP"], delete: ["deleteIDP"] },
  directory: { update: ["replaceOfflineModeDirectory"], delete: ["deleteOfflineModeDirectory"] },
  authenticationService: { update: ["enableAuthenticationServiceSetting"], delete: ["disableAuthenticationServiceSetting"] },
};

/** Behind the back: a gateway, or a person, writes it where none belongs. */
function drift({ kind }: Place, { store }: Gateway, echo: string): void {
  const [stored] = kind === "app" ? store.apps.values() : store.idps.values();
  const { own, policies } = (stored ?? {}) as unknown as Json;
  switch (kind) {
    case "app":
      Object.assign(own, { description: `now ${echo}` });
      policies.push({ ...policies[0], id: "0a0a0a0a-0000-4000-8000-000000000000", name: echo, resourcePath: `/${echo}` });
      store.offline.appOf(stored?.id as string).groups.push({ name: echo });
      return;
    case "idp":
      Object.assign(own, { description: `now ${echo}`, tenant: echo });
      return;
    case "directory":
      for (const directory of store.offline.failoverOf(stored?.id as string).directories) {
        Object.assign(directory.own.connection as Json, { bindDn: `now ${echo}` });
        Object.assign(directory.own.config as Json, { memberAttribute: echo });
      }
      return;
    case "authenticationService":
      Object.assign(store.offline.service?.own.database as Json, { name: `now ${echo}` });
  }
}

/** Another edit of the same. */
function edited({ kind, paths, secret }: Place, declared: Json): Json {
  if (kind === "directory") return { ...declared, config: { ...declared.config, groupNameLDAPAttribute: "other" } };
  if (kind === "authenticationService")
    return { ...declared, certificateId: declared.certificateId, serverNodes: ["other", ...declared.serverNodes] };
  return {
    ...declared,
    description: paths[0]?.[0] === "description" ? secret : "other",
    policies: declared.policies && { ...declared.policies, "/new": { rule: "NO_AUTH" } },
    offlineMode: declared.offlineMode && { ...declared.offlineMode, groups: [...declared.offlineMode.groups, "new"] },
  };
}

/** Everything that became of one secret in one encoding: refused, taken, refused again, drifted, read, deleted in vain. */
async function textsOf(place: Place, encode: (text: string) => string): Promise<Map<string, string>> {
  const gateway = await startGateway({ scopes: offlineScopes, reading: { groupPolicy: "taken" } });
  const echo = encode(place.secret);
  const notices: string[] = [];
  const texts = new Map<string, string>();
  const gateways = newGateways({ notice: (message) => notices.push(message) });
  const resource = offlineResource(place.kind, gateway, gateways);
  const declared: Json = { ...place.args(gateway), ...(place.paths.length > 0 && { __secrets: place.paths }) };
  const keep = (step: string) => {
    resource.thrown.forEach((error, nth) => {
      const { properties, ...rest } = error as { properties?: unknown };
      texts.set(`error ${nth} of ${step}`, `${inspect(rest, { depth: 9, showHidden: true })} ${error} ${(error as Error).stack}`);
      texts.set(`state of error ${nth} of ${step}`, JSON.stringify(unmarked(properties)) ?? "");
    });
    texts.set(`state after ${step}`, JSON.stringify(unmarked(resource.raw)));
    texts.set(`notices of ${step}`, [...notices, ...resource.told].join("\n"));
  };
  const refuse = (...operations: string[]) => {
    for (const operation of operations)
      gateway.faults.add({ match: { operation }, times: 9, status: 400, message: `rejected: ${echo} is not valid` });
  };
  refuse(place.operation);
  await resource.up(declared);
  keep("a refused create");
  gateway.faults.clear();
  gateway.tamper = (operation, body) =>
    operation === "getAuthenticationServiceHealthCheck" ? { ...(body as Json), details: `cannot reach ${echo}` } : body;
  const { error } = await resource.up(declared);
  if (error) console.log(error);
  expect(error, `${JSON.stringify(place.paths)} is sound`).to.equal(undefined);
  keep("the create");
  texts.set("the check of the same with a mistake", (await resource.check({ ...declared, loadBalanced: 7, type: 7 })).join("\n"));
  drift(place, gateway, echo);
  texts.set("the diff after drift", JSON.stringify(await resource.diff(edited(place, declared))));
  await resource.refresh();
  keep("a refresh after drift");
  refuse(...writes[place.kind].update);
  await resource.up(edited(place, declared));
  keep("a refused update");
  gateway.faults.clear();
  await resource.up({ ...edited(place, declared), policies: declared.policies });
  await resource.refresh();
  keep("a refresh");
  const read = await resource.handler.read(resource.id as string, resource.outputs);
  texts.set("inputs of a refresh", JSON.stringify(unmarked(read.inputs)));
  const other = offlineResource(place.kind, gateway, gateways);
  await other.up(declared);
  await other.up({ ...declared, __import: resource.id });
  other.thrown.forEach((failure, nth) => void texts.set(`error ${nth} of another stack`, `${inspect(failure, { depth: 9 })} ${failure}`));
  refuse(...writes[place.kind].delete);
  await resource.destroy().catch((failure) => resource.thrown.push(failure));
  keep("a refused destroy");
  await stopGateways();
  return texts;
}

describe("whatever a program marks as secret", function suite() {
  this.timeout(isLong ? 3_600_000 : 60_000);
  afterEach(stopGateways);

  it("is found by the hunter in every encoding, in texts like those that are searched [secret-hunter]", () => {
    for (const [name, encode] of Object.entries(encodings))
      for (const [where, { secret }] of Object.entries(places)) {
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
    for (const [index, [where, place]] of Object.entries(places).entries())
      for (const [nth, name] of names.entries()) {
        if (!isLong && nth !== (index * 5 + 7) % names.length) continue;
        const texts = await textsOf(place, encodings[name] as (text: string) => string);
        for (const [step, shown] of texts) {
          searched += 1;
          if (isIn(shown, place.secret)) found.push(`${where} ${name}: ${step}: ${shown.slice(0, 2000)}`);
        }
      }
    if (isLong) console.log(`    ${searched} texts searched`);
    expect(found).to.deep.equal([]);
    expect(searched).to.be.greaterThan(700);
  });
});
