import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("what a user is told, in the words of the configuration", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: ["okta.oag.app.manage", "okta.oag.app.read"] });
  });
  afterEach(stopGateways);

  async function errorWith(change: Record<string, string>): Promise<string> {
    const { error = "" } = await new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0", ...change }).up(
      fullApp(gateway),
    );
    expect(gateway.store.apps.size).to.equal(0);
    return error;
  }

  it("when a scope is refused", async () => {
    const error = await errorWith({});
    expect(error).to.match(
      /^app "Payroll": create failed: https:\/\/localhost:\d+ refused the client assertion \(400 BAD_REQUEST: Scope okta\.oag\.cert\.read is not enabled\)/,
    );
    expect(error).to.include(
      'leave it out by setting oag:scopes to "okta.oag.app.manage okta.oag.app.read okta.oag.idp.manage okta.oag.idp.read"',
    );
    expect(await errorWith({ "oag:scopes": "okta.oag.app.read" })).to.include(
      "403 FORBIDDEN: Insufficient permission (needs the scope okta.oag.app.manage: have it among the configured scopes, and choose it when the API is enabled) [OAG_FORBIDDEN]",
    );
  });

  it("when the certificate is not trusted", async () => {
    expect(await errorWith({ "oag:caCertificate": "" })).to.include(
      "is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE); set oag:caCertificate to the PEM of the CA that issued it, or oag:serverCertificateSha256 to the fingerprint",
    );
    expect(gateway.log.entries).to.deep.equal([]);
  });

  it("when the host cannot be reached", async () => {
    const { hostname } = gateway;
    const config = configFor(gateway);
    await gateway.stop();
    const { error } = await new OneResource("app", gateway, { ...config, "oag:maxRetries": "0" }).up(fullApp(gateway));
    expect(error).to.equal(
      `app "Payroll": create failed: https://${hostname} cannot be reached (ECONNREFUSED); check oag:hostname, DNS and that this machine may reach the gateway's network [OAG_TRANSPORT]`,
    );
  });

  it("when the key or the client id is another one's: scopes, clock and --run-program are named", async () => {
    const error = await errorWith({ "oag:clientId": "other" });
    expect(error).to.include("check that oag:clientId and oag:privateKey belong together");
    expect(error).to.include("this machine's clock (");
    expect(error).to.match(
      /; refresh and destroy use the client credentials of the last up: after a change of those run `pulumi up` first, or add --run-program \[OAG_AUTHENTICATION\]$/,
    );
  });
});
