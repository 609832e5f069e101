import { expect } from "chai";
import { type AuditedObjects, audit, ruleTexts, spelled } from "pulumi-oag/rules";
import { directives } from "./tables/directives.ts";
import { expressions } from "./tables/expressions.ts";
import { open } from "./tables/open.ts";
import { paths } from "./tables/paths.ts";
import { quietApp, type Row, type Tables } from "./tables/row.ts";
import { others } from "./tables/shared.ts";

const tables: Tables = { ...open, ...paths, ...directives, ...expressions, ...others };
const now = new Date("2026-03-01T12:00:00Z");

const objectsOf = ({ app, idp, certificate }: Row): AuditedObjects => ({
  apps: [{ ...quietApp, ...app }],
  ...(idp && { identityProviders: [idp] }),
  ...(certificate && { certificates: [certificate] }),
});

describe("the rules", () => {
  for (const [rule, rows] of Object.entries(tables))
    for (const row of rows)
      it(`${rule} ${row.found.length > 0 ? "finds" : "does not find"} ${row.title}`, () => {
        const findings = audit(objectsOf(row), now, row.tuning).findings.filter((finding) => finding.rule === rule);
        expect(findings.map(({ at, text }) => `${at} ${text}`)).to.deep.equal(row.found);
        const names = new Set(findings.flatMap(({ dependsOn }) => dependsOn.map(({ option }) => option)));
        expect([...names]).to.deep.equal(row.dependsOn ?? []);
        for (const { text, dependsOn, tellsDoubt } of findings)
          expect(tellsDoubt, text).to.equal(dependsOn.length > 0 && text.includes(spelled(dependsOn)));
      });

  it("find nothing in an app that is set up with care", () => {
    expect(audit({ apps: [quietApp] }, now).findings).to.deep.equal([]);
  });

  it("have three rows each at least, on both sides", () => {
    expect(Object.keys(tables).sort()).to.deep.equal(ruleTexts.map(({ id }) => id).sort());
    for (const [rule, rows] of Object.entries(tables)) {
      expect(rows.length, rule).to.be.at.least(3);
      expect(new Set(rows.map(({ found }) => found.length > 0)).size, rule).to.equal(2);
    }
  });

  it("say what they find, why, after which page, and what to do, each in words of its own", () => {
    expect(ruleTexts.length).to.equal(new Set(ruleTexts.map(({ id }) => id)).size);
    for (const { id, severity, finds, why, source, cure } of ruleTexts) {
      expect(id).to.match(/^[a-z]+(-[a-z]+)+$/);
      expect(["error", "warning", "note"]).to.include(severity);
      expect(finds, id).to.match(/^[A-Z].*\.$/);
      expect(why, id).to.match(/^.{20,}[.:]/);
      expect(source, id).to.match(/[a-z]/);
      expect(cure, id).to.match(/^[A-Z]/);
    }
  });

  it("show no value of an attribute and no directive, whatever they find", () => {
    const secret = "correct horse battery staple";
    const apps = Object.values(tables)
      .flat()
      .map((row) => ({
        ...quietApp,
        ...row.app,
        attributes: { ...quietApp.attributes, proof: { source: "SECRET", value: secret }, fixed: { source: "STATIC", value: secret } },
        policies: {
          ...row.app?.policies,
          "/d/": { rule: "PROTECTED", customDirective: `set $policy_type "${secret}"; set $sessionDuration "${secret}";` },
        },
      }));
    const result = audit({ apps }, now);
    expect(result.findings.length).to.be.greaterThan(300);
    expect(JSON.stringify(result)).to.not.include(secret);
  });
});
