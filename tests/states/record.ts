// Records what today's package leaves behind, for every version after it: `npm run states`, once before a release.
// The files are kept for ever and never edited.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Gateway } from "pulumi-oag-simulator";
import { environmentFor, run } from "../support/commands/command.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { errors, ScenarioStack, type Spec } from "../support/programs/scenario.ts";
import { writeRecorded } from "../support/programs/states.ts";
import { offlineScopes } from "../support/resources/offline-resources.ts";

const here = dirname(fileURLToPath(import.meta.url));
const { version } = JSON.parse(readFileSync(join(here, "../../package.json"), "utf8"));
const folder = join(here, version);
mkdirSync(folder, { recursive: true });

const okta = { args: { type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "token" } };
const proxied = {
  type: "OAG_HEADER_BASED",
  label: "Payroll",
  publicDomain: "payroll.example.com",
  postLoginUrl: "https://payroll.example.com/",
  idpId: "$idp.okta.id",
  certificateId: "$certificate.wildcard.id",
  groups: ["g2", "g1"],
  loadBalanced: true,
  protectedResources: { main: { hostname: "https://b1.internal" }, "https://b2.internal": { assignedWeight: 2 } },
  attributes: {
    REMOTE_USER: { source: "IDP", value: "login" },
    trust: { name: "X-TRUST", type: "COOKIE", source: "SECRET", value: "secret value" },
  },
  policies: { "/": { rule: "PROTECTED" }, public: { resourcePath: "/public", rule: "NO_AUTH" } },
  behavior: { singleLogout: true },
  session: { idleSessionTimeout: 1800 },
  healthCheck: { enabled: true, interval: 20 },
  status: "ACTIVE",
};

const complete: Spec = {
  idps: {
    okta,
    auth0: { args: { type: "IDP_AUTH0", domain: "acme.auth0.com", tenant: "acme", clientId: "client", clientSecret: "secret" } },
  },
  certificates: { wildcard: { args: { commonName: "*.example.com" } } },
  apps: {
    payroll: { args: proxied },
    bare: {
      args: {
        type: "OAG_NOAUTH",
        label: "Bare",
        publicDomain: "bare.example.com",
        postLoginUrl: "https://bare.example.com/",
        idpId: "$idp.okta.id",
        certificateId: "$certificate.wildcard.id",
      },
    },
    wiki: {
      args: {
        type: "OAG_SAML",
        label: "Wiki",
        idpId: "$idp.okta.id",
        clientId: "urn:wiki",
        acsUrl: "https://wiki.example.com/acs",
        postLoginUrl: "https://wiki.example.com/",
        logoutUrl: "https://wiki.example.com/out",
        spCertificate: "certificate",
        attributes: { mail: { source: "IDP", value: "email" } },
        behavior: { singleLogout: false },
        status: "INACTIVE",
      },
    },
    portal: {
      args: { type: "OAG_OIDC", label: "Portal", idpId: "$idp.auth0.id", oidc: { applicationType: "web", redirectUris: ["https://p"] } },
    },
  },
  outputs: { id: "$app.payroll.id" },
};
const single: Spec = { ...complete, idps: { okta }, apps: { payroll: { args: proxied } } };

/** Offline mode with all that has to do with it, and values that make an app be saved again. */
const offline: Spec = {
  certificates: { wildcard: { args: { commonName: "*.example.com" } } },
  services: {
    service: {
      args: {
        serverNodes: ["node2.example.com", "node1.example.com"],
        database: { type: "mysql", host: "db.internal", port: 3306, name: "oag", username: "oag", password: "secret password" },
        publicDomain: "login.example.com",
        certificateId: "$certificate.wildcard.id",
      },
    },
  },
  idps: { okta: { args: { ...okta.args, failoverMode: "AUTOMATIC", healthPolicy: { failureThreshold: 3 } } } },
  directories: {
    ldap: {
      args: {
        idpId: "$idp.okta.id",
        type: "OPEN_LDAP",
        connection: { connectionUrl: "ldaps://ldap.internal", bindDn: "cn=reader", bindCredential: "secret credential" },
        config: { userSearchDn: "ou=people", groupSearchDn: "ou=groups" },
      },
      opts: { dependsOn: ["service.service"] },
    },
  },
  apps: {
    payroll: { args: { ...proxied, offlineMode: { state: "TEST" }, triggers: { certificate: "2026-01-01" } } },
    portal: { args: { type: "OAG_OIDC", label: "Portal", idpId: "$idp.okta.id", oidc: { applicationType: "web" } } },
  },
};

