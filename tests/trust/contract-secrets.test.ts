import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import {
  OagApp,
  type OagAppArgs,
  OagAuthenticationService,
  type OagAuthenticationServiceArgs,
  OagDirectory,
  type OagDirectoryArgs,
  OagIdentityProvider,
  type OagIdentityProviderArgs,
} from "pulumi-oag";
import type { Gateway } from "pulumi-oag-simulator";
import { kinds } from "../../dist/provider/kinds/index.js";
import { environmentFor } from "../support/commands/command.ts";
import { DumpCommand } from "../support/commands/dump-command.ts";
import { startGateway } from "../support/gateways/gateway.ts";
import { unmarked } from "../support/models/secret-hunt.ts";
import { unknownValue } from "../support/programs/program.ts";
import { sentBy } from "../support/programs/wire.ts";
import { canaries, isSealed, planted, schemasOf, type Told, toldOf, variants } from "../support/readers/contract-secrets.ts";
import { directoryArgs, offlineScopes, seedDirectory, seedService, serviceArgs } from "../support/resources/offline-resources.ts";
import { configFor, fullApp, type Json, newGateways, OneResource, seedIdp } from "../support/resources/resource.ts";

const scopes = [...offlineScopes, "okta.oag.app.secrets.read"];

const construct = {
  app: (args: Json) => new OagApp("one", args as OagAppArgs),
  idp: (args: Json) => new OagIdentityProvider("one", args as OagIdentityProviderArgs),
  directory: (args: Json) => new OagDirectory("one", args as OagDirectoryArgs),
  authenticationService: (args: Json) => new OagAuthenticationService("one", args as OagAuthenticationServiceArgs),
};

const writes = [
  ...["createApplication", "replaceApplication", "createAttribute", "replaceAttribute", "createPolicy", "replacePolicy"],
  ...["createProtectedResource", "replaceResource", "replaceBehavior", "replaceSession", "replaceHealthCheck"],
  ...["createIDP", "replaceIDP", "replaceOfflineModeHealthPolicy", "enableAuthenticationServiceSetting"],
  ...["createOfflineModeDirectory", "replaceOfflineModeDirectory"],
];

const deletions = [
  "deactivateApplication",
  "deleteApplication",
  "deleteIDP",
  "deleteOfflineModeDirectory",
  "disableAuthenticationServiceSetting",
];

/** What a resource of each variant has to have, and one part of each kind. */
const bases: Record<string, (gateway: Gateway) => Json> = {
  "a proxied app": (gateway) =>
    fullApp(gateway, {
      loadBalanced: true,
      attributes: { "CANARY-KEY": { source: "IDP", value: "login" } },
      policies: { "/": { rule: "PROTECTED" }, "/canary": { rule: "PROTECTED" } },
      protectedResources: { "https://canary.internal": {} },
      healthCheck: { interval: 20 },
    }),
  "a SAML app": (gateway) => ({
    ...{ type: "OAG_SAML", label: "S", idpId: seedIdp(gateway), clientId: "urn:sp", acsUrl: "https://s/acs", postLoginUrl: "https://s/" },
    ...{ logoutUrl: "https://s/out", attributes: { "CANARY-KEY": { source: "IDP", value: "login" } }, behavior: { singleLogout: true } },
  }),
  "an OIDC app": (gateway) => ({ type: "OAG_OIDC", label: "O", idpId: seedIdp(gateway), oidc: { applicationType: "web" } }),
  "an Okta identity provider": () => ({ type: "IDP_OKTA", domain: "new.okta.com", apiToken: "t", healthPolicy: { timeout: 5 } }),
  "an Auth0 identity provider": () => ({
    ...{ type: "IDP_AUTH0", domain: "new.auth0.com", tenant: "new", clientId: "client", clientSecret: "s" },
  }),
  "a directory": (gateway) => directoryArgs(seedIdp(gateway, undefined, "DISABLED")),
  "an authentication service": serviceArgs,
};

/** Of a gateway of this size, what a program does not say; the client secret of an OIDC app, which the stand-in makes, is one of them. */
const made = /secret-of-/;

