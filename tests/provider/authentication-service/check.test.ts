import { expect } from "chai";
import type { Json } from "../../support/basics/json.ts";
import { unknown } from "../../support/basics/unknown.ts";
import { uuid as id } from "../../support/resources/arguments.ts";
import { previewed } from "../../support/resources/previewed.ts";

const service: Json = {
  serverNodes: ["node1.example.com"],
  database: { type: "mysql", host: "db.internal", port: 3306, name: "oag", username: "USER-CANARY", password: "PASSWORD-CANARY" },
  publicDomain: "login.example.com",
  certificateId: id,
};
const node = "must be a host name without scheme, port and path, for example node1.example.com";

describe("bad input of an OagAuthenticationService is told in the preview, with place, allowed values and cure", () => {
  it("a service without a node, or with one that is no host name [service-nodes]", () => {
    const none = "serverNodes: needs at least one node of the cluster, by its host name";
    for (const serverNodes of [undefined, []])
      expect(previewed("authenticationService", { ...service, serverNodes }).refused).to.deep.equal([none]);
    for (const one of ["", " ", "https://node1.example.com", "node1:443", "node1/x"])
      expect(previewed("authenticationService", { ...service, serverNodes: ["node1", one] }).refused, one).to.deep.equal([
        `serverNodes.1: ${node}`,
      ]);
    for (const serverNodes of [unknown, [unknown], ["node1", unknown], ["10.0.0.1"]])
      expect(previewed("authenticationService", { ...service, serverNodes }).refused).to.deep.equal([]);
  });

  it("a service with a URL for a host, or a port that is none", () => {
    const with_ = (database: Json, change: Json = {}) =>
      previewed("authenticationService", { ...service, ...change, database: { ...service.database, ...database } }).refused;
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

  it("an import line that is not the gateway's origin", () => {
    expect(previewed("authenticationService", { ...service, __import: "oag.example.com" }).refused).to.deep.equal([
      "import: must be the origin of the gateway, for example https://oag.example.com: it has one (so must an entry of oag:adopt)",
    ]);
  });
});
