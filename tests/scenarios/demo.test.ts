import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import { root } from "../support/basics/checkout.ts";
import { rejection } from "../support/basics/rejection.ts";
import { programEnvironment } from "../support/processes/program-environment.ts";

const kept = fileURLToPath(new URL("../../.demo/kept.json", import.meta.url));
const script = ["--disable-warning=ExperimentalWarning", "scripts/demo/main.ts"];
const run = async (args: readonly string[], env = process.env) =>
  (await promisify(execFile)(process.execPath, [...script, ...args], { cwd: root, env })).stdout;
/** For what has been tried once as it is, with processes that load all that a user's do. */
const demo = (...args: string[]) => run(args, programEnvironment());

describe("the demo", function suite() {
  this.timeout(180_000);
  before(function unlessKept() {
    // Somebody looks at a kept demo of this checkout: it is theirs.
    if (existsSync(kept)) this.skip();
  });

  it("tells the whole story and leaves the gateway empty", async () => {
    const output = await run([]);
    for (const line of [
      /^engine {3}(embedded host \(.+\)|pulumi \d+\.\d+\.\d+ .+)/m,
      /^1\. up: .*\n {4}\+ create OagIdentityProvider okta$/m,
      / {4}\+ create OagApp payroll$/m,
      / {4}\(19 API requests, 1 access token\)$/m,
      / {4}appStatus = "ACTIVE"$/m,
      /^2\. preview once more\n {4}nothing to do\n {4}\(1 API request, 1 access token\)$/m,
      / {4}~ update OagApp payroll\n {8}~ attributes\["X-PAYROLL-TENANT"\]\.value: "acme" => "beta"$/m,
      / {3}refresh shows it\n {4}~ refresh OagApp payroll\n {8}~ description: "Salaries and payslips" => "changed in the console"\n {8}\+ policies\["\/reports"\]/m,
      / {4}the gateway holds 0 applications and 0 identity providers$/m,
      /^All in all \d+ API requests, \d+ access tokens \(one per plugin process\), \d+ connections, [\d.]+ s\.$/m,
    ]) {
      expect(output).to.match(line);
    }
    expect(output).to.not.match(/PRIVATE KEY|00demo-okta|demo-shared-secret/);
  });

  it("leaves gateway and stack up with --keep, shows them, and stops them", async () => {
    const output = await demo("--keep");
    expect(output).to.include("Gateway and stack are still up.");
    try {
      expect(JSON.parse(await demo("--show")).objects).to.deep.equal({ apps: 1, identityProviders: 1, certificates: 1 });
      expect(await demo("--preview")).to.equal("    nothing to do\n");
      const again = await rejection<Error & { stdout?: string }>(demo());
      expect(again.stdout).to.include("A kept demo is still up.");
    } finally {
      expect(await demo("--stop")).to.match(/- delete OagApp payroll\n.*- delete OagIdentityProvider okta\nStopped\.\n$/s);
    }
    expect(existsSync(kept)).to.equal(false);
  });

  it("touches no configuration of a stack that is called demo, and says what to do with it [demo-stack-file]", async function unlessThere() {
    const [file, bin] = [join(root, "Pulumi.demo.yaml"), mkdtempSync(join(tmpdir(), "pulumi-oag-bin-"))];
    if (existsSync(file)) this.skip();
    writeFileSync(join(bin, "pulumi"), "#!/bin/sh\necho v3.260.0\n", { mode: 0o755 });
    writeFileSync(file, "encryptionsalt: of somebody's stack\n");
    try {
      const env = { ...programEnvironment(), PATH: `${bin}:${process.env.PATH}` };
      const { code, stdout } = await rejection<Error & { code?: number; stdout?: string }>(run([], env));
      expect([code, stdout]).to.deep.equal([
        1,
        "\nPulumi.demo.yaml is there, so the demo was not begun: its end would remove that file. If a stack of yours is called demo, move the file away until the demo is done; if a demo was killed, remove it.\n",
      ]);
      expect(readFileSync(file, "utf8")).to.equal("encryptionsalt: of somebody's stack\n");
    } finally {
      rmSync(file);
      rmSync(bin, { recursive: true });
    }
  });

  it("explains itself with --help", async () => {
    expect(await demo("--help")).to.match(/^Usage: npm run demo \[-- OPTION\]/);
  });
});
