import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Engine, EngineRun } from "../../engines/engine.ts";
import { root } from "../support/basics/checkout.ts";
import { run } from "../support/commands/command.ts";
import { stopGateways } from "../support/gateways/gateway.ts";
import { production, type Stage, secretsOf, stageGateway, stageStack, staging, variablesFor } from "../support/gateways/stages.ts";
import { compilerSays } from "../support/programs/compiler.ts";
import { errors, steps } from "../support/programs/scenario.ts";
import { changed, stepsOf } from "../support/readers/runbook.ts";

const stages = { staging, production };
type Name = keyof typeof stages;

/** What each command of the page comes to. */
const expected = [
  "dump: 6 apps, 1 identity provider, for staging and production. Nothing was changed on a gateway.",
  "import staging: import new-portal; import orders; import payroll; import reports; import wiki; import workforce",
  'preview staging: update payroll: attributes["X-TRUST"].value; update wiki: spCertificate; update workforce: apiToken',
  'up staging: update payroll: attributes["X-TRUST"].value; update wiki: spCertificate; update workforce: apiToken',
  "preview staging: nothing",
  "import production: import old-portal; import orders; import payroll; import reports; import wiki; import workforce",
  'up production: update payroll: attributes["X-TRUST"].value; update wiki: spCertificate; update workforce: apiToken',
  "preview production: nothing",
  'up staging: update reports: policies["/admin/"] (1 written)',
  'preview production: update reports: policies["/admin/"]',
  'up production: update reports: policies["/admin/"] (1 written)',
  "preview staging: nothing",
  "up production: update payroll: session.idleSessionTimeout (1 written)",
  "preview staging: nothing",
  "up production: create new-portal (5 written)",
  "preview production: nothing",
];

describe("the page on environments", function suite() {
  this.timeout(300_000);
  let parent: string;
  const gateways = new Map<Stage, Gateway>();
  before(() => {
    // Where pulumi-oag can be resolved; git does not look there.
    parent = mkdtempSync(join(root, "tests/cli/.dump-"));
  });
  after(async () => {
    rmSync(parent, { recursive: true, force: true });
    await stopGateways();
  });

  const gatewayOf = (name: string) => gateways.get(stages[name as Name]) as Gateway;

  /** What a person would have at hand for a key. */
  const asked = (name: string, key: string): string => {
    const [apiToken = "", trust = "", spCertificate = ""] = secretsOf(stages[name as Name]);
    const secrets: Record<string, string> = { workforceApiToken: apiToken, payrollXTrust: trust, wikiSpCertificate: spCertificate };
    return key === "oag:privateKey" ? gatewayOf(name).configuration.privateKey : (secrets[key] as string);
  };

  it("does what it says, command by command, and leaves a program that compiles [environments-page]", async () => {
    for (const stage of [staging, production]) gateways.set(stage, await stageGateway(stage));
    const folder = join(parent, "gateways");
    const told: string[] = [];
    const engines = new Map<string, Engine>();
    const drive = async (what: string, name: string, work: (engine: Engine) => Promise<EngineRun>) => {
      gatewayOf(name).log.clear();
      const result = await work(engines.get(name) as Engine);
      expect(errors(result), `${what} ${name}`).to.deep.equal([]);
      const writes = gatewayOf(name).log.writes.length;
      told.push(`${what} ${name}: ${steps(result).join("; ") || "nothing"}${writes === 0 ? "" : ` (${writes} written)`}`);
      return steps(result);
    };
    const command = async (line: string) => {
      const [, what = "", name = ""] = /^pulumi (\w+).* --stack (\w+)/.exec(line) ?? /^pulumi (\w+) init (\w+)$/.exec(line) ?? [];
      const set = /^pulumi config set --stack \w+ (--secret )?(\S+?)(?: < \S+\.pem| (\S+))?$/.exec(line);
      if (line.startsWith("npx pulumi-oag-cli dump ")) {
        const variables = { ...variablesFor("STAGING", gatewayOf("staging")), ...variablesFor("PRODUCTION", gatewayOf("production")) };
        const { code, stdout, stderr } = await run(line.split(" ").slice(2), variables, "", parent);
        expect(code, stderr).to.equal(0);
        told.push(`dump: ${stdout.split("\n")[0]?.replace("gateways: ", "")}`);
      } else if (line === `pulumi stack init ${name}`) engines.set(name, stageStack(folder, stages[name as Name], {}).engine);
      else if (set !== null) {
        const [, secret, key = "", value] = set;
        const full = key.includes(":") ? key : `gateways:${key}`;
        engines.get(name)?.setConfig(full, secret ? { secret: asked(name, key) } : (value as string));
      } else if (what === "import") {
        const file = /--file (\S+)/.exec(line)?.[1] as string;
        await drive(what, name, (engine) => engine.import(join(folder, file)));
      } else if (what === "preview") {
        const found = await drive(what, name, (engine) => engine.preview());
        if (line.endsWith("--expect-no-changes")) expect(found, line).to.deep.equal([]);
      } else if (what === "up") await drive(what, name, (engine) => engine.up());
      else if (line !== "cd gateways && npm install") throw new Error(`no test knows the command: ${line}`);
    };
    const program = join(folder, "index.ts");
    for (const { kind, text } of stepsOf("../environments.md")) {
      if (kind === "command") await command(text);
      else writeFileSync(program, changed(readFileSync(program, "utf8"), text));
    }
    for (const engine of engines.values()) engine.close();
    expect(told).to.deep.equal(expected);
    expect(gatewayOf("production").store.appByLabel("Payroll").session.idleSessionTimeout).to.equal(600);
    expect(compilerSays([folder], parent)).to.equal("");
  });

  it("lists the files that are written", () => {
    const page = readFileSync(join(root, "docs/environments.md"), "utf8");
    const listed = [...page.matchAll(/^\| (`.*`) \|/gm)].flatMap(([, names = ""]) =>
      [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect(listed).to.deep.equal([
      "index.ts",
      "Pulumi.staging.yaml",
      "Pulumi.production.yaml",
      "import.staging.json",
      "import.production.json",
      "README.md",
    ]);
  });
});
