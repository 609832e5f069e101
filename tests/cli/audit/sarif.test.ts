import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Ajv } from "ajv";
import { expect } from "chai";
import { audit } from "pulumi-oag/rules";
import { sarifOf } from "../../../cli/dist/audit/sarif.js";
import type { Json } from "../../support/basics/json.ts";
import { run } from "../../support/commands/command.ts";
import { carelessExport, carelessSnapshot } from "../../support/gateways/careless.ts";
import { hostileTexts } from "../../support/models/hostile-texts.ts";
import { sarifSchema } from "../../support/readers/sarif.ts";

const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(sarifSchema);
const errorsIn = (log: unknown) =>
  validate(log) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

describe("pulumi-oag audit --sarif", function suite() {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-sarif-"));
    writeFileSync(join(folder, "gateway.json"), JSON.stringify(carelessSnapshot));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const sarif = async (args: string[], input = "", cwd = folder): Promise<Json> => {
    const { code, stdout, stderr } = await run(["audit", "--sarif", ...args], {}, input, cwd);
    expect([code, stderr]).to.deep.equal([2, ""]);
    return JSON.parse(stdout);
  };
  const uriOf = (log: Json) => [...new Set(log.runs[0].results.map((one: Json) => one.locations[0].physicalLocation.artifactLocation.uri))];

  it("is what code scanning reads: valid, every result of a rule that is described, at a file, with a place in the object", async () => {
    const log = await sarif(["-"], carelessExport());
    expect(errorsIn(log)).to.deep.equal([]);
    const [{ tool, results }] = log.runs;
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).to.equal(ruleId);
    expect(new Set(tool.driver.rules.map(({ id }: Json) => id)).size).to.equal(tool.driver.rules.length);
    expect(results.map(({ ruleId, level }: Json) => `${level} ${ruleId}`)).to.deep.equal([
      "error directive-sets-policy-type",
      "error open-root",
      "error identity-provider-invalid-credential",
      "error certificate-ended",
      "warning plain-http-back-end",
      "warning no-groups",
      "warning certificate-ending",
      "note open-path",
      "note uncertain-path",
    ]);
    expect(results[1].message.text).to.equal(
      'app "Payroll": policies["/"] is NO_AUTH: every path that no other policy takes is open without a session',
    );
    expect(results[1].locations).to.deep.equal([
      {
        physicalLocation: { artifactLocation: { uri: "Pulumi.yaml" }, region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 } },
        logicalLocations: [{ name: 'policies["/"]', fullyQualifiedName: 'app/Payroll/policies["/"]', kind: "member" }],
      },
    ]);
    expect(results[8].properties).to.deep.equal({ dependsOn: ["prefix"] });
  });

  it("has a fingerprint for each result, which is the same from a dump, another day and in other words", async () => {
    const prints = (log: Json): string[] => log.runs[0].results.map((one: Json) => one.partialFingerprints.primaryLocationLineHash);
    const state = prints(await sarif(["-"], carelessExport()));
    expect(new Set(state).size).to.equal(state.length);
    expect(prints(await sarif(["--dump", folder]))).to.deep.equal(state);
    const find = (now: string) =>
      prints(
        sarifOf(audit({ certificates: [{ id: "1", commonName: "a", expiresOn: "2026-03-20" }] }, new Date(now)), {
          version: "1.0.0",
          file: "x",
        }) as Json,
      );
    expect(find("2026-03-02")).to.deep.equal(find("2026-03-10")).and.have.length(1);
    const open = (...paths: string[]) => {
      const policies = Object.fromEntries(paths.map((path) => [path, { rule: "NO_AUTH" }]));
      const result = audit({ apps: [{ type: "OAG_HEADER_BASED", label: "a", policies }] }, new Date(0));
      const { runs } = sarifOf(result, { version: "1.0.0", file: "x" }) as Json;
      const nth = result.findings.findIndex(({ rule, at }) => rule === "open-path" && at === 'policies["/b/"]');
      return runs[0].results[nth].partialFingerprints;
    };
    expect(open("/b/")).to.deep.equal(open("/a/", "/b/"));
    const twice = { id: "", type: "OAG_NOAUTH", label: "Same", policies: {} };
    const same = prints(sarifOf(audit({ apps: [twice, twice] }, new Date(0)), { version: "1.0.0", file: "x" }) as Json);
    expect(new Set(same).size).to.equal(same.length);
  });

  it("shows findings at Pulumi.yaml, that of the dump's folder, or the file that is given", async () => {
    expect(uriOf(await sarif(["-"], carelessExport()))).to.deep.equal(["Pulumi.yaml"]);
    expect(uriOf(await sarif(["--dump", "."]))).to.deep.equal(["Pulumi.yaml"]);
    expect(uriOf(await sarif(["--dump", folder]))).to.deep.equal(["Pulumi.yaml"]);
    const name = folder.split("/").at(-1) as string;
    expect(uriOf(await sarif(["--dump", `${name}/`], "", tmpdir()))).to.deep.equal([`${name}/Pulumi.yaml`]);
    expect(uriOf(await sarif(["-", "--sarif-file", "infra/my apps.ts"], carelessExport()))).to.deep.equal(["infra/my%20apps.ts"]);
  });

  it("tells what was put aside with its reason, and makes no result of it", async () => {
    const tuning = join(folder, "tuning.json");
    writeFileSync(
      tuning,
      JSON.stringify({
        rules: { "open-root": "off: because it is a shop", "debug-on": "off: because why not" },
        allowedOpenPaths: ["/gone"],
      }),
    );
    const log = await sarif(["-", "--tuning", tuning], carelessExport());
    expect(errorsIn(log)).to.deep.equal([]);
    const [{ results, invocations, properties }] = log.runs;
    expect(results.map(({ ruleId }: Json) => ruleId)).to.not.include("open-root");
    expect(invocations[0].toolExecutionNotifications.map(({ message }: Json) => message.text)).to.deep.equal([
      'put aside: app "Payroll": policies["/"] is NO_AUTH: every path that no other policy takes is open without a session (because it is a shop)',
      "a switch for debug-on in the tuning puts nothing aside",
      '"/gone" of allowedOpenPaths in the tuning puts nothing aside',
    ]);
    expect(properties.counts).to.deep.equal({ error: 3, warning: 3, note: 2, suppressed: 1 });
  });

  it("tells a severity that the tuning has lowered, and none that it has raised", () => {
    const app = { id: "1", type: "OAG_HEADER_BASED", label: "App", policies: { "/": { rule: "NO_AUTH" } } };
    const result = audit({ apps: [app] }, new Date(0), { rules: { "open-root": "note", "open-path": "warning" } });
    const [{ invocations }] = (sarifOf(result, { version: "1.0.0", file: "x" }) as Json).runs;
    expect(invocations[0].toolExecutionNotifications).to.deep.equal([
      {
        level: "note",
        message: { text: "severity lowered by the tuning: open-root is a note" },
        associatedRule: { id: "open-root" },
      },
    ]);
  });

  it("has no more results than code scanning takes, the worst of them, and says that others were left out", () => {
    const policies = { "/": { rule: "NO_AUTH" }, "/a": { rule: "NO_AUTH" } };
    const apps = Array.from({ length: 6000 }, (_, nth) => ({ id: `${nth}`, type: "OAG_HEADER_BASED", label: `App ${nth}`, policies }));
    const result = audit({ apps }, new Date(0));
    expect(result.findings.length).to.be.greaterThan(25_000);
    const log = sarifOf(result, { version: "1.0.0", file: "x" }) as Json;
    expect(errorsIn(log)).to.deep.equal([]);
    const [{ results, invocations }] = log.runs;
    expect(results.length).to.equal(25_000);
    expect(results.filter(({ level }: Json) => level === "error").length).to.equal(result.counts.error);
    expect(invocations[0].toolExecutionNotifications).to.deep.equal([
      {
        level: "warning",
        message: {
          text: `code scanning takes 25000 results of a run: the others of ${result.findings.length} findings, which are the least, were left out`,
        },
      },
    ]);
    expect(gzipSync(JSON.stringify(log)).length, "of the 10 MB that it takes").to.be.below(5_000_000);
  });

  it("makes no link of a name: SARIF has them in square brackets, with an address behind [label-in-sarif]", async () => {
    const label = "[How to mend it](https://evil.example.com)";
    const apps = [{ type: "OAG_HEADER_BASED", label, policies: { "/": { rule: "NO_AUTH" }, [label]: { rule: "NO_AUTH" } } }];
    const tuning = { apps: { [label]: { rules: { "no-groups": "off: because [x](https://evil.example.com)" } } } } as const;
    const { runs } = sarifOf(audit({ apps }, new Date(0), tuning), { version: "1.0.0", file: "x" }) as Json;
    const notes = runs[0].invocations[0].toolExecutionNotifications;
    const texts: string[] = [...runs[0].results, ...notes].map(({ message }: Json) => message.text);
    expect(texts.filter((text) => text.includes("evil.example.com")).length).to.equal(texts.length);
    for (const text of texts) expect(text).to.not.match(/(?<!\\)\]\(/);
    expect(texts[0]).to.equal(
      'app "\\[How to mend it\\](https://evil.example.com)": policies\\["/"\\] is NO_AUTH: every path that no other policy takes is open without a session',
    );
    expect(texts.at(-1)).to.include("because \\[x\\](https://evil.example.com)");
  });

  it("has no placeholder in a name: SARIF takes {0} for the first argument of a message, and doubled braces for braces [braces-in-sarif]", () => {
    const apps = [{ type: "OAG_HEADER_BASED", label: "Pay {0}", policies: { "/": { rule: "NO_AUTH" } } }];
    const tuning = { apps: { "Pay {0}": { rules: { "no-groups": "off: because {1}" } } } } as const;
    const { runs } = sarifOf(audit({ apps }, new Date(0), tuning), { version: "1.0.0", file: "x" }) as Json;
    const [{ message, locations }] = runs[0].results;
    expect(message.text).to.match(/^app "Pay \{\{0\}\}": /);
    expect(locations[0].logicalLocations[0].fullyQualifiedName).to.equal('app/Pay {0}/policies["/"]');
    expect(runs[0].invocations[0].toolExecutionNotifications[0].message.text).to.include("(because {{1}})");
  });

  it("is valid whatever labels a gateway has", () => {
    const apps = hostileTexts.map((label) => ({ type: "OAG_NOAUTH", label, policies: { [label]: { rule: "NO_AUTH" } } }));
    const log = sarifOf(audit({ apps }, new Date(0)), { version: "1.0.0", file: "x" });
    expect(errorsIn(JSON.parse(JSON.stringify(log)))).to.deep.equal([]);
  });
});
