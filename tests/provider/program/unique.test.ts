import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { OagApp, OagAuthenticationService, OagIdentityProvider, OagProvider } from "pulumi-oag";
import { rejection, thrown } from "../../support/basics/rejection.ts";
import { app, uuid } from "../../support/resources/arguments.ts";

const okta = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "t" } as const;

describe("two resources of one program that want the same", () => {
  beforeEach(() =>
    pulumi.runtime.setMocks(
      { newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }), call: () => ({}) },
      "project",
      "stack",
      false,
    ),
  );
  afterEach(() => pulumi.runtime.disconnect().catch(() => {}));

  it("label are refused when the second is constructed, with both names and without the label [label-twice]", () => {
    new OagApp("payroll", app);
    expect(thrown(() => new OagApp("copy", app)).message).to.equal(
      'OagApp "copy" has the same label as OagApp "payroll"; a gateway has each once: change it, or remove one of the two [OAG_ARGUMENT_CONFLICT]',
    );
  });

  it("domain are refused", () => {
    new OagIdentityProvider("okta", okta);
    expect(thrown(() => new OagIdentityProvider("copy", okta)).message).to.equal(
      'OagIdentityProvider "copy" has the same domain as OagIdentityProvider "okta"; a gateway has each once: change it, or remove one of the two [OAG_ARGUMENT_CONFLICT]',
    );
  });

  it("label or domain are refused in any form that a gateway takes for the same, as the first is known [label-twice-in-other-form]", async () => {
    new OagApp("payroll", app);
    expect(() => new OagApp("copy", { ...app, label: " Payroll " })).to.throw("has the same label as");
    new OagApp("buero", { ...app, label: "B\u00fcro" });
    expect(() => new OagApp("composed", { ...app, label: "Bu\u0308ro" })).to.throw('OagApp "buero"');
    new OagApp("capitals", { ...app, label: "PAYROLL" });
    new OagIdentityProvider("okta", okta);
    expect(() => new OagIdentityProvider("copy", { ...okta, domain: "Acme.okta.com" })).to.throw("has the same domain as");
  });

  it("service of one gateway are refused, so that a preview fails; those of two gateways are not [service-twice]", () => {
    const args = { serverNodes: ["node1.example.com"], database: { host: "db.internal", username: "u", password: "p" } };
    const other = new OagProvider("other", { hostname: "other.example.com", clientId: "c", privateKey: "k" });
    new OagAuthenticationService("offline", args);
    expect(thrown(() => new OagAuthenticationService("copy", { ...args, publicDomain: "sso.example.com" })).message).to.equal(
      'OagAuthenticationService "copy" is of the same gateway as OagAuthenticationService "offline"; a gateway has each once: change it, or remove one of the two [OAG_ARGUMENT_CONFLICT]',
    );
    new OagAuthenticationService("elsewhere", args, { provider: other });
    expect(() => new OagAuthenticationService("twice", args, { provider: other })).to.throw('OagAuthenticationService "elsewhere"');
    OagAuthenticationService.get("look", "https://oag.example.com");
  });

  it("are no clash where it is one resource that is constructed again: the engine refuses that by itself", () => {
    const construct = () => {
      const team = new pulumi.ComponentResource("teams:Team", "team");
      new OagApp("payroll", app, { import: uuid });
      new OagApp("inner", { ...app, label: "Inner" }, { parent: team });
    };
    construct();
    expect(construct).not.to.throw();
    // Of one name, but in another place of the stack.
    expect(() => new OagApp("inner", { ...app, label: "Inner" })).to.throw('OagApp "inner" has the same label as OagApp "inner"');
    const other = new pulumi.ComponentResource("teams:Other", "other");
    expect(() => new OagApp("inner", { ...app, label: "Inner" }, { parent: other })).to.throw('OagApp "inner"');
  });

  it("import id are refused, for apps and for identity providers", () => {
    new OagApp("payroll", app, { import: uuid });
    expect(thrown(() => new OagApp("copy", { ...app, label: "Copy" }, { import: uuid })).message).to.equal(
      'OagApp "copy" imports the same object as OagApp "payroll"; a gateway has each once: change it, or remove one of the two [OAG_IMPORT]',
    );
    new OagIdentityProvider("okta", okta, { import: uuid });
    expect(() => new OagIdentityProvider("copy", { ...okta, domain: "b.okta.com" }, { import: uuid })).to.throw(
      "imports the same object as",
    );
  });

  it("import id in capitals are refused: gateways take an id in any case", () => {
    new OagApp("payroll", app, { import: uuid });
    expect(() => new OagApp("copy", { ...app, label: "Copy" }, { import: uuid.toUpperCase() })).to.throw(
      'OagApp "copy" imports the same object as OagApp "payroll"',
    );
  });

  it("are named in a sentence without what a terminal obeys or turns [resource-name-told]", () => {
    new OagApp("pay\u009b2Jroll", app);
    expect(thrown(() => new OagApp("copy\u202e\u001b[2J", app)).message).to.equal(
      'OagApp "copy\\u202e\\u001b[2J" has the same label as OagApp "pay\\u009b2Jroll"; a gateway has each once: change it, or remove one of the two [OAG_ARGUMENT_CONFLICT]',
    );
  });

  it("label, handed over as an output, are refused as soon as it is known; a secret label stays secret", async () => {
    new OagApp("payroll", app);
    const copy = new OagApp("copy", { ...app, label: pulumi.secret(Promise.resolve("Payroll")) });
    const { message } = await rejection(
      new Promise((resolve, reject) =>
        (copy as unknown as { label: { promise(): Promise<unknown> } }).label.promise().then(resolve, reject),
      ),
    );
    expect(message).to.include('OagApp "copy" has the same label as OagApp "payroll"').and.not.include("Payroll");
  });

  it("label on two gateways, or an app's label that is an identity provider's domain, are no clash", async () => {
    const [production, test] = ["production", "test"].map(
      (name) => new OagProvider(name, { hostname: `${name}.example.com`, clientId: "c", privateKey: pulumi.secret("k") }),
    ) as [OagProvider, OagProvider];
    const team = new pulumi.ComponentResource("teams:Team", "team", {}, { providers: [test] });
    new OagApp("a", { ...app, label: "acme.okta.com" });
    new OagApp("b", { ...app, label: "acme.okta.com" }, { provider: production });
    new OagApp("c", { ...app, label: "acme.okta.com" }, { parent: team });
    new OagIdentityProvider("okta", okta);
    expect(() => new OagApp("d", { ...app, label: "acme.okta.com" }, { provider: test })).to.throw('OagApp "c"');
  });

  it("are no clash where a value is not known yet, or where resources are only read", async () => {
    await pulumi.runtime.setMocks(
      { newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }), call: () => ({}) },
      "project",
      "stack",
      true,
    );
    const unknown = pulumi.output(pulumi.unknown as unknown as string);
    new OagApp("a", { ...app, label: unknown });
    new OagApp("b", { ...app, label: unknown });
    OagApp.get("c", uuid);
    OagApp.get("d", uuid);
    new OagApp("e", { ...app, label: undefined as unknown as string });
    // What is found when a value is known fails the program at its end.
    await pulumi.runtime.disconnect();
  });
});
