import { expect } from "chai";
import { offlineMembers, shownOf } from "pulumi-oag/sdk";
import { credentialNames } from "../../../dist/sdk/generated/credentials.js";
import { doubtfulOf, secretsOf } from "../../../dist/sdk/secrets/body.js";
import { membersIn } from "../../../dist/sdk/secrets/words.js";
import type { Json } from "../../support/basics/json.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { recordedClient } from "../../support/gateways/recorded-client.ts";

const idpId = "6f1f2f0a-0000-4000-8000-000000000001";
const id = "6f1f2f0a-0000-4000-8000-000000000002";

const directory = {
  type: "OPEN_LDAP",
  connection: { connectionUrl: "ldaps://ldap.internal:636", bindDn: "cn=oag,dc=example", bindCredential: "CANARY bind Kestrel 41" },
  config: { userSearchDn: "ou=users", groupSearchDn: "ou=groups", userObjectFilter: "(active=TRUE)" },
} as const;
const database = {
  type: "mysql",
  host: "db",
  port: 3306,
  name: "oag",
  username: "CANARY user Osprey",
  password: "CANARY pass Heron",
} as const;
const service = {
  serverNodes: ["n1.example.com"],
  database,
  publicDomain: "offline.example.com",
  certificateId: id,
};
const authenticator = {
  key: "smart_card",
  name: "Smart card",
  configuration: {
    certificates: ["MIIB"],
    userMatching: { identitySource: "SUBJECTDN_CN", matchType: "CUSTOM", matchAttribute: "employeeNumber" },
  },
} as const;

describe("the credentials of offline mode", () => {
  it("are known wherever they are nested, by the contract's own marks", () => {
    const hidden = membersIn(Object.values(offlineMembers)).filter(([, member]) => member.writeOnly);
    expect(hidden.map(([name]) => name).sort()).to.deep.equal(["bindCredential", "password", "username"]);
    expect(credentialNames).to.include.members(hidden.map(([name]) => name));
    expect(offlineMembers.IdPOfflineModeDirectory.connection.members.bindCredential).to.deep.equal({ type: "string", writeOnly: true });
  });

  it("are the secrets of a request, and nothing else of it is, not even doubtful", () => {
    expect(secretsOf(directory)).to.deep.equal([directory.connection.bindCredential]);
    expect(secretsOf(service)).to.deep.equal([database.username, database.password]);
    expect(secretsOf(directory.connection)).to.deep.equal([directory.connection.bindCredential]);
    for (const body of [directory, service]) expect(doubtfulOf(body)).to.deep.equal([]);
  });

  it("are those of an operation's body by their place, and by name wherever they stand, numbers and lists of them too [body-secrets]", () => {
    expect(secretsOf({ password: 12_345_678, key: ["MIIB", 7], inner: [{ username: 9 }] })).to.deep.equal(["12345678", "MIIB"]);
    expect(secretsOf({ source: "SECRET", value: "v" }, "createAttribute")).to.deep.equal(["v"]);
    expect(secretsOf({ source: "IDP", value: "login" }, "createAttribute")).to.deep.equal([]);
    expect(secretsOf(directory, "createOfflineModeDirectory")).to.deep.equal([directory.connection.bindCredential]);
    // What a call that tests a connection sends is told by reads of the directory, but for the credential.
    expect(secretsOf(directory.connection, "testDirectoryConnection")).to.deep.equal([directory.connection.bindCredential]);
  });

  it("are not what the API lists: a kind of authenticator is named by its key", () => {
    const policy = {
      name: "p",
      rules: [{ actions: { chains: [{ authenticationMethods: [[{ key: "password" }, { key: "smart_card" }]] }] } }],
    };
    for (const body of [authenticator, policy]) expect([...secretsOf(body), ...doubtfulOf(body)]).to.deep.equal([]);
    expect(secretsOf({ key: "a private key" })).to.deep.equal(["a private key"]);
  });

  it("that a gateway echoes go no further than the caller who sent them, and are in no error", async () => {
    const echo = (body: unknown, status = 400) => ({
      status,
      body: { errorCode: "BAD_REQUEST", message: `cannot use ${JSON.stringify(body)}` },
    });
    for (const [send, sent] of [
      [(c: Client) => c.directories.create(idpId, directory), directory],
      [(c: Client) => c.directories.replace(idpId, id, directory), directory],
      [(c: Client) => c.directories.testConnection(idpId, directory.connection), directory.connection],
      [(c: Client) => c.authenticationService.enable(service), service],
      [(c: Client) => c.call("enableAuthenticationServiceSetting", { body: service }), service],
    ] as const) {
      const { client } = recordedClient(() => echo(sent));
      const failure = await rejection(send(client));
      expect(failure.message)
        .to.match(/^400 BAD_REQUEST: /)
        .and.not.include("CANARY");
      const { client: encoded } = recordedClient(() => echo(Buffer.from(JSON.stringify(sent)).toString("base64")));
      const other = await rejection(send(encoded));
      expect(other.message).to.equal("400 BAD_REQUEST: (its text is not shown, since it repeats something secret)");
    }
  });

  it("are left out of what a response shows, however deep a gateway echoes them", () => {
    expect(JSON.stringify(shownOf("IdPOfflineModeDirectory", { id, ...directory }))).to.not.include("CANARY");
    expect(shownOf("IdPOfflineModeDirectory", { id, ...directory }).connection).to.deep.equal({
      connectionUrl: "ldaps://ldap.internal:636",
      bindDn: "cn=oag,dc=example",
    });
    expect(shownOf("AuthenticationServiceSetting", service).database).to.deep.equal({ type: "mysql", host: "db", port: 3306, name: "oag" });
    expect(shownOf("OfflineModeAuthenticator", { id, ...authenticator, newer: "CANARY" })).to.deep.equal({ id, ...authenticator });
  });
});

