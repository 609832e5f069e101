import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { environmentFor, run } from "../../support/commands/command.ts";
import type { Ended } from "../../support/commands/command-processes.ts";
import { carelessExport, carelessSnapshot, carelessStore, reviewedApp } from "../../support/gateways/careless.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";

const payroll = 'app "Payroll" (OAG_HEADER_BASED, ACTIVE, 00000001-0000-4000-8000-000000000000) of ';
const prefix = "whether a path without a slash at its end covers all that begins with its text (prefix)";

describe("pulumi-oag explain", function suite() {
  this.timeout(120_000);
  let folder: string;
  let gateway: Gateway;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-explain-"));
    gateway = await startGateway();
    gateway.store.load(carelessStore());
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopGateways();
  });
  const explain = (args: string[], input = ""): Promise<Ended> => run(["explain", ...args], environmentFor(gateway), input);
  const dump = (applications: Json[] = carelessSnapshot.applications): string => {
    writeFileSync(join(folder, "gateway.json"), JSON.stringify({ ...carelessSnapshot, applications }));
    return folder;
  };

  it("tells the policy and why it applies, who is let in and what the back end gets, of the one app alone", async () => {
    const { code, stdout, stderr } = await explain(["Payroll", "/admin"]);
    expect(stdout).to.equal(`${payroll}${gateway.origin}
  path:               "/admin"
  policy:             policies["/admin"], PROTECTED_REGEX: its path is the one that is asked for
  without a session:  has to sign in: policies["/admin"] is PROTECTED_REGEX: a session is needed
                      behavior.noSession is IDP_REDIRECT
  who is let in:      everybody who has a session of the app, which names no group, if the rule finds what it looks for in their session
  the back end gets:  REMOTE_USER (HEADER, IDP), X-TRUST (HEADER, SECRET), X-TENANT (HEADER, STATIC): the app's active attributes
`);
    expect([code, stderr]).to.deep.equal([0, `reading ${gateway.origin}\n`]);
    const requests = gateway.log.entries.map(({ operation }) => operation);
    expect(requests).to.deep.equal(["createAccessToken", "listApplication", "getApplication"]);
  });

  it("tells what becomes of a session that is given by its attributes and user", async () => {
    const session = async (...args: string[]) => {
      const { code, stdout } = await explain(["Payroll", "/admin", "--dump", dump(), ...args]);
      expect(code).to.equal(0);
      return stdout.split("\n").find((line) => line.startsWith("  this session:"));
    };
    const finds = '  this session:       let in: the rule of policies["/admin"] finds what it looks for in the session';
    expect(await session("--attribute", "Groups=staff:admins")).to.equal(finds);
    expect(await session("--attribute", "Groups=staff", "--attribute", "Groups=admins", "--user", "ann")).to.equal(finds);
    expect(await session("--attribute", "Groups=staff:not-admins")).to.equal(
      '  this session:       refused by the rule: the rule of policies["/admin"] does not find what it looks for in the session',
    );
    expect(await session("--user", "ann", "--attribute", "department=x=y")).to.equal(
      '  this session:       refused by the rule: the rule of policies["/admin"] does not find what it looks for in the session; no value was given for Groups: taken for empty; department is no attribute of the app, so its value counts for nothing',
    );
  });

  it("is uncertain where the documents are, names the options, and is certain with what a team has found out", async () => {
    const args = ["Payroll", "/admin/users?tab=1", "--dump", dump()];
    const { stdout } = await explain(args);
    expect(stdout).to.equal(`${payroll}${folder}
  path:               "/admin/users?tab=1", which policies may see as "/admin/users" (decoded, without its query)
  policy:             uncertain, likely policies["/admin"], PROTECTED_REGEX: its path covers the one that is asked for, and no longer one does
                      or policies["/"], NO_AUTH: no other policy covers the path
                      depends on ${prefix}
  without a session:  uncertain, likely has to sign in: policies["/admin"] is PROTECTED_REGEX: a session is needed
                      or let in, nobody has to sign in: policies["/"] is NO_AUTH: no session is needed
                      depends on ${prefix}
                      behavior.noSession is IDP_REDIRECT
  who is let in:      depends on which policy applies
  the back end gets:  uncertain, likely REMOTE_USER (HEADER, IDP), X-TRUST (HEADER, SECRET), X-TENANT (HEADER, STATIC): the app's active attributes
                      or no header of the app: a NO_AUTH policy sends no attribute
                      depends on ${prefix}
`);
    const tuning = join(folder, "tuning.json");
    writeFileSync(tuning, JSON.stringify({ options: { prefix: "STRING" } }));
    expect((await explain([...args, "--tuning", tuning])).stdout).to.not.include("uncertain");
  });

  it("lists every class of paths of an app", async () => {
    const custom = { "^/c": { rule: "CUSTOM", regexRule: "Groups=a:" }, "/b/": { rule: "NO_AUTH" } };
    const app = reviewedApp(2, "Wiki", { policies: { "/": { rule: "PROTECTED" }, ...custom } });
    const { code, stdout } = await explain(["Wiki", "--all", "--dump", dump([app])]);
    expect(stdout).to.equal(`app "Wiki" (OAG_HEADER_BASED, ACTIVE, 00000002-0000-4000-8000-000000000000) of ${folder}
  path            without a session              policy                     an example of
  /b/             let in, nobody has to sign in  policies["/b/"] NO_AUTH    the path of policies["/b/"]
  /b/index        has to sign in ?               policies["/"] PROTECTED ?  below policies["/b/"]
  /B/             has to sign in                 policies["/"] PROTECTED    policies["/b/"] in other letters
  /               has to sign in                 policies["/"] PROTECTED    the root
  /anything-else  has to sign in                 policies["/"] PROTECTED    what no other policy takes
  ?  depends on whether a path with a slash at its end covers itself alone (slash)
  1 CUSTOM policy, whose path is an expression: ask for a path that it may fit
`);
    expect(code).to.equal(0);
  });

  it("tells the same from a state, and as JSON, and shows no value", async () => {
    const state = join(folder, "state.json");
    writeFileSync(state, carelessExport());
    const args = ["Payroll", "/admin", "--attribute", "Groups=admins", "--json"];
    const of = async (more: string[], input = "") => JSON.parse((await explain([...args, ...more], input)).stdout);
    const live = await of([]);
    for (const other of [await of(["--state", state]), await of(["--state", "-"], carelessExport()), await of(["--dump", dump()])])
      expect({ ...other, source: live.source }).to.deep.equal(live);
    expect(live.app).to.deep.equal({
      id: "00000001-0000-4000-8000-000000000000",
      label: "Payroll",
      type: "OAG_HEADER_BASED",
      status: "ACTIVE",
      publicDomain: "payroll.example.com",
    });
    expect([live.policy.likely.policy.path, live.withoutSession.likely.outcome, live.session.likely.outcome]).to.deep.equal([
      "/admin",
      "needs-session",
      "in",
    ]);
    expect(JSON.stringify(live)).to.not.include("CANARY");
  });

  it("finds an app by label or id, and else names the nearest, or those that it may be", async () => {
    const by = async (wanted: string, applications?: Json[]) => explain([wanted, "/", "--dump", dump(applications)]);
    expect((await by("00000002-0000-4000-8000-000000000000")).stdout).to.include('app "Wiki"');
    const told = async (wanted: string, applications?: Json[]) => {
      const { code, stdout, stderr } = await by(wanted, applications);
      expect([code, stdout]).to.deep.equal([1, ""]);
      return stderr;
    };
    const none = (wanted: string) =>
      `pulumi-oag: ${folder} has no app with the label or id "${wanted}" (compared exactly, upper and lower case included); it has 3 apps`;
    expect(await told("payrol")).to.equal(`${none("payrol")}; the nearest are told below [OAG_NOT_FOUND]\n  "Payroll"\n`);
    expect(await told("quite another")).to.equal(`${none("quite another")} [OAG_NOT_FOUND]\n`);
    const twins = [reviewedApp(1, "Twin"), reviewedApp(2, "Twin")];
    expect(await told("Twin", twins)).to.equal(`pulumi-oag: ${folder} has 2 apps that "Twin" may mean; give the id of one [OAG_NOT_FOUND]
  00000001-0000-4000-8000-000000000000 ("Twin")
  00000002-0000-4000-8000-000000000000 ("Twin")
`);
  });

  it("refuses a path, an attribute or options that are none, before anything is read", async () => {
    const told = async (...args: string[]) => {
      const { code, stdout, stderr } = await explain(args);
      expect([code, stdout]).to.deep.equal([1, ""]);
      return stderr.replace("pulumi-oag: ", "").trim();
    };
    expect(await told("Payroll", "/", "--dump", "oag", "--state", "state.json")).to.equal(
      "--dump and --state are both given; keep one of them [OAG_USAGE]",
    );
    expect(await told("Payroll", "admin")).to.equal('the path "admin" does not begin with a slash; write "/admin" [OAG_USAGE]');
    expect(await told("Payroll", "https://a.example.com/x")).to.equal(
      '"https://a.example.com/x" is a URL; give its path alone, for example "/admin" [OAG_USAGE]',
    );
    expect(await told("Payroll", "/a%zz")).to.include("has a % that is not followed by two hexadecimal digits");
    expect(await told("Payroll")).to.equal('no path is given: add one, for example "/admin", or `--all` [OAG_USAGE]');
    expect(await told("Payroll", "/", "--all")).to.include("leave out the path, --attribute and --user, or leave out `--all`");
    expect(await told("Payroll", "/", "--attribute", "CANARY")).to.equal(
      '--attribute must be NAME=VALUE, for example Groups=A:B; number 1 has no name and "=" [OAG_USAGE]',
    );
    expect(await told("Payroll", "/", "--user", "a", "--attribute", "UserName=b")).to.include("keep one of them");
    expect(gateway.log.entries).to.deep.equal([]);
  });

  it("tells what was not evaluated, what a directive overrides, what is not active, and what has no paths", async () => {
    const policies = (more: Json) => ({ policies: { "/": { rule: "PROTECTED" }, ...more } });
    const apps = [
      reviewedApp(
        1,
        "Odd",
        policies({ "/x": { rule: "PROTECTED_REGEX", regexRule: String.raw`(a)\1` }, "(?R)": { rule: "CUSTOM", regexRule: "a" } }),
      ),
      reviewedApp(2, "Closed", { status: "MAINTENANCE" }),
      reviewedApp(3, "Saml", { type: "OAG_SAML" }),
      carelessSnapshot.applications[2] as Json,
    ];
    const line = async (label: string, path: string, name: string, ...more: string[]) => {
      const { stdout } = await explain([label, path, "--dump", dump(apps), ...more]);
      return stdout
        .split("\n")
        .find((one) => one.startsWith(`  ${name}:`))
        ?.slice(22);
    };
    expect(await line("Odd", "/x", "policy")).to.match(/^uncertain, /);
    expect(await line("Odd", "/x", "this session", "--user", "ann")).to.match(/^uncertain, /);
    expect(await line("Closed", "/", "who is let in")).to.equal("nobody: the app is MAINTENANCE, which answers 503");
    expect(await line("Saml", "/", "without a session")).to.equal(
      "not served here: the app is not proxied: it has no paths on the gateway",
    );
    expect(await line("Old", "/", "without a session")).to.equal(
      'not known: policies["/"] sets $policy_type by a directive, so its rule does not hold',
    );
    expect(await line("Old", "/", "the back end gets")).to.equal("not known");
  });

  it("says what it takes with --help", async () => {
    const { code, stdout } = await run(["explain", "--help"]);
    expect([code, stdout.includes("Exit codes: 0 told, 1 an error.")]).to.deep.equal([0, true]);
  });
});
