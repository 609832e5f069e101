import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { secretMark, shownSecret } from "../../support/basics/secret-mark.ts";
import { AuditCommand, found } from "../../support/commands/audit-command.ts";
import { environmentFor, run } from "../../support/commands/command.ts";
import { carelessExport, carelessSnapshot, reviewedApp } from "../../support/gateways/careless.ts";
import { canary, hostileStore, hostileTexts } from "../../support/models/hostile-texts.ts";
import { startQuickstart } from "../../support/programs/quickstart.ts";

const table = `error    directive-sets-policy-type            app "Old": policies["/"].customDirective sets $policy_type to one that asks for no session
error    open-root                             app "Payroll": policies["/"] is NO_AUTH: every path that no other policy takes is open without a session
error    identity-provider-invalid-credential  identity provider "acme.okta.com": validationStatus.valid is false: changes of its apps fail; used by "Old", "Payroll", "Wiki"
error    certificate-ended                     certificate "*.example.com": expiresOn is past; used by "Old", "Payroll", "Wiki"
warning  plain-http-back-end                   app "Old": protectedResources["http://old.internal"] is reached over http: headers and secrets cross the network in clear
warning  no-groups                             app "Payroll": groups names no group: who may open the app is not said here
warning  certificate-ending                    certificate "new.example.com": expiresOn is in 10 days; no app that is known here uses it
note     open-path                             app "Payroll": policies["/"] is NO_AUTH: no session is needed
note     uncertain-path                        app "Payroll": policies["/admin"] is PROTECTED_REGEX, but "/admin/index" may be answered by policies["/"] (NO_AUTH); depends on whether a path without a slash at its end covers all that begins with its text (prefix)

What to do:
  directive-sets-policy-type            Give the path a policy with the rule that is meant.
  open-root                             Make / PROTECTED and open single folders, with a slash at the end; or list / in allowedOpenPaths.
  identity-provider-invalid-credential  Make a new API token of a service account and declare it.
  certificate-ended                     Upload a new one in the console, then save each app that uses it: triggers, or a change.
  plain-http-back-end                   Use https, for all back ends of the app: it has one scheme.
  no-groups                             Name at least one group of the identity provider in groups.
  certificate-ending                    Upload a new one in the console, then save each app that uses it: triggers, or a change.
  open-path                             List the path in allowedOpenPaths if it is meant to be open; else make it PROTECTED.
  uncertain-path                        Try the path on the gateway, and fix what you found in the tuning, under options.

4 errors, 3 warnings, 2 notes in 3 apps, 1 identity provider, 2 certificates of `;

