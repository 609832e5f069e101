import { expect } from "chai";
import { withoutCredentials } from "../../../cli/dist/dump/credentials.js";

describe("what a dump keeps of an object", () => {
  it("is all but credentials, those within its objects included, whoever showed them", () => {
    const connection = { connectionUrl: "ldaps://ldap.internal:636", bindDn: "cn=oag", bindCredential: "CANARY" };
    const database = { type: "mysql", host: "db", name: "oag", username: "CANARY", password: "CANARY" };
    expect(withoutCredentials({ type: "OPEN_LDAP", connection, settings: [{ database }], apiToken: "CANARY" })).to.deep.equal({
      type: "OPEN_LDAP",
      connection: { connectionUrl: "ldaps://ldap.internal:636", bindDn: "cn=oag" },
      settings: [{ database: { type: "mysql", host: "db", name: "oag" } }],
    });
  });

  it("is every item of a map, whatever somebody called it", () => {
    const attributes = { password: { source: "IDP", value: "login" }, trust: { source: "SECRET", value: "CANARY" } };
    expect(withoutCredentials({ attributes })).to.deep.equal({
      attributes: { password: { source: "IDP", value: "login" }, trust: { source: "SECRET" } },
    });
  });
});
