import { expect } from "chai";
import { OagClient, OagConfigError, OagProtocolError, resolveSettings } from "pulumi-oag/sdk";
import { toTransportError } from "../../dist/sdk/http/transport-error.js";
import { proxyRefused } from "../../dist/sdk/http/tunnel.js";
import { TestClock } from "../support/basics/clock.ts";
import { TestLog } from "../support/basics/log.ts";
import { rejection, thrown } from "../support/basics/rejection.ts";
import { privateKey } from "../support/gateways/gateway.ts";

const id = "6f1f2f0a-0000-4000-8000-000000000000";
const options = { hostname: "oag.example.com", clientId: "c", privateKey };

/** What a client throws that gets this object for an app. */
function refusalOf(app: unknown): Promise<OagProtocolError> {
  const client = new OagClient(
    { ...options, maxRetries: 0 },
    {
      clock: new TestClock(),
      log: new TestLog(),
      transport: {
        send: async ({ path }) => ({
          status: 200,
          headers: {},
          body: JSON.stringify(path.endsWith("/token") ? { access_token: "t", token_type: "Bearer" } : app),
        }),
      },
    },
  );
  return rejection<OagProtocolError>(client.applications.get(id));
}

describe("the fields of an error", () => {
  for (const [setting, change] of [
    ["hostname", { hostname: "https://x" }],
    ["clientId", { clientId: " " }],
    ["privateKey", { privateKey: "x" }],
    ["scopes", { scopes: [] }],
    ["caCertificate", { caCertificate: "x" }],
    ["serverCertificateSha256", { serverCertificateSha256: "x" }],
    ["proxy", { proxy: "x" }],
    ["requestTimeout", { requestTimeout: 0 }],
    ["maxConcurrency", { maxConcurrency: 65 }],
    ["maxRetries", { maxRetries: 1.5 }],
  ] as const)
    it(`name the setting that is refused: ${setting}`, () => {
      const error = thrown<OagConfigError>(() => resolveSettings({ ...options, ...change }));
      expect(error).to.be.instanceOf(OagConfigError);
      expect([error.setting, error.code]).to.deep.equal([setting, setting === "privateKey" ? "OAG_PRIVATE_KEY" : "OAG_CONFIG"]);
    });

  for (const [setting, code, status] of [
    ["hostname", "ECONNREFUSED"],
    ["hostname", "ERR_TLS_CERT_ALTNAME_INVALID"],
    ["hostname", "EPROTO"],
    ["caCertificate", "SELF_SIGNED_CERT_IN_CHAIN"],
    [undefined, "CERT_HAS_EXPIRED"],
    ["requestTimeout", "ETIMEDOUT"],
    ["proxy", proxyRefused, 407],
    [undefined, proxyRefused, 403],
  ] as const)
    it(`name the setting that cures a broken way to the gateway: ${setting ?? "none"} for ${code}${status ? ` ${status}` : ""}`, () => {
      const failure = Object.assign(new Error("no"), { code, request: { socket: null }, cause: { proxyStatus: status } });
      const failed = { settings: resolveSettings(options), operation: "GET /x", longestResponse: 1 };
      expect(toTransportError(failure, failed).setting).to.equal(setting);
    });

  for (const [member, change] of [
    ["description", { description: 7 }],
    ["groups[1]", { groups: ["g", 7] }],
    ["_embedded.policies[0].active", { _embedded: { policies: [{ id: "p", rule: "PROTECTED", active: 7 }] } }],
    [undefined, { id: "" }],
  ] as const)
    it(`name the member of a response that is refused: ${member ?? "none where the object itself is"}`, async () => {
      const error = await refusalOf({ id, type: "OAG_HEADER_BASED", label: "Payroll", ...change });
      expect(error).to.be.instanceOf(OagProtocolError);
      expect([error.member, error.status, error.operation]).to.deep.equal([member, 200, "GET /api/v2/apps/{applicationId}"]);
      if (member !== undefined) expect(error.message).to.include(`whose ${member} is`);
    });
});
