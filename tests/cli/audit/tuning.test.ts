import { join } from "node:path";
import { expect } from "chai";
import type { Json } from "../../support/basics/json.ts";
import { AuditCommand, found } from "../../support/commands/audit-command.ts";

describe("pulumi-oag audit with tuning", function suite() {
  this.timeout(120_000);
  const command = AuditCommand.forEachTest();
  const { audit, written, dump } = command;

  it("puts aside what the tuning switches off for one identity provider or certificate, and names those that are not there", async () => {
    const tuning = written("tuning.json", {
      identityProviders: {
        "acme.okta.com": { rules: { "identity-provider-invalid-credential": "off: because the org moves" } },
        "acme.okta.co": { rules: { "identity-provider-admin-domain": "off: because it is a test" } },
      },
      certificates: {
        "*.example.com": { rules: { "certificate-ended": "off: because the lab trusts it" } },
        "old.example.net": { rules: { "certificate-ended": "off: because it is gone" } },
      },
    });
    const { stdout, stderr } = await audit(["--tuning", tuning, "--dump", dump()]);
    expect(stdout).to.not.match(/^error +(certificate-ended|identity-provider)/m);
    expect(stdout.split("\n").slice(-6)).to.deep.equal([
      "put aside: 1 of identity-provider-invalid-credential (because the org moves)",
      "put aside: 1 of certificate-ended (because the lab trusts it)",
      'a switch for identity-provider-admin-domain in the tuning of identity provider "acme.okta.co" puts nothing aside; it may go',
      'a switch for certificate-ended in the tuning of certificate "old.example.net" puts nothing aside; it may go',
      `2 errors, 3 warnings, 2 notes and 2 put aside in 3 apps, 1 identity provider, 2 certificates of ${join(command.folder, "oag")}.`,
      "",
    ]);
    const where = `which ${join(command.folder, "oag")} does not have`;
    expect(stderr.split("\n")).to.deep.equal([
      `the tuning names an identity provider "acme.okta.co", ${where}; near: "acme.okta.com"`,
      `the tuning names a certificate "old.example.net", ${where}`,
      "",
    ]);
  });

  it("puts aside what the tuning switches off, tells how much and why, and which switches and apps of its own do nothing", async () => {
    const tuning = written("tuning.json", {
      rules: { "no-groups": "off: because groups are assigned in Okta", "debug-on": "off: because nobody needs it", "open-root": "note" },
      apps: { Payrol: { rules: { "open-path": "off: because it is a test" } } },
      withinDays: 5,
    });
    const { code, stdout, stderr } = await audit(["--tuning", tuning, "--dump", dump()]);
    expect(stdout.split("\n").slice(-7)).to.deep.equal([
      "",
      "put aside: 1 of no-groups (because groups are assigned in Okta)",
      "severity lowered by the tuning: open-root is a note",
      "a switch for debug-on in the tuning puts nothing aside; it may go",
      'a switch for open-path in the tuning of app "Payrol" puts nothing aside; it may go',
      `3 errors, 1 warning, 3 notes and 1 put aside in 3 apps, 1 identity provider, 2 certificates of ${join(command.folder, "oag")}.`,
      "",
    ]);
    expect(stderr).to.equal(`the tuning names an app "Payrol", which ${join(command.folder, "oag")} does not have; near: "Payroll"\n`);
    expect(code).to.equal(2);
    const json = JSON.parse((await audit(["--tuning", tuning, "--dump", dump(), "--json"])).stdout);
    expect(json.counts).to.deep.equal({ error: 3, warning: 1, note: 3, suppressed: 1 });
    expect(json.suppressed.map(({ finding, reason }: Json) => [finding.rule, finding.subject.name, reason])).to.deep.equal([
      ["no-groups", "Payroll", "groups are assigned in Okta"],
    ]);
    expect(json.lowered).to.deep.equal([{ rule: "open-root", severity: "note" }]);
    expect(json.unused).to.deep.equal([{ rule: "debug-on" }, { rule: "open-path", app: "Payrol" }]);
  });

  it("finds certificates that end within --within, which beats the tuning", async () => {
    const tuning = written("tuning.json", { withinDays: 5 });
    const ending = async (...args: string[]) =>
      found((await audit(["--dump", dump(), "--json", ...args])).stdout).includes("certificate-ending new.example.com");
    expect([await ending("--within", "9d"), await ending("--within", "11d"), await ending("--within", "11")]).to.deep.equal([
      false,
      true,
      true,
    ]);
    expect([await ending("--tuning", tuning), await ending("--tuning", tuning, "--within", "30d")]).to.deep.equal([false, true]);
    for (const wrong of ["a week", "0d"]) {
      const { code, stderr } = await audit([`--within=${wrong}`]);
      expect([code, stderr]).to.deep.equal([1, "pulumi-oag: --within must be a number of days above 0, for example 30d [OAG_USAGE]\n"]);
    }
  });

  it("tells fifty problems of a file of tuning, and how many there are", async () => {
    const rules = Object.fromEntries(Array.from({ length: 5000 }, (_, nth) => [`xyzzy${nth}`, "note"]));
    const { stderr } = await audit(["--tuning", written("tuning.json", { rules })]);
    const lines = stderr.split("\n");
    expect(lines[0]).to.match(/is not used; 5000 problems to mend \[OAG_FILE\]$/);
    expect(lines.slice(-3)).to.deep.equal([
      '  rules["xyzzy49"] is no rule; `npx pulumi-oag-cli audit --rules` lists all',
      "  and 4950 more problems",
      "",
    ]);
  });

  it("says all that is wrong with a file of tuning, and reads no gateway with it", async () => {
    const file = written("tuning.json", { rules: { "no-group": "off", "debug-on": "off" }, maxx: 4 });
    expect(await audit(["--tuning", file])).to.deep.equal({
      code: 1,
      stdout: "",
      stderr: `pulumi-oag: the tuning in ${file} is not used; 3 problems to mend [OAG_FILE]
  rules["no-group"] is no rule; did you mean no-groups? \`npx pulumi-oag-cli audit --rules\` lists all
  rules["debug-on"] must be "error", "warning", "note" or "off: because …" with a reason
  "maxx" is no part of the tuning; allowed: maxSession, maxIdle, withinDays, allowedOpenPaths, everyoneGroups, options, rules, apps, identityProviders, certificates
`,
    });
    const odd = written("odd.json", "CANARY");
    expect((await audit(["--tuning", odd])).stderr).to.equal(
      `pulumi-oag: --tuning: ${odd} is not JSON; it looks like {"rules": {"debug-on": "off: because this gateway is for tests"}} [OAG_FILE]\n`,
    );
    expect((await audit(["--tuning", join(command.folder, "none.json")])).stderr).to.include("none.json cannot be read (ENOENT)");
    expect(command.gateway.log.entries).to.deep.equal([]);
  });
});
