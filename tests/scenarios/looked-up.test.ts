import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../support/basics/json.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { errors, ScenarioStack, steps } from "../support/programs/scenario.ts";
import { fullApp } from "../support/resources/full-app.ts";
import { OneResource } from "../support/resources/resource.ts";

const secret = "[secret]";

/** An app that declares all it has, as `.get()` shows it. */
async function allDeclared(gateway: Gateway): Promise<Json> {
  const attributes = { REMOTE_USER: { source: "IDP", value: "login" }, "X-TRUST": { source: "SECRET", value: "SECRET-CANARY" } };
  const first = new OneResource("app", gateway);
  expect(await first.up(fullApp(gateway, { attributes, loadBalanced: true, description: "Pay" }))).to.deep.equal({ op: "create" });
  const { name, gateway: origin, offlineMode, ...all } = (await first.handler.read(first.id as string, {})).props;
  expect([name, origin, offlineMode]).to.deep.equal(["payroll", gateway.origin, { state: "INACTIVE", groups: [] }]);
  await first.destroy();
  return { ...all, attributes };
}

describe("what a program finds by a look-up of an object that it has as a resource, too", function suite() {
  this.timeout(120_000);
  let gateway: Gateway;
  let stack: ScenarioStack;
  beforeEach(async () => {
    gateway = await startGateway();
    stack = (await ScenarioStack.start("embedded", gateway)) as ScenarioStack;
  });
  afterEach(async () => {
    stack.stop();
    await stopGateways();
  });

  /** The outputs of a resource and of the look-up of the same object, by name. */
  async function both(kind: "App" | "Idp", declared: Json, query: Json, names: readonly string[]): Promise<{ made: Json; found: Json }> {
    const resource = { [`${kind.toLowerCase()}s`]: { it: { args: declared } } };
    stack.declare(resource);
    expect(errors(await stack.up())).to.deep.equal([]);
    const outputs = names.flatMap((name) => [
      [`made ${name}`, `$${kind.toLowerCase()}.it.${name}`],
      [`found ${name}`, `$found${kind}.it.${name}`],
    ]);
    stack.declare({ ...resource, [`found${kind}s`]: { it: { args: query } }, outputs: Object.fromEntries(outputs) });
    const run = await stack.up();
    expect(errors(run)).to.deep.equal([]);
    const of = (side: string) =>
      Object.fromEntries(
        Object.entries(run.outputs as Json)
          .filter(([name]) => name.startsWith(side))
          .map(([name, value]) => [name.slice(side.length + 1), value]),
      );
    return { made: of("made"), found: of("found") };
  }

  it("is the same outputs of an app, by the same names, but for what is secret [look-up-in-a-program]", async () => {
    const declared = await allDeclared(gateway);
    const names = ["id", "name", "gateway", "idpMetadata", "clientSecret", "triggers", ...Object.keys(declared)];
    const { made, found } = await both("App", declared, { label: "Payroll" }, names);
    expect(made.attributes).to.equal(secret);
    expect(found).to.deep.equal({ ...made, attributes: { ...declared.attributes, "X-TRUST": { source: "SECRET" } } });
    expect(Object.keys(found)).to.include.members(["id", "policies", "protectedResources", "behavior", "session", "healthCheck", "groups"]);
    expect(steps(await stack.preview())).to.deep.equal([]);
  });

  it("is the same outputs of an identity provider, but for its credential", async () => {
    const declared = { type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", description: "Org", apiToken: { $secret: "TOKEN-CANARY" } };
    const names = ["id", "type", "domain", "name", "description", "apiToken", "tenant", "validationStatus", "gateway"];
    const { made, found } = await both("Idp", declared, { domain: "acme.okta.com" }, names);
    const { apiToken, ...plain } = made;
    expect(apiToken).to.equal(secret);
    expect(found).to.deep.equal(plain);
    expect(Object.keys(plain)).to.have.members(names.filter((name) => name !== "apiToken"));
  });
});
