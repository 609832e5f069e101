import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import { Handler } from "../../../dist/provider/plugin/handler.js";
import { Run } from "../../../dist/provider/plugin/run.js";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { serviceArgs } from "../../support/resources/offline-resources.ts";
import { OneResource } from "../../support/resources/resource.ts";

const later = "`pulumi up` compares it before it takes anything into the state";

describe("pending adoptions in one preview, of which one cannot be compared", () => {
  let gateway: Gateway;
  let payroll: Json;
  let wiki: Json;
  let told: string[];
  let open: (kind: keyof typeof lifecycles) => Handler;
  beforeEach(async () => {
    gateway = await startGateway();
    const existing = async (label: string) => {
      const app = new OneResource("app", gateway);
      const args = fullApp(gateway, { label, publicDomain: `${label}.example.com`, postLoginUrl: `https://${label}.example.com/` });
      await app.up(args);
      return { ...args, __import: app.id };
    };
    [payroll, wiki] = [await existing("payroll"), await existing("wiki")];
    gateway.log.clear();
    told = [];
    const gateways = newGateways();
    // An open path is told beside it, whatever is adopted.
    const notice = (message: string) => void (message.includes("{ import") && told.push(message));
    const parts = { gateways: async () => gateways, notice, run: new Run() };
    const config: Record<string, string> = { ...configFor(gateway), "oag:maxRetries": "0" };
    open = (kind) => {
      const handler = new Handler(lifecycles[kind], parts);
      handler.configure({ config: { get: (key) => config[key] } });
      return handler;
    };
  });
  afterEach(stopGateways);

  const notCompared = ({ __import: id }: Json, why: string, noun = "app") =>
    `the ${noun} that { import: "${id}" } is to adopt could not be compared yet, which stops nothing: ${why}; ${later}`;
  const compared = ({ label, __import: id }: Json) =>
    `app "${label}": { import: "${id}" } adopts it and writes nothing: the app is as the program declares it`;
  async function check(...all: Json[]): Promise<void> {
    const app = open("app");
    for (const inputs of all) expect((await app.check({}, inputs)).failures).to.deep.equal([]);
  }

  it("leave the others compared where the client may not see the offline mode of one [preview-without-scope]", async () => {
    gateway.reading.offlineMode = "forbidden";
    await check({ ...payroll, offlineMode: { state: "TEST" } }, wiki);
    expect(told).to.deep.equal([
      notCompared(
        payroll,
        "the gateway answered 403 FORBIDDEN: Insufficient permission (needs the scope okta.oag.app.read: have it among the configured scopes, and choose it when the API is enabled; offline mode is Limited Early Access: where nothing of it is found or allowed, have Okta Support enable it for the gateway) [OAG_FORBIDDEN]; offline mode is Limited Early Access (from 2026.03.0 on): this gateway does not have it until Okta Support enables it, or the client lacks a scope for it",
      ),
      compared(wiki),
    ]);
  });

  it("leave the others compared where one is not as the contract says", async () => {
    gateway.tamper = (operation, body) =>
      operation === "getApplication" && (body as Json).label === "payroll" ? { ...(body as Json), label: 7 } : body;
    await check(payroll, wiki);
    expect(told[0]).to.match(
      new RegExp(`^the app that \\{ import: "${payroll.__import}" \\} .* whose label is a number .*\\[OAG_PROTOCOL\\]`),
    );
    expect(told.slice(1)).to.deep.equal([compared(wiki)]);
  });

  it("leave the others compared where one is a service of another gateway", async () => {
    const service = { ...serviceArgs(gateway), __import: "https://other.example.com" };
    expect((await open("authenticationService").check({}, service)).failures).to.deep.equal([]);
    await check(wiki);
    expect(told[0]).to.include(
      'the authentication service that { import: "https://other.example.com" } is to adopt could not be compared yet, which stops nothing: this is the authentication service of https://other.example.com, but ',
    );
    expect(told.slice(1)).to.deep.equal([compared(wiki)]);
  });

  it("are told each by its id where the gateway fails for each", async () => {
    gateway.faults.add({ match: { operation: "getApplication" }, status: 500, times: 2 });
    await check(payroll, wiki, payroll);
    const why = "the gateway answered 500 INTERNAL_SERVER_ERROR: An unexpected error occurred on the server side [OAG_GATEWAY]";
    expect(told).to.deep.equal([notCompared(payroll, why), notCompared(wiki, why), compared(payroll)]);
  });

  for (const [what, operation, status] of [
    ["the client may see none", "getApplication", 403],
    ["the log-in fails", "createAccessToken", 500],
  ] as const)
    it(`are told together where ${what}`, async () => {
      gateway.faults.add({ match: { operation }, status, times: 9 });
      await check(payroll, wiki);
      expect(told).to.have.length(1);
      expect(told[0]).to.match(new RegExp(`^what \\{ import \\} is to adopt could not be compared yet, .*answered ${status} `));
    });
});
