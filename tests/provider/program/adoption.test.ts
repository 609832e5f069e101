import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { OagApp, OagIdentityProvider } from "pulumi-oag";
import { rejection } from "../../support/basics/rejection.ts";
import { registered, runProgram } from "../../support/programs/program.ts";
import { app, uuid } from "../../support/resources/arguments.ts";

const other = "7a1f2f0a-0000-4000-8000-000000000000";
const okta = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "t" } as const;
const configured = (value: unknown) =>
  pulumi.runtime.setAllConfig({ "oag:adopt": typeof value === "string" ? value : JSON.stringify(value) });
/** By kind and name: what the constructors register arrives in any order. */
const imports = () =>
  Object.fromEntries(
    registered.flatMap(({ type, name, inputs }) =>
      type.includes("/oag:") ? [[`${type.split(":").at(-1)}::${name}`, inputs.__import]] : [],
    ),
  );

describe("oag:adopt in the stack's configuration", () => {
  afterEach(() => pulumi.runtime.setAllConfig({}));

  it("names the object that a resource adopts, also within a component, and touches no other resource", async () => {
    configured({ payroll: uuid });
    await runProgram(() => {
      const team = new pulumi.ComponentResource("teams:Team", "team");
      new OagApp("payroll", app, { parent: team });
      new OagApp("wiki", { ...app, label: "Wiki" });
    });
    expect(imports()).to.deep.equal({ "OagApp::payroll": uuid, "OagApp::wiki": undefined });
  });

  it("gives way to an import option of the program, and is nothing to what is only read", async () => {
    configured({ payroll: other, existing: other });
    await runProgram(() => [new OagApp("payroll", app, { import: uuid }), OagApp.get("existing", other)]);
    expect(imports()).to.deep.equal({ "OagApp::payroll": uuid, "OagApp::existing": undefined });
  });

  it("tells an app from an identity provider of the same name by its kind", async () => {
    configured({ "OagApp::acme": uuid, "OagIdentityProvider::acme": other });
    await runProgram(() => [new OagIdentityProvider("acme", okta), new OagApp("acme", app)]);
    expect(imports()).to.deep.equal({ "OagIdentityProvider::acme": other, "OagApp::acme": uuid });
  });

  it("does not take what every object inherits for an entry", async () => {
    configured({});
    await runProgram(() => new OagApp("toString", app));
    expect(imports()).to.deep.equal({ "OagApp::toString": undefined });
  });

  it("is refused, with the cure and without its text, where it is no map of ids", async () => {
    const cure = `Set it by the resource's name: \`pulumi config set --path 'oag:adopt["payroll"]' 6f1f2f0a-0000-4000-8000-000000000000\``;
    const map = `oag:adopt must be a JSON object with the id of each object by the name of its resource. ${cure} [OAG_CONFIG]`;
    const id = `oag:adopt["payroll"] must be the id of the object on the gateway, as a text. ${cure} [OAG_IMPORT]`;
    for (const [value, message] of [
      ["payroll CANARY", map],
      [["CANARY"], map],
      ['"CANARY"', map],
      ["null", map],
      [{ payroll: 7 }, id],
      [{ payroll: "" }, id],
      [{ payroll: { id: "CANARY" } }, id],
    ] as const) {
      configured(value);
      expect((await rejection(runProgram(() => new OagApp("payroll", app)))).message, JSON.stringify(value)).to.equal(message);
    }
    expect(registered).to.deep.equal([]);
  });

  it("is told without what a terminal obeys, where a name has that", async () => {
    configured({ "pay\u009b2Jroll": 7 });
    expect((await rejection(runProgram(() => new OagApp("pay\u009b2Jroll", app)))).message).to.match(
      /^oag:adopt\["pay\\u009b2Jroll"\] must be /,
    );
  });

  it("cannot give one object to two resources", async () => {
    configured({ payroll: uuid, copy: uuid });
    const two = runProgram(() => [new OagApp("payroll", app), new OagApp("copy", { ...app, label: "Copy" })]);
    expect((await rejection(two)).message).to.equal(
      'OagApp "copy" imports the same object as OagApp "payroll"; a gateway has each once: change it, or remove one of the two [OAG_IMPORT]',
    );
  });
});
