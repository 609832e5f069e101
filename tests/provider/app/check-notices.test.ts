import { expect } from "chai";
import { unknown } from "../../support/basics/unknown.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { app, saml } from "../../support/resources/arguments.ts";
import { checkApp } from "../../support/resources/checked.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

// biome-ignore lint/suspicious/noExplicitAny: arguments of every kind
type Args = any;

/** What check tells; it must refuse nothing. */
function told(change: Args, olds: Args = {}): string[] {
  const notices: string[] = [];
  const reasons = checkApp(olds, { ...app, ...change }, { validation: "strict", notice: (text) => notices.push(text) });
  expect(reasons).to.deep.equal([]);
  return notices;
}

const policy = (path: string, rule: Args) => ({ policies: { [path]: rule } });
const header = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { source: "IDP", value: "login" }]));
const regex = (regexRule: string, more: Args = {}) => ({ policies: { "/admin": { rule: "PROTECTED_REGEX", regexRule, ...more } } });
const missing = (name: string) =>
  `app "Payroll": policies["/admin"].regexRule reads "${name}", which is no attribute of this app, so what looks for it finds nothing; declare the attribute, with active: false if back ends are not to get it [undeclared-attribute]`;

describe("what check tells of an app without refusing it", () => {
  afterEach(stopGateways);

  for (const rule of ["NO_AUTH", "ADAPTIVE"])
    it(`tells that a path under ${rule} without a slash at its end opens its neighbours`, () => {
      expect(told(policy("/public", { rule }))).to.deep.equal([
        `app "Payroll": policies["/public"] is ${rule}: every path that begins with "/public" is open without a session, also one that goes on with "-admin"; end the path with a slash if a folder is meant [open-prefix]`,
      ]);
      expect(told({ policies: { open: { resourcePath: "/a", rule } } })[0])
        .to.include(`policies.open is ${rule}: every path that begins with "/a" is open without a session`)
        .and.include('also one that goes on with "-admin"');
      expect(told(policy("/public/", { rule }))).to.deep.equal([]);
    });

  it("tells that a root without sign-in opens all the rest, except for a type that says so itself", () => {
    const open = policy("/", { rule: "NO_AUTH" });
    expect(told(open)).to.deep.equal([
      'app "Payroll": policies["/"] is NO_AUTH: every path that no other policy takes is open without a session; make / PROTECTED and open single folders, with a slash at the end [open-root]',
    ]);
    expect(told({ type: "OAG_NOAUTH", ...open })).to.deep.equal([]);
    expect(told({ type: "OAG_NOAUTH", ...policy("/public", { rule: "NO_AUTH" }) })).to.deep.equal([]);
  });

  it("says nothing of policies that are closed, switched off or not known yet", () => {
    expect(told(policy("/admin", { rule: "PROTECTED" }))).to.deep.equal([]);
    expect(told(policy("/public", { rule: "NO_AUTH", active: false }))).to.deep.equal([]);
    expect(told(policy("/public", { rule: "NO_AUTH", active: unknown }))).to.deep.equal([]);
    expect(told(policy("/public", { rule: unknown }))).to.deep.equal([]);
    expect(told({ policies: { a: { rule: "NO_AUTH", resourcePath: unknown }, b: unknown, c: null } })).to.deep.equal([]);
    expect(told({ policies: unknown, attributes: unknown })).to.deep.equal([]);
  });

  it("tells that a rule reads an attribute that the app does not declare [rule-missing-attribute]", () => {
    const attributes = header("REMOTE_USER");
    expect(told({ attributes, ...regex("Groups=(.*:)?admins:") })).to.deep.equal([missing("Groups")]);
    expect(told({ attributes, policies: { "/admin": { rule: "CUSTOM", regexRule: "Groups=a:" } } })).to.deep.equal([missing("Groups")]);
    expect(told({ attributes: header("Groups"), ...regex("Groups=(.*:)?admins:") })).to.deep.equal([]);
    expect(
      told({ attributes: { g: { name: "Groups", source: "IDP", value: "groups", active: false } }, ...regex("Groups=a:") }),
    ).to.deep.equal([]);
    expect(told({ attributes, ...regex("Groups=a:", { active: false }) })).to.deep.equal([]);
    expect(told({ type: "OAG_NOAUTH", attributes, ...regex("Groups=a:") }), "nobody is asked").to.deep.equal([]);
  });

  for (const [rule, ...names] of [
    ["UserName=ann RemoteIP=10\\. RelayDomain=x"],
    ["(?=.*Groups=.*G:)(?=.*department=(?!u))", "Groups", "department"],
    ["(^|\\s)Groups=([^:\\s][^:]*:)*a:", "Groups"],
    ["\\RGroups=a:|^level=1", "Groups", "level"],
    ["(?<!x)Groups=a:", "Groups"],
    ["(?<found>Groups=a:)", "Groups"],
    ["X\\-LEVEL=1", "X-LEVEL"],
    ["remote_user=a", "remote_user"],
    ["(?i)remote_user=a"],
    ["REMOTE_USER=cn=ann,ou=people"],
    ["REMOTE_USER=[a-z=]+"],
    ["[Gg]roups=a:"],
    ["no equals sign"],
    ["=a"],
  ] as [string, ...string[]][])
    it(`finds in the rule ${rule} ${names.length === 0 ? "no attribute that is missing" : names.join(" and ")}`, () => {
      expect(told({ attributes: header("REMOTE_USER"), ...regex(rule) })).to.deep.equal(names.map(missing));
    });

  it("judges no rule where attributes are left to the gateway or not known yet", () => {
    expect(told(regex("Groups=a:"))).to.deep.equal([]);
    expect(told({ attributes: { X: unknown }, ...regex("Groups=a:") })).to.deep.equal([]);
    expect(told({ attributes: { X: { name: unknown, source: "IDP", value: "login" } }, ...regex("Groups=a:") })).to.deep.equal([]);
    expect(told({ attributes: header("A"), ...regex(unknown) })).to.deep.equal([]);
  });

  it("is quick with a rule of any length", () => {
    const started = process.cpuUsage().user;
    told({ attributes: header("A"), ...regex("a".repeat(200_000)) });
    told({ attributes: header("A"), ...regex("(?<".repeat(60_000)) });
    told({ attributes: header("A"), ...regex("[".repeat(200_000)) });
    expect(process.cpuUsage().user - started).to.be.below(2_000_000);
  });

  it("tells that a name is one of the gateway's own", () => {
    const cookie = (name: string) => ({ attributes: { [name]: { type: "COOKIE", source: "IDP", value: "login" } } });
    const taken = (name: string, kind: string) =>
      `app "Payroll": attributes.${name} has the name of ${kind} that the gateway sets itself; choose another name [reserved-attribute-name]`;
    for (const name of ["UserName", "oag_username", "RemoteIP", "RelayDomain", "SESSIONID", "creationTime", "SourceAuthNType"])
      expect(told({ attributes: header(name) })).to.deep.equal([taken(name, "a session value")]);
    for (const name of ["AuthCookie", "SessionCookie", "SessionCookie_7", "spgwAMCookie", "spgwAuthToken"]) {
      expect(told(cookie(name))).to.deep.equal([taken(name, "a cookie")]);
      expect(told({ attributes: header(name) })).to.deep.equal([]);
    }
    expect(told({ attributes: header("REMOTE_USER", "username") })).to.deep.equal([]);
  });

  it("tells that the order of several custom policies is that of their creation", () => {
    const custom = { rule: "CUSTOM", regexRule: "UserName=a" };
    expect(told({ policies: { "/a": custom, b: { ...custom, resourcePath: "/b.*" }, "/c": { ...custom, active: false } } })).to.deep.equal([
      'app "Payroll": policies has 2 CUSTOM policies, policies["/a"] and policies.b: the oldest that fits decides, whatever the order here; let no request fit two of them, or make one of them [several-custom]',
    ]);
    expect(told({ policies: { "/a": custom } })).to.deep.equal([]);
  });

  it("tells what is new against the last deployment, and nothing twice", () => {
    const args = { attributes: header("UserName"), ...policy("/public", { rule: "NO_AUTH" }) };
    expect(told(args)).to.have.length(2);
    expect(told(args, { ...app, ...args })).to.deep.equal([]);
    expect(told({ ...args, description: "new" }, { ...app, ...args })).to.deep.equal([]);
    expect(told({ attributes: header("UserName"), ...policy("/open", { rule: "NO_AUTH" }) }, { ...app, ...args })).to.have.length(1);
    expect(told(args, { ...app, type: "OAG_NOAUTH", ...args })).to.have.length(1);
  });

  it("waits while anything is refused, and never shows a value", () => {
    const notices: string[] = [];
    const context = { validation: "strict" as const, notice: (text: string) => notices.push(text) };
    const attributes = { UserName: { source: "STATIC", value: "CANARY" } };
    expect(checkApp({}, { ...app, lable: 1, attributes }, context)).to.have.length(1);
    expect(notices).to.deep.equal([]);
    checkApp({}, { ...app, label: unknown, attributes, ...regex("Groups=CANARY:") }, context);
    expect(notices).to.have.length(2);
    expect(notices.join()).to.not.include("CANARY").and.not.include(unknown);
  });

  it("says nothing of SAML and OIDC apps, which have no session of the gateway's", () => {
    const notices: string[] = [];
    checkApp({}, { ...saml, attributes: header("UserName") }, { validation: "strict", notice: (text) => notices.push(text) });
    expect(notices).to.deep.equal([]);
  });

  it("tells it in the preview and the up that bring it, and in none after them [notices-once]", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    const args = fullApp(gateway);
    await app.check(args);
    await app.up(args);
    expect(app.told.map((text) => text.slice(-13))).to.deep.equal(Array(2).fill("[open-prefix]"));
    await app.up({ ...args, description: "new" });
    await app.refresh();
    await app.up({ ...args, description: "new" });
    expect(app.told).to.have.length(2);
  });
});
