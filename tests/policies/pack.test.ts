import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { appType, idpType } from "pulumi-oag";
import { audit, type Finding, ruleTexts, sentenceOf, unknown } from "pulumi-oag/rules";
import { oagPolicies, type PolicyOptions } from "pulumi-oag-policies";
import { expressions } from "../rules/tables/expressions.ts";
import { open } from "../rules/tables/open.ts";
import { paths } from "../rules/tables/paths.ts";
import { policies as declared, quietApp, type Tables } from "../rules/tables/row.ts";
import { others } from "../rules/tables/shared.ts";
import { type JudgedResource, judge, urnOf } from "../support/programs/policies.ts";

const folder = fileURLToPath(new URL("../../policies", import.meta.url));
const tables: Tables = { ...open, ...paths, ...expressions, ...others };
const now = () => new Date("2026-03-01T12:00:00Z");
const payroll = (props: object = {}): JudgedResource => ({ type: appType, name: "payroll", props: { ...quietApp, ...props } });
const openRoot = payroll({ policies: { "/": { rule: "NO_AUTH" } } });
const told = async (options: PolicyOptions, resources: JudgedResource[], config = {}) =>
  (await judge(oagPolicies(options, now), resources, config)).map(({ policy, message }) => `${policy}: ${message}`);

