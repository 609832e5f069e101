import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import ts from "typescript";
import { stackFile } from "../../../../cli/dist/dump/environments/stack-file.js";
import { planResources } from "../../../../cli/dist/dump/plan.js";
import { settings } from "../../../../cli/dist/settings.js";
import { root } from "../../../support/basics/checkout.ts";
import type { Json } from "../../../support/basics/json.ts";
import { type AnySnapshot, severalSnapshots } from "../../../support/gateways/any-snapshot.ts";
import { runs } from "../../../support/models/arbitrary.ts";
import { hostileText, hostileTexts } from "../../../support/models/hostile-texts.ts";
import { compilerSays } from "../../../support/programs/compiler.ts";
import { expectWhatWasRead, programFor } from "../../../support/programs/several-gateways.ts";

describe("one program for several gateways", function suite() {
  this.timeout(600_000);
  let parent: string;
  before(() => {
    // Where pulumi-oag can be resolved; git does not look there.
    parent = mkdtempSync(join(root, "tests/cli/.dump-"));
  });
  after(() => rmSync(parent, { recursive: true, force: true }));
  const written = (files: ReadonlyMap<string, string>, name: string): string => {
    const folder = join(parent, name);
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  };

  it("declares in each environment just what was read there, by its configuration alone, and names no host of another one in a state [environments-any-program]", async () => {
    const count = runs(100, 3000);
    const folders: string[] = [];
    const said = { condition: 0, domain: 0, ternary: 0, spread: 0, object: 0, lookedUp: 0, defaults: 0, let: 0, provider: 0 };
    const form = fc.record({ isPerApp: fc.boolean(), provider: fc.constantFrom(undefined, "gateway", "payroll") });
    await fc.assert(
      fc.asyncProperty(severalSnapshots, form, async (snapshots, how) => {
        const planned = await programFor(snapshots, how);
        const { text } = planned;
        if (/^if \(/m.test(text)) said.condition += 1;
        if (/const domain = config/.test(text)) said.domain += 1;
        if (/ \? \{|undefined/.test(text)) said.ternary += 1;
        if (/\.\.\.\(environment/.test(text) || /\.\.\.\(\[/.test(text)) said.spread += 1;
        if (/(require|get)Object/.test(text)) said.object += 1;
        if (/getIdentityProvider\(/.test(text)) said.lookedUp += 1;
        if (/\.\.\.appDefaults/.test(text)) said.defaults += 1;
        if (/^export let /m.test(text)) said.let += 1;
        if (/\{ provider: /.test(text)) said.provider += 1;
        expectWhatWasRead(planned);
        if (folders.length < 10 || (folders.length < 14 && /^export let /m.test(text))) {
          folders.push(written(planned.files, `${folders.length}`));
        }
      }),
      { numRuns: count, endOnFailure: true },
    );
    expect(compilerSays(folders, parent, "typescript")).to.equal("");
    expect(Math.min(...Object.values(said)), JSON.stringify(said)).to.be.at.least(count / 50);
  });

  it("holds whatever texts differ: they are text in the program and in the stacks' files, and nothing else [environments-any-text]", async () => {
    const folders: string[] = [];
    const texts = fc
      .array(fc.oneof(fc.constantFrom(...hostileTexts), hostileText), { minLength: 8, maxLength: 8 })
      .filter((all) => all.every((text) => !/\p{Cs}/u.test(text)));
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(fc.tuple(texts, texts), async (pair) => {
        const planned = await programFor(pair.map(withTexts), { isPerApp: tried % 2 === 1 });
        expectWhatWasRead(planned);
        for (const file of [planned.text, stackFile(undefined, planned.configuration[0] as [string, unknown][], "x")])
          expect(file).to.not.match(/(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
        const file: ts.SourceFile & { commentDirectives?: unknown[] } = ts.createSourceFile("x.ts", planned.text, ts.ScriptTarget.ES2022);
        expect(file.commentDirectives ?? []).to.deep.equal([]);
        tried += 1;
        if (folders.length < 6) {
          folders.push(written(planned.files, `text-${folders.length}`));
        }
      }),
      { numRuns: runs(60, 2000), endOnFailure: true },
    );
    expect(compilerSays(folders, parent)).to.equal("");
    expect(tried).to.be.at.least(runs(60, 2000));
  });

  it("brings together the service and the directory of offline mode, whatever their hosts, and keeps their order", async () => {
    const planned = await programFor(["staging", "live"].map(withOffline));
    expectWhatWasRead(planned);
    expect(planned.resources.map(({ kind, name }) => [kind, name])).to.deep.equal([
      ["authenticationService", "login-example-com"],
      ["idp", "workforce"],
      ["directory", "ldaps-ldap-internal-636"],
      ["app", "payroll"],
    ]);
    expect(planned.text).to.include(`connection: {
    connectionUrl: \`ldaps://\${config.require("ldapsLdapInternal636ConnectionConnectionUrl")}:636\`,
    bindDn: "cn=reader",
    bindCredential: config.requireSecret("ldapsLdapInternal636BindCredential"),
  },`);
    expect(planned.text)
      .to.include("{ dependsOn: [loginExampleCom] }")
      .and.include('serverNodes: config.requireObject("loginExampleComServerNodes")');
  });

  it("gives no value a key by which a project called oag would set how its gateway is reached [dump-keys-of-settings]", async () => {
    const snapshots = ["staging", "live"].map((name, index): AnySnapshot => {
      const idp = (nth: number) => ({
        id: `${index}-${nth}`,
        props: { type: "IDP_OKTA", domain: `${nth}.okta.com`, name: `Org ${nth}`, healthPolicy: { maxRetries: index + 4 } },
      });
      const app = (label: string, attribute: string) => ({
        id: `${index}-${label}`,
        props: { type: "OAG_SAML", label, idpId: `${index}-1`, clientId: `urn:${name}`, attributes: { [attribute]: { source: "SECRET" } } },
      });
      return {
        origin: `https://oag-${index}.example.com`,
        identityProviders: [idp(1), idp(2)],
        certificates: [],
        applications: [app("Client", "id"), app("Proxy", "-"), app("Hostname", "!"), app("Max", "retries"), app("Adopt", "_")],
      };
    });
    const planned = await programFor(snapshots);
    expectWhatWasRead(planned);
    const keys = [
      ...(planned.configuration[0] as [string, unknown][]).map(([key]) => key),
      ...planned.resources.flatMap(({ secrets }) => secrets.map(({ key }) => key)),
    ];
    const [snapshot] = snapshots as [AnySnapshot];
    const single = planResources(snapshot, { withDefaults: false, refusedNames: new Set() });
    const all = [...keys, ...single.flatMap(({ secrets }) => secrets.map(({ key }) => key))];
    const ofGateway = [...settings.map(({ key }) => key as string), "validation", "adopt"];
    expect(all.filter((key) => ofGateway.includes(key))).to.deep.equal([]);
    expect(all).to.include.members(["maxRetriesValue", "clientIdValue", "proxyValue", "hostnameValue", "maxRetriesValue2", "adoptValue"]);
  });

  it("looks an identity provider up by its domain where an app has another one in each environment, and none that is only in one", async () => {
    const [first, second] = ["staging", "live"].map(withOffline) as [AnySnapshot, AnySnapshot];
    const more = (name: string) => ({ id: `${name}-more`, props: { type: "IDP_OKTA", domain: `${name}-more.okta.com` } });
    for (const [snapshot, name] of [
      [first, "a"],
      [second, "b"],
    ] as const) {
      snapshot.identityProviders.push({ id: `${name}-1`, props: { type: "IDP_OKTA", domain: "one.okta.com" } }, more(name));
      const [app] = snapshot.applications as [(typeof snapshot.applications)[number]];
      // The same two providers, each for the other's app.
      snapshot.applications.push({ id: `${name}-x`, props: { ...app.props, label: "Swapped", idpId: name === "a" ? "a-1" : "b-more" } });
    }
    const planned = await programFor([first, second]);
    expectWhatWasRead(planned);
    expect(planned.text).to.include('getIdentityProvider({ domain: config.require("swappedIdentityProvider") }).id');
  });
});

/** A gateway with all of offline mode. */
function withOffline(name: string, index: number): AnySnapshot {
  const idpId = `${index}-idp`;
  const connection = { connectionUrl: `ldaps://${name}-ldap.internal:636`, bindDn: "cn=reader" };
  return {
    origin: `https://oag-${index}.example.com`,
    identityProviders: [
      { id: idpId, props: { type: "IDP_OKTA", domain: `${name}-acme.okta.com`, name: "Workforce", failoverMode: "AUTOMATIC" } },
    ],
    certificates: [{ id: `${index}-certificate`, commonName: `*.${name}.example.com` }],
    authenticationServices: [
      {
        id: `https://oag-${index}.example.com`,
        props: {
          serverNodes: [`node1.${name}.example.com`, ...(index === 0 ? [] : [`node2.${name}.example.com`])],
          database: { type: "mysql", host: "db.internal", port: 3306, name: "oag" },
          publicDomain: `login.${name}.example.com`,
          certificateId: `${index}-certificate`,
        },
      },
    ],
    directories: [{ id: `${idpId}/${index}`, props: { idpId, type: "OPEN_LDAP", connection, config: { userSearchDn: "ou=people" } } }],
    applications: [
      {
        id: `${index}-app`,
        props: {
          type: "OAG_HEADER_BASED",
          label: "Payroll",
          idpId,
          publicDomain: `payroll.${name}.example.com`,
          offlineMode: { state: "TEST" },
        },
      },
    ],
  };
}

/** A gateway with these texts wherever somebody could type one; labels and domains are those of the other one, or its own. */
function withTexts(
  [label = "", ownLabel = "", description = "", value = "", group = "", host = "", item = "", domain = ""]: string[],
  index: number,
): AnySnapshot {
  const props = (title: string): Json => ({
    type: "OAG_HEADER_BASED",
    label: title,
    description,
    groups: [group],
    idpId: `${index}-idp`,
    certificateId: `${index}-certificate`,
    publicDomain: host,
    postLoginUrl: `https://${host}/${value}`,
    protectedResources: { [`https://${host}`]: {}, x: { hostname: value } },
    attributes: { X: { source: "STATIC", value }, [item]: { source: "IDP", value } },
    policies: { "/": { rule: "PROTECTED", description }, [`/${item}`]: { rule: "NO_AUTH", name: value } },
  });
  return {
    origin: `https://oag-${index}.example.com`,
    identityProviders: [{ id: `${index}-idp`, props: { type: "IDP_OKTA", domain: `${domain}.okta.com`, name: value } }],
    certificates: [{ id: `${index}-certificate`, commonName: host || "x" }],
    applications: [
      { id: `${index}-1`, props: props("Payroll") },
      { id: `${index}-2`, props: props(`${label}/shared`) },
      // Gateways that were copied have the same ids.
      { id: "3", props: props(`${index}${ownLabel}`) },
    ],
  };
}
