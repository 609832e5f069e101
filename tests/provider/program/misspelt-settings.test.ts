import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { misspelt } from "../../../dist/provider/program/misspelt-settings.js";
import { settingKeys } from "../../../dist/sdk/setting-table.js";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { errors, ScenarioStack, textsOf } from "../../support/programs/scenario.ts";
import { namedAfter } from "../../support/resources/arguments.ts";
import { fullApp } from "../../support/resources/full-app.ts";

const sentence = (wrong: string, right: string) =>
  `oag:${wrong} is no setting of pulumi-oag, and nothing reads it; did you mean oag:${right}? Set that, and remove this one: pulumi config rm oag:${wrong}`;

describe("a setting of the stack whose name has a slip", () => {
  afterEach(async () => {
    pulumi.runtime.setAllConfig({});
    await stopGateways();
  });

  it("is told with the one that was probably meant", () => {
    for (const [wrong, right] of [
      ["serverCertificateSha265", "serverCertificateSha256"],
      ["maxConcurency", "maxConcurrency"],
      ["caCertficate", "caCertificate"],
      ["privatekey", "privateKey"],
      ["scope", "scopes"],
      ["insecureSkipVerfy", "insecureSkipVerify"],
      ["adpot", "adopt"],
    ] as const) {
      pulumi.runtime.setAllConfig({ [`oag:${wrong}`]: "x" }, [`oag:${wrong}`]);
      expect(misspelt({ [`oag:${wrong}`]: "x" })).to.deep.equal([sentence(wrong, right)]);
    }
  });

  it("is told to be exposed where it is a key, or a proxy with a password, that was set without --secret [misspelt-key]", () => {
    const told = (config: Record<string, string>, secret: string[] = []) => {
      pulumi.runtime.setAllConfig(config, secret);
      return misspelt(config);
    };
    const inFile =
      "It lies in plain text in the stack's configuration file, and in the state once it was deployed: if one of them was committed or shared, ";
    const key = sentence("privatekey", "privateKey").replace(
      "Set that",
      "Set that as a secret (pulumi config set --secret oag:privateKey < key.pem)",
    );
    expect(told({ "oag:privatekey": "KEY-CANARY" })).to.deep.equal([
      `${key}. ${inFile}make a new key: disable and enable the API on the gateway`,
    ]);
    expect(told({ "oag:privatekey": "KEY-CANARY" }, ["oag:privatekey"])).to.deep.equal([sentence("privatekey", "privateKey")]);
    const proxy = sentence("proxi", "proxy").replace("Set that", "Set that as a secret (pulumi config set --secret oag:proxy)");
    expect(told({ "oag:proxi": "http://u:PASSWORD-CANARY@p:1" })).to.deep.equal([`${proxy}. ${inFile}change the password on the proxy`]);
    expect(told({ "oag:proxi": "http://p:1" })).to.deep.equal([sentence("proxi", "proxy")]);
    expect(told({ "oag:privateKeyFil": "/keys/oag.pem" })).to.deep.equal([sentence("privateKeyFil", "privateKeyFile")]);
  });

  it("is not what is ours, another package's, or like none of ours and so the program's own", () => {
    const ours = [...settingKeys, "adopt"].map((key) => `oag:${key}`);
    expect(ours).to.have.length(17);
    const others = ["aws:scope", "project:maxConcurency", "oag:idpId", "oag:environment", "oag:backends", "oag:"];
    expect(misspelt(Object.fromEntries([...ours, ...others].map((key) => [key, "x"])))).to.deep.equal([]);
  });

  it("is told once in a run however many resources there are, and refuses nothing [misspelt-setting]", async function onHost() {
    this.timeout(120_000);
    const gateway = await startGateway();
    const stack = (await ScenarioStack.start("embedded", gateway)) as ScenarioStack;
    stack.configure("oag:maxConcurency", "2");
    stack.configure("oag:max\u001bRetries", "2");
    stack.declare({ apps: Object.fromEntries(["one", "two"].map((name) => [name, { args: fullApp(gateway, namedAfter(name)) }])) });
    for (const run of [await stack.preview(), await stack.up()]) {
      expect(errors(run)).to.deep.equal([]);
      const warnings = textsOf(run, ({ severity }) => severity === "warning");
      expect(warnings).to.have.length(2);
      expect(warnings[0]).to.equal(sentence("maxConcurency", "maxConcurrency"));
      expect(warnings[1]).to.include("did you mean oag:maxRetries?");
      expect(warnings[1]).to.not.include("\u001b");
    }
    stack.stop();
  });
});
