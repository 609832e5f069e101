import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import { told } from "../../support/checked.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateway.ts";
import { directoryArgs, offlineScopes, seedDirectory, seedService, serviceArgs } from "../../support/offline-resources.ts";
import { configFor, fullApp, type Json, type KindName, OneResource, seedIdp } from "../../support/resource.ts";

const scopes = [...offlineScopes, "okta.oag.cert.read"];

const saml = (gateway: Gateway): Json => ({
  type: "OAG_SAML",
  label: "Payroll",
  idpId: seedIdp(gateway),
  clientId: "urn:sp",
  acsUrl: "https://sp.example.com/acs",
  postLoginUrl: "https://sp.example.com/",
  logoutUrl: "https://sp.example.com/out",
  attributes: { mail: { source: "IDP", value: "email" } },
});
const oidc = (gateway: Gateway): Json => ({
  type: "OAG_OIDC",
  label: "Payroll",
  idpId: seedIdp(gateway),
  oidc: { applicationType: "web" },
});
const okta: Json = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "token-1" };
const auth0: Json = { type: "IDP_AUTH0", domain: "acme.auth0.com", tenant: "acme", clientId: "c", clientSecret: "s" };

/** A newer member at one place of a program: how it is declared, and where the gateway keeps it. */
interface Place {
  where: string;
  kind?: KindName;
  program(gateway: Gateway): Json;
  declare(program: Json, value: unknown): Json;
  stored(gateway: Gateway): Json;
  /** What an update of the member alone sends. */
  calls: string[];
}

const A = "/api/v2/apps/{id}";
const app = (gateway: Gateway) => gateway.store.appByLabel("Payroll") as unknown as Json;
const own = { stored: (gateway: Gateway) => app(gateway).own, calls: [`GET ${A}`, `PUT ${A}`] };
const idp = {
  stored: (gateway: Gateway) => [...gateway.store.idps.values()][0]?.own as Json,
  calls: ["GET /api/v2/idps/{id}", "PUT /api/v2/idps/{id}"],
};
const atTop = (program: Json, novelty: unknown) => ({ ...program, novelty });
const inBlock =
  (name: string) =>
  (program: Json, novelty: unknown): Json => ({ ...program, [name]: { ...program[name], novelty } });
const inItem =
  (name: string, key: string) =>
  (program: Json, novelty: unknown): Json => ({ ...program, [name]: { ...program[name], [key]: { ...program[name][key], novelty } } });
const block = (name: string, path = name) => ({
  where: `the block ${name}`,
  program: fullApp,
  declare: inBlock(name),
  stored: (gateway: Gateway) => app(gateway)[name],
  calls: [`GET ${A}/${path}`, `PUT ${A}/${path}`],
});
const item = (name: string, key: string, list: string, path: string) => ({
  where: `an item of ${name}`,
  program: fullApp,
  declare: inItem(name, key),
  stored: (gateway: Gateway) => app(gateway)[list][0],
  calls: [`GET ${A}/${path}`, `PUT ${A}/${path}/{id}`],
});

const directories = (gateway: Gateway, idpId: string) => gateway.store.offline.failoverOf(idpId).directories;
/** The only identity provider of a gateway that is ready for directories. */
function readyIdp(gateway: Gateway): string {
  seedService(gateway);
  const [idpId = seedIdp(gateway, undefined, "DISABLED")] = gateway.store.idps.keys();
  return idpId;
}
const D = "/api/v2/idps/{id}/offline-mode/directories/{id}";
const directory = (where: string, declare: Place["declare"], stored: (own: Json) => Json): Place => ({
  where,
  kind: "directory",
  program: (gateway) => directoryArgs(readyIdp(gateway)),
  declare,
  stored: (gateway) => stored(directories(gateway, readyIdp(gateway))[0]?.own as Json),
  calls: [`GET ${D}`, `PUT ${D}`],
});
const S = "/api/v2/settings/authentication-service";
const service = (where: string, declare: Place["declare"], stored: (own: Json) => Json): Place => ({
  where,
  kind: "authenticationService",
  program: serviceArgs,
  declare,
  stored: (gateway) => stored(gateway.store.offline.service?.own as Json),
  calls: [`GET ${S}`, `POST ${S}`, `GET ${S}/health-check`, `GET ${S}`, `GET ${S}/health-check`],
});
const O = `${A}/offline-mode`;

