import { expect } from "chai";
import { settingKeys } from "../../../dist/provider/configuration/setting-keys.js";
import { misspelt } from "../../../dist/provider/program/misspelt-settings.js";
import { namedAfter } from "../../support/arguments.ts";
import { startGateway, stopGateways } from "../../support/gateway.ts";
import { fullApp } from "../../support/resource.ts";
import { errors, ScenarioStack } from "../../support/scenario.ts";

const sentence = (wrong: string, right: string) =>
  `oag:${wrong} is no setting of pulumi-oag, and nothing reads it; did you mean oag:${right}? Set that, and remove this one: pulumi config rm oag:${wrong}`;

describe("a setting of the stack whose name has a slip", () => {
  afterEach(stopGateways);

  it("is told with the one that was probably meant", () => {
    for (const [wrong, right] of [
      ["serverCertificateSha265", "serverCertificateSha256"],
      ["maxConcurency", "maxConcurrency"],
      ["caCertficate", "caCertificate"],
      ["privatekey", "privateKey"],
      ["scope", "scopes"],
      ["insecureSkipVerfy", "insecureSkipVerify"],
      ["adpot", "adopt"],
    ] as const)
      expect(misspelt([`oag:${wrong}`])).to.deep.equal([sentence(wrong, right)]);
  });

  it("is not what is ours, another package's, or like none of ours and so the program's own", () => {
    const ours = [...Object.keys(settingKeys), "adopt"].map((key) => `oag:${key}`);
    expect(ours).to.have.length(17);
    expect(misspelt([...ours, "aws:scope", "project:maxConcurency", "oag:idpId", "oag:environment", "oag:backends", "oag:"])).to.deep.equal(
      [],
    );
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
      const warnings = run.messages.filter((message) => message.startsWith("warning: "));
      expect(warnings).to.have.length(2);
      expect(warnings[0]).to.equal(`warning: ${sentence("maxConcurency", "maxConcurrency")}`);
      expect(warnings[1]).to.include("did you mean oag:maxRetries?");
      expect(warnings[1]).to.not.include("\u001b");
    }
    stack.stop();
  });
});
