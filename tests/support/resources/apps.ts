import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../basics/json.ts";
import { withoutIds } from "../gateways/gateway.ts";
import { fullApp } from "./full-app.ts";
import { OneResource } from "./resource.ts";

const A = "/api/v2/apps/{id}";

/** Lets the app come into being as `fullApp` with a change; answers what it declares. The gateway's log begins after it. */
export async function created(app: OneResource, gateway: Gateway, change: Json = {}): Promise<Json> {
  const args = fullApp(gateway, change);
  expect(await app.up(args)).to.deep.equal({ op: "create" });
  gateway.log.clear();
  return args;
}

/**
 * Creates an active app and changes it. It is active ever after, and neither another `up` nor one after a refresh has anything
 * to do. Returns what the change wrote, and the policies that the gateway has then.
 */
export async function changeActive(
  gateway: Gateway,
  app: OneResource,
  before: Json,
  after: Json,
): Promise<{ writes: string[]; policies: string[] }> {
  expect(await app.up(fullApp(gateway, before))).to.deep.equal({ op: "create" });
  gateway.log.clear();
  expect(await app.up(fullApp(gateway, after))).to.deep.equal({ op: "update" });
  const writes = gateway.log.writes.map(withoutIds).map((call) => call.replace(A, ""));
  gateway.log.clear();
  expect(await app.up(fullApp(gateway, after))).to.deep.equal({ op: "same" });
  await app.refresh();
  expect((await app.diff(fullApp(gateway, after))).changes).to.equal(false);
  const { status, policies } = gateway.store.appByLabel("Payroll");
  expect(status).to.equal("ACTIVE");
  return { writes, policies: policies.map(({ resourcePath, name }) => `${resourcePath} ${name}`) };
}

/** Leaves an app behind whose create was interrupted; answers who made it. */
export async function leaveUnfinished(gateway: Gateway): Promise<OneResource> {
  const app = new OneResource("app", gateway);
  gateway.faults.add({ match: { operation: "createPolicy" }, status: 500, times: 9 });
  expect((await app.up(fullApp(gateway))).reasons).to.have.length(1);
  gateway.faults.clear();
  return app;
}
