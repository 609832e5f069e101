import { expect } from "chai";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import { app, uuid as id, saml } from "../../support/arguments.ts";
import { told } from "../../support/checked.ts";
import type { Json } from "../../support/resource.ts";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const directory: Json = {
  idpId: id,
  type: "OPEN_LDAP",
  connection: { connectionUrl: "ldaps://ldap.example.com:636", bindDn: "cn=reader", bindCredential: "BIND-CANARY" },
  config: { userSearchDn: "ou=people", groupSearchDn: "ou=groups" },
};
const service: Json = {
  serverNodes: ["node1.example.com"],
  database: { type: "mysql", host: "db.internal", port: 3306, name: "oag", username: "USER-CANARY", password: "PASSWORD-CANARY" },
  publicDomain: "login.example.com",
  certificateId: id,
};
const okta: Json = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "t" };

/** What the preview says of a program: what it refuses, and what it only tells. */
function preview(kind: keyof typeof lifecycles, news: Json, olds: Json = {}): { refused: string[]; told: string[] } {
  const notices: string[] = [];
  const refused = told(lifecycles[kind])(olds, news, { validation: "strict", notice: (text) => notices.push(text) });
  expect([...refused, ...notices].join("\n")).to.not.include("CANARY");
  return { refused, told: notices };
}

const url = "connection.connectionUrl: must be ldaps:// or ldap://, a host and an optional port, for example ldaps://ldap.example.com:636";
const port = "connection.connectionUrl: must have a port from 1 to 65535";
const clear = "connection.connectionUrl: is ldap://, so bindCredential crosses the network in clear; use ldaps:// where the server has it";
const node = "must be a host name without scheme, port and path, for example node1.example.com";

