import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { readSettings, resolveNamed } from "../../dist/provider/configuration/settings.js";
import { root } from "../support/basics/checkout.ts";
import type { Json } from "../support/basics/json.ts";
import { environmentFor, run } from "../support/commands/command.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { errors, ScenarioStack } from "../support/programs/scenario.ts";
import { fullApp } from "../support/resources/full-app.ts";

const page = readFileSync(join(root, "docs/ci.md"), "utf8");
const [, , section = ""] = /(^## Pulumi ESC$)([\s\S]*)/m.exec(page) ?? [];
const [, yaml = ""] = /^```yaml\n([\s\S]*?)^```$/m.exec(section) ?? [];
const { values } = parse(yaml) as { values: Json };

/** A value of the environment as Pulumi ESC hands it out: references followed, secrets marked as such. */
function outOf(written: unknown): string | { secret: string } {
  const [, path] = (typeof written === "string" && /^\$\{(.+)\}$/.exec(written)) || [];
  if (path !== undefined) return outOf(path.split(".").reduce<unknown>((inner, name) => (inner as Json)?.[name], values));
  if (typeof written === "string") return written;
  expect(Object.keys(written as Json)).to.deep.equal(["fn::secret"]);
  return { secret: String((written as Json)["fn::secret"]) };
}
const handedOut = (member: string) => Object.fromEntries(Object.entries(values[member]).map(([name, written]) => [name, outOf(written)]));
const plain = (all: Json): Json => Object.fromEntries(Object.entries(all).map(([name, value]) => [name, value.secret ?? value]));

describe("the environment of Pulumi ESC", function suite() {
  this.timeout(120_000);
  afterEach(stopGateways);

  it("gives a stack all that has to be configured, under names that the provider reads, and the key alone as a secret [esc-config]", () => {
    const config = handedOut("pulumiConfig");
    const read = readSettings((key) => plain(config)[key], {});
    expect(Object.keys(read.client).filter((name) => read.client[name as "hostname"] !== undefined)).to.include.members([
      "hostname",
      "clientId",
      "privateKey",
    ]);
    expect(Object.keys(config).map((name) => name.replace("oag:", ""))).to.deep.equal(["hostname", "clientId", "privateKey"]);
    expect(Object.values(config).filter((value) => typeof value === "object").length).to.equal(1);
    expect(config["oag:privateKey"]).to.have.property("secret");
  });

  it("gives the command line the same by its variables", () => {
    const variables = plain(handedOut("environmentVariables"));
    const [fromEnvironment, fromConfig] = [
      readSettings(() => undefined, variables),
      readSettings((key) => plain(handedOut("pulumiConfig"))[key], {}),
    ];
    expect(fromEnvironment.client).to.deep.equal(fromConfig.client);
  });

  it("has the form of a key that is read, in one line with \\n for its breaks", async () => {
    const gateway = await startGateway();
    const { privateKey, hostname } = gateway.configuration;
    const shown = plain(handedOut("pulumiConfig"))["oag:privateKey"];
    expect(shown).to.match(/^-----BEGIN PRIVATE KEY-----\n…$/);
    // As YAML reads it, and with the two characters that a shell leaves there.
    for (const key of [privateKey, privateKey.trimEnd().replaceAll("\n", "\\n")]) {
      const config: Json = { "oag:hostname": hostname, "oag:clientId": "c", "oag:privateKey": key };
      expect(resolveNamed(readSettings((name) => config[name], {})).key.thumbprint).to.be.a("string");
    }
  });

  it("brings a stack up, whose constructors refuse the key where it is no secret; and the command runs in it", async () => {
    const gateway = await startGateway();
    const { hostname, clientId, privateKey, caCertificate } = gateway.configuration;
    const real: Json = { hostname, clientId, privateKey };
    const own = (name: string) => real[name.replace("oag:", "")];
    const config = Object.fromEntries(
      Object.entries(handedOut("pulumiConfig")).map(([name, value]) => [
        name,
        typeof value === "string" ? own(name) : { secret: own(name) },
      ]),
    );
    const trust = { "oag:caCertificate": caCertificate };
    const stack = (await ScenarioStack.start("embedded", gateway, { config: { ...config, ...trust } })) as ScenarioStack;
    stack.declare({ apps: { payroll: { args: fullApp(gateway) } } });
    expect(errors(await stack.up())).to.deep.equal([]);
    stack.configure("oag:privateKey", privateKey);
    expect(errors(await stack.up()).join("\n")).to.include("oag:privateKey is set in plain text");
    stack.stop();

    const [, command = ""] = /^pulumi env run oag\/production -- npx pulumi-oag-cli (\w+)$/m.exec(section) ?? [];
    const known = environmentFor(gateway);
    const variables = Object.fromEntries(Object.keys(values.environmentVariables).map((name) => [name, known[name]]));
    const { code, stdout } = await run([command], { ...variables, OAG_CA_CERTIFICATE_FILE: known.OAG_CA_CERTIFICATE_FILE });
    expect([code, stdout.split("\n").at(-2)]).to.deep.equal([0, "All is well."]);
  });
});
