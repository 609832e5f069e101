import { expect } from "chai";
import { audit, type DeclaredApp, liveApp, type RuleTuning, readTuning, sentenceOf, unknown, withheld } from "pulumi-oag/rules";
import { quietApp } from "./tables/row.ts";

const now = new Date("2026-03-01T12:00:00Z");
const noisy: DeclaredApp = { ...quietApp, debug: true, contentRewrite: false, groups: [] };

describe("an audit", () => {
  it("lists what it found with the worst first, and counts it", () => {
    const objects = {
      apps: [noisy],
      identityProviders: [{ id: "idp-1", domain: "acme.okta.com", validationStatus: { valid: false } }],
      certificates: [{ id: "certificate-1", commonName: "a.example.com", expiresOn: "2026-03-02" }],
    };
    const { findings, counts, suppressed, unused } = audit(objects, now);
    expect(findings.map((finding) => `${finding.severity} ${finding.rule}: ${sentenceOf(finding)}`)).to.deep.equal([
      'error identity-provider-invalid-credential: identity provider "acme.okta.com": validationStatus.valid is false: changes of its apps fail; used by "Payroll"',
      'warning debug-on: app "Payroll": debug is on: slow, and logs what requests carry',
      'warning no-groups: app "Payroll": groups names no group: who may open the app is not said here',
      'warning certificate-ending: certificate "a.example.com": expiresOn is tomorrow; used by "Payroll"',
      'note content-rewrite-off: app "Payroll": contentRewrite is off: names of internal hosts in pages reach the browser',
    ]);
    expect(findings[1]?.subject).to.deep.equal({ kind: "app", name: "Payroll", id: "app-1" });
    expect({ counts, suppressed, unused }).to.deep.equal({
      counts: { error: 1, warning: 3, note: 1, suppressed: 0 },
      suppressed: [],
      unused: [],
    });
  });

  it("takes a part of the tuning that is undefined for one that is not there", () => {
    const none = { rules: undefined, apps: undefined, options: undefined, maxIdle: undefined } as RuleTuning;
    expect(readTuning(none).problems).to.deep.equal([]);
    expect(audit({ apps: [noisy] }, now, none)).to.deep.equal(audit({ apps: [noisy] }, now));
  });

  it("puts aside what the tuning switches off, with the reason, and counts it", () => {
    const tuning: RuleTuning = {
      rules: { "debug-on": "off: because this gateway is for tests", "exact-path": "off: because nobody needs it" },
      apps: {
        Payroll: { rules: { "no-groups": "off: because groups are assigned in Okta" } },
        Other: { rules: { "debug-on": "off: because it is gone" } },
      },
    };
    const result = audit({ apps: [noisy, { ...noisy, label: "Second" }] }, now, tuning);
    expect(result.suppressed.map(({ finding, reason }) => `${finding.subject.name} ${finding.rule}: ${reason}`)).to.deep.equal([
      "Payroll debug-on: this gateway is for tests",
      "Payroll no-groups: groups are assigned in Okta",
      "Second debug-on: this gateway is for tests",
    ]);
    expect(result.counts).to.deep.equal({ error: 0, warning: 1, note: 2, suppressed: 3 });
    expect(result.unused).to.deep.equal([{ rule: "exact-path" }, { rule: "debug-on", app: "Other" }]);
  });

  it("puts aside what is listed in allowedOpenPaths, an app's own list before the gateway's, and tells entries that are of no use", () => {
    const app = { ...quietApp, policies: { "/": { rule: "NO_AUTH" }, "/health": { rule: "NO_AUTH" }, "/area/": { rule: "NO_AUTH" } } };
    const tuning: RuleTuning = {
      allowedOpenPaths: ["/", "/health ", "/gone"],
      rules: { "open-path": "off: because it is a shop" },
      apps: { Payroll: { allowedOpenPaths: ["/", "/old"] }, Other: { allowedOpenPaths: ["/"] } },
    };
    const { findings, suppressed, unused, counts } = audit({ apps: [app] }, now, tuning);
    expect(findings).to.deep.equal([]);
    expect(suppressed.map(({ finding, reason }) => `${finding.rule} ${finding.at}: ${reason}`)).to.deep.equal([
      'open-path policies["/"]: listed in allowedOpenPaths',
      'open-path policies["/health"]: listed in allowedOpenPaths',
      'open-path policies["/area/"]: it is a shop',
      'open-prefix policies["/health"]: listed in allowedOpenPaths',
      'open-root policies["/"]: listed in allowedOpenPaths',
    ]);
    expect(counts).to.deep.equal({ error: 0, warning: 0, note: 0, suppressed: 5 });
    expect(unused).to.deep.equal([
      { rule: "open-path", openPath: "/" },
      { rule: "open-path", openPath: "/gone" },
      { rule: "open-path", openPath: "/old", app: "Payroll" },
      { rule: "open-path", openPath: "/", app: "Other" },
    ]);
  });

  it("puts aside what the tuning switches off for one identity provider and one certificate, by id before name, and counts it", () => {
    const dead = { validationStatus: { valid: false } };
    const objects = {
      apps: [quietApp],
      identityProviders: [
        { id: "idp-1", domain: "acme.okta.com", ...dead },
        { id: "idp-2", domain: "other.okta.com", ...dead },
      ],
      certificates: ["1", "2", "3"].map((id) => ({
        id,
        commonName: id === "3" ? "b.example.com" : "a.example.com",
        expiresOn: "2026-02-01",
      })),
    };
    const tuning: RuleTuning = {
      identityProviders: {
        "acme.okta.com": {
          rules: { "identity-provider-invalid-credential": "off: because the org moves", "identity-provider-admin-domain": "note" },
        },
        "gone.okta.com": { rules: { "identity-provider-invalid-credential": "off: because it was closed" } },
      },
      certificates: {
        "a.example.com": { rules: { "certificate-ended": "off: because nobody uses the name any more" } },
        "2": { rules: { "certificate-ended": "warning", "self-signed-certificate": "note" } },
      },
    };
    const { findings, suppressed, counts, unused } = audit(objects, now, tuning);
    expect(findings.map(({ severity, rule, subject }) => `${severity} ${rule} ${subject.id}`)).to.deep.equal([
      "error identity-provider-invalid-credential idp-2",
      "error certificate-ended 3",
      "warning certificate-ended 2",
    ]);
    expect(suppressed.map(({ finding, reason }) => `${finding.subject.id}: ${reason}`)).to.deep.equal([
      "idp-1: the org moves",
      "1: nobody uses the name any more",
    ]);
    expect(counts).to.deep.equal({ error: 2, warning: 1, note: 0, suppressed: 2 });
    expect(unused).to.deep.equal([
      { rule: "identity-provider-admin-domain", identityProvider: "acme.okta.com" },
      { rule: "identity-provider-invalid-credential", identityProvider: "gone.okta.com" },
      { rule: "self-signed-certificate", certificate: "2" },
    ]);
  });

  it("takes the severity that the tuning gives a rule, an app's before the gateway's", () => {
    const tuning: RuleTuning = { rules: { "debug-on": "error" }, apps: { Payroll: { rules: { "debug-on": "note" } } } };
    const { findings } = audit({ apps: [noisy, { ...noisy, label: "Second" }] }, now, tuning);
    expect(findings.filter(({ rule }) => rule === "debug-on").map(({ severity, subject }) => [subject.name, severity])).to.deep.equal([
      ["Second", "error"],
      ["Payroll", "note"],
    ]);
  });

  it("tells that a policy was not judged of which an export marks as secret what decides, a whole map of them too", () => {
    const told = (policies: DeclaredApp["policies"]) => audit({ apps: [{ ...quietApp, policies }] }, now).findings.map(sentenceOf);
    const secrets = {
      "/": { rule: withheld },
      "/b": withheld,
      "/c": { rule: "PROTECTED", active: withheld },
      "/d": { rule: withheld, active: false },
      p: { rule: "PROTECTED", resourcePath: withheld },
    };
    expect(told(secrets)).to.deep.equal([
      'app "Payroll": policies["/"] has a secret as its rule: it was not judged',
      'app "Payroll": policies["/b"] is marked as secret: it was not judged',
      'app "Payroll": policies["/c"] has a secret as its active: it was not judged',
      'app "Payroll": policies.p has a secret as its resourcePath: it was not judged',
    ]);
    expect(told(withheld)).to.deep.equal(['app "Payroll": policies is marked as secret: none of them was judged']);
  });

  it("finds nothing in an app of which nothing is known yet", () => {
    const names = Object.keys(quietApp).filter((name) => name !== "label");
    const app = Object.fromEntries(names.map((name) => [name, unknown])) as DeclaredApp;
    expect(audit({ apps: [{ ...app, label: "App" }] }, now).findings).to.deep.equal([]);
    expect(audit({ apps: [{ ...app, label: unknown }] }, now).findings).to.deep.equal([]);
  });

  it("finds no more when something is not known yet than when it is", () => {
    const app: DeclaredApp = {
      ...noisy,
      policies: {
        "/": { rule: "NO_AUTH" },
        "/public": { rule: "ADAPTIVE" },
        "/admin": { rule: "PROTECTED_REGEX", regexRule: "Groups=.*admins" },
      },
      protectedResources: { "http://a": { assignedWeight: 0 } },
      session: { maxSession: false, idleSession: false },
    };
    const sentences = (declared: DeclaredApp) =>
      audit({ apps: [declared] }, now)
        .findings.filter(({ dependsOn }) => dependsOn.length === 0)
        .map(sentenceOf);
    const all = sentences(app);
    expect(all.length).to.be.greaterThan(10);
    for (const name of Object.keys(app) as (keyof DeclaredApp)[]) {
      if (name === "label") continue;
      expect(all, name).to.include.members(sentences({ ...app, [name]: unknown }));
    }
  });

  it("survives whatever a gateway says", () => {
    for (const odd of [null, 1, "text", [], {}, { toString: 1 }, [[null]], true]) {
      const app = Object.fromEntries([...Object.keys(quietApp), "_embedded"].map((name) => [name, odd]));
      const inside = {
        policies: [odd, { rule: odd, resourcePath: odd }],
        attributes: [odd],
        protectedResources: [{ hostname: odd }],
        session: odd,
      };
      const objects = {
        apps: [liveApp(app), liveApp({ label: "App", _embedded: inside }), app as DeclaredApp],
        identityProviders: [{ domain: odd, validationStatus: odd } as object],
        certificates: [{ commonName: odd, san: odd, expiresOn: odd, selfSigned: odd } as object],
      };
      for (const { text } of audit(objects, now).findings) expect(text).to.be.a("string");
    }
  });

  it("reads a gateway's app as a program would declare it", () => {
    const read = {
      id: "11111111-1111-1111-1111-111111111111",
      type: "OAG_HEADER_BASED",
      label: "App",
      groups: ["00g1"],
      _embedded: {
        policies: [
          { id: "1", name: "root", resourcePath: "/", rule: "PROTECTED", regexRule: null, active: true },
          { id: "2", name: "p", resourcePath: "/public", rule: "NO_AUTH", active: true },
          { id: "3", name: "p2", resourcePath: "/public", rule: "NO_AUTH", active: false },
        ],
        protectedResources: [{ hostname: "http://b.internal", active: true, assignedWeight: 1 }],
        attributes: [{ name: "login", type: "HEADER", source: "IDP", value: "login", active: true }],
        session: { maxSession: false },
      },
    };
    const app = liveApp(read);
    expect(Object.keys((app.policies ?? {}) as object)).to.deep.equal(["/", "/public", "/public (2)"]);
    expect(audit({ apps: [app] }, now).findings.map((finding) => `${finding.rule} ${finding.at}`)).to.deep.equal([
      'open-prefix policies["/public"]',
      'plain-http-back-end protectedResources["http://b.internal"]',
      "session-without-end session.maxSession",
      'open-path policies["/public"]',
    ]);
    // Without its parts nothing is said of them.
    expect(audit({ apps: [liveApp({ ...read, _embedded: undefined })] }, now).findings).to.deep.equal([]);
  });

  it("shows a hostile label as one line that no terminal obeys", () => {
    const { findings } = audit({ apps: [{ ...noisy, label: "a\u001b[31m\nb" }] }, now);
    expect(findings.map(({ subject }) => subject.name)).to.deep.equal(Array(3).fill("a [31m b"));
  });
});