const places: Place[] = [
  { where: "a proxied app", program: fullApp, declare: atTop, ...own },
  { where: "a SAML app", program: saml, declare: atTop, ...own },
  { where: "an OIDC app", program: oidc, declare: atTop, ...own },
  { where: "the settings of an OIDC app", program: oidc, declare: inBlock("oidc"), ...own, stored: (gateway) => app(gateway).own.oidc },
  block("behavior"),
  block("session"),
  block("healthCheck", "health-check"),
  item("protectedResources", "main", "resources", "resources"),
  item("attributes", "REMOTE_USER", "attributes", "attributes"),
  item("policies", "/", "policies", "policies"),
  { where: "an Okta identity provider", kind: "idp", program: () => okta, declare: atTop, ...idp },
  { where: "an Auth0 identity provider", kind: "idp", program: () => auth0, declare: atTop, ...idp },
  {
    where: "the health policy of an identity provider",
    kind: "idp",
    program: () => ({ ...okta, healthPolicy: { failureThreshold: 5 } }),
    declare: inBlock("healthPolicy"),
    stored: (gateway) => gateway.store.offline.failoverOf([...gateway.store.idps.keys()][0] as string).healthPolicy,
    calls: ["GET /api/v2/idps/{id}/offline-mode/health-policy", "PUT /api/v2/idps/{id}/offline-mode/health-policy"],
  },
  {
    where: "the offline mode of an app",
    program: (gateway) => {
      seedService(gateway);
      const args = fullApp(gateway, { offlineMode: { state: "TEST" } });
      if (directories(gateway, args.idpId).length === 0) seedDirectory(gateway, args.idpId);
      return args;
    },
    declare: inBlock("offlineMode"),
    stored: (gateway) => gateway.store.offline.appOf(app(gateway).id).newer as Json,
    calls: [`GET ${O}`, `POST ${O}`],
  },
  directory("a directory", atTop, (own) => own),
  directory("the connection of a directory", inBlock("connection"), ({ connection }) => connection),
  directory("the settings of a directory", inBlock("config"), ({ config }) => config),
  service("the authentication service", atTop, (own) => own),
  service("the database of the authentication service", inBlock("database"), ({ database }) => database),
];

