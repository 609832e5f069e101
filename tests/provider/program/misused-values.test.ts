import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { getApp, OagApp, OagDirectory, OagIdentityProvider, OagProvider, ProtectedApp } from "pulumi-oag";
import { rejection } from "../../support/basics/rejection.ts";
import { registered, runProgram } from "../../support/programs/program.ts";
import { app } from "../../support/resources/arguments.ts";
import { checkApp } from "../../support/resources/checked.ts";

// biome-ignore lint/suspicious/noExplicitAny: what no type admits
type Bad = any;
const provider = "production" as Bad;
const okta = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "t" } as const;
const itself = (who: string) =>
  `${who}: the option provider must be the provider itself, const gateway = new OagProvider(…), not a text [OAG_ARGUMENT_TYPE]`;

describe("options and values that a program mixes up", () => {
  for (const [who, make] of [
    ['OagApp "wiki"', () => new OagApp("wiki", app, { provider })],
    ['OagApp "wiki"', () => OagApp.get("wiki", "6f1f2f0a-0000-4000-8000-000000000000", { provider })],
    ['OagIdentityProvider "acme"', () => new OagIdentityProvider("acme", okta, { provider })],
    ['OagDirectory "ldap"', () => new OagDirectory("ldap", {} as Bad, { provider })],
    [
      'ProtectedApp "wiki"',
      () => new ProtectedApp("wiki", { publicDomain: "w.example.com", backends: ["https://b"] } as Bad, { provider }),
    ],
    ["getApp", () => getApp({ label: "Wiki" }, { provider })],
  ] as const)
    it(`are refused by name: a provider's name instead of the provider, of ${who} [provider-text]`, async () => {
      const error = await rejection(runProgram<unknown>(make));
      expect([pulumi.RunError.isInstance(error), error instanceof pulumi.RunError, error.message]).to.deep.equal([true, true, itself(who)]);
      expect(error).to.have.property("code", "OAG_ARGUMENT_TYPE");
      expect(registered).to.deep.equal([]);
    });

  it("are refused by name: another resource instead of the provider, and a parent's name", async () => {
    const other = runProgram(() => new OagApp("wiki", app, { provider: new OagIdentityProvider("acme", okta) as Bad }));
    expect((await rejection(other)).message).to.equal(itself('OagApp "wiki"').replace("not a text", "not another resource"));
    const parent = runProgram(() => new OagApp("wiki", app, { parent: "team" as Bad }));
    expect((await rejection(parent)).message).to.equal(
      'OagApp "wiki": the option parent must be the resource itself, not a text [OAG_ARGUMENT_TYPE]',
    );
    await runProgram(() => {
      const gateway = new OagProvider("production", { hostname: "oag.example.com", clientId: "c", privateKey: "k" });
      new OagApp("wiki", app, { provider: gateway, parent: new pulumi.ComponentResource("teams:Team", "team") });
    });
    expect(registered.at(-1)?.provider).to.include("::production::");
  });

  it("are told in the preview: an output that was written into a text, wherever it stands [output-in-text]", () => {
    const output = pulumi.output("x");
    const said = `holds Pulumi's warning in place of an output that was written into a text; write pulumi.interpolate\`…\${output}…\` instead of \`…\${output}…\`, or output.apply(…)`;
    const check = (change: object) => checkApp({}, { ...app, ...change }, { validation: "strict", notice: () => {} });
    expect(check({ label: `Payroll ${output}` })).to.deep.equal([`label: ${said}`]);
    expect(check({ groups: ["staff", `${output}`] })).to.deep.equal([`groups.1: ${said}`]);
    expect(check({ policies: { "/": { rule: "PROTECTED", description: `${output}` } } })).to.deep.equal([
      `policies["/"].description: ${said}`,
    ]);
    expect(check({ attributes: { [`X-${output}`]: { source: "IDP", value: "login" } } })).to.include(`attributes: a key of it ${said}`);
    expect(check({ description: JSON.stringify({ output }) })).to.deep.equal([`description: ${said}`]);
  });
});