describe("the policy pack", () => {
  it("has one policy a rule, which says what it finds, why and what to do, one that notes secrets and one that counts what is switched off", () => {
    const all = oagPolicies();
    expect(all.map(({ name }) => name)).to.deep.equal(["secret-names", ...ruleTexts.map(({ id }) => id), "suppressed"]);
    for (const [nth, { finds, why, cure }] of ruleTexts.entries()) {
      expect(all[nth + 1]?.description).to.equal(`${finds} ${why} ${cure}`);
      expect(all[nth + 1]?.remediationSteps).to.equal(cure);
    }
  });

  it("stops an error and warns of everything else, unless it is told otherwise by severity, by rule, or for all", () => {
    const levels = (options: PolicyOptions) =>
      Object.fromEntries(oagPolicies(options).map(({ name, enforcementLevel }) => [name, enforcementLevel]));
    for (const { id, severity } of ruleTexts) expect(levels({})[id], id).to.equal(severity === "error" ? "mandatory" : "advisory");
    expect(levels({ enforcement: { note: "disabled", "open-path": "mandatory" } })).to.include({
      "open-path": "mandatory",
      "open-app": "disabled",
      "open-root": "mandatory",
    });
    const { "secret-names": notes, ...all } = levels({ enforcement: "advisory" });
    expect([notes, [...new Set(Object.values(all))]]).to.deep.equal(["remediate", ["advisory"]]);
    expect(levels({ rules: { "open-path": "error", "open-root": "note" } })).to.include({
      "open-path": "mandatory",
      "open-root": "advisory",
    });
  });

  it("reports of an app what each rule's own table finds, in the same words, and judges nothing that is not known", async () => {
    let count = 0;
    for (const row of Object.values(tables).flat()) {
      if (row.idp !== undefined || row.certificate !== undefined) continue;
      const app = { ...quietApp, ...row.app };
      const expected = audit({ apps: [app] }, now(), row.tuning).findings.map(
        (finding: Finding) => `${finding.rule}: ${sentenceOf(finding)}`,
      );
      count += expected.length;
      expect((await told({ ...row.tuning }, [payroll(app)])).sort(), row.title).to.deep.equal(expected.sort());
    }
    expect(count).to.be.greaterThan(150);
  });

  it("looks at no resource of another type", async () => {
    expect(await told({}, [{ ...openRoot, type: "aws:s3:Bucket" }])).to.deep.equal([]);
  });

  it("judges what is known beside what a preview does not know", async () => {
    const app = payroll({ idpId: unknown, label: unknown, policies: { "/": { rule: "NO_AUTH" }, "/x/": unknown } });
    expect(await told({}, [app])).to.deep.equal([
      'open-path: app "(not known yet)": policies["/"] is NO_AUTH: no session is needed',
      'open-root: app "(not known yet)": policies["/"] is NO_AUTH: every path that no other policy takes is open without a session',
    ]);
  });

  it("says of an identity provider, and of a certificate that a stack exports, what is wrong, and who uses them", async () => {
    const certificate = { id: "certificate-1", commonName: "*.example.com", expiresOn: "2026-03-11T12:00:00Z", selfSigned: false };
    const stack: JudgedResource[] = [
      {
        type: "pulumi:pulumi:Stack",
        name: "acme-dev",
        props: { wildcard: certificate, other: { id: "x" }, url: "https://x", later: unknown },
      },
      { type: idpType, name: "okta", props: { type: "IDP_OKTA", domain: "acme.okta.com", validationStatus: { valid: false } } },
      { ...payroll({ idpId: unknown }), uses: { idpId: "okta" } },
    ];
    expect(await judge(oagPolicies({}, now), stack)).to.deep.equal([
      {
        policy: "certificate-ending",
        message: 'certificate "wildcard": expiresOn is in 10 days; used by "Payroll"',
        urn: urnOf("acme-dev"),
      },
      {
        policy: "identity-provider-invalid-credential",
        message: 'identity provider "acme.okta.com": validationStatus.valid is false: changes of its apps fail; used by "Payroll"',
        urn: urnOf("okta"),
      },
    ]);
    expect(await told({ withinDays: 5, rules: { "identity-provider-invalid-credential": "off: because of a move" } }, stack)).to.deep.equal(
      ["suppressed: identity-provider-invalid-credential: 1 put aside, because of a move"],
    );
    const own = {
      identityProviders: { "acme.okta.com": { rules: { "identity-provider-invalid-credential": "off: because of a move" } } },
      certificates: { "*.example.com": { rules: { "certificate-ending": "off: because the name goes" } } },
    } as const;
    expect(await told(own, stack)).to.deep.equal([
      "suppressed: identity-provider-invalid-credential: 1 put aside, because of a move",
      "suppressed: certificate-ending: 1 put aside, because the name goes",
    ]);
  });

  it("tells no name of a resource whose program marked it as secret, be it in a list of users [policy-secret-names]", async () => {
    const secret = "Merger with Umbra";
    const hidden = { ...openRoot.props, label: secret, __secrets: [["label"]] };
    const idp = { type: idpType, name: "okta", props: { domain: secret, validationStatus: { valid: false }, __secrets: [["domain"]] } };
    const openSecret = { "/": { rule: "PROTECTED" }, [`/${secret}`]: { rule: "NO_AUTH" } };
    const said = await told({}, [
      { ...payroll(hidden), uses: { idpId: "partner" } },
      { ...payroll({ policies: openSecret, __secrets: [["policies"]] }), name: "wiki" },
      idp,
      { ...idp, name: "partner", props: { domain: "partner.okta.com", validationStatus: { valid: false } } },
    ]);
    expect(said.join("\n")).to.not.include(secret);
    const untold = "has a finding; where is not told, since the program marked names or paths of it as secret";
    expect(said).to.deep.equal([
      `open-path: the resource "payroll" ${untold}`,
      `open-path: the resource "wiki" ${untold}`,
      `open-prefix: the resource "wiki" ${untold}`,
      `open-root: the resource "payroll" ${untold}`,
      `identity-provider-invalid-credential: the resource "okta" ${untold}`,
      'identity-provider-invalid-credential: identity provider "partner.okta.com": validationStatus.valid is false: changes of its apps fail; used by "(not known yet)"',
    ]);
  });

  it("tells where it is although a value, a directive or a rule is a secret: no rule tells those", async () => {
    const marks = [
      ["attributes", "X-TRUST", "value"],
      ["policies", "/", "customDirective"],
    ];
    const [first] = await told({}, [payroll({ ...openRoot.props, __secrets: marks })]);
    expect(first).to.equal('open-path: app "Payroll": policies["/"] is NO_AUTH: no session is needed');
  });

  it("tells no name out of a rule that is a secret, and names that of another [policy-secret-rule]", async () => {
    const reading = { policies: { "/admin": { rule: "PROTECTED_REGEX", regexRule: "(^|\\s)Umbra=top" } } };
    const marks = [["policies", "/admin", "regexRule"]];
    const said = await told({}, [payroll(reading), { ...payroll({ ...reading, __secrets: marks }), name: "wiki" }]);
    const found = (name: string) => said.filter((line) => line.startsWith("undeclared-attribute") && line.includes(name));
    expect(found("Payroll")).to.deep.equal([
      'undeclared-attribute: app "Payroll": policies["/admin"].regexRule reads "Umbra", which is no attribute of this app, so what looks for it finds nothing',
    ]);
    expect(found("wiki")).to.deep.equal([
      'undeclared-attribute: the resource "wiki" has a finding; where is not told, since the program marked names or paths of it as secret',
    ]);
  });

  it("tells no place at all where it could not note what is secret [policy-secrets-not-noted]", async () => {
    const [, ...policies] = oagPolicies({}, now);
    expect((await judge(policies, [openRoot])).map(({ message }) => message)).to.deep.equal(
      Array(2).fill(
        'the resource "payroll" has a finding; where is not told, since the policy secret-names is not at the level "remediate"',
      ),
    );
  });

  it("takes tuning for all rules from the program, and for one rule from a file", async () => {
    const app = payroll({ ...declared({ "/health/": { rule: "NO_AUTH" } }), session: { maxSession: true, maxSessionTimeout: 90_000 } });
    expect(await told({}, [app])).to.have.length(1);
    expect(await told({ allowedOpenPaths: ["/health/"] }, [app])).to.deep.equal([]);
    const config = { "open-path": { allowedOpenPaths: ["/health/"] }, "session-without-end": { maxSession: 28_800 } };
    expect(await told({}, [app], config)).to.deep.equal([
      'session-without-end: app "Payroll": session.maxSessionTimeout is 90000 s, longer than the 28800 s that are allowed here',
    ]);
  });

  it("has a schema for exactly what a rule may be given, in the words of the rules' own tuning", async () => {
    const schemas = oagPolicies().flatMap(({ name, configSchema }) =>
      Object.keys(configSchema?.properties ?? {}).map((setting) => `${name} ${setting}`),
    );
    expect(schemas).to.have.length(16);
    const values: Record<string, unknown> = {
      maxSession: 28_800,
      maxIdle: 1800,
      withinDays: 1,
      allowedOpenPaths: ["/"],
      everyoneGroups: ["g"],
      options: { prefix: "STRING" },
    };
    for (const schema of schemas) {
      const [name = "", setting = ""] = schema.split(" ");
      expect(await told({}, [payroll()], { [name]: { [setting]: values[setting] } }), schema).to.deep.equal([]);
    }
  });

  it("switches a rule off for one app with a reason, and counts what it put aside", async () => {
    const tuning: PolicyOptions = {
      rules: { "open-path": "off: because it is a public site" },
      apps: { Payroll: { rules: { "open-root": "off: because it is a demo" } } },
    };
    expect(await told(tuning, [openRoot, { ...openRoot, name: "other" }])).to.deep.equal([
      "suppressed: open-path: 2 put aside, because it is a public site",
      "suppressed: open-root: 2 put aside, because it is a demo",
    ]);
    expect(oagPolicies(tuning).find(({ name }) => name === "open-path")?.enforcementLevel).to.equal("disabled");
  });

  it("refuses wrong tuning with everything that is wrong, and shows no value", async () => {
    const wrong = { maxSession: -1, enforcement: { "open-pth": "mandatory", note: "CANARY" }, rules: { "open-root": "off" } };
    expect(() => oagPolicies(wrong as unknown as PolicyOptions)).to.throw(
      'pulumi-oag-policies: enforcement["open-pth"] is neither a rule nor a severity; the rules are listed in the README; ' +
        'enforcement["note"] must be "advisory", "mandatory" or "disabled"; maxSession must be a whole number above 0; ' +
        'rules["open-root"] must be "error", "warning", "note" or "off: because …" with a reason',
    );
    expect(() => oagPolicies({ enforcement: "CANARY" } as unknown as PolicyOptions)).to.throw(
      'pulumi-oag-policies: enforcement must be "advisory", "mandatory" or "disabled"',
    );
    let error: unknown;
    await told({}, [payroll()], { "open-path": { allowedOpenPaths: ["CANARY"] } }).catch((thrown: unknown) => {
      error = thrown;
    });
    expect(String(error)).to.equal(
      "Error: the configuration of the policy open-path: allowedOpenPaths must be a list of paths, each beginning with a slash as the policy has it",
    );
  });

  it("judges 200 apps with all rules in seconds", async () => {
    const apps = Array.from({ length: 200 }, (_, nth) => ({ ...payroll({ label: `App ${nth}` }), name: `app-${nth}` }));
    const policies = oagPolicies({}, now);
    const started = performance.now();
    for (const app of apps) expect(await judge(policies, [app])).to.deep.equal([]);
    expect(performance.now() - started).to.be.lessThan(10_000);
  });

  it("is described in its README: every policy's tuning, and three lines to begin with", () => {
    const readme = readFileSync(join(folder, "README.md"), "utf8");
    expect(readme.split("\n").slice(2, 8).join("\n")).to.match(/```sh\n(.+\n){3}```/);
    for (const { name, configSchema } of oagPolicies())
      for (const setting of Object.keys(configSchema?.properties ?? {})) expect(readme).to.match(new RegExp(`\`${setting}\`.*\`${name}\``));
    expect(readdirSync(folder)).to.include("PulumiPolicy.yaml");
  });
});
