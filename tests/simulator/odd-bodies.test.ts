import { createPrivateKey } from "node:crypto";
import { once } from "node:events";
import { connect, type TLSSocket } from "node:tls";
import { expect } from "chai";
import fc from "fast-check";
import { SignJWT } from "jose";
import { OagClient, scopes } from "pulumi-oag/sdk";
import type { Gateway } from "pulumi-oag-simulator";
import { operations } from "../../dist/sdk/generated/contract.js";
import type { Json } from "../support/basics/json.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { runs } from "../support/models/arbitrary.ts";
import { fullApp } from "../support/resources/full-app.ts";
import { OneResource } from "../support/resources/resource.ts";

const names = [
  "type",
  "label",
  "publicDomain",
  "postLoginUrl",
  "idpId",
  "domain",
  "apiToken",
  "name",
  "value",
  "source",
  "hostname",
  "resourcePath",
  "rule",
  "login",
  "customLoginUrl",
  "idleSessionTimeout",
  "oidc",
  "groups",
  "connection",
  "config",
  "database",
  "rules",
  "__proto__",
  "constructor",
  "toString",
];

const words: readonly unknown[] = [
  "OAG_NOAUTH",
  "OAG_SAML",
  "OAG_OIDC",
  "HEADER_GENERIC",
  "IDP_OKTA",
  "IDP_AUTH0",
  "CUSTOM_URL",
  "a.example.com",
  "https://a.example.com",
  "",
  null,
  0,
  -1,
  1e308,
  true,
  [],
  {},
  "\u0000",
  "x".repeat(300),
];

const samplesOf = (idpId: unknown): Json[] => [
  { type: "OAG_NOAUTH", label: "a", idpId, publicDomain: "a.example.com", postLoginUrl: "https://a.example.com" },
  { type: "OAG_OIDC", label: "b", idpId, oidc: {} },
  { type: "OAG_SAML", label: "c", idpId },
  { type: "IDP_OKTA", name: "i", domain: "b.okta.com", apiToken: "t" },
  { name: "X", type: "HEADER", source: "IDP", value: "login" },
  { name: "p", resourcePath: "/p", rule: "PROTECTED" },
  { hostname: "https://b.example.com" },
  {
    type: "OPEN_LDAP",
    connection: { connectionUrl: "ldap://d", bindDn: "d", bindCredential: "c" },
    config: { userSearchDn: "u", groupSearchDn: "g" },
  },
  { connectionUrl: "ldap://d", bindDn: "d", bindCredential: "c" },
  {
    serverNodes: ["n"],
    publicDomain: "a.example.com",
    database: { type: "mysql", host: "h", name: "n", username: "u", password: "p" },
  },
  { key: "smart_card", name: "c", configuration: { certificates: [""], userMatching: {} } },
  { name: "p", rules: [{ name: "r", conditions: { groups: { include: [] } }, actions: { access: "allow", chains: [] } }] },
  { state: "TEST", mode: "AUTOMATIC", groups: [{}] },
  {},
];

const texts = [
  "",
  "{",
  "null",
  "[]",
  "1",
  '"x"',
  '{"__proto__":{"type":"OAG_NOAUTH"}}',
  `${"[".repeat(50_000)}${"]".repeat(50_000)}`,
  `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`,
  "\ufeff{}",
];

/** Bodies of any shape: much like one that is taken, any JSON, or no JSON at all. */
function oddBody(idpId: unknown): fc.Arbitrary<string> {
  const word = fc.constantFrom<unknown>(...words, idpId);
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: "small", withCrossShrink: true }, word, word, fc.array(tie("any"), { maxLength: 3 }), tie("object")),
    object: fc.dictionary(fc.constantFrom(...names), tie("any"), { maxKeys: 8 }),
  }));
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...samplesOf(idpId)), value.object)
        .map(([sample, change]) => JSON.stringify({ ...sample, ...(change as Json) })),
    },
    { weight: 2, arbitrary: value.any.map((any) => JSON.stringify(any)) },
    { weight: 1, arbitrary: fc.constantFrom(...texts) },
  );
}