async function record(name: string, about: string, spec: Spec, prepare: (stack: ScenarioStack) => Promise<Spec>, finished = true) {
  const gateway = await startGateway();
  const stack = await ScenarioStack.start("embedded", gateway);
  if (stack === undefined) throw new Error("the embedded host did not start");
  const asDeclared = await prepare(stack);
  if (name === "unfinished") gateway.faults.add({ match: { operation: "createPolicy" }, times: 2, status: 500 });
  stack.declare({ ...spec, ...asDeclared });
  const told = errors(await stack.up());
  if ((told.length === 0) !== finished) throw new Error(`${name}: ${told.join("\n")}`);
  writeRecorded(join(folder, `${name}.json`), { about, finished, spec: { ...spec, ...asDeclared } }, stack.stateText, gateway);
  stack.stop();
  await stopGateways();
  console.log(`tests/states/${version}/${name}.json: ${about}`);
}

// Recorded again are those alone that are named; without names all.
const names = process.argv.slice(2);
const isAsked = (name: string) => names.length === 0 || names.includes(name);

if (isAsked("complete")) await record("complete", "identity providers of both types and an app of each family", complete, async () => ({}));
if (isAsked("unfinished")) await record("unfinished", "an app whose policies could not be made", single, async () => ({}), false);
if (isAsked("adopted"))
  await record("adopted", "an app that was adopted, its import line still there", single, async (stack) => {
    stack.declare(single);
    const { outputs } = await stack.up();
    const state = JSON.parse(stack.stateText);
    stack.stateText = JSON.stringify({ ...state, resources: state.resources.filter(({ name }: { name: string }) => name !== "payroll") });
    return { apps: { payroll: { args: proxied, opts: { import: (outputs as { id: string }).id } } } };
  });

/** A stack right after an import, as a dump makes it: without what the API never shows. */
async function recordImported(name: string, about: string): Promise<void> {
  const gateway = await startGateway();
  const [first, second] = [await ScenarioStack.start("embedded", gateway), await ScenarioStack.start("embedded", gateway)];
  if (first === undefined || second === undefined) throw new Error("the embedded host did not start");
  first.declare(single);
  await first.up();
  const scratch = mkdtempSync(join(tmpdir(), "pulumi-oag-states-"));
  const { code, stderr } = await run(["dump", "--out", join(scratch, "oag")], environmentFor(gateway));
  if (code !== 0) throw new Error(stderr);
  const file = join(scratch, "oag/import.json");
  const dumped = JSON.parse(readFileSync(file, "utf8"));
  const [idp, app] = dumped.resources;
  Object.assign(idp, { name: "okta" });
  writeFileSync(file, JSON.stringify(dumped));
  await second.import(file);
  const { __provider: _, ...args } = app.inputs;
  const secret = { ...args.attributes["X-TRUST"], value: "secret value" };
  const references = { idpId: "$idp.okta.id", certificateId: "$certificate.wildcard.id" };
  const spec = {
    ...single,
    apps: { payroll: { args: { ...args, ...references, attributes: { ...args.attributes, "X-TRUST": secret } } } },
  };
  const pending = ["update okta", "update payroll"];
  writeRecorded(join(folder, `${name}.json`), { about, finished: false, pending, spec }, second.stateText, gateway);
  for (const stack of [first, second]) stack.stop();
  rmSync(scratch, { recursive: true });
  await stopGateways();
  console.log(`tests/states/${version}/${name}.json: ${about}`);
}

const stackOf = async (gateway: Gateway) => {
  const stack = await ScenarioStack.start("embedded", gateway);
  if (stack === undefined) throw new Error("the embedded host did not start");
  stack.configure("oag:scopes", offlineScopes.join(" "));
  return stack;
};

/** Offline mode, as it comes to be: failover is automatic only after service and directory are there, apps after that. */
async function recordOffline(name: string, about: string): Promise<void> {
  const gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
  const stack = await stackOf(gateway);
  const { okta, ...rest } = offline.idps as { okta: { args: object } };
  const wayBack = { ...offline, apps: {}, idps: { ...rest, okta: { args: { ...okta.args, failoverMode: "DISABLED" } } } };
  for (const spec of [wayBack, offline]) {
    stack.declare(spec);
    const told = errors(await stack.up());
    if (told.length > 0) throw new Error(`${name}: ${told.join("\n")}`);
  }
  writeRecorded(join(folder, `${name}.json`), { about, finished: true, spec: offline, wayBack }, stack.stateText, gateway);
  stack.stop();
  await stopGateways();
  console.log(`tests/states/${version}/${name}.json: ${about}`);
}

if (isAsked("offline")) await recordOffline("offline", "a service, a directory, failover, an app in offline mode and one that needs it");
if (isAsked("imported"))
  await recordImported("imported", "an identity provider and an app right after an import, their secrets not known yet");