describe("bad input of offline mode is told in the preview, with place, allowed values and cure", () => {
  const connected = (connectionUrl: unknown, change: Json = {}): Json => ({
    ...directory,
    connection: { ...directory.connection, connectionUrl, ...change },
  });

  for (const [what, connectionUrl, refused] of [
    ["no host", "ldaps://", url],
    ["no scheme", "ldap.example.com:636", url],
    ["another scheme", "https://ldap.example.com", url],
    ["a path", "ldaps://ldap.example.com/dc=CANARY", url],
    ["a user and a password", "ldaps://reader:PASSWORD-CANARY@ldap.example.com", url],
    ["an empty port", "ldaps://ldap.example.com:", url],
    ["a port that is no number", "ldaps://ldap.example.com:ldaps", url],
    ["blanks around it", " ldaps://ldap.example.com ", url],
    ["nothing", "", url],
    ["port 0", "ldaps://ldap.example.com:0", port],
    ["a port that is too high", "ldaps://ldap.example.com:65536", port],
  ] as const)
    it(`a directory's URL with ${what} [directory-url]`, () => {
      expect(preview("directory", connected(connectionUrl)).refused).to.deep.equal([refused]);
    });

  it("a directory's URL that is right: any case, an address, the last port, a slash, not known yet", () => {
    for (const one of ["LDAPS://LDAP.Example.com", "ldaps://10.0.0.1:65535", "ldaps://[2001:db8::1]:636/", "ldaps://ldap/", unknown])
      expect(preview("directory", connected(one)), one).to.deep.equal({ refused: [], told: [] });
  });

  it("a credential over ldap:// is told once, when that is new [directory-in-clear]", () => {
    for (const one of ["ldap://ldap.example.com", "LDAP://ldap.example.com:389"]) {
      expect(preview("directory", connected(one)), one).to.deep.equal({ refused: [], told: [clear] });
      expect(preview("directory", connected(one), connected(one)).told).to.deep.equal([]);
    }
    expect(preview("directory", connected("ldap://ldap.example.com", { bindCredential: undefined })).told).to.deep.equal([]);
    expect(preview("directory", connected("ldap://ldap.example.com", { bindCredential: unknown })).told).to.deep.equal([clear]);
  });

  it("a directory of one type with the attributes of the other, both ways round", () => {
    const config = (change: Json) => ({ ...directory.config, ...change });
    const foreign = (name: string, of: string, type: string) =>
      `config.${name}: is an attribute of ${of}, but the type is ${type}: look whether users are found by it`;
    expect(
      preview("directory", { ...directory, config: config({ usernameLDAPAttribute: "sAMAccountName", uniqueIdAttribute: "objectGUID" }) }),
    ).to.deep.equal({
      refused: [],
      told: ["usernameLDAPAttribute", "uniqueIdAttribute"].map((name) => foreign(name, "ACTIVE_DIRECTORY", "OPEN_LDAP")),
    });
    expect(
      preview("directory", {
        ...directory,
        type: "ACTIVE_DIRECTORY",
        config: config({ uniqueIdAttribute: "entryUUID", rdnLdapAttribute: "uid" }),
      }).told,
    ).to.deep.equal(["uniqueIdAttribute", "rdnLdapAttribute"].map((name) => foreign(name, "OPEN_LDAP", "ACTIVE_DIRECTORY")));
    expect(preview("directory", { ...directory, type: unknown, config: config({ rdnLdapAttribute: "uid" }) }).told).to.deep.equal([]);
  });

  it("a directory of a type that is none, under nothing, or with members at the wrong place", () => {
    expect(
      preview("directory", { ...directory, type: "OPENLDAP", idpId: undefined, bindCredential: "BIND-CANARY" }).refused,
    ).to.have.members([
      'type: allowed are OPEN_LDAP, ACTIVE_DIRECTORY (not "OPENLDAP"); did you mean OPEN_LDAP?',
      "idpId: is required (the id of what a directory is under)",
      "bindCredential: is not an argument here; allowed are idpId, type, connection, config",
    ]);
    expect(preview("directory", { ...directory, config: { userSearchDN: "ou=people" } }).refused).to.have.members([
      "config.userSearchDn: is required",
      "config.groupSearchDn: is required",
      "config.userSearchDN: is not an argument here; did you mean userSearchDn?",
    ]);
  });

  it("a service without a node, or with one that is no host name [service-nodes]", () => {
    const none = "serverNodes: needs at least one node of the cluster, by its host name";
    for (const serverNodes of [undefined, []])
      expect(preview("authenticationService", { ...service, serverNodes }).refused).to.deep.equal([none]);
    for (const one of ["", " ", "https://node1.example.com", "node1:443", "node1/x"])
      expect(preview("authenticationService", { ...service, serverNodes: ["node1", one] }).refused, one).to.deep.equal([
        `serverNodes.1: ${node}`,
      ]);
    for (const serverNodes of [unknown, [unknown], ["node1", unknown], ["10.0.0.1"]])
      expect(preview("authenticationService", { ...service, serverNodes }).refused).to.deep.equal([]);
  });

  it("a service with a URL for a host, or a port that is none", () => {
    const with_ = (database: Json, change: Json = {}) =>
      preview("authenticationService", { ...service, ...change, database: { ...service.database, ...database } }).refused;
    const host = "must be a host name without scheme, port and path, for example";
    expect(with_({ host: "mysql://db.internal" }, { publicDomain: "https://login.example.com/" })).to.deep.equal([
      `publicDomain: ${host} login.example.com`,
      `database.host: ${host} db.example.com`,
    ]);
    expect(with_({ host: "db.internal:3306" })).to.deep.equal([`database.host: ${host} db.example.com`]);
    for (const one of [0, -1, 65_536]) expect(with_({ port: one })).to.deep.equal(["database.port: must be a number from 1 to 65535"]);
    expect(with_({ port: "3306" })).to.deep.equal(["database.port: must be a whole number, not a text"]);
    expect(with_({ type: "postgres" })).to.deep.equal(["database.type: allowed are mysql"]);
    for (const one of [unknown, "db", "10.0.0.1", "2001:db8::1", "db_1"]) expect(with_({ host: one, port: unknown })).to.deep.equal([]);
  });

  it("a health policy with an interval that the API does not have, or a number out of its bounds [health-policy-bounds]", () => {
    const policy = (healthPolicy: Json) => preview("idp", { ...okta, healthPolicy }).refused;
    expect(policy({ healthCheckInterval: 90 })).to.deep.equal([
      'healthPolicy.healthCheckInterval: allowed are 60, 120, 180, 240, 300 (not "90")',
    ]);
    expect(policy({ timeout: 0, maxRetries: 6, recoveryCooldownInterval: 60 })).to.deep.equal([
      "healthPolicy.timeout: must be a number from 1 to 10",
      "healthPolicy.maxRetries: must be a number from 0 to 5",
      "healthPolicy.recoveryCooldownInterval: must be a number from 120 to 6000",
    ]);
    expect(preview("idp", { ...okta, failoverMode: "AUTO" }).refused).to.deep.equal([
      'failoverMode: allowed are AUTOMATIC, DISABLED (not "AUTO")',
    ]);
  });

  it("an app's offline mode that is none, or of a type that has none of its own", () => {
    expect(preview("app", { ...app, offlineMode: { state: "ON" } }).refused).to.deep.equal([
      'offlineMode.state: allowed are ACTIVE, INACTIVE, TEST (not "ON")',
    ]);
    expect(preview("app", { ...app, offlineMode: "ACTIVE" }).refused).to.deep.equal([
      'offlineMode: must be an object of settings, for example { state: "ACTIVE" }, not a text',
    ]);
    expect(preview("app", { ...saml, offlineMode: { state: "ACTIVE" } }).refused).to.deep.equal([
      "offlineMode: does not belong to an app of type OAG_SAML, only to proxied types",
    ]);
  });

  it("an import line that can be no id of the kind", () => {
    expect(preview("directory", { ...directory, __import: id }).refused).to.deep.equal([
      'import: must be `idpId/id`: the id of what a directory is under, a slash, and its own; an id has letters, digits, "-" and "_", at most 64, for example 6f1f2f0a-0000-4000-8000-000000000000; the import.json of `npx pulumi-oag-cli dump` has all (so must an entry of oag:adopt)',
    ]);
    expect(preview("authenticationService", { ...service, __import: "oag.example.com" }).refused).to.deep.equal([
      "import: must be the origin of the gateway, for example https://oag.example.com: it has one (so must an entry of oag:adopt)",
    ]);
  });
});
