import { expect } from "chai";
import { accessTo, type DeclaredApp, type KnownOptions, pathClasses, unknown, type Visitor } from "pulumi-oag/rules";

const app: DeclaredApp = {
  type: "OAG_HEADER_BASED",
  label: "Payroll",
  publicDomain: "payroll.example.com",
  status: "ACTIVE",
  groups: ["00g1", "00g2"],
  attributes: {
    REMOTE_USER: { source: "IDP", value: "login" },
    proof: { name: "X-PROOF", source: "SECRET", value: "hidden value" },
    crumb: { type: "COOKIE", source: "STATIC", value: "hidden value" },
    Groups: { source: "IDP", value: "Groups", active: false },
  },
  policies: {
    "/": { rule: "PROTECTED" },
    "/public/": { rule: "NO_AUTH" },
    "/home/": { rule: "ADAPTIVE" },
    "/admin": { rule: "PROTECTED_REGEX", regexRule: String.raw`(^|\s)Groups=([^:\s][^:\r\n]*:)*admins:`, caseSensitive: false },
    "/both": { rule: "PROTECTED_REGEX", regexRule: "(?=.*Groups=.*a:)(?=.*UserName=ann)" },
    "/back": { rule: "PROTECTED_REGEX", regexRule: String.raw`(x)\1` },
    "/other": { rule: "PROTECTED_REGEX", regexRule: "department=x" },
    "/set": { rule: "PROTECTED", customDirective: 'set $policy_type "NO_AUTH";' },
    "^/c/": { rule: "CUSTOM", regexRule: "UserName=", customDirective: "proxy_set_header X-One $x;\nproxy_set_header X-Two y;" },
  },
};
const known: KnownOptions = { prefix: "STRING", slash: "PREFIX", anchor: "SEARCH" };
const member: Visitor = { session: { values: { Groups: ["staff", "admins"], UserName: "ann@acme.com" } } };
const staff: Visitor = { session: { values: { Groups: ["staff"], UserName: "ann@acme.com" } } };

/** What becomes of a request, why, and what the back end gets, where that is certain. */
function decided(path: string, visitor: Visitor = {}, of: DeclaredApp = app) {
  const access = accessTo(of, path, visitor, known);
  if ("problem" in access) throw new Error(access.problem);
  const { isCertain, likely } = access.decision;
  expect(isCertain).to.equal(true);
  return {
    outcome: likely?.outcome,
    why: likely?.why,
    headers: likely?.headers.names.map(({ name, type, source }) => `${name} ${type} ${source}`),
  };
}
const attributes = ["REMOTE_USER HEADER IDP", "X-PROOF HEADER SECRET", "crumb COOKIE STATIC"];

