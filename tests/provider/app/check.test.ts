import { expect } from "chai";
import { unknown } from "../../support/basics/unknown.ts";
import { app, saml, uuid } from "../../support/resources/arguments.ts";
import { checkApp } from "../../support/resources/checked.ts";

// biome-ignore lint/suspicious/noExplicitAny: bad input of every kind
type Bad = any;
const notices: string[] = [];
const strict = { validation: "strict" as const, notice: (text: string) => notices.push(text) };
const check = (change: Bad, olds: Bad = {}) => checkApp(olds, { ...app, ...change }, strict);

describe("check of an OagApp", () => {
  const cases: [string, Bad, string[]][] = [
    ["a misspelt argument", { lable: "x" }, ["lable: is not an argument here; did you mean label?"]],
    [
      "a misspelt type",
      { type: "OAG_HEADER_BASE" },
      [/^type: allowed are OAG_HEADER_BASED, .*, OAG_SAML, OAG_OIDC \(not "OAG_HEADER_BASE"\); did you mean OAG_HEADER_BASED\?$/ as Bad],
    ],
    [
      "an argument of another type",
      { acsUrl: "https://x.example.com" },
      ["acsUrl: does not belong to an app of type OAG_HEADER_BASED, only to OAG_SAML"],
    ],
    ["a read-only member", { id: uuid }, [/^id: is not an argument here/ as Bad]],
    ["a text where a truth value belongs", { contentRewrite: "yes" }, ["contentRewrite: must be true or false, not a text"]],
    ["a number that is too small", { proxyReadTimeout: 0 }, ["proxyReadTimeout: must be a number from 1 to 99999999"]],
    ["an id that is none", { idpId: "okta" }, ["idpId: must be an id of the gateway (a UUID, such as the id of another resource)"]],
    [
      "a public domain with a scheme",
      { publicDomain: "https://x" },
      ["publicDomain: must be a host name without scheme, port and path, for example app.example.com"],
    ],
    [
      "a URL without a scheme",
      { postLoginUrl: "x.example.com" },
      ["postLoginUrl: must be a URL that begins with http:// or https://, with the characters that the API allows"],
    ],
    ["groups that are no list", { groups: "g1" }, ['groups: must be a list of texts, for example ["one", "two"], not a text']],
    ["a group that is no text", { groups: ["g1", 2] }, ["groups.1: must be a text, not a number"]],
    ["a wrong status", { status: "ACTVE" }, ['status: allowed are ACTIVE, INACTIVE, MAINTENANCE (not "ACTVE"); did you mean ACTIVE?']],
    ["an active app without a back end", { status: "ACTIVE" }, ["protectedResources: an app needs at least one to become ACTIVE"]],
    [
      "an active app with empty maps",
      { status: "ACTIVE", protectedResources: {}, policies: {}, attributes: {} },
      ["protectedResources", "policies", "attributes"].map((name) => `${name}: an app needs at least one to become ACTIVE`),
    ],
    [
      "a policy without a rule",
      { policies: { "/": {} } },
      ['policies["/"].rule: is required (one of NO_AUTH, PROTECTED, PROTECTED_REGEX, ADAPTIVE, CUSTOM)'],
    ],
    [
      "a policy that is no object",
      { policies: { "/": "PROTECTED" } },
      ['policies["/"]: must be an object with the member rule, not a text'],
    ],
    [
      "a wrong rule",
      { policies: { "/a": { rule: "PROTECTD" } } },
      ['policies["/a"].rule: allowed are NO_AUTH, PROTECTED, PROTECTED_REGEX, ADAPTIVE, CUSTOM (not "PROTECTD"); did you mean PROTECTED?'],
    ],
    [
      "a misspelt member of an item",
      { policies: { "/a": { rule: "NO_AUTH", activ: true } } },
      ['policies["/a"].activ: is not an argument here; did you mean active?'],
    ],
    [
      "two keys for one policy",
      { policies: { a: { resourcePath: "/x", rule: "NO_AUTH" }, "/x": { rule: "NO_AUTH" } } },
      ['policies["/x"]: is the same policy as policies.a'],
    ],
    [
      "two keys for one back end",
      { protectedResources: { "https://a": {}, b: { hostname: "https://A/" } } },
      ['protectedResources.b: is the same protected resource as protectedResources["https://a"]'],
    ],
    [
      "a back end with a path",
      { protectedResources: { main: { hostname: "https://a/x" } } },
      [
        "protectedResources.main.hostname: must be an origin: scheme, host and optional port, without a path, for example https://backend.example.com:8443",
      ],
    ],
    [
      "a weight that is too big",
      { protectedResources: { "https://a": { assignedWeight: 101 } } },
      ['protectedResources["https://a"].assignedWeight: must be a number from 0 to 100'],
    ],
    [
      "an attribute without source and value",
      { attributes: { X: {} } },
      [
        "attributes.X.source: is required (one of IDP, STATIC, SECRET, APP_CONTEXT, AUTH_CONTEXT, OID)",
        "attributes.X.value: is required (a text)",
      ],
    ],
    ["a map that is a list", { policies: [] }, ["policies: must be an object whose keys name each policy, not a list"]],
    [
      "a block that is a text",
      { session: "x" },
      ["session: must be an object of its members, for example { idleSessionTimeout: 3600 }, not a text"],
    ],
    [
      "a wrong member of a block",
      { behavior: { policyDenied: "STATUS_403" } },
      ['behavior.policyDenied: allowed are OAG_DEFAULT_PAGE, STATUS_CODE_403, CUSTOM_URL (not "STATUS_403")'],
    ],
    [
      "an idle time-out beyond the absolute one",
      { session: { idleSessionTimeout: 900, maxSessionTimeout: 600 } },
      ["session.idleSessionTimeout: must not be longer than maxSessionTimeout"],
    ],
    [
      "a health check without load balancing",
      { loadBalanced: false, healthCheck: { enabled: true } },
      ["healthCheck.enabled: needs loadBalanced: true"],
    ],
    [
      "login and logout under one path",
      { behavior: { loginPath: "/in", logoutPath: "/in" } },
      ["behavior.logoutPath: must differ from behavior.loginPath"],
    ],
    [
      "a policy under the login path",
      { behavior: { loginPath: "/in" }, policies: { "/in": { rule: "NO_AUTH" } } },
      ['policies["/in"]: has the path of behavior.loginPath; choose another'],
    ],
    [
      "a back end whose key is a host name, quoted like any other",
      { protectedResources: { "wiki.internal": { hostname: "https://w", active: 1 } } },
      ['protectedResources["wiki.internal"].active: must be true or false, not a number'],
    ],
    ["an empty label", { label: " " }, ["label: must not be empty"]],
    [
      "a policy path without a leading slash",
      { policies: { admin: { rule: "PROTECTED" }, b: { resourcePath: "b", rule: "NO_AUTH" }, "c.*": { rule: "CUSTOM" } } },
      [
        "policies.admin: must begin with a slash (only the path of a CUSTOM policy is an expression); if the key is a name, declare resourcePath",
        "policies.b.resourcePath: must begin with a slash (only the path of a CUSTOM policy is an expression)",
      ],
    ],
    [
      "a PROTECTED_REGEX policy without a rule",
      { policies: { "/a": { rule: "PROTECTED_REGEX" }, "/b": { rule: "PROTECTED_REGEX", regexRule: "" } } },
      [
        'policies["/a"].regexRule: is required where rule is PROTECTED_REGEX',
        'policies["/b"].regexRule: is required where rule is PROTECTED_REGEX',
      ],
    ],
    [
      "a rule and a path that are no regular expressions",
      {
        policies: {
          "/a": { rule: "PROTECTED_REGEX", regexRule: "groups=.*(admin" },
          "*.css": { rule: "CUSTOM" },
          late: { rule: "CUSTOM", resourcePath: "/x(?>a)", regexRule: "a**" },
        },
      },
      [
        'policies["/a"].regexRule: is no regular expression: a parenthesis is not closed',
        'policies["*.css"]: is no regular expression: "*" has nothing before it to repeat; if the key is a name, declare resourcePath',
        "policies.late.regexRule: is no regular expression: one repetition follows another",
      ],
    ],
  ];

  it("leaves a policy alone that the state or the gateway has like that, and one of which something is not known", () => {
    const policies = { admin: { rule: "PROTECTED" }, "/a": { rule: "PROTECTED_REGEX" }, "/b": { rule: "PROTECTED_REGEX", regexRule: "(" } };
    expect(check({ policies, description: "new" }, { ...app, policies })).to.deep.equal([]);
    expect(check({ policies, __import: uuid })).to.deep.equal([]);
    const partly = {
      admin: { rule: unknown },
      b: { rule: "PROTECTED", resourcePath: unknown },
      "/c": { rule: "CUSTOM", regexRule: unknown },
    };
    expect(check({ policies: partly })).to.deep.equal([]);
  });

  it("passes complete arguments", () => {
    expect(check({})).to.deep.equal([]);
  });

  it("tells everything that is missing at once", () => {
    expect(checkApp({}, { type: "OAG_HEADER_BASED" }, strict)).to.deep.equal([
      "label: is required (a text)",
      "postLoginUrl: is required (a text)",
      "idpId: is required (a text)",
      "certificateId: is required (a text)",
      "publicDomain: is required (a text)",
    ]);
  });

  for (const [what, change, expected] of cases) {
    it(`refuses ${what}`, () => {
      const reasons = check(change);
      const [first] = expected;
      if ((first as Bad) instanceof RegExp) expect(reasons[0]).to.match(first as Bad);
      else expect(reasons).to.deep.equal(expected);
    });
  }

  it("lets unknown values through, alone, in lists and deep inside", () => {
    const args = {
      label: unknown,
      idpId: unknown,
      groups: ["g1", unknown],
      loadBalanced: unknown,
      status: unknown,
      attributes: { X: { source: "SECRET", value: unknown }, Y: unknown },
      policies: unknown,
      protectedResources: { a: { hostname: unknown }, b: { hostname: unknown } },
      session: { idleSessionTimeout: unknown, maxSessionTimeout: 600 },
      healthCheck: unknown,
    };
    expect(check(args)).to.deep.equal([]);
    expect(check({ type: unknown, acsUrl: "x" })).to.deep.equal([]);
  });

  it("never shows a value that may be secret", () => {
    const reasons = check({
      attributes: { T: { source: "SECRET", value: ["CANARY"], name: "CANARY".repeat(40) } },
      spCertificate: "CANARY",
    });
    expect(reasons).to.have.length(3);
    expect(reasons.join()).to.not.include("CANARY");
  });

  it("shows a wrong word only if it looks like one of the API's: anything else may be a secret in the wrong place", () => {
    expect(check({ status: "Zx8-kq2" })).to.deep.equal(["status: allowed are ACTIVE, INACTIVE, MAINTENANCE"]);
    expect(check({ status: "RUNNING" })).to.deep.equal(['status: allowed are ACTIVE, INACTIVE, MAINTENANCE (not "RUNNING")']);
  });

  it("takes a null for absent", () => {
    expect(check({ description: null, policies: null, session: { idleSessionTimeout: null } })).to.deep.equal([]);
  });

  it("lets newer values and members through when validation is warn, and says so", () => {
    notices.length = 0;
    const reasons = checkApp({}, { ...app, type: "OAG_NEWER", newerMember: 1, maxFileSize: "x" }, { ...strict, validation: "warn" });
    expect(reasons).to.deep.equal(["maxFileSize: must be a whole number, not a text"]);
    expect(notices).to.have.length(2);
    expect(notices[1]).to.match(/^newerMember: is not an argument here; .*; sent as it is, since oag:validation is warn$/);
  });

  it("takes an app of a newer type for one that needs one of each to become ACTIVE, and one that is open needs no attribute", () => {
    const empty = { status: "ACTIVE", protectedResources: {}, policies: {}, attributes: {} };
    const needs = (names: string[]) => names.map((name) => `${name}: an app needs at least one to become ACTIVE`);
    expect(checkApp({}, { ...app, ...empty, type: "OAG_NEWER" }, { ...strict, validation: "warn" })).to.deep.equal(
      needs(["protectedResources", "policies", "attributes"]),
    );
    expect(check({ ...empty, type: "OAG_NOAUTH" })).to.deep.equal(needs(["protectedResources", "policies"]));
  });

  it("refuses another debug, which can only be set at creation", () => {
    expect(check({ debug: true }, { ...app, debug: false })).to.deep.equal([
      "debug: is set when an app is created and cannot be changed by the API; keep false, or remove it here and set it in the console",
    ]);
    expect(check({ debug: true, type: "OAG_NOAUTH" }, { ...app, debug: false })).to.deep.equal([]);
    expect(check({}, { ...app, debug: false })).to.deep.equal([]);
  });

  it("refuses a replacement while an import is declared [import-replace]", () => {
    expect(check({ type: "OAG_NOAUTH", __import: uuid }, app)).to.deep.equal([
      "import: this change replaces the app, but the replacement would look for the app that was deleted; remove the import option (or its entry in oag:adopt) first",
    ]);
    expect(check({ __import: "../x" })).to.deep.equal([
      'import: must be the id of an app on the gateway; an id has letters, digits, "-" and "_", at most 64, for example 6f1f2f0a-0000-4000-8000-000000000000; look it up with getApp({ label }), whose result has the id, or: the import.json of `npx pulumi-oag-cli dump` has all (so must an entry of oag:adopt)',
    ]);
  });

  it("knows the arguments of SAML and OIDC apps", () => {
    expect(checkApp({}, saml, strict)).to.deep.equal([]);
    expect(checkApp({}, { ...saml, policies: {} }, strict)).to.deep.equal([
      "policies: does not belong to an app of type OAG_SAML, only to proxied types",
    ]);
    expect(checkApp({}, { type: "OAG_OIDC", label: "O", idpId: uuid, oidc: { applicationType: "wev" } }, strict)).to.deep.equal([
      'oidc.applicationType: allowed are web, native, spa (not "wev"); did you mean web?',
    ]);
    const settings =
      "allowed are applicationType, redirectUris, responseTypes, grantTypes, tokenEndpointAuthMethod, pkceRequired, allowedScopes, accessTokenLifetime, refreshTokenLifetime";
    const slips = { redirectUri: [], clientIds: "x", clientId: "x" };
    expect(checkApp({}, { type: "OAG_OIDC", label: "O", idpId: uuid, oidc: slips }, strict)).to.deep.equal([
      "oidc.redirectUri: is not an argument here; did you mean redirectUris?",
      `oidc.clientIds: is not an argument here; ${settings}`,
      `oidc.clientId: is not an argument here; ${settings}`,
    ]);
  });
});
