import { expect } from "chai";
import type { Json } from "../support/basics/json.ts";
import { isLong } from "../support/basics/long.ts";
import { rejection } from "../support/basics/rejection.ts";
import { type ForeignResponse, foreignResponses, refusals } from "../support/gateways/foreign.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { seedIdp } from "../support/gateways/seed-idp.ts";
import { configFor } from "../support/gateways/stack-configuration.ts";
import { fullApp } from "../support/resources/full-app.ts";
import { newLookUp } from "../support/resources/look-up.ts";
import { OneResource } from "../support/resources/resource.ts";
import { seedOf } from "../support/seeds/index.ts";
import { type Cell, type Mishap, type Operation, perform, repair } from "../support/writers/interrupted.ts";
import { operations } from "../support/writers/operations.ts";

/** One response or all that follow; instead of the deed, or after it. */
const modes = [
  { name: "", fault: {} },
  { name: " after the change was made", fault: { when: "after" } },
  { name: ", and so is all that follows", fault: { times: Number.POSITIVE_INFINITY } },
] as const;

const faultOf = ({ status, contentType, body }: ForeignResponse) => ({ status, contentType, body });

/** Nothing is dropped from the state while it is there, and nothing succeeds that got no response of the API. */
function judge(operation: Operation, { gateway, resource, outcome }: Cell, isForGood: boolean, isLook: boolean): void {
  if (isLook) expect(outcome.error, "a look that fails").to.equal(undefined);
  else if (isForGood) expect(outcome.error, "an error that says so").to.match(/\[OAG_(PROTOCOL|AUTHENTICATION)\]/);
  if (operation.refreshes) expect(resource.id, "the state after a refresh").to.be.a("string");
  const isGone = seedOf(operation.kind).ids(gateway).length === 0;
  if (operation.after === undefined && outcome.error === undefined) expect(isGone, "destroyed on the gateway").to.equal(true);
  if (operation.after === undefined && outcome.error !== undefined)
    expect(resource.id, "the state after a failed destroy").to.be.a("string");
}

describe("responses that are not the API's, at any request", function suite() {
  this.timeout(isLong ? 3_600_000 : 240_000);
  afterEach(stopGateways);
  let total = 0;
  after(() => console.log(`    ${total} requests were answered by somebody else`));

  for (const [index, operation] of operations.entries()) {
    it(`of ${operation.name}: nothing is lost or dropped, and once they stop, all is well [foreign-responses]`, async () => {
      const { requests } = await perform(operation);
      for (let nth = 1; nth <= requests; nth += 1) {
        for (const [number, mode] of modes.entries()) {
          if (!isLong && (index + nth + number) % 5 !== 0) continue;
          for (let count = 0; count < (isLong ? 24 : 1); count += 1) {
            // 37 and the number of responses have no common factor: each request meets others, of every status and form.
            const foreign = foreignResponses[((index * 100 + nth * 10 + number + count) * 37) % foreignResponses.length] as ForeignResponse;
            const mishap: Mishap = { name: `is answered ${foreign.name}${mode.name}`, fault: { ...faultOf(foreign), ...mode.fault } };
            const cell = await perform(operation, nth, mishap);
            try {
              judge(operation, cell, "times" in mode.fault, operation.looksLast === true && nth === requests);
              await repair(operation, cell, count % 2 === 1);
            } catch (error) {
              const what = `${operation.name}: request ${nth} of ${requests} ${mishap.name}`;
              throw new Error(`${what} (${cell.outcome.error ?? "no error"}): ${(error as Error).message}`);
            }
            total += 1;
            await stopGateways();
          }
        }
      }
    });
  }

  it("make no look-up, and no read by id, say that there is no such object [foreign-responses-read]", async () => {
    const gateway = await startGateway();
    const id = seedIdp(gateway);
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway));
    const config: Record<string, string> = { ...configFor(gateway), "oag:maxRetries": "0" };
    const lookUp = newLookUp(gateway, config);
    app.configure(config);
    const idp = new OneResource("idp", gateway, config);
    const query = { kind: "identityProvider", query: { domain: "acme.okta.com" } };
    for (const foreign of refusals.filter(({ status }) => [404, 410, 502].includes(status))) {
      gateway.faults.add({ match: {}, times: 99, ...faultOf(foreign) });
      for (const read of [
        () => app.handler.read(app.id as string, {}),
        () => idp.handler.read(id, {}),
        () => lookUp.read("identityProvider?domain=acme.okta.com", query),
      ]) {
        const failure = await rejection<Error & { code: string }>(read());
        expect([failure.code, failure.message.includes("there is no")], `${foreign.name}: ${failure.message}`).to.deep.equal([
          "OAG_PROTOCOL",
          false,
        ]);
        total += 1;
      }
      gateway.faults.clear();
    }
    expect((await lookUp.read("identityProvider?domain=acme.okta.com", query)).props.result).to.include({ id });
  });

  it("to a log-in leave no doubt whether anything was written: nothing was, and nothing is looked for", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
    const args = fullApp(gateway);
    gateway.faults.add(
      { match: { operation: "createApplication" }, status: 401 },
      { match: { operation: "createAccessToken" }, nth: 2, status: 502, contentType: "text/html", body: "<html>" },
    );
    const { error } = await app.up(args);
    expect(error).to.include("the response is not the Access Gateway API's (status 502, text/html)");
    expect(error).to.not.include("is not known");
    expect(gateway.log.calls).to.deep.equal(["GET /api/v2/apps", "POST /api/v2/apps"]);
    expect(await app.up(args)).to.deep.equal({ op: "create" });
  });

  it("to an app's read, when they read like a success, are an error and no app without anything", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway));
    const before = structuredClone(app.outputs);
    for (const body of [
      "{}",
      "[]",
      "null",
      '"x"',
      "",
      "<html>",
      '{"status":"UP"}',
      `{"id":"${app.id}","name":"health"}`,
      '{"id":"x","type":"OAG_NOAUTH"}',
    ]) {
      // A plugin process of its own: later reads would share a list.
      app.configure(configFor(gateway));
      gateway.faults.add({ match: { operation: "getApplication" }, status: 200, body });
      const failure = await rejection<Error & { code: string }>(app.refresh());
      expect([failure.code, failure.message.startsWith('app "Payroll": read failed: ')], body).to.deep.equal(["OAG_PROTOCOL", true]);
      expect(app.outputs).to.deep.equal(before);
      total += 1;
    }
    expect(await app.refresh()).to.equal("there");
  });

  it("to a settings block, when they read like a success, do not reset what nobody declared", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway));
    const stored = gateway.store.appByLabel("Payroll") as Json;
    stored.session.deepLinking = false;
    gateway.faults.add({ match: { operation: "getSession" }, status: 200, body: '{"message":"OK"}' });
    const args = fullApp(gateway, { session: { idleSessionTimeout: 600 } });
    expect((await app.up(args)).error).to.include(
      "GET /api/v2/apps/{applicationId}/session was answered with an object that is none of the API's",
    );
    expect([stored.session.idleSessionTimeout, stored.session.deepLinking]).to.deep.equal([1800, false]);
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    expect([stored.session.idleSessionTimeout, stored.session.deepLinking]).to.deep.equal([600, false]);
  });
});