const limited =
  "offline mode is Limited Early Access: where nothing of it is found or allowed, have Okta Support enable it for the gateway";
type Client = ReturnType<typeof recordedClient>["client"];

describe("a response of offline mode that is not as the API's schema says", () => {
  for (const [what, read, body, expected] of [
    [
      "a directory whose connection is a text",
      (c: Client) => c.directories.get(idpId, id),
      { id, type: "OPEN_LDAP", connection: "CANARY" },
      "whose connection is a text where the API has an object",
    ],
    [
      "a number in a directory's classes",
      (c: Client) => c.directories.get(idpId, id),
      { id, connection: {}, config: { userObjectClasses: ["a", 7] } },
      "whose config.userObjectClasses[1] is a number where the API has a text",
    ],
    ["a directory in a list without an id", (c: Client) => c.directories.list(idpId), [directory], "with an object that has no id"],
    [
      "another API's object for the state of an application",
      (c: Client) => c.applications.offlineMode.get(id),
      { mode: "AUTOMATIC" },
      "with an object that is none of the API's (it has no state)",
    ],
    [
      "another API's object for the failover mode",
      (c: Client) => c.identityProviders.failoverMode.get(idpId),
      { state: "ACTIVE" },
      "with an object that is none of the API's (it has no mode)",
    ],
    [
      "a text for a number of the health policy",
      (c: Client) => c.identityProviders.healthPolicy.get(idpId),
      { timeout: "3" },
      "whose timeout is a text where the API has a number",
    ],
    [
      "the health of an application for that of the service",
      (c: Client) => c.authenticationService.health(),
      { enabled: true, interval: 10 },
      "with an object that is none of the API's (it has no status)",
    ],
    [
      "an object for a node",
      (c: Client) => c.authenticationService.get(),
      { serverNodes: [{}] },
      "whose serverNodes[0] is an object where the API has a text",
    ],
    [
      "a text for a chain",
      (c: Client) => c.accessPolicies.create(idpId, { name: "p", rules: [] }),
      { id, name: "p", rules: [{ actions: { chains: "CANARY" } }] },
      "whose rules[0].actions.chains is a text where the API has a list",
    ],
    [
      "a certificate of another kind",
      (c: Client) => c.authenticationService.replaceCertificate({ type: "mtls", hostname: "h", certificateId: id }),
      { id, commonName: "c" },
      "with an object that is none of the API's (it has no certificateId)",
    ],
  ] as const)
    it(`is refused: ${what}`, async () => {
      const { client } = recordedClient(() => ({ status: 200, body }));
      const failure = await rejection(read(client) as Promise<unknown>);
      expect([failure.code, failure.message.includes(expected)], failure.message).to.deep.equal(["OAG_PROTOCOL", true]);
      expect(failure.message).to.not.include("CANARY");
    });

  it("is none for newer values and members, and where a credential is not as it should be, which no read shows", async () => {
    const newer: Json = { id, type: "NEWER", connection: { bindCredential: 7, later: [1] }, config: null };
    const { client } = recordedClient(() => ({ status: 200, body: newer }));
    expect(await client.directories.get(idpId, id)).to.deep.equal(newer);
    const health = { status: "SLEEPING", details: "x", since: 1 };
    const { client: second } = recordedClient(() => ({ status: 200, body: health }));
    expect(await second.authenticationService.health()).to.deep.equal(health);
  });

  it("of the public discovery document is no refused token: none was sent", async () => {
    const { client } = recordedClient(() => ({ status: 401, body: { errorCode: "UNAUTHORIZED", message: "no" } }));
    const failure = await rejection(client.identityProviders.openIdConfiguration(idpId));
    expect([failure.code, failure.message]).to.deep.equal(["OAG_AUTHENTICATION", "401 UNAUTHORIZED: no"]);
    const { client: second } = recordedClient(() => ({ status: 403, body: { errorCode: "FORBIDDEN", message: "no" } }));
    expect((await rejection(second.identityProviders.openIdConfiguration(idpId))).message).to.equal(`403 FORBIDDEN: no (${limited})`);
  });

  it("of a gateway without offline mode, 404 or 403, says whom to ask; of other operations nothing of the kind is said", async () => {
    const said = async (status: number, errorCode: string, read: (c: Client) => Promise<unknown>) => {
      const { client } = recordedClient(() => ({ status, body: { errorCode, message: "no" } }));
      return (await rejection(read(client))).message;
    };
    const scoped = (scope: string) =>
      `needs the scope ${scope}: have it among the configured scopes, and choose it when the API is enabled`;
    expect(await said(404, "NOT_FOUND", (c) => c.directories.get(idpId, id))).to.equal(`404 NOT_FOUND: no (${limited})`);
    expect(await said(403, "FORBIDDEN", (c) => c.directories.get(idpId, id))).to.equal(
      `403 FORBIDDEN: no (${scoped("okta.oag.idp.read")}; ${limited})`,
    );
    expect(await said(400, "BAD_REQUEST", (c) => c.directories.get(idpId, id))).to.equal("400 BAD_REQUEST: no");
    expect(await said(404, "NOT_FOUND", (c) => c.applications.get(id))).to.equal("404 NOT_FOUND: no");
    expect(await said(403, "FORBIDDEN", (c) => c.applications.get(id))).to.equal(`403 FORBIDDEN: no (${scoped("okta.oag.app.read")})`);
  });
});