describe("access to a path", () => {
  it("knows an attribute by any name that a person may choose, those of JavaScript's own objects among them", () => {
    const attributes = { constructor: { source: "IDP", value: "department" } };
    const odd = { ...app, attributes, policies: { "/": { rule: "PROTECTED_REGEX", regexRule: "constructor=sales" } } };
    expect(decided("/", { session: { values: { constructor: "sales" } } }, odd).outcome).to.equal("in");
  });

  it("is open under NO_AUTH, and sends nothing", () => {
    expect(decided("/public/a")).to.deep.equal({
      outcome: "open",
      why: ['policies["/public/"] is NO_AUTH: no session is needed'],
      headers: [],
    });
  });

  it("is open under ADAPTIVE, which sends the attributes of a session", () => {
    expect(decided("/home/a", member)).to.deep.equal({
      outcome: "open",
      why: ['policies["/home/"] is ADAPTIVE: no session is needed'],
      headers: attributes,
    });
    expect(decided("/home/a").headers).to.deep.equal([]);
    const access = accessTo(app, "/home/a", {}, known);
    expect("decision" in access && access.decision.likely?.headers.remark).to.equal(
      "an ADAPTIVE policy sends the attributes; which of them without a session, no document says",
    );
  });

  it("needs a session under PROTECTED, and tells of the groups that are tested first", () => {
    expect(decided("/x")).to.deep.equal({
      outcome: "needs-session",
      why: ['policies["/"] is PROTECTED: a session is needed', "then only members of the app's 2 groups get on"],
      headers: [],
    });
    expect(decided("/x", staff)).to.deep.equal({
      outcome: "in",
      why: ['policies["/"] is PROTECTED: any session of the app will do'],
      headers: attributes,
    });
  });

  it("is decided by the rule under PROTECTED_REGEX", () => {
    expect(decided("/admin/x", member)).to.deep.equal({
      outcome: "in",
      why: ['the rule of policies["/admin"] finds what it looks for in the session'],
      headers: attributes,
    });
    expect(decided("/admin/x", staff)).to.deep.equal({
      outcome: "out",
      why: ['the rule of policies["/admin"] does not find what it looks for in the session'],
      headers: [],
    });
    expect(decided("/Admin").outcome).to.equal("needs-session");
  });

  it("takes groups as a list or as a text with colons", () => {
    for (const Groups of ["staff:admins", "staff:admins:", ["staff", "admins"]])
      expect(decided("/admin", { session: { values: { Groups } } }).outcome).to.equal("in");
    expect(decided("/admin", { session: { values: { Groups: "admins2" } } }).outcome).to.equal("out");
  });

  it("says which values were not given, and which count for nothing", () => {
    expect(decided("/admin", { session: { values: { department: "x" } } }).why).to.deep.equal([
      'the rule of policies["/admin"] does not find what it looks for in the session',
      "no value was given for Groups: taken for empty",
      "department is no attribute of the app, so its value counts for nothing",
    ]);
    expect(decided("/other", { session: { values: { department: "x" } } }).why?.slice(0, 2)).to.deep.equal([
      'the rule of policies["/other"] does not find what it looks for in the session',
      "the rule reads department, which is no attribute of the app",
    ]);
  });

  it("is denied to whoever is in none of the app's groups, before any rule", () => {
    expect(decided("/admin", { session: { ...member.session, isAssigned: false } })).to.deep.equal({
      outcome: "denied",
      why: ["the person is in none of the app's groups, which are tested before any policy"],
      headers: [],
    });
  });

  it("sends what the directives of a CUSTOM policy set, and no attribute", () => {
    expect(decided("/c/x", member)).to.deep.equal({
      outcome: "in",
      why: ['the rule of policies["^/c/"] finds what it looks for in the session'],
      headers: ["X-One HEADER DIRECTIVE", "X-Two HEADER DIRECTIVE"],
    });
  });

  it("is not evaluated where a rule cannot be, is not known, or does not hold", () => {
    const why = (path: string, of: DeclaredApp = app) => decided(path, member, of);
    expect(why("/back")).to.deep.equal({
      outcome: "not-evaluated",
      why: ['the rule of policies["/back"] was not evaluated: it refers back to what a group found'],
      headers: [],
    });
    expect(why("/set")).to.deep.equal({
      outcome: "not-evaluated",
      why: ['policies["/set"] sets $policy_type by a directive, so its rule does not hold'],
      headers: [],
    });
    const only = (policy: object): DeclaredApp => ({ ...app, policies: { "/": policy } });
    for (const [policy, text] of [
      [{ rule: "PROTECTED_REGEX" }, 'policies["/"] has no regexRule, and no document says what that lets in'],
      [{ rule: "PROTECTED_REGEX", regexRule: unknown }, 'the rule of policies["/"] is not known yet'],
      [{ rule: "NEWER" }, 'policies["/"] has a rule that is not known here'],
      [
        { rule: "PROTECTED", customDirective: "set $x '; set $policy_type NO_AUTH;" },
        'the directive of policies["/"] has a quote that is not closed, so it may set $policy_type: its rule may not hold',
      ],
      [{ rule: "PROTECTED", customDirective: unknown }, 'policies["/"] is not known yet'],
    ] as const)
      expect(why("/", only(policy))).to.deep.equal({ outcome: "not-evaluated", why: [text], headers: [] });
    expect(why("/admin", { ...app, attributes: undefined }).why).to.deep.equal(["the app's attributes are not all known here"]);
  });

  it("depends on how a session's values are joined, where a rule expects one line", () => {
    const access = accessTo(app, "/both", { session: { values: { Groups: ["a"], UserName: "ann" } } }, known);
    if ("problem" in access) throw new Error(access.problem);
    const { isCertain, all, dependsOn } = access.decision;
    expect([isCertain, all.map(({ outcome }) => outcome), dependsOn.map(({ option }) => option)]).to.deep.equal([
      false,
      ["in", "out"],
      ["subjectJoin"],
    ]);
  });

  it("is certain where two policies may answer and both say the same", () => {
    const two: DeclaredApp = { ...app, policies: { "/": { rule: "PROTECTED" }, "/a": { rule: "PROTECTED" } } };
    const access = accessTo(two, "/a/b");
    if ("problem" in access) throw new Error(access.problem);
    expect([access.answering.isCertain, access.decision.isCertain]).to.deep.equal([false, true]);
    expect(access.decision.likely?.outcome).to.equal("needs-session");
    expect(access.answering.likely).to.deep.equal({ policy: { at: 'policies["/a"]', path: "/a", rule: "PROTECTED" } });
  });

  it("is refused by an app that is not active, after the login", () => {
    const closed: DeclaredApp = { ...app, status: "MAINTENANCE" };
    expect(decided("/x", member, closed)).to.deep.equal({
      outcome: "unavailable",
      why: ["the app is MAINTENANCE, which answers 503"],
      headers: [],
    });
    expect(decided("/x", {}, closed).outcome).to.equal("needs-session");
    expect(decided("/x", member, { ...app, status: "CREATED" }).why).to.deep.equal(["the app is CREATED: it was never activated"]);
  });

  it("is that of a policy whose path has blanks at its ends, which a gateway may take for none", () => {
    const { outcome, why } = decided("/x", {}, { ...app, policies: { "/ ": { rule: "NO_AUTH" } } });
    expect([outcome, why]).to.deep.equal(["open", ['policies["/"] is NO_AUTH: no session is needed']]);
  });

  it("is open in an app that asks nobody for a login", () => {
    expect(decided("/admin", {}, { ...app, type: "OAG_NOAUTH" })).to.deep.equal({
      outcome: "open",
      why: ["the app is OAG_NOAUTH: nobody signs in"],
      headers: [],
    });
  });

  it("is not what a SAML or OIDC app has", () => {
    for (const type of ["OAG_SAML", "OAG_OIDC"])
      expect(decided("/a", {}, { type })).to.deep.equal({
        outcome: "not-proxied",
        why: ["the app is not proxied: it has no paths on the gateway"],
        headers: [],
      });
  });

  it("shows no value of an attribute", () => {
    for (const path of ["/x", "/home/a", "/admin", "/c/x"])
      expect(JSON.stringify(accessTo(app, path, member, known))).to.not.include("hidden value");
  });

  it("takes no time that doubles with each pattern that was not evaluated: many of them are asked for as one", () => {
    const unread = (count: number): DeclaredApp => ({
      ...app,
      policies: {
        "/": { rule: "PROTECTED" },
        ...Object.fromEntries([...Array(count).keys()].map((nth) => [`(?R)${nth}`, { rule: "CUSTOM", regexRule: "Groups=a:" }])),
      },
    });
    const begin = process.cpuUsage();
    const access = accessTo(unread(500), "/a", member, known);
    const { user, system } = process.cpuUsage(begin);
    expect((user + system) / 1e6).to.be.below(5);
    if ("problem" in access) throw new Error(access.problem);
    expect(access.answering.all.map(({ none, policy }) => none ?? policy?.path)).to.deep.equal(["UNKNOWN", "/"]);
    expect(access.answering.dependsOn).to.deep.equal([{ text: "the patterns of 500 CUSTOM policies, which were not evaluated" }]);
    expect(access.answering.likely).to.equal(undefined);
    const few = accessTo(unread(2), "/a", member, known);
    expect("problem" in few ? [] : few.answering.all.map(({ policy }) => policy?.path)).to.deep.equal(["(?R)0", "(?R)1", "/"]);
  });

  it("lists an example of every kind of path that an app tells apart", () => {
    const some: DeclaredApp = {
      policies: {
        "/": { rule: "PROTECTED" },
        "/a": { rule: "PROTECTED" },
        "/b/": { rule: "NO_AUTH", caseSensitive: false },
        "^/c": { rule: "CUSTOM" },
      },
    };
    expect(pathClasses(some)).to.deep.equal([
      { path: "/a", about: 'the path of policies["/a"]' },
      { path: "/a/index", about: 'below policies["/a"]' },
      { path: "/a-x", about: 'begins like policies["/a"]' },
      { path: "/A", about: 'policies["/a"] in other letters' },
      { path: "/b/", about: 'the path of policies["/b/"]' },
      { path: "/b/index", about: 'below policies["/b/"]' },
      { path: "/", about: "the root" },
      { path: "/anything-else", about: "what no other policy takes" },
    ]);
  });
});
