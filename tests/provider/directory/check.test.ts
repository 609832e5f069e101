import { expect } from "chai";
import type { Json } from "../../support/basics/json.ts";
import { unknown } from "../../support/basics/unknown.ts";
import { uuid as id } from "../../support/resources/arguments.ts";
import { previewed } from "../../support/resources/previewed.ts";

const directory: Json = {
  idpId: id,
  type: "OPEN_LDAP",
  connection: { connectionUrl: "ldaps://ldap.example.com:636", bindDn: "cn=reader", bindCredential: "BIND-CANARY" },
  config: { userSearchDn: "ou=people", groupSearchDn: "ou=groups" },
};

const url = "connection.connectionUrl: must be ldaps:// or ldap://, a host and an optional port, for example ldaps://ldap.example.com:636";
const port = "connection.connectionUrl: must have a port from 1 to 65535";
const clear = "connection.connectionUrl: is ldap://, so bindCredential crosses the network in clear; use ldaps:// where the server has it";

describe("bad input of an OagDirectory is told in the preview, with place, allowed values and cure", () => {
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
      expect(previewed("directory", connected(connectionUrl)).refused).to.deep.equal([refused]);
    });

  it("a directory's URL that is right: any case, an address, the last port, a slash, not known yet", () => {
    for (const one of ["LDAPS://LDAP.Example.com", "ldaps://10.0.0.1:65535", "ldaps://[2001:db8::1]:636/", "ldaps://ldap/", unknown])
      expect(previewed("directory", connected(one)), one).to.deep.equal({ refused: [], told: [] });
  });

  it("a credential over ldap:// is told once, when that is new [directory-in-clear]", () => {
    for (const one of ["ldap://ldap.example.com", "LDAP://ldap.example.com:389"]) {
      expect(previewed("directory", connected(one)), one).to.deep.equal({ refused: [], told: [clear] });
      expect(previewed("directory", connected(one), connected(one)).told).to.deep.equal([]);
    }
    expect(previewed("directory", connected("ldap://ldap.example.com", { bindCredential: undefined })).told).to.deep.equal([]);
    expect(previewed("directory", connected("ldap://ldap.example.com", { bindCredential: unknown })).told).to.deep.equal([clear]);
  });

  it("a directory of one type with the attributes of the other, both ways round", () => {
    const config = (change: Json) => ({ ...directory.config, ...change });
    const foreign = (name: string, of: string, type: string) =>
      `config.${name}: is an attribute of ${of}, but the type is ${type}: look whether users are found by it`;
    expect(
      previewed("directory", {
        ...directory,
        config: config({ usernameLDAPAttribute: "sAMAccountName", uniqueIdAttribute: "objectGUID" }),
      }),
    ).to.deep.equal({
      refused: [],
      told: ["usernameLDAPAttribute", "uniqueIdAttribute"].map((name) => foreign(name, "ACTIVE_DIRECTORY", "OPEN_LDAP")),
    });
    expect(
      previewed("directory", {
        ...directory,
        type: "ACTIVE_DIRECTORY",
        config: config({ uniqueIdAttribute: "entryUUID", rdnLdapAttribute: "uid" }),
      }).told,
    ).to.deep.equal(["uniqueIdAttribute", "rdnLdapAttribute"].map((name) => foreign(name, "OPEN_LDAP", "ACTIVE_DIRECTORY")));
    expect(previewed("directory", { ...directory, type: unknown, config: config({ rdnLdapAttribute: "uid" }) }).told).to.deep.equal([]);
  });

  it("a directory of a type that is none, under nothing, or with members at the wrong place", () => {
    expect(
      previewed("directory", { ...directory, type: "OPENLDAP", idpId: undefined, bindCredential: "BIND-CANARY" }).refused,
    ).to.have.members([
      'type: allowed are OPEN_LDAP, ACTIVE_DIRECTORY (not "OPENLDAP"); did you mean OPEN_LDAP?',
      "idpId: is required (the id of what a directory is under)",
      "bindCredential: is not an argument here; allowed are idpId, type, connection, config",
    ]);
    expect(previewed("directory", { ...directory, config: { userSearchDN: "ou=people" } }).refused).to.have.members([
      "config.userSearchDn: is required",
      "config.groupSearchDn: is required",
      "config.userSearchDN: is not an argument here; did you mean userSearchDn?",
    ]);
  });

  it("an import line that can be no id of the kind", () => {
    expect(previewed("directory", { ...directory, __import: id }).refused).to.deep.equal([
      'import: must be `idpId/id`: the id of what a directory is under, a slash, and its own; an id has letters, digits, "-" and "_", at most 64, for example 6f1f2f0a-0000-4000-8000-000000000000; the import.json of `npx pulumi-oag-cli dump` has all (so must an entry of oag:adopt)',
    ]);
  });
});