describe("the stand-in gateway goes on", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);

  async function open(): Promise<TLSSocket> {
    const { caCertificate } = gateway.configuration;
    const port = Number(gateway.hostname.split(":")[1]);
    const socket = connect({ port, host: "127.0.0.1", servername: "localhost", ca: caCertificate });
    await once(socket, "secureConnect");
    return socket.on("error", () => {});
  }

  /** Sends bytes as they stand; answers the status line, or nothing when the connection was closed. */
  async function raw(text: string | Buffer): Promise<string> {
    const socket = await open();
    socket.write(text);
    const said = await new Promise<string>((resolve) => {
      socket.once("data", (chunk) => resolve(String(chunk))).once("close", () => resolve(""));
    });
    socket.destroy();
    return said.split("\r\n")[0] ?? "";
  }

  /** A whole client's work, and nothing that went wrong meanwhile. */
  async function isWell(): Promise<void> {
    const client = new OagClient({ ...gateway.configuration, maxRetries: 0 });
    expect(await client.certificates.list()).to.have.length(1);
    expect(gateway.log.failures).to.deep.equal([]);
  }

  const claimsOf = (scope: string) => {
    const { clientId } = gateway.configuration;
    return { iss: clientId, sub: clientId, aud: gateway.origin, exp: Math.floor(Date.now() / 1000) + 300, scope };
  };
  const signed = (claims: Json) =>
    new SignJWT(claims).setProtectedHeader({ alg: "RS256", typ: "JWT" }).sign(createPrivateKey(gateway.configuration.privateKey));
  const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  const askToken = (assertion: string, scope: string) =>
    gateway.answer(
      "POST",
      "/api/v2/oauth/token",
      { "content-type": "application/x-www-form-urlencoded" },
      new URLSearchParams({
        grant_type: "client_credentials",
        client_assertion_type: assertionType,
        client_assertion: assertion,
        scope,
      }).toString(),
    );
  const line = (method: string, target: string, more = "", body = "") =>
    `${method} ${target} HTTP/1.1\r\nHost: ${gateway.hostname}\r\n${more}${body && `Content-Length: ${Buffer.byteLength(body)}\r\n`}\r\n${body}`;

  it("after bodies of any shape for every operation, each with a success or a refusal [simulator-bodies]", async () => {
    gateway = await startGateway({ scopes });
    await new OneResource("app", gateway).up(fullApp(gateway));
    const all = scopes.filter((scope) => scope.endsWith(".manage")).join(" ");
    const { body: issued } = await askToken(await signed(claimsOf(all)), all);
    const service = { own: {}, credentials: {}, initialising: 0, certificate: {} };
    const token = (issued as Json).access_token;
    const [app] = gateway.store.apps.values();
    const [idp] = gateway.store.idps.values();
    // A body to replace an OIDC app with is not in the contract, so the stand-in checks none.
    const oidc = "app-oidc-9";
    if (app !== undefined) gateway.store.apps.set(oidc, { ...app, id: oidc, own: { type: "OAG_OIDC", label: "o", idpId: idp?.id } });
    const ids: Json = {
      applicationId: app?.id,
      idpId: idp?.id,
      attributeId: app?.attributes[0]?.id,
      policyId: app?.policies[0]?.id,
      protectedResourceId: app?.resources[0]?.id,
      directoryId: app?.id,
      authenticatorId: app?.id,
    };
    const writing = Object.values(operations).filter(
      ({ method, path }) => (method === "POST" || method === "PUT") && !path.endsWith("/token"),
    );
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const body = oddBody(idp?.id);
    const odd: string[] = [];
    const count = runs(40, 2000);
    for (const { method, path } of [...writing, { method: "PUT", path: `/api/v2/apps/${oidc}` }]) {
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => String(ids[name] ?? "0"));
      for (const text of fc.sample(body, { numRuns: count, seed: 7 })) {
        gateway.store.offline.service ??= structuredClone(service);
        const answered = await gateway.answer(method, filled, headers, text).catch((error: Error) => ({ status: 0, body: error.stack }));
        if (answered.status >= 500 || answered.status === 0)
          odd.push(`${method} ${path} ${text.slice(0, 200)}: ${JSON.stringify(answered.body)?.slice(0, 600)}`);
      }
    }
    expect(odd.slice(0, 5)).to.deep.equal([]);
    await isWell();
  });

  it("after assertions of any shape, each with a refusal [simulator-assertions]", async () => {
    const segment = (value: unknown) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
    const header = segment({ alg: "RS256", typ: "JWT" });
    const claims = claimsOf("okta.oag.app.read");
    const odd: unknown[] = [null, 0, -1, 1e308, "", "x", [], {}, [null], true, { a: { b: 1 } }];
    const assertions = [
      ...["", ".", "..", "...", "a.b", "a.b.c", "a.b.c.d.e", " ", "\u0000\u00ff", "%", "😀.😀.😀", "=.=.=", "x".repeat(100_000)],
      ...[
        {},
        [],
        null,
        1,
        "x",
        "{",
        { alg: "none" },
        { alg: ["RS256"], typ: "JWT" },
        { alg: "RS256", typ: "JWT", crit: ["x"] },
        { __proto__: 1 },
      ].flatMap((first) => [`${segment(first)}.e30.AA`, `${segment(first)}.${segment(claims)}.`, `${segment(first)}..`]),
      ...["", "e30", "AA", segment([]), segment(null), segment("{"), segment("\u0000"), segment(claims)].map(
        (payload) => `${header}.${payload}.AA`,
      ),
      ...(await Promise.all(
        Object.keys({ ...claims, iat: 0, nbf: 0 }).flatMap((name) =>
          odd
            .filter((value) => name !== "nbf" && (name !== "iat" || typeof value !== "number"))
            .map((value) => signed({ ...claims, [name]: value })),
        ),
      )),
    ];
    const statuses = new Set<string>();
    for (const assertion of assertions) {
      const { status } = await askToken(assertion, claims.scope);
      if (status !== 400) statuses.add(`${status} for ${assertion.slice(0, 300)}`);
    }
    expect([...statuses]).to.deep.equal([]);
    expect(assertions.length).to.be.greaterThan(100);
    const body = `grant_type=client_credentials&client_assertion_type=${assertionType}&client_assertion=a.b.c&scope=x`;
    expect(await raw(line("POST", "/api/v2/oauth/token", "Content-Type: application/x-www-form-urlencoded\r\n", body))).to.equal(
      "HTTP/1.1 400 Bad Request",
    );
    await isWell();
  });
});
