import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { getApp, OagApp, OagProvider, type OagProviderArgs, ProtectedApp } from "pulumi-oag";
import { readSettings } from "../../../dist/provider/configuration/settings.js";
import { mistyped } from "../../support/basics/mistyped.ts";
import { thrown } from "../../support/basics/rejection.ts";
import { markedSecret } from "../../support/basics/secret-mark.ts";
import { registered, runProgram } from "../../support/programs/program.ts";
import { app } from "../../support/resources/arguments.ts";

describe("an explicit OagProvider in a program", () => {
  afterEach(() => pulumi.runtime.setAllConfig({}));

  it("configures an explicit provider with flat texts under the oag namespace", async () => {
    const provider = await runProgram(() => {
      const gateway = new OagProvider("production", {
        hostname: "oag.example.com",
        clientId: "c",
        privateKey: "k",
        scopes: ["okta.oag.app.read", "okta.oag.app.manage"],
        maxRetries: 2,
      });
      new OagApp("payroll", app, { provider: gateway });
      return gateway;
    });
    expect(registered[0]).to.deep.include({ type: "pulumi:providers:pulumi-nodejs", name: "production" });
    expect(registered[0]?.inputs).to.deep.equal({
      "__oag:provider": "production",
      "oag:hostname": "oag.example.com",
      "oag:clientId": "c",
      "oag:privateKey": markedSecret("k"),
      "oag:scopes": "okta.oag.app.read okta.oag.app.manage",
      "oag:maxRetries": "2",
    });
    expect(registered[1]?.provider).to.include("::production::");
    expect(pulumi.Resource.isInstance(provider)).to.equal(true);
  });

  it("takes an argument of an explicit provider that turns out to be undefined or null for one that is not set", async () => {
    await runProgram(() => {
      const absent = pulumi.output(undefined) as unknown as pulumi.Output<string>;
      const nothing = null as unknown as string;
      new OagProvider("production", {
        hostname: "oag.example.com",
        clientId: nothing,
        privateKey: pulumi.secret(absent),
        proxy: pulumi.output(nothing),
        caCertificate: absent,
        requestTimeout: pulumi.output(Promise.resolve(undefined)) as unknown as pulumi.Output<number>,
        scopes: [pulumi.output("okta.oag.app.read"), absent],
        assertionId: true,
      });
    });
    const empty = markedSecret("");
    const inputs = registered[0]?.inputs;
    expect(inputs).to.deep.equal({
      "__oag:provider": "production",
      "oag:hostname": "oag.example.com",
      "oag:privateKey": empty,
      "oag:proxy": empty,
      "oag:caCertificate": "",
      "oag:requestTimeout": "",
      "oag:scopes": "okta.oag.app.read",
      "oag:assertionId": "true",
    });
    const config = (key: string) => inputs[key]?.value ?? inputs[key];
    const { client } = readSettings(config, { OAG_CLIENT_ID: "c", OAG_PRIVATE_KEY: "from environment variables" });
    expect(client).to.deep.equal({
      hostname: "oag.example.com",
      clientId: "c",
      privateKey: "from environment variables",
      scopes: ["okta.oag.app.read"],
      assertionId: true,
    });
  });

  it("is refused with an argument that is none, which would leave its setting to the environment", () => {
    const made = (given: unknown) => () => new OagProvider("production", given as OagProviderArgs);
    expect(made({ hostnam: "oag.example.com", clientId: "c", maxConcurency: 2 })).to.throw(
      pulumi.RunError,
      'OagProvider "production": hostnam is not an argument here; did you mean hostname? maxConcurency is not an argument here; did you mean maxConcurrency?',
    );
    expect(made(undefined)).to.throw(pulumi.RunError, 'OagProvider "production" takes one object of arguments: hostname, clientId, ');
  });

  it("is refused with what may be a secret in place of a name without showing it, as are a component and look-ups [argument-name]", () => {
    const unseen = [
      "CANARY-word",
      "CANARY word",
      "5CANARY",
      "CANARY\u001b[2J",
      "CANARY".padEnd(41, "x"),
      `${"-".repeat(5)}BEGIN CANARY`,
      "",
    ];
    for (const name of unseen)
      for (const [who, make] of [
        ["OagProvider", () => new OagProvider("p", mistyped<OagProviderArgs>({ hostname: "h", clientId: "c", [name]: 1 }))],
        ["ProtectedApp", () => new ProtectedApp("p", mistyped({ publicDomain: "h", backends: [], [name]: 1 }))],
        ["getApp", () => getApp(mistyped({ label: "l", [name]: 1 }))],
      ] as const) {
        const { message } = thrown<Error>(make);
        expect(message).to.match(new RegExp(`^${who}.*: an argument whose name is not shown is not an argument here; `));
        expect(message).to.not.include("CANARY");
      }
    const shown = "canary_".padEnd(40, "x");
    expect(() => new OagProvider("p", mistyped<OagProviderArgs>({ [shown]: 1 }))).to.throw(
      pulumi.RunError,
      `OagProvider "p": ${shown} is not an argument here; `,
    );
  });
});
