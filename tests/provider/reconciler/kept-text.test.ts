import { expect } from "chai";
import { differences } from "../../../dist/provider/reconciler/writes/kept-otherwise.js";
import { spell } from "../../../dist/sdk/message.js";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("a text that a gateway keeps in another form", function suite() {
  this.timeout(120_000);
  afterEach(stopGateways);

  it("is shown to keep another text of what users put secrets into without either value [kept-text]", async () => {
    const gateway = await startGateway({ reading: { normalises: ["collapse"] } });
    const resource = new OneResource("app", gateway);
    const attributes = {
      a: { name: "X-A", source: "STATIC", value: "CANARY  one" },
      s: { name: "X-S", source: "SECRET", value: "CANARY  two" },
    };
    const { error } = await resource.up(fullApp(gateway, { attributes }));
    expect(error).to.include("did not keep value (differs in white space); declare what it keeps").and.not.to.include("CANARY");
    gateway.tamper = (operation, body) => (operation === "createAttribute" ? { ...(body as Json), value: undefined } : body);
    const other = new OneResource("app", gateway);
    const again = await other.up(fullApp(gateway, { label: "Other", attributes }));
    expect(again.error).to.include("did not keep value (it has nothing)").and.not.to.include("CANARY");
  });

  for (const [way, sent, kept] of [
    ["is cut to 5 characters", "CANARY-TEXT", "CANAR"],
    ["is cut to 1 character", "CANARY-TEXT", "C"],
    ["is another text of 7 characters", "CANARY-TEXT", "CANARY2"],
    ["differs in white space", "CAN\u200bARY", "CANARY"],
  ] as const)
    it(`is shown to keep a text that ${way}, without it`, async () => {
      const gateway = await startGateway();
      const resource = new OneResource("app", gateway);
      await resource.up(fullApp(gateway));
      gateway.tamper = (operation, body) => (operation === "replaceApplication" ? { ...(body as Json), description: kept } : body);
      const { error } = await resource.up(fullApp(gateway, { description: sent }));
      expect(error).to.include(`did not keep description (${way})`).and.not.match(/CANAR/);
    });

  it("that answers with a value that is no text is refused with the member named, without the value", async () => {
    const gateway = await startGateway();
    const resource = new OneResource("app", gateway);
    await resource.up(fullApp(gateway));
    gateway.tamper = (operation, body) => (operation === "replaceApplication" ? { ...(body as Json), description: { CANARY: 1 } } : body);
    const { error } = await resource.up(fullApp(gateway, { description: "CANARY-TEXT" }));
    expect(error).to.include("whose description is an object where the API has a text").and.not.match(/CANAR/);
    const told = differences(["groups"], { sent: ["a"], kept: ["b", "c"] }, { type: "array" }, () => false);
    expect(told.map(({ text, isSpelling }) => [spell(text), isSpelling])).to.deep.equal([["groups (is another list of 2 entries)", false]]);
    // Of a member that is declared although the contract has it elsewhere, no border knows the type.
    const other = differences(["oidc", "label"], { sent: "CANARY-TEXT", kept: { CANARY: 1 } }, { type: "string" }, () => false);
    expect(other.map(({ text, isSpelling }) => [spell(text), isSpelling])).to.deep.equal([["oidc.label (is another value)", false]]);
  });

  it("is shown to keep nothing, where it keeps nothing", async () => {
    const gateway = await startGateway();
    const resource = new OneResource("app", gateway);
    gateway.tamper = (operation, body) => (operation === "replaceApplication" ? { ...(body as Json), description: null } : body);
    const args = fullApp(gateway);
    expect((await resource.up(args)).error).to.equal(undefined);
    expect((await resource.up({ ...args, description: "a\u200bb" })).error).to.include(
      "did not keep description (it has nothing); look at it in the console [OAG_LOST]",
    );
  });
});