describe("a member that is newer than this version", () => {
  let gateway: Gateway;
  const write = process.stderr.write;
  beforeEach(async () => {
    gateway = await startGateway({ scopes, reading: { newer: ["novelty"], initialising: 0 } });
    process.stderr.write = (() => true) as typeof write;
  });
  afterEach(async () => {
    process.stderr.write = write;
    await stopGateways();
  });
  const configured = () => ({ ...configFor(gateway), "oag:scopes": scopes.join(" ") });
  const warned = (kind: KindName = "app") => new OneResource(kind, gateway, { ...configured(), "oag:validation": "warn" });
  const calls = () => gateway.log.calls.map((call) => withoutIds(call).replace("app-oidc-1", "{id}"));

  for (const { where, kind, program, declare, stored, calls: expected } of places) {
    it(`in ${where} goes its whole life under oag:validation warn: sent, kept, compared, repaired, released [newer-members]`, async () => {
      const resource = warned(kind);
      const base = program(gateway);
      const declared = (value: unknown) => declare(base, value);

      expect(await resource.up(declared("one"))).to.deep.equal({ op: "create" });
      expect(stored(gateway).novelty, "created").to.equal("one");
      gateway.log.clear();
      expect(await resource.up(declared("one"))).to.deep.equal({ op: "same" });
      expect(calls()).to.deep.equal([]);

      expect(await resource.up(declared("two"))).to.deep.equal({ op: "update" });
      expect(calls()).to.deep.equal(expected);
      expect(stored(gateway).novelty, "updated").to.equal("two");
      await resource.refresh();
      expect((await resource.diff(declared("two"))).changes, "reads back as declared").to.equal(false);

      stored(gateway).novelty = "by hand";
      await resource.refresh();
      expect(JSON.stringify(resource.outputs)).to.include('"novelty":"by hand"');
      expect((await resource.diff(declared("two"))).changes, "drift is seen").to.not.equal(false);
      expect(await resource.up(declared("two"))).to.deep.equal({ op: "update" });
      expect(stored(gateway).novelty, "repaired").to.equal("two");

      delete stored(gateway).novelty;
      await resource.refresh();
      expect(JSON.stringify(resource.outputs)).to.not.include('"novelty":');
      expect(await resource.up(declared("two"))).to.deep.equal({ op: "update" });
      expect(stored(gateway).novelty, "given back").to.equal("two");

      gateway.log.clear();
      expect((await resource.diff(base)).changes, "its release is shown").to.not.equal(false);
      expect(await resource.up(base)).to.deep.equal({ op: "update" });
      expect(gateway.log.writes, "and nothing is sent").to.deep.equal([]);
      expect(stored(gateway).novelty, "left alone").to.equal("two");
      await resource.refresh();
      expect((await resource.diff(base)).changes).to.equal(false);
      expect(JSON.stringify([resource.outputs, resource.inputs]), "no longer known").to.not.include("novelty");

      expect(await resource.up(declared("three")), "declared on an object that exists").to.deep.equal({ op: "update" });
      expect(stored(gateway).novelty).to.equal("three");
      await resource.destroy();
    });

    it(`in ${where} is refused by a strict check, and never by one that warns`, () => {
      const judge = told(lifecycles[kind ?? "app"]);
      const notices: string[] = [];
      const with_ = (validation: "strict" | "warn") =>
        judge({}, declare(program(gateway), "one"), { validation, notice: (text: string) => notices.push(text) });
      expect(with_("strict").join()).to.match(/novelty: is not an argument here/);
      expect(notices).to.deep.equal([]);
      expect(with_("warn")).to.deep.equal([]);
      expect(notices.filter((text) => text.includes("novelty")).join()).to.match(
        /novelty: is not an argument here.*; sent as it is, since oag:validation is warn$/,
      );
    });
  }

  it("is not sent to a gateway by a program that is checked strictly", async () => {
    const strict = new OneResource("app", gateway);
    expect((await strict.up({ ...fullApp(gateway), novelty: "one" })).error).to.include("novelty: is not an argument here");
    expect(calls()).to.deep.equal([]);
  });

  it("may be an object or a list, to which the gateway adds members of its own", async () => {
    const resource = warned();
    const novelty = { list: ["b", "a"], inner: { on: true } };
    gateway.tamper = (_operation, body) =>
      JSON.parse(JSON.stringify(body), (name, value) => (name === "inner" ? { ...value, added: 1 } : value));
    const declared = fullApp(gateway, {
      novelty,
      policies: { "/": { rule: "PROTECTED", novelty } },
      session: { idleSessionTimeout: 1800, novelty },
    });
    expect(await resource.up(declared)).to.deep.equal({ op: "create" });
    await resource.refresh();
    expect((await resource.diff(declared)).changes).to.equal(false);
    const changed = {
      ...declared,
      novelty: { ...novelty, inner: { on: false } },
      policies: { "/": { rule: "PROTECTED", novelty: { ...novelty, inner: { on: false } } } },
      session: { idleSessionTimeout: 1800, novelty: { ...novelty, inner: { on: false } } },
    };
    expect(await resource.up(changed)).to.deep.equal({ op: "update" });
    for (const part of [app(gateway).own, app(gateway).policies[0], app(gateway).session]) expect(part.novelty.inner.on).to.equal(false);
  });

  it("may be an object to which the gateway adds members of its own, of an identity provider too", async () => {
    const resource = warned("idp");
    gateway.tamper = (_operation, body) =>
      JSON.parse(JSON.stringify(body), (name, value) => (name === "inner" ? { ...value, added: 1 } : value));
    const declared = { ...okta, novelty: { inner: { on: true } } };
    expect(await resource.up(declared)).to.deep.equal({ op: "create" });
    await resource.refresh();
    expect((await resource.diff(declared)).changes).to.equal(false);
    expect(resource.inputs?.novelty).to.deep.equal(declared.novelty);
    gateway.log.clear();
    expect(await resource.up(declared)).to.deep.equal({ op: "same" });
    const changed = { ...okta, novelty: { inner: { on: false } } };
    expect(await resource.up(changed)).to.deep.equal({ op: "update" });
    expect(calls()).to.deep.equal(["GET /api/v2/idps/{id}", "PUT /api/v2/idps/{id}"]);
    await resource.refresh();
    expect((await resource.diff(changed)).changes).to.equal(false);
  });

  it("that no program declares stays out of the state, and is written back [newer-members-undeclared]", async () => {
    const resource = warned();
    await resource.up(fullApp(gateway));
    for (const part of [app(gateway).own, app(gateway).session, app(gateway).policies[0]]) part.novelty = "by hand";
    await resource.refresh();
    expect(JSON.stringify([resource.outputs, resource.inputs])).to.not.include("novelty");
    const change = {
      description: "d",
      session: { idleSessionTimeout: 99 },
      policies: { "/": { rule: "NO_AUTH" }, "/public": { rule: "NO_AUTH" } },
    };
    expect(await resource.up(fullApp(gateway, change))).to.deep.equal({ op: "update" });
    for (const part of [app(gateway).own, app(gateway).session, app(gateway).policies[0]]) expect(part.novelty).to.equal("by hand");
  });

  for (const { where, kind, program, declare, stored } of places.filter(({ kind }) => kind !== undefined)) {
    it(`in ${where} that no program declares stays out of the state, and is written back`, async () => {
      const resource = warned(kind);
      const declared = program(gateway);
      expect(await resource.up(declared)).to.deep.equal({ op: "create" });
      stored(gateway).novelty = "by hand";
      await resource.refresh();
      expect(JSON.stringify([resource.outputs, resource.inputs])).to.not.include("novelty");
      expect((await resource.diff(declared)).changes).to.equal(false);
      // The nearest member to it that a program may change.
      const change: Json = declare({}, {}).healthPolicy
        ? { healthPolicy: { failureThreshold: 7 } }
        : kind === "directory"
          ? {
              connection: { ...declared.connection, bindDn: "cn=other" },
              config: { ...declared.config, groupSearchDn: "ou=teams" },
            }
          : kind === "idp"
            ? { description: "other" }
            : { serverNodes: ["other.example.com"], database: { ...declared.database, name: "other" } };
      expect(await resource.up({ ...declared, ...change })).to.deep.equal({ op: "update" });
      expect(stored(gateway).novelty).to.equal("by hand");
      expect(JSON.stringify([resource.outputs, resource.inputs])).to.not.include("novelty");
    });
  }

  it("that the gateway refuses fails the change, and is never dropped to get the rest through", async () => {
    const resource = warned();
    const declared = fullApp(gateway, { novelty: "one", session: { idleSessionTimeout: 1800, novelty: "one" } });
    await resource.up(declared);
    gateway.reading.newer = [];
    const change = { description: "d", session: { idleSessionTimeout: 99, novelty: "one" } };
    const { reasons = [], error } = await resource.up({ ...declared, ...change });
    expect([...reasons, error].join()).to.include("Request validation failed");
    expect(app(gateway).own).to.include({ novelty: "one" }).and.not.have.property("description");
    expect(app(gateway).session).to.include({ novelty: "one", idleSessionTimeout: 1800 });
  });

  it("that the gateway refuses within a member fails the change, too, while one that no program declares is left out", async () => {
    const resource = warned("directory");
    const declared = directoryArgs(readyIdp(gateway));
    declared.connection.novelty = "one";
    await resource.up(declared);
    const [stored] = directories(gateway, declared.idpId);
    (stored?.own.config as Json).novelty = "by hand";
    gateway.reading.newer = [];
    const changed = { ...declared, connection: { ...declared.connection, bindDn: "cn=other" } };
    expect((await resource.up(changed)).error).to.include("/connection additionalProperties");
    expect(stored?.own.connection).to.include({ bindDn: "cn=reader", novelty: "one" });
    const { novelty: _, ...connection } = changed.connection;
    expect(await resource.up({ ...changed, connection })).to.deep.equal({ op: "update" });
    expect(stored?.own.connection).to.deep.equal({ connectionUrl: declared.connection.connectionUrl, bindDn: "cn=other" });
    expect(stored?.own.config).to.not.have.property("novelty");
  });

  it("that the gateway takes and forgets is told as lost", async () => {
    gateway.reading.newer = [];
    gateway.reading.refuseUnknownMembers = false;
    const resource = warned();
    const { reasons = [] } = await resource.up(
      fullApp(gateway, { novelty: "one", policies: { "/": { rule: "PROTECTED", novelty: "one" } } }),
    );
    expect(reasons).to.have.length(2);
    for (const reason of reasons) expect(reason).to.include("did not keep novelty");
  });

  it("within a member is named when an adoption is refused, in quotes where it is no plain word", async () => {
    const args = directoryArgs(readyIdp(gateway));
    const resource = warned("directory");
    expect(await resource.up({ ...args, connection: { ...args.connection, novelty: "one" } })).to.deep.equal({ op: "create" });
    const other = { ...args, __import: resource.id, connection: { ...args.connection, novelty: "two", "odd name": "x" } };
    expect((await warned("directory").up(other)).error).to.match(
      /: connection\.novelty differs; "connection\.odd name" is only in the program \[OAG_DIFFERS\]$/,
    );
  });

  it("is compared when an app is adopted", async () => {
    await warned().up(fullApp(gateway, { novelty: "one", policies: { "/": { rule: "PROTECTED", novelty: "one" } } }));
    const id = app(gateway).id;
    const other = fullApp(gateway, { __import: id, novelty: "two", policies: { "/": { rule: "PROTECTED", novelty: "two" } } });
    const { error } = await warned().up(other);
    expect(error).to.include("novelty differs").and.include('policy "/" differs');
    const same = fullApp(gateway, { __import: id, novelty: "one", policies: { "/": { rule: "PROTECTED", novelty: "one" } } });
    expect(await warned().up(same)).to.deep.equal({ op: "create" });
  });
});
