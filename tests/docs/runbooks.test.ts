import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { Gateway, makeTlsMaterial } from "pulumi-oag-simulator";
import ts from "typescript";
import { embeddedEngine } from "../../engines/embedded.ts";
import type { Engine, EngineRun } from "../../engines/engine.ts";
import { root } from "../support/basics/checkout.ts";
import { programEnvironment } from "../support/processes/program-environment.ts";
import { problemsOf } from "../support/programs/compiler.ts";
import { errors, stackConfig, steps } from "../support/programs/scenario.ts";
import { changed, stepsOf } from "../support/readers/runbook.ts";

const newKey = () => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const wildcard = (validFrom: string) => ({ commonName: "*.example.com", san: ["*.example.com"], selfSigned: false, validFrom });
const base = stepsOf("README.md").find(({ kind }) => kind === "program")?.text ?? "";

/** A stack that is up, on a gateway of its own, and what happens to both. */
class Run {
  program = base;
  /** What each command came to: its line, the steps, the writes to the gateway. */
  readonly told: string[] = [];

  readonly folder: string;
  readonly engine: Engine;
  gateway: Gateway;
  readonly #tls: Awaited<ReturnType<typeof makeTlsMaterial>>;

  private constructor(folder: string, engine: Engine, gateway: Gateway, tls: Awaited<ReturnType<typeof makeTlsMaterial>>) {
    this.folder = folder;
    this.engine = engine;
    this.gateway = gateway;
    this.#tls = tls;
  }

  static async start(parent: string, page: string): Promise<Run> {
    const folder = join(parent, page);
    mkdirSync(folder);
    writeFileSync(join(folder, "Pulumi.yaml"), "name: runbook\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n");
    writeFileSync(join(folder, "package.json"), '{ "type": "commonjs" }');
    const tls = await makeTlsMaterial("localhost");
    // Whether an app's idpId can be changed is not said; the page tells of both.
    const gateway = await Gateway.start({ tls, certificates: [wildcard("2026-01-01")], reading: { idpIdChangeable: true } });
    const environment = programEnvironment();
    const config = { ...stackConfig(gateway), "runbook:oktaApiToken": { secret: "token-of-the-test" } };
    const engine = embeddedEngine({ root: folder, folder, passphrase: "runbook", environment, config }, "test");
    return new Run(folder, engine, gateway, tls);
  }

  /** Translated here and once, instead of by each of its thirty runs. */
  write(): void {
    const { outputText } = ts.transpileModule(this.program, { compilerOptions: { module: ts.ModuleKind.CommonJS, esModuleInterop: true } });
    writeFileSync(join(this.folder, "index.ts"), this.program);
    writeFileSync(join(this.folder, "index.js"), outputText);
  }

  readonly events: Readonly<Record<string, () => Promise<unknown>>> = {
    "a renewed certificate is uploaded": async () => this.gateway.store.addCertificate(wildcard("2026-06-01"), Date.now()),
    "the API has a new client and key": async () => {
      const dump = this.gateway.store.dump();
      await this.#another();
      this.gateway.store.load(dump);
    },
    "a blank one stands in its place": () => this.#another(),
  };

  /** Another gateway under the same name, with a key of its own. */
  async #another(): Promise<void> {
    const port = Number(this.gateway.hostname.split(":")[1]);
    await this.gateway.stop();
    this.gateway = await Gateway.start({ tls: this.#tls, port, privateKey: newKey(), certificates: [wildcard("2026-01-01")] });
  }

  async command(line: string): Promise<void> {
    const set = /^pulumi config set (--secret )?(\S+?)(?: < key\.pem| (\S+))?$/.exec(line);
    if (set !== null) return this.#set(set[2] as string, set[3], set[1] !== undefined);
    const runs: Record<string, () => Promise<EngineRun>> = {
      "pulumi preview": () => this.engine.preview(),
      "pulumi preview --diff": () => this.engine.preview(),
      "pulumi preview --expect-no-changes": () => this.engine.preview(),
      "pulumi up --yes": () => this.engine.up(),
      "pulumi refresh --run-program --yes": () => this.engine.refresh({ runProgram: true }),
    };
    const run = runs[line];
    if (run === undefined) throw new Error(`no test knows the command: ${line}`);
    this.gateway.log.clear();
    const result = await run();
    expect(errors(result), line).to.deep.equal([]);
    if (line.endsWith("--expect-no-changes")) expect(steps(result), line).to.deep.equal([]);
    const writes = this.gateway.log.writes.length;
    this.told.push(`${line}: ${steps(result).join("; ") || "nothing"}${writes === 0 ? "" : ` (${writes} written)`}`);
  }

  /** What a person would be asked for, or look up in the console, the test knows. */
  #set(key: string, value: string | undefined, isSecret: boolean): void {
    const { clientId, privateKey } = this.gateway.configuration;
    const known: Record<string, string> = { "oag:clientId": clientId, "oag:privateKey": privateKey };
    const full = key.includes(":") ? key : `runbook:${key}`;
    const given = known[key] ?? value ?? "typed in";
    this.engine.setConfig(full, isSecret ? { secret: given } : given);
  }
}

