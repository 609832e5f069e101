import { expect } from "chai";
import { clientSettings, type OagClientOptions, resolveSettings, settingTable } from "pulumi-oag/sdk";
import { thrown } from "../support/basics/rejection.ts";
import { privateKey } from "../support/gateways/gateway.ts";

const options: OagClientOptions = { hostname: "oag.example.com", clientId: "3f0c7a52-9d1e-4b86-a2c4-5e7f81d90b36", privateKey };
const refusal = (change: Partial<Record<keyof OagClientOptions, unknown>>) =>
  thrown(() => resolveSettings({ ...options, ...change } as OagClientOptions)).message;

describe("client options", () => {
  it("are described by a table that nobody changes: what is to be a secret goes by it [settings-frozen]", () => {
    const tables = [settingTable, clientSettings, ...Object.values(settingTable)];
    expect(tables.map(Object.isFrozen)).to.deep.equal(tables.map(() => true));
  });

  it("have the documented defaults", () => {
    const { key: _, ...settings } = resolveSettings(options);
    expect(settings).to.deep.equal({
      origin: "https://oag.example.com",
      clientId: "3f0c7a52-9d1e-4b86-a2c4-5e7f81d90b36",
      scope: "okta.oag.app.manage okta.oag.app.read okta.oag.cert.read okta.oag.idp.manage okta.oag.idp.read",
      authorizationScheme: "Bearer",
      caCertificate: undefined,
      serverCertificateSha256: undefined,
      insecureSkipVerify: false,
      proxy: undefined,
      requestTimeout: 30,
      maxConcurrency: 8,
      maxRetries: 4,
      assertionId: false,
    });
  });

  for (const [hostname, origin] of [
    ["OAG.Example.com", "https://oag.example.com"],
    ["oag.example.com:8443", "https://oag.example.com:8443"],
    ["oag.example.com:443", "https://oag.example.com"],
    [" oag ", "https://oag"],
    ["oag.example.com:0443", "https://oag.example.com"],
    ["oag.example.com:08443", "https://oag.example.com:8443"],
    ["192.168.0.10", "https://192.168.0.10"],
  ] as const) {
    it(`turn the hostname ${JSON.stringify(hostname)} into the origin ${origin}`, () => {
      expect(resolveSettings({ ...options, hostname }).origin).to.equal(origin);
    });
  }

  const advice =
    'is not a host name; give only host or host:port of the gateway, without https://, user, path or query, for example "oag.example.com"';
  for (const hostname of [
    "https://oag.example.com",
    "https://oag.example.com:8443/",
    "http://localhost/",
    "oag.example.com/",
    "oag.example.com:99999",
    "oag..example.com",
    "-oag.example.com",
    "1.2.3.4.5",
    "1.2.3.256",
    "127.1",
    "0x7f.1",
    "oag.0x1",
    "oag.example.com:00",
  ]) {
    it(`refuse the hostname ${hostname} [bad-hostname]`, () => {
      expect(refusal({ hostname })).to.equal(`'hostname': "${hostname}" ${advice}`);
    });
  }
  for (const hostname of [
    "admin:CANARY@oag.example.com",
    "oag:word",
    "https://oag:word",
    '{"a":1}',
    "-----BEGIN",
    "a\nb",
    "x".repeat(301),
    "admin:CANARY",
    "admin.example.com:CANARY",
    "oag.example.com:123456",
    "CANARY!",
    "-oag",
    "oag example",
    "oag.example.com/admin",
    "oag.example.com?x",
    "-CANARY",
    "https://CANARY",
    "ftp://CANARY.example.com",
    "oag.example.com/CANARY",
    "oag.example.com?CANARY",
    "oag.example.com#CANARY",
    "oag.example.com CANARY",
    "CANARY\u001b.example.com",
    "localhost.CANARY_",
    `-${"CANARY.".repeat(40)}`,
  ])
    it(`refuse the hostname ${JSON.stringify(hostname.slice(0, 40))} without showing what may be a password [hostname-hidden]`, () => {
      expect(refusal({ hostname })).to.equal(`'hostname': the given value ${advice}`);
    });

  for (const name of ["hostname", "clientId", "privateKey"] as const) {
    it(`refuse a missing ${name}`, () => {
      expect(refusal({ [name]: "" })).to.equal(`'${name}' is missing`);
    });
  }

  for (const [what, clientId] of [
    ["of several lines", "client\nCANARY"],
    ["with a blank", "client CANARY"],
    ["with an escape", "client\u001bCANARY"],
    ["with a letter beyond ASCII", "client-CANARY-é"],
    ["that is too long", "C".repeat(256)],
    ["that is no text", 5],
  ] as const)
    it(`refuse a client id ${what}, without showing it [client-id]`, () => {
      expect(refusal({ clientId })).to.equal(
        typeof clientId === "number"
          ? "'clientId' is missing"
          : "'clientId': give the client id that the console shows: one line of at most 255 printable characters without blanks",
      );
    });

  it("take a client id of any other characters, and without the line break that a file ends with", () => {
    for (const clientId of ["c", "C".repeat(255), "a_b-c.d~e:f/g@h"])
      expect(resolveSettings({ ...options, clientId }).clientId).to.equal(clientId);
    expect(resolveSettings({ ...options, clientId: "c\n" }).clientId).to.equal("c");
  });

  it("refuse a scope that cannot be one, and name those that are known", () => {
    expect(refusal({ scopes: ["openid"] })).to.equal(
      "'scopes': a scope looks like okta.oag.app.read; known are okta.oag.idp.read, okta.oag.idp.manage, okta.oag.app.read, okta.oag.app.manage, okta.oag.cert.read, okta.oag.authenticationService.manage, okta.oag.authenticationService.read, okta.oag.app.secrets.read, okta.oag.app.secrets.manage",
    );
    expect(resolveSettings({ ...options, scopes: ["okta.oag.newer.read"] }).scope).to.equal("okta.oag.newer.read");
  });

  for (const [name, value, text] of [
    ["requestTimeout", 0, "give a whole number of seconds from 1 to 600"],
    ["requestTimeout", 1.5, "give a whole number of seconds from 1 to 600"],
    ["maxConcurrency", 65, "give a whole number of requests from 1 to 64"],
    ["maxRetries", -1, "give a whole number of retries from 0 to 10"],
    ["authorizationScheme", "basic", 'allowed are "Bearer" and "none"'],
    ["serverCertificateSha256", "abc", "give the SHA-256 fingerprint of the server's certificate, 64 hex digits (colons allowed)"],
    ["caCertificate", "no pem", "give one or more PEM certificates (-----BEGIN CERTIFICATE----- … -----END CERTIFICATE-----)"],
    ["caCertificate", privateKey, "holds a private key; give only certificates, and rotate that key if the value was shared"],
    ["proxy", "https://proxy:8080", "give http://host:port or http://user:password@host:port"],
    [
      "proxy",
      "http://user:50%CANARY@proxy:8080",
      'its user or password holds a "%" that does not begin an encoded character; write a "%" itself as %25',
    ],
    ["proxy", "user:CANARY", "give http://host:port or http://user:password@host:port"],
  ] as const) {
    it(`refuse ${name} ${JSON.stringify(value).slice(0, 30)} without showing what may be secret`, () => {
      expect(refusal({ [name]: value })).to.equal(`'${name}': ${text}`);
    });
  }
});