describe("what the contract says to be secret", function suite() {
  this.timeout(120_000);
  let gateway: Gateway;
  const { dump, out } = DumpCommand.forEachTest(() => gateway);
  const schemas = schemasOf();

  it("is every member that the tables of the kinds call so, at any depth [contract-secrets-tables]", () => {
    const missed = Object.entries(kinds).flatMap(([kind, { variants: all, secrets = [] }]) => {
      const places = new Set(secrets.map(({ path }) => path.join(".")));
      const tables = all.flatMap(({ members, updateMembers = {}, readMembers = {}, aspects }) => [
        ...[members, updateMembers, readMembers].map((table) => ({ at: "", table })),
        ...aspects.map((aspect) => {
          const { facts = {}, table = {} } = aspect as { facts?: { table?: Json }; table?: Json };
          return facts.table === undefined ? { at: `${aspect.name}.`, table } : { at: `${aspect.name}.*.`, table: facts.table };
        }),
      ]);
      return tables
        .flatMap(({ at, table }) => secretsIn(table, at))
        .filter((path) => !places.has(path))
        .map((path) => `${kind}: ${path}`);
    });
    expect(missed).to.deep.equal([]);
    const found = Object.values(kinds).flatMap(({ variants: all }) => all.flatMap(({ members }) => secretsIn(members, "")));
    expect(found).to.include.members(["spCertificate", "apiToken", "clientSecret", "connection.bindCredential", "database.password"]);
  });

  for (const { name, kind, parts } of variants)
    it(`leaves ${name} sealed or not at all, whoever repeats it [contract-secrets-${name.split(" ").slice(1).join("-").toLowerCase()}]`, async () => {
      const told = toldOf(schemas, parts);
      const [secrets, others] = [told.filter(({ isSecret }) => isSecret), told.filter(({ isSecret }) => !isSecret)];
      gateway = await startGateway({ scopes, reading: { initialising: 0, secretValues: "returned", requireFailover: false } });
      if (kind === "directory") seedService(gateway);
      const base = (bases[name] as (one: Gateway) => Json)(gateway);
      // What is no secret for sure may be in a state, and in no error: those have a canary of another generation.
      const shown = kind === "app" || kind === "idp" ? (generation: number) => ({ description: `generation ${generation}` }) : () => ({});
      const args = (generation: number) => planted(planted({ ...base, ...shown(generation) }, others, generation + 7), secrets, generation);
      const found: string[] = [];
      const notices: string[] = [];
      const notice = (message: string) => notices.push(message);
      const look = (where: string, value: unknown, isResult = false) => {
        const text = isResult ? JSON.stringify(unmarked(value)) : String(value);
        const told = isResult ? /CANARY-[12]-KESTREL|91827[12]\d{3}/ : canaries;
        if (told.test(text) || made.test(text)) found.push(`${where}: ${text}`);
      };
      // A switch cannot be looked for, so that the marks are, as well.
      const sealed = (where: string, props: unknown, among: readonly Told[] = secrets) => {
        look(where, props, true);
        for (const { sealed: path } of among) if (!isSealed(props, path)) found.push(`${where}: ${path.join(".")} has no mark`);
      };
      const resource = () =>
        new OneResource(
          kind,
          gateway,
          { ...configFor(gateway), "oag:scopes": scopes.join(" "), "oag:maxRetries": "0" },
          newGateways({ notice }),
        );

      const [sent] = await sentBy(() => construct[kind](structuredClone(args(1))));
      sealed("what the constructor sends", sent?.object);
      const whole = secrets.flatMap(({ path }) => (path.length === 1 ? path : []));
      expect(sent?.additionalSecretOutputs).to.include.members(whole);

      const one = resource();
      const check = async (where: string, olds: Json, news: Json) => {
        const { inputs, failures } = await one.handler.check(olds, news);
        look(`what check says of ${where}`, failures.map(({ reason }) => reason).join("\n"));
        return { inputs, failures };
      };
      const news = await check("new arguments", {}, args(1));
      expect(news.failures).to.deep.equal([]);
      sealed("the inputs of check", news.inputs);
      const wrong = await check("wrong arguments", {}, { ...args(1), type: "CANARY", idpId: args(1), nothing: args(1) });
      expect(wrong.failures).to.have.length.greaterThan(0);
      const [required = ""] = Object.keys(base).filter((member) => !secrets.some(({ path }) => path[0] === member) && member !== "type");
      sealed("the inputs of a preview", (await check("a preview", {}, { ...args(1), [required]: unknownValue })).inputs);

      const failing = async (step: string, news: Json) => {
        for (const operation of writes) gateway.faults.add({ match: { operation }, status: 400, echo: true, times: 99 });
        const { error, reasons = [] } = await one.up(news);
        gateway.faults.clear();
        expect(error, step).to.be.a("string");
        for (const text of [error, ...reasons]) look(`the error of a failing ${step}`, text);
        for (const thrown of one.thrown)
          look(`what a failing ${step} throws`, [thrown, (thrown as Error).stack, JSON.stringify(unmarked(thrown))].join());
        look(`the state after a failing ${step}`, one.raw, true);
      };
      await failing("create", args(1));
      expect((await one.up(args(1))).error).to.equal(undefined);
      sealed("the result of a create", one.raw);
      if (name === "an OIDC app") expect(isSealed(one.raw, ["clientSecret"])).to.equal(true);
      const id = String(one.id);
      look("a diff", JSON.stringify(await one.diff(args(2))));
      const read = await one.handler.read(id, one.outputs);
      sealed("a refresh", read.props);
      sealed("the inputs of a refresh", read.inputs);
      await failing("update", args(2));
      expect((await one.up(args(2))).error).to.equal(undefined);
      sealed("the result of an update", one.raw);

      look(".get()", await resource().handler.read(id, {}), true);
      const adopted = resource();
      expect((await adopted.up({ ...args(2), __import: id })).error).to.equal(undefined);
      sealed("an import", adopted.raw);
      for (const message of [...one.told, ...adopted.told, ...notices]) look("what was told", message);
      if (kind === "authenticationService") seedDirectory(gateway, seedIdp(gateway));
      const { code, stdout, stderr } = await dump(["--scopes", scopes.join(" ")], "oag", environmentFor(gateway));
      expect(code, stderr).to.equal(0);
      for (const file of filesIn(out())) look(`the dump's ${file}`, JSON.parse(JSON.stringify(readFileSync(file, "utf8"))), true);
      look("what the dump says", stdout + stderr);
      for (const operation of deletions)
        gateway.faults.add({ match: { operation }, status: 400, message: JSON.stringify(args(2)), times: 9 });
      const kept = await one.destroy().then(
        () => undefined,
        (error: Error) => error,
      );
      look("the error of a failing delete", String(kept?.message ?? "there is none: CANARY-0-KESTREL"));
      expect(found).to.deep.equal([]);
    });

  it("is in no error either where the gateway made it and repeats it itself [contract-secrets-made]", async () => {
    gateway = await startGateway({ scopes });
    const app = new OneResource("app", gateway, { ...configFor(gateway), "oag:scopes": scopes.join(" "), "oag:maxRetries": "0" });
    const args = (bases["an OIDC app"] as (one: Gateway) => Json)(gateway);
    expect((await app.up(args)).error).to.equal(undefined);
    const { clientSecret } = app.outputs;
    expect(clientSecret).to.match(made);
    gateway.faults.add({ match: { operation: "replaceApplication" }, status: 400, message: `no ${clientSecret}` });
    expect((await app.up({ ...args, description: "other" })).error).to.include("the gateway answered 400 BAD_REQUEST: no [secret]");
  });
});

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

/** Paths of what a table of the contract's members calls a secret. */
function secretsIn(table: Json, at: string): string[] {
  return Object.entries(table).flatMap(([name, { secret, secretWhere, writeOnly, type, members = {} }]) => {
    const path = `${at}${name}`;
    if (secretWhere !== undefined || (secret ?? writeOnly)) return [path];
    const within = secretsIn(members, `${path}.`);
    return type === "array" && within.length > 0 ? [path] : within;
  });
}
