import assert from "node:assert/strict";
import { Gateway } from "pulumi-oag-simulator";
import { expectAccess, type TestedProgram, testProgram } from "pulumi-oag-simulator/testing";

/** What a person would compare: everything but ids. */
const shown = (gateway: Gateway) =>
  [...gateway.store.apps.values()]
    .map(({ own: { idpId, certificateId, ...own }, status, ...parts }) => ({ own, status, parts }))
    .map((app) => JSON.stringify(app, (key, value) => (key === "id" ? undefined : value)))
    .sort();

describe("the example of a gateway that is rebuilt", function suite() {
  this.timeout(120_000);
  let gateway: Gateway;
  let program: TestedProgram;

  before(async () => {
    gateway = await Gateway.start();
    const secret = { secret: "a value of the test" };
    program = await testProgram(import.meta.dirname, { gateway, config: { oktaApiToken: secret, gatewayTrust: secret } });
  });
  after(async () => {
    await program?.stop();
    await gateway?.stop();
  });

  it("asks for a session on every path of every app, but for the health checks", () => {
    for (const { name } of program.stack.resources("OagApp")) {
      const app = expectAccess(program.stack.app(name));
      app.at("/").withoutSession().isRefused();
      app.at("/health/").isOpen();
    }
  });

  it("is as it was after its gateway was lost: a refresh finds nothing, an up makes all, and the time is told", async () => {
    const before = shown(gateway);
    const { certificates } = gateway.store.dump();
    // A blank gateway in its place: certificates are uploaded by hand.
    gateway.store.load({ apps: [], identityProviders: [], certificates });

    const started = performance.now();
    const refresh = await program.host.refresh({ withTodaysConfiguration: true });
    const refreshed = performance.now();
    const up = await program.host.up();
    const ended = performance.now();

    assert.equal(refresh.failed || up.failed, false);
    assert.deepEqual(shown(gateway), before);
    assert.deepEqual(
      (await program.host.preview()).steps.filter(({ op }) => op !== "same" && op !== "read"),
      [],
    );
    const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
    console.log(
      `      rebuilt ${before.length} apps in ${seconds(started, ended)} s: refresh ${seconds(started, refreshed)} s, up ${seconds(refreshed, ended)} s`,
    );
  });
});