describe("pulumi-oag audit", function suite() {
  this.timeout(120_000);
  let folder: string;
  let gateway: Gateway;
  const command = AuditCommand.forEachTest();
  const { audit, written, dump } = command;
  beforeEach(() => {
    ({ folder, gateway } = command);
  });

  it("tells what is unwise on a gateway, the worst first, what to do, and how much there is; nothing is written there", async () => {
    const { code, stdout, stderr } = await audit();
    expect(stdout).to.equal(`${table}${gateway.origin}.\n`);
    expect(stderr).to.equal(`reading ${gateway.origin}\napps read: 3 of 3\n`);
    expect([code, gateway.log.writes]).to.deep.equal([2, []]);
    const requests = gateway.log.entries.map(({ operation }) => operation).sort();
    expect(requests).to.deep.equal(["createAccessToken", "listApplication", "listCertificates", "listIDPs"]);
  });

  it("finds the same in a dump of that gateway, and in the state of a stack that has it", async () => {
    const folderOfDump = dump();
    for (const args of [["--dump", folderOfDump], [folderOfDump]])
      expect(await audit(args)).to.deep.equal({ code: 2, stdout: `${table}${folderOfDump}.\n`, stderr: "" });
    const state = carelessExport();
    expect(await audit(["-"], state)).to.deep.equal({ code: 2, stdout: `${table}the state on standard input.\n`, stderr: "" });
    const file = written("state.json", state);
    expect(await audit([file])).to.deep.equal({ code: 2, stdout: `${table}${file}.\n`, stderr: "" });
    expect(gateway.log.entries).to.deep.equal([]);
  });

  it("finds the same on a gateway that brings no parts along, or cannot list them", async () => {
    const whole = found((await audit(["--json"])).stdout);
    gateway.reading.expand = "ignored";
    expect(found((await audit(["--json"])).stdout)).to.deep.equal(whole);
    gateway.reading.expand = "repeated";
    gateway.faults.add({ match: { operation: "listApplication" }, times: 1, status: 400, message: "expand" });
    const { stdout } = await audit(["--json"]);
    expect(found(stdout)).to.deep.equal(whole);
    const members = JSON.parse(stdout).findings.map((finding: Json) => Object.keys(finding).join());
    expect([...new Set(members)]).to.deep.equal(["rule,severity,subject,at,text,dependsOn"]);
  });

  it("finds two notes in the quickstart, and ends with 0", async () => {
    const quickstart = await startQuickstart(folder);
    const { code, stdout } = await run(["audit"], environmentFor(quickstart));
    expect(stdout).to.equal(`note  open-path       app "Payroll": policies["/public/"] is NO_AUTH: no session is needed
note  uncertain-path  app "Payroll": policies["/admin"] is PROTECTED_REGEX, but "/admin/index" may be answered by policies["/"] (PROTECTED); depends on whether a path without a slash at its end covers all that begins with its text (prefix)

What to do:
  open-path       List the path in allowedOpenPaths if it is meant to be open; else make it PROTECTED.
  uncertain-path  Try the path on the gateway, and fix what you found in the tuning, under options.

0 errors, 0 warnings, 2 notes in 1 app, 1 identity provider, 1 certificate of ${quickstart.origin}.
`);
    expect(code).to.equal(0);
    const tuning = written("tuning.json", { allowedOpenPaths: ["/public/"], options: { prefix: "STRING" } });
    const quiet = await run(["audit", "--tuning", tuning, "--fail-on", "note"], environmentFor(quickstart));
    expect([quiet.code, quiet.stdout]).to.deep.equal([
      0,
      `put aside: 1 of open-path (because listed in allowedOpenPaths)\n0 errors, 0 warnings, 0 notes and 1 put aside in 1 app, 1 identity provider, 1 certificate of ${quickstart.origin}.\n`,
    ]);
  });

  it("ends with 2 for what is as bad as --fail-on, errors if it is not given", async () => {
    const only = (change: Json) =>
      dump({ ...carelessSnapshot, applications: [reviewedApp(2, "Wiki", change)], identityProviders: [], certificates: [] });
    const code = async (change: Json, ...args: string[]) => (await audit([only(change), ...args])).code;
    const [note, warning] = [{ contentRewrite: false }, { debug: true }];
    const error = { policies: { "/": { rule: "NO_AUTH" } } };
    expect([await code(note), await code(warning), await code(error)]).to.deep.equal([0, 0, 2]);
    expect([await code(note, "--fail-on", "warning"), await code(warning, "--fail-on", "warning")]).to.deep.equal([0, 2]);
    expect([await code(note, "--fail-on", "note"), await code({}, "--fail-on", "note")]).to.deep.equal([2, 0]);
    expect(await code(error, "--fail-on", "never")).to.equal(0);
  });

  it("looks at nothing that an export marks as secret, and shows none of it, in plain or encrypted, in no form of output", async () => {
    const encrypted = { ...secretMark, ciphertext: "CIPHER-CANARY" };
    const hidden = carelessExport((outputs) => ({
      ...outputs,
      label: shownSecret("LABEL-CANARY"),
      groups: encrypted,
      loadBalanced: true,
      healthCheck: shownSecret({ enabled: true }),
      protectedResources: shownSecret({ "http://HOST-CANARY": {} }),
      policies: {
        "/": { rule: "NO_AUTH", customDirective: shownSecret("set $policy_type DIRECTIVE-CANARY;") },
        "/x": shownSecret({ rule: "NO_AUTH", resourcePath: "/CANARY" }),
      },
    }));
    for (const args of [["-"], ["-", "--json"], ["-", "--sarif"]]) {
      const { code, stdout, stderr } = await audit(args, hidden);
      expect([code, stderr]).to.deep.equal([2, ""]);
      expect(stdout).to.include("(not known yet)").and.not.include("CANARY");
    }
    const named = found((await audit(["-", "--json"], hidden)).stdout).map((line) => line.split(" ")[0]);
    expect([...new Set(named)]).to.have.members([
      "open-path",
      "open-root",
      "policy-not-judged",
      "identity-provider-invalid-credential",
      "certificate-ended",
      "certificate-ending",
    ]);
    for (const args of [[], ["--json"], ["--sarif"]]) expect(JSON.stringify(await audit(args))).to.not.include("CANARY");
  });

  it("fails where an object cannot be read, and leaves it out with --skip-unreadable, which is told", async () => {
    const theirs = { id: "7a1c2f4e-0000-4000-8000-000000000001", type: "OAG_HEADER_BASED", label: "Theirs", description: 7 };
    gateway.tamper = (operation, body) => (operation === "listApplication" ? [...(body as Json[]), theirs] : body);
    const failed = await audit();
    expect([failed.code, failed.stdout]).to.deep.equal([1, ""]);
    expect(failed.stderr.split("\n")[2]).to.equal(
      `pulumi-oag: 1 object of ${gateway.origin} cannot be read; mend what is told below, or leave them out with \`--skip-unreadable\` [OAG_INCOMPLETE]`,
    );
    expect(failed.stderr.split("\n")[3]).to.match(
      /^ {2}app "Theirs" \(7a1c2f4e-0000-4000-8000-000000000001\): GET \/api\/v2\/apps was answered/,
    );
    const { code, stdout, stderr } = await audit(["--skip-unreadable", "--json"]);
    expect([code, JSON.parse(stdout).unreadable.length, JSON.parse(stdout).objects]).to.deep.equal([
      2,
      1,
      { apps: 3, identityProviders: 1, certificates: 2 },
    ]);
    expect(stderr).to.include('left out: app "Theirs"');
  });

  it("says that certificates were not to be read, where the scope is missing", async () => {
    gateway.faults.add({ match: { operation: "listCertificates" }, times: 9, status: 403, message: "no scope" });
    const { code, stdout, stderr } = await audit();
    expect(code).to.equal(2);
    expect(stdout).to.include(" in 3 apps, 1 identity provider, no certificate, since they were not to be read of ");
    expect(stderr).to.include("certificates cannot be read, so nothing is said of them: 403 ");
  });

  it("refuses what is no dump, no export, an export of another stack, and two sources at once", async () => {
    const told = async (args: string[], input = "") => {
      const { code, stdout, stderr } = await audit(args, input);
      expect([code, stdout]).to.deep.equal([1, ""]);
      return stderr.replace("pulumi-oag: ", "").trim();
    };
    mkdirSync(join(folder, "empty"));
    expect(await told(["--dump", join(folder, "empty")])).to.equal(
      `${join(folder, "empty")}/gateway.json cannot be read (ENOENT); give a folder that \`pulumi-oag dump\` wrote [OAG_FILE]`,
    );
    expect(await told(["--dump", written("file.json", {})])).to.equal(
      `${join(folder, "file.json")}/gateway.json cannot be read (ENOTDIR); give a folder that \`pulumi-oag dump\` wrote [OAG_FILE]`,
    );
    expect(await told([join(folder, "none.json")])).to.equal(
      `${join(folder, "none.json")} cannot be read (ENOENT); give a dump's folder or what \`pulumi stack export\` prints [OAG_FILE]`,
    );
    expect(await told(["-"], "CANARY")).to.equal(
      "standard input is not a JSON object; give a dump's folder or what `pulumi stack export` prints [OAG_FILE]",
    );
    expect(await told(["-"], "{}")).to.equal(
      "standard input is no stack export; make one with: `pulumi stack export > state.json` [OAG_FILE]",
    );
    expect(await told(["-"], JSON.stringify({ deployment: { resources: [] } }))).to.equal(
      "the state on standard input holds none of OagApp and OagIdentityProvider; export the stack that has them [OAG_FILE]",
    );
    expect(await told(["-", "--dump", dump()], "{}")).to.equal("a source and --dump are both given; keep one of them [OAG_USAGE]");
    expect(await told(["--sarif-file", "infra/Pulumi.yaml"])).to.equal("--sarif-file goes together with `--sarif` [OAG_USAGE]");
    expect(await told(["--json", "--sarif"])).to.include("cannot be used with option");
    expect(await told(["--fail-on", "fatal"])).to.include("Allowed choices are error, warning, note, never");
    expect(gateway.log.entries).to.deep.equal([]);
  });

  it("shows no label, path or reason in a way that a terminal obeys, and explains apps with any of them", async () => {
    gateway.store.load(hostileStore(hostileTexts));
    const reason = "\u001b[31mred\u202e";
    const tuning = written("tuning.json", { rules: { "no-root": `off: because ${reason}` } });
    for (const args of [[], ["--json"], ["--sarif"]]) {
      const { code, stdout, stderr } = await audit([...args, "--tuning", tuning]);
      expect(code, stderr).to.equal(2);
      expect(`${stdout}${stderr}`).to.not.match(/(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
      expect(stdout).to.not.include(canary);
    }
    const [id = ""] = gateway.store.apps.keys();
    const told = await run(["explain", id, "--all"], environmentFor(gateway));
    expect([told.code, told.stdout.includes(canary)], told.stderr).to.deep.equal([0, false]);
  });

  it("lists its rules with why and what to do, without a gateway", async () => {
    const { code, stdout } = await run(["audit", "--rules"]);
    expect(code).to.equal(0);
    expect(stdout.split("\n").slice(0, 3)).to.deep.equal([
      `note     open-app${" ".repeat(30)}An app of type OAG_NOAUTH.`,
      "         why:  Nobody signs in to it, whatever its policies say.",
      "         cure: Use another type if anything behind it is not for everybody.",
    ]);
    const { rules } = JSON.parse((await run(["audit", "--rules", "--json"])).stdout);
    expect(stdout).to.match(new RegExp(`^${rules.length} rules\\.$`, "m"));
    expect((await run(["audit", "--help"])).stdout).to.include("Exit codes: 0 nothing as bad as --fail-on, 2 something is, 1 an error.");
  });
});
