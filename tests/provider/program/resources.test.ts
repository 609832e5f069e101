import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { OagApp, OagProvider } from "pulumi-oag";
import { known, registered, runProgram } from "../../support/programs/program.ts";
import { app, uuid } from "../../support/resources/arguments.ts";

describe("a Pulumi program with this package", () => {
  afterEach(() => pulumi.runtime.setAllConfig({}));

  it("registers an OagApp under its type token with its arguments and the constant string", async () => {
    await runProgram(() => new OagApp("payroll", { ...app, policies: { "/": { rule: "PROTECTED" } } }));
    expect(registered).to.have.length(1);
    expect(registered[0]).to.deep.include({ type: "pulumi-nodejs:dynamic/oag:OagApp", name: "payroll" });
    expect(registered[0]?.inputs).to.deep.equal({
      ...app,
      policies: { "/": { rule: "PROTECTED" } },
      __provider: 'exports.handler = () => require("pulumi-oag/provider/v1").app;',
    });
  });

  it("gives outputs for what is declared and for what the gateway adds", async () => {
    const resource = await runProgram(() => new OagApp("payroll", { ...app, status: "ACTIVE" }));
    expect(await known(resource.label)).to.equal("Payroll");
    expect(await known(resource.status)).to.equal("ACTIVE");
    expect(await known(resource.gateway)).to.equal("https://oag.example.com");
    expect(await known(resource.description)).to.equal(undefined);
    expect(OagApp.isInstance(resource)).to.equal(true);
    expect(OagApp.isInstance({})).to.equal(false);
  });

  it("does not change the arguments that it is given, so that two resources can share them", async () => {
    const args = Object.freeze({ ...app, attributes: Object.freeze({ T: Object.freeze({ source: "SECRET" as const, value: "x" }) }) });
    // On two gateways, since one has each label once.
    const { provider } = (await runProgram(() => ({
      provider: new OagProvider("other", { hostname: "h", clientId: "c", privateKey: "k" }),
    }))) as {
      provider: OagProvider;
    };
    await runProgram(() => [new OagApp("a", args), new OagApp("b", args, { provider })]);
    expect(registered.map(({ name }) => name)).to.deep.equal(["a", "b"]);
  });

  it("hands the import option to create instead of the engine, which cannot import dynamic resources", async () => {
    await runProgram(() => new OagApp("payroll", app, { import: uuid }));
    expect(registered[0]?.inputs.__import).to.equal(uuid);
    expect(registered[0]?.id || undefined).to.equal(undefined);
  });

  it("reads an app with .get()", async () => {
    const got = await runProgram(() => OagApp.get("existing", uuid));
    expect(registered[0]?.id).to.equal(uuid);
    expect(registered[0]?.inputs).to.deep.equal({ __provider: 'exports.handler = () => require("pulumi-oag/provider/v1").app;' });
    expect(await known(got.id)).to.equal(uuid);
  });
});