/** What each command of each page comes to. */
const expected: Record<string, string[]> = {
  "certificate-renewal.md": [
    "pulumi preview --diff: update payroll: triggers",
    "pulumi up --yes: update payroll: triggers (1 written)",
    "pulumi preview --diff: update payroll: certificateId, triggers.certificate",
    "pulumi up --yes: update payroll: certificateId, triggers.certificate (1 written)",
    "pulumi preview --expect-no-changes: nothing",
  ],
  "idp-cut-over.md": [
    "pulumi up --yes: create okta-next (1 written)",
    "pulumi preview --diff: update payroll: idpId",
    "pulumi up --yes: update payroll: idpId (1 written)",
    "pulumi up --yes: delete okta (1 written)",
    "pulumi preview --expect-no-changes: nothing",
  ],
  "key-rotation.md": [
    "pulumi up --yes: nothing",
    "pulumi preview --expect-no-changes: nothing",
    "pulumi preview --diff: update okta: apiToken",
    "pulumi up --yes: update okta: apiToken (1 written)",
  ],
  "drain.md": [
    'pulumi preview --diff: update payroll: protectedResources["https://blue.internal:8443"].assignedWeight',
    'pulumi up --yes: update payroll: protectedResources["https://blue.internal:8443"].assignedWeight (1 written)',
    'pulumi up --yes: update payroll: protectedResources["https://blue.internal:8443"] (1 written)',
    "pulumi preview --expect-no-changes: nothing",
  ],
  "maintenance-window.md": [
    "pulumi preview --expect-no-changes: nothing",
    "pulumi preview --diff: update payroll: status",
    "pulumi up --yes: update payroll: status (1 written)",
    "pulumi up --yes: update payroll: status (1 written)",
    "pulumi preview --expect-no-changes: nothing",
  ],
  "appliance-lost.md": [
    "pulumi refresh --run-program --yes: gone okta; gone payroll",
    "pulumi preview: create okta; create payroll",
    "pulumi up --yes: create okta; create payroll (7 written)",
    "pulumi preview --expect-no-changes: nothing",
  ],
};

describe("the runbooks", function suite() {
  this.timeout(300_000);
  const runs: Run[] = [];
  let parent: string;
  before(() => {
    // Where pulumi-oag can be resolved; git does not look there.
    parent = mkdtempSync(join(root, "tests/cli/.dump-"));
  });
  after(async () => {
    await Promise.all(runs.map(({ gateway }) => gateway.stop()));
    rmSync(parent, { recursive: true, force: true });
  });

  const pages = readdirSync(join(root, "docs/runbooks")).filter((name) => name !== "README.md");

  it("are all listed on their first page, and tried here", () => {
    expect(pages.sort()).to.deep.equal(Object.keys(expected).sort());
    const listed = execFileSync("grep", ["-o", "^| \\[[a-z-]*.md\\]", join(root, "docs/runbooks/README.md")], { encoding: "utf8" });
    expect(listed.match(/[a-z-]+\.md/g)?.sort()).to.deep.equal(pages.sort());
  });

  for (const [page, told] of Object.entries(expected))
    it(`${page}: every step does what the page says [runbooks]`, async () => {
      const run = await Run.start(parent, page.replace(".md", ""));
      runs.push(run);
      run.write();
      expect(errors(await run.engine.up())).to.deep.equal([]);
      for (const { kind, text } of stepsOf(page)) {
        if (kind === "command") await run.command(text);
        else if (kind === "event") {
          const event = run.events[text];
          if (event === undefined) throw new Error(`no test knows what happens: ${text}`);
          await event();
        } else {
          run.program = changed(run.program, text);
          run.write();
        }
      }
      expect(run.told).to.deep.equal(told);
    });

  it("leave programs that compile", () => {
    const files = pages.map((page) => join(parent, page.replace(".md", ""), "index.ts"));
    const compilerOptions = { strict: true, target: "ES2022", module: "commonjs", moduleResolution: "node", skipLibCheck: true };
    expect(problemsOf("typescript", { folder: parent, compilerOptions, files })).to.deep.equal([]);
  });
});
