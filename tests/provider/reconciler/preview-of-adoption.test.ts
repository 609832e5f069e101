import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import { Handler } from "../../../dist/provider/plugin/handler.js";
import { Run } from "../../../dist/provider/plugin/run.js";
import type { Json } from "../../support/basics/json.ts";
import { unknown } from "../../support/basics/unknown.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { created } from "../../support/resources/apps.ts";
import { OneResource } from "../../support/resources/resource.ts";

const requests = (gateway: Gateway) => gateway.log.entries.map(({ method, path }) => withoutIds(`${method} ${path}`));

/** The handlers of one plugin process, and all that they tell. */
function previewOf(config: Record<string, string>) {
  const told: string[] = [];
  const gateways = newGateways();
  const notice = (message: string) => {
    // An open path is told beside it, whatever is adopted.
    if (message.includes("{ import")) told.push(message);
  };
  const parts = { gateways: async () => gateways, notice, run: new Run() };
  const open = (kind: keyof typeof lifecycles) => {
    const handler = new Handler(lifecycles[kind], parts);
    handler.configure({ config: { get: (key) => config[key] } });
    return handler;
  };
  return { told, app: open("app"), idp: open("idp") };
}

describe("a pending adoption in the preview", () => {
  let gateway: Gateway;
  let args: Json;
  let id: string;
  beforeEach(async () => {
    gateway = await startGateway();
    const app = new OneResource("app", gateway);
    args = await created(app, gateway);
    id = String(app.id);
  });
  afterEach(stopGateways);

  it("is told to adopt what is as declared, with two requests and no write", async () => {
    const { app, told } = previewOf(configFor(gateway));
    expect((await app.check({}, { ...args, __import: id })).failures).to.deep.equal([]);
    expect(told).to.deep.equal([`app "Payroll": { import: "${id}" } adopts it and writes nothing: the app is as the program declares it`]);
    expect(requests(gateway)).to.deep.equal(["POST /api/v2/oauth/token", "GET /api/v2/apps/{id}"]);
  });

  it("says what to do even where the gateway has thousands of items more [many-differences]", async () => {
    const { policies } = gateway.store.appByLabel("Payroll");
    for (let nth = 0; nth < 3000; nth += 1)
      policies.push({ ...(policies[0] as Json), id: randomUUID(), name: `p${nth}`, resourcePath: `/p${nth}` });
    const { app, told } = previewOf(configFor(gateway));
    await app.check({}, { ...args, __import: id });
    const items = Array.from({ length: 50 }, (_, nth) => `policy "/p${nth}" is only on the gateway`);
    expect(told).to.deep.equal([
      `app "Payroll": { import: "${id}" } would fail, since the app is not as the program declares it: ${items.join("; ")} and 2950 more. Change the program to match (\`npx pulumi-oag-cli dump\` writes what the gateway has), and change it back after the adoption`,
    ]);
  });

  it("is told with the very differences that the adoption refuses it for, and without a value", async () => {
    const { app, told } = previewOf(configFor(gateway));
    const changed = {
      ...args,
      description: "CANARY",
      session: { idleSessionTimeout: 7654 },
      policies: { "/": { rule: "NO_AUTH" }, "/only": { rule: "NO_AUTH" } },
      status: "INACTIVE",
      __import: id,
    };
    const found =
      'description is only in the program; policy "/only" is only in the program; policy "/" differs; policy "/public" is only on the gateway; session.idleSessionTimeout differs; status differs';
    expect((await app.check({}, changed)).failures).to.deep.equal([]);
    expect(told).to.deep.equal([
      `app "Payroll": { import: "${id}" } would fail, since the app is not as the program declares it: ${found}. Change the program to match (\`npx pulumi-oag-cli dump\` writes what the gateway has), and change it back after the adoption`,
    ]);
    expect((await new OneResource("app", gateway).up(changed)).error).to.include(`afterwards: ${found} [OAG_DIFFERS]`);
  });

  it("leaves out what is not known yet, alone, in lists, in blocks and in items, and says so", async () => {
    const { app, told } = previewOf(configFor(gateway));
    const partly = {
      ...args,
      label: unknown,
      idpId: unknown,
      groups: ["g1", unknown],
      status: unknown,
      session: { idleSessionTimeout: unknown },
      behavior: unknown,
      protectedResources: { main: { hostname: unknown }, "https://b2.internal": { assignedWeight: 2 } },
      attributes: { REMOTE_USER: { source: "IDP", value: unknown }, trust: { name: "X-TRUST", source: "SECRET", value: "S" } },
      policies: { "/": unknown, "/public": { rule: "PROTECTED" } },
      __import: id,
    };
    expect((await app.check({}, partly)).failures).to.deep.equal([]);
    expect(told).to.deep.equal([
      `app: { import: "${id}" } would fail, since the app is not as the program declares it: policy "/public" differs. Change the program to match (\`npx pulumi-oag-cli dump\` writes what the gateway has), and change it back after the adoption`,
    ]);
    told.length = 0;
    await app.check({}, { ...partly, policies: { "/": unknown, "/public": { rule: "NO_AUTH" } } });
    expect(told).to.deep.equal([
      `app: { import: "${id}" } adopts it and writes nothing: the app is as the program declares it; what is not known yet was not compared`,
    ]);
  });

  it("is told that there is no such object, and compared for identity providers too", async () => {
    const { app, idp, told } = previewOf(configFor(gateway));
    const absent = randomUUID();
    await app.check({}, { ...args, __import: absent });
    await idp.check({}, { type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "other", __import: args.idpId });
    expect(told).to.deep.equal([
      `app "Payroll": { import: "${absent}" } would fail: there is no app with the id ${absent} on ${gateway.origin}; check the import option, or its entry in oag:adopt [OAG_NOT_FOUND]`,
      `identity provider "acme.okta.com": { import: "${args.idpId}" } adopts it and writes nothing: the identity provider is as the program declares it`,
    ]);
  });

  it("costs one notice and no failure where the gateway cannot be reached, however many there are", async () => {
    const config = { ...configFor(gateway), "oag:maxRetries": "0" };
    await gateway.stop();
    const { app, idp, told } = previewOf(config);
    for (const label of ["A", "B"]) expect((await app.check({}, { ...args, label, __import: id })).failures).to.deep.equal([]);
    await idp.check({}, { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "t", __import: args.idpId });
    expect(told).to.have.length(1);
    expect(told[0]).to.match(
      /^what \{ import \} is to adopt could not be compared yet, which stops nothing: .*https:\/\/localhost:\d+.* \[OAG_TRANSPORT\]; `pulumi up` compares it before it takes anything into the state$/,
    );
  });

  it("is the only thing that check reads: neither what has a state, nor what is refused, nor an id that is not known", async () => {
    const { app, told } = previewOf(configFor(gateway));
    await app.check({}, args);
    await app.check(args, { ...args, description: "new", __import: id });
    await app.check({}, { ...args, __import: unknown });
    await app.check({}, { ...args, type: unknown, __import: id });
    expect((await app.check({}, { ...args, label: 7, __import: id })).failures).to.have.length(1);
    expect(requests(gateway)).to.deep.equal([]);
    expect(told).to.deep.equal([]);
  });

  it("never shows the input by which the option reaches the plugin", async () => {
    const { app, told } = previewOf(configFor(gateway));
    const { failures } = await app.check({}, { ...args, __import: "../x" });
    await app.check({}, { ...args, __import: id });
    await app.check({}, { ...args, description: "x", __import: id });
    expect(failures.map(({ reason }) => reason.split(";")[0])).to.deep.equal(["import: must be the id of an app on the gateway"]);
    expect(told.join()).to.not.include("__");
  });
});
