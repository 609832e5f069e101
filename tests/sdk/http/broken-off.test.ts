import { expect } from "chai";
import { OagClient } from "pulumi-oag/sdk";
import { TestLog } from "../../support/basics/log.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";

describe("a response that breaks off half way", () => {
  afterEach(stopGateways);

  it("is told as a broken connection, and not as one that is too long", async () => {
    const gateway = await startGateway();
    gateway.faults.add({ match: { operation: "listCertificates" }, half: true });
    const client = new OagClient({ ...gateway.configuration, maxRetries: 0 }, { log: new TestLog() });
    const failure = await rejection(client.certificates.list());
    expect([failure.code, failure.message]).to.deep.equal([
      "OAG_TRANSPORT",
      `${gateway.origin} broke the connection (ERR_BAD_RESPONSE); check 'hostname', DNS and that this machine may reach the gateway's network`,
    ]);
  });
});
