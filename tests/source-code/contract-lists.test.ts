import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import {
  appVariants,
  credentialPlaces,
  defaultScopes,
  type Member,
  members,
  offlineMembers,
  openTypes,
  partNames,
  proxiedTypes,
  scopeOf,
  scopes,
} from "pulumi-oag/sdk";
import ts from "typescript";
import { maps, tablesOf } from "../../cli/dist/dump/tables.js";
import { app } from "../../dist/provider/kinds/app/kind.js";
import { ownPaths } from "../../dist/provider/kinds/app/own-paths.js";
import { directory } from "../../dist/provider/kinds/directory/kind.js";
import { idp } from "../../dist/provider/kinds/idp/kind.js";
import { lifecycles } from "../../dist/provider/kinds/index.js";
import { blockNames, mapNames } from "../../dist/provider/program/app-default-names.js";
import { viewOf } from "../../dist/rules/input/view.js";
import { expandable, expandedBy } from "../../dist/sdk/generated/contract.js";
import { scopesOf } from "../../dist/sdk/scope-of.js";
import { membersIn } from "../../dist/sdk/secrets/words.js";
import { root } from "../support/basics/checkout.ts";
import { sourcesOf, walk } from "../support/readers/sources.ts";

const appTypes: readonly string[] = Object.values(appVariants).flatMap(({ types }) => types);
const types: readonly string[] = [
  ...appTypes,
  ...members.OktaIdPRequest.type.enum,
  ...members.Auth0IdPRequest.type.enum,
  ...offlineMembers.IdPOfflineModeDirectory.type.enum,
];

/** Where a type is written out, and why. */
const written: Readonly<Record<string, string>> = {
  "provider/protected-app.ts": "the type that the component makes unless told otherwise",
  "rules/identity-providers/admin-domain.ts": "rules know no contract",
  "rules/input/view.ts": "rules know no contract; compared with it below",
  "simulator/gateway/directories.ts": "what this stand-in finds out of a vendor's server",
  "simulator/testing/looked-up.ts": "an example of an app",
};

/** Where a scope is written out, and why. */
const writtenScopes: Readonly<Record<string, string>> = {
  "sdk/settings.ts": "the five of the overview page, which no operation names",
  "simulator/gateway/gateway.ts": "a stand-in is a second opinion of the documents",
};

/** A text, or what stands between the values of one. */
const isTextOfCode = (node: ts.Node): node is ts.LiteralLikeNode =>
  ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);

/** Names of members that are credentials of a resource, whatever stands beside them. */
const secretNames = new Set(
  Object.values(credentialPlaces).flatMap((places) => places.flatMap(({ path, where }) => (where === undefined ? path.slice(-1) : []))),
);

/** Where code has such a name, and why: what is secret, and where, it asks the contract. */
const writtenSecrets: Readonly<Record<string, string>> = {
  "cli/doctor/directories.ts: bindCredential": "the body of a call, which the API's type checks",
  "cli/simulator/seed.ts: spCertificate": "a member of the stand-in's own type of an app",
  "provider/kinds/app/client-secret.ts: clientSecret": "checked by the type of what the call answers",
  "provider/kinds/directory/constraints.ts: bindCredential": "what a rule of its own is about",
  "sdk/http/tunnel.ts: password": "of a proxy, by its URL",
  "sdk/http/tunnel.ts: username": "the same",
  "sdk/operations/applications.ts: clientSecret": "a call of this name, and a member checked by the API's type",
  "sdk/secrets/proxy.ts: password": "of a proxy, by its URL",
  "sdk/settings.ts: password": "the same",
  "sdk/settings.ts: username": "the same",
};

/** True for a text or a name in code; types have names of members that others give them. */
const isNameInCode = (node: ts.Node): node is ts.Identifier | ts.StringLiteralLike =>
  ts.isStringLiteralLike(node) || (ts.isIdentifier(node) && !ts.isPropertySignature(node.parent) && !ts.isPropertyDeclaration(node.parent));

/** Names of members of whatever schema, nested ones included. */
const memberNames = new Set(membersIn([...Object.values(members), ...Object.values(offlineMembers)]).map(([name]) => name));

/** Lists of members that are written out, and why: what the code knows of a kind and the contract does not say. */
const lists: Readonly<Record<string, string>> = {
  "cli/kinds.ts: clientId, oidc": "the path of what a gateway makes",
  "cli/simulator/seed.ts: idpMetadata, name, status": "outputs that the stand-in makes by itself",
  "provider/kinds/app/resource.ts: idpMetadata, name, status, type": "outputs, in the order of the class",
  "provider/kinds/app/resource.ts: name, status": "outputs that a look-up's result has",
  "provider/kinds/app/root-policy.ts: customDirective, regexRule": "texts that a gateway may refuse for their own sake",
  "provider/kinds/app/variants.ts: idpMetadata, name, status": "outputs that no program declares",
  "provider/kinds/authentication-service/assert-ours.ts: database, publicDomain": "by these one service is told from another in its place",
  "provider/kinds/authentication-service/constraints.ts: database, host": "a path of its own rule",
  "provider/kinds/authentication-service/constraints.ts: database, port": "the same",
  "provider/kinds/directory/constraints.ts: connection, connectionUrl": "a path of its own rule",
  "provider/kinds/directory/constraints.ts: rdnLdapAttribute, uniqueIdAttribute, usernameLDAPAttribute":
    "names of attributes, as vendors have them",
  "provider/kinds/idp/kind.ts: tenant, validationStatus": "outputs that no program declares",
  "provider/kinds/idp/resource.ts: type, validationStatus": "outputs, in the order of the class",
  "provider/program/app-default-names.ts: status, type": "what is no default of any app",
  "provider/protected-app.ts: certificateId, groups, idpId, label, publicDomain": "the arguments of a component",
  "simulator/gateway/apps.ts: clientSignature, encryptAssertion": "a stand-in is a second opinion of the documents",
  "simulator/gateway/apps.ts: debug, idpId": "the same",
  "simulator/gateway/authentication-service.ts: host, name, password, type, username": "the same",
  "simulator/gateway/idps.ts: domain, type": "the same",
  "simulator/gateway/parts.ts: customDirective, regexRule": "the same",
  "simulator/gateway/parts.ts: name, resourcePath, rule": "the same",
  "simulator/gateway/parts.ts: name, source, type, value": "the same",
};

/** The names of a variant's aspects that the API has; `triggers` are the provider's own. */
const partsIn = ({ aspects }: { aspects: readonly { name: string }[] }) =>
  aspects
    .map(({ name }) => name)
    .filter((name) => name !== "triggers")
    .sort();

describe("what the contract says is said there alone", () => {
  it("of types: no code has one written out, but where a reason is", () => {
    const found = sourcesOf("provider", "sdk", "rules", "cli", "policies", "simulator").flatMap(({ path, file }) => {
      let isWritten = false;
      walk(file, (node) => {
        if (ts.isStringLiteral(node) && types.includes(node.text)) isWritten = true;
      });
      return isWritten ? [path] : [];
    });
    expect(found.sort()).to.deep.equal(Object.keys(written).sort());
  });

  it("of scopes: code asks what an operation needs, and has none written out, but where a reason is", () => {
    const found = sourcesOf("provider", "sdk", "rules", "cli", "policies", "simulator").flatMap(({ path, file }) => {
      let isWritten = false;
      walk(file, (node) => {
        if (isTextOfCode(node) && /okta\.oag\.\w/.test(node.text)) isWritten = true;
      });
      return isWritten ? [path] : [];
    });
    expect(found.sort()).to.deep.equal(Object.keys(writtenScopes).sort());
    const known: readonly string[] = scopes;
    expect(defaultScopes.filter((scope) => !known.includes(scope))).to.deep.equal([]);
    expect(scopesOf("getClientSecret")).to.deep.equal(["okta.oag.app.secrets.read", "okta.oag.app.secrets.manage"]);
    expect(scopesOf("createAccessToken")).to.deep.equal([]);
    expect(scopeOf("createAccessToken")).to.equal(null);
  });

  it("of credentials: no code has the name of one, but where a reason is", () => {
    expect([...secretNames].sort()).to.deep.equal(["apiToken", "bindCredential", "clientSecret", "password", "spCertificate", "username"]);
    // A stand-in is a second opinion of the documents.
    const sources = sourcesOf("provider", "sdk", "rules", "cli", "policies", "simulator/cli", "simulator/host", "simulator/testing");
    const found = sources.flatMap(({ path, file }) => {
      const all = new Set<string>();
      walk(file, (node) => {
        if (isNameInCode(node) && secretNames.has(node.text)) all.add(`${path}: ${node.text}`);
      });
      return [...all];
    });
    expect(found.sort()).to.deep.equal(Object.keys(writtenSecrets).sort());
  });

  it("of parts: lists of them are written out where their order means something, and have them all", () => {
    const { proxied } = appVariants;
    const names: readonly string[] = [...Object.keys(proxied.parts), ...proxied.apart, "resources", "oidc"];
    const found = sourcesOf("provider", "sdk", "rules", "cli", "policies", "simulator").flatMap(({ path, file }) => {
      const lists: [path: string, list: string[]][] = [];
      walk(file, (node) => {
        if (!ts.isArrayLiteralExpression(node)) return;
        const list = node.elements.filter(ts.isStringLiteral).map(({ text }) => text);
        if (list.filter((name) => names.includes(name)).length > 2) lists.push([path, list.sort()]);
      });
      return lists;
    });
    const blocksOfProxied = Object.keys(proxied.parts).filter((name) => !(partNames.app.maps as readonly string[]).includes(name));
    expect(Object.fromEntries(found)).to.deep.equal({
      // The order of a program.
      "cli/dump/tables.ts": [...partNames.app.maps].sort(),
      // Rules know no contract.
      "rules/input/live.ts": blocksOfProxied.sort(),
    });
    expect(found).to.have.length(2);
  });

  it("of parts that a read brings along: they are those of proxied apps, one of them by another name", () => {
    expect(Object.keys(expandedBy).sort()).to.deep.equal(Object.keys(appVariants.proxied.parts).sort());
    expect(
      app.variants
        .flatMap(({ aspects }) => aspects)
        .every(({ name, expand }) => expand === undefined || expand === { ...expandedBy }[name]),
    ).to.equal(true);
    const asked: string[] = Object.values(expandedBy);
    expect(asked.sort()).to.deep.equal(expandable.filter((name) => !name.startsWith("ebs")).sort());
  });

  it("of members: no code has a list of them written out, but where a reason is", () => {
    const found = sourcesOf("provider", "sdk", "rules", "cli", "policies", "simulator").flatMap(({ path, file }) => {
      const all: string[] = [];
      walk(file, (node) => {
        if (!ts.isArrayLiteralExpression(node)) return;
        const list = node.elements.filter(ts.isStringLiteral).flatMap(({ text }) => (memberNames.has(text) ? [text] : []));
        if (list.length > 1) all.push(`${path}: ${list.sort().join(", ")}`);
      });
      return all;
    });
    expect(found.sort()).to.deep.equal(Object.keys(lists).sort());
  });

  it("of what a replace carries and changes: members that it does not are read from the schemas", () => {
    const readOnly = (kind: typeof app) => kind.variants.map((variant) => [...variant.readOnly].sort());
    const ofApps = ["_embedded", "debug", "id", "idpId", "idpMetadata", "name", "status"];
    expect(readOnly(app)).to.deep.equal([ofApps, ofApps, ofApps]);
    expect(readOnly(idp)).to.deep.equal([
      ["id", "tenant", "validationStatus"],
      ["id", "validationStatus"],
    ]);
    expect(readOnly(directory)).to.deep.equal([["id"], ["id"]]);
    const fixed = (kind: typeof app) =>
      kind.variants.map((variant) => Object.keys(variant.members).filter((name) => variant.members[name]?.fixed));
    expect(fixed(app)).to.deep.equal([["type"], ["type"], ["type"]]);
    expect(fixed(idp)).to.deep.equal([
      ["type", "domain"],
      ["type", "domain", "tenant"],
    ]);
    expect(fixed(directory)).to.deep.equal([[], []]);
    expect(ownPaths).to.deep.equal(["loginPath", "logoutPath", "errorPath"]);
  });

  it("of apps: their variants have the types and the parts that it says, and their own members", () => {
    const { proxied, saml, oidc } = appVariants;
    for (const [index, row] of [proxied, saml, oidc].entries()) {
      const variant = app.variants[index] as (typeof app.variants)[number];
      expect(variant.types).to.deep.equal(row.types);
      expect(partsIn(variant), variant.name).to.deep.equal([...Object.keys(row.parts), ...row.apart].sort());
      // The gateway's templates are this provider's business.
      const { useDefaultHeadersAndPolicies: _, ...own } = members[row.create] as Readonly<Record<string, unknown>>;
      expect(Object.keys(variant.members)).to.deep.equal(Object.keys(own));
      for (const aspect of variant.aspects as readonly { name: string; table?: object; facts?: { table?: object } }[]) {
        const schema = (row.parts as Readonly<Record<string, keyof typeof members>>)[aspect.name];
        if (schema !== undefined) expect(aspect.facts?.table ?? aspect.table ?? members[schema], aspect.name).to.equal(members[schema]);
      }
    }
    expect([...proxied.types]).to.deep.equal([...proxiedTypes]);
  });

  it("of other kinds: their variants have its types", () => {
    expect(idp.variants.flatMap((variant) => variant.types)).to.deep.equal(["IDP_OKTA", "IDP_AUTH0"]);
    expect(directory.variants.flatMap((variant) => variant.types)).to.deep.equal(["OPEN_LDAP", "ACTIVE_DIRECTORY"]);
    const declared = readFileSync(join(root, "provider/generated/args.ts"), "utf8");
    const unions = [...declared.matchAll(/^export interface DirectoryOwn\w+ \{$[^}]*? type: pulumi\.(?:Input|Output)<([^>]*)>;/gm)];
    expect(unions.map(([, union = ""]) => union.split(" | ").map((word) => JSON.parse(word)))).to.deep.equal([
      offlineMembers.IdPOfflineModeDirectory.type.enum,
      offlineMembers.IdPOfflineModeDirectory.type.enum,
    ]);
    expect(Object.keys(partNames).sort()).to.deep.equal(Object.keys(lifecycles).sort());
  });

  it("of maps and blocks: programs and dumps have all of them, and beside them what is the provider's own", () => {
    expect([...mapNames].sort()).to.deep.equal([...partNames.app.maps, "triggers"].sort());
    expect([...maps].sort()).to.deep.equal([...partNames.app.maps].sort());
    expect(blockNames).to.deep.equal(["behavior", "session", "healthCheck", "offlineMode", "oidc"]);
    const inDumps = [appVariants.proxied, appVariants.saml, appVariants.oidc].map(({ types: [type] }) => tablesOf.app(type));
    for (const [index, { parts, apart }] of [appVariants.proxied, appVariants.saml, appVariants.oidc].entries()) {
      const { blocks = {}, maps: own = {} } = inDumps[index] ?? {};
      expect([...Object.keys(blocks), ...Object.keys(own)]).to.have.members([...Object.keys(parts), ...apart]);
    }
    expect(Object.keys(tablesOf.idp("IDP_OKTA").blocks)).to.deep.equal([...partNames.idp.blocks]);
    for (const { parts, apart } of Object.values(appVariants))
      expect([...partNames.app.maps, ...partNames.app.blocks]).to.include.members([...Object.keys(parts), ...apart]);
  });

  it("to rules, too: they take the same apps for proxied, and for open", () => {
    const seen = appTypes.map((type) => viewOf({ type, label: "Payroll" }));
    expect(seen.filter(({ isProxied }) => isProxied).map(({ type }) => type)).to.deep.equal([...proxiedTypes]);
    expect(seen.filter(({ isOpen }) => isOpen).map(({ type }) => type)).to.deep.equal([...openTypes]);
  });

  it("of defaults to rules: an item that leaves all out has, by them, what the contract gives it", () => {
    const app = { type: proxiedTypes[0], label: "Payroll", attributes: { a: {} }, policies: { a: {} }, protectedResources: { a: {} } };
    const { attributes, policies, resources } = viewOf(app as Parameters<typeof viewOf>[0]);
    const { Attribute, Policy, ProtectedResource } = members;
    const seen: [items: readonly object[], table: Readonly<Record<string, Member>>, names: Readonly<Record<string, string>>][] = [
      [attributes.items, Attribute, {}],
      [policies.items, Policy, { path: "resourcePath" }],
      [resources.items, ProtectedResource, { weight: "assignedWeight" }],
    ];
    for (const [[item], table, names] of seen) {
      const { key, at: _, where: __, ...shown } = { key: undefined, at: undefined, where: undefined, ...item };
      const given = Object.keys(shown).map((name) => {
        const { default: usual, implied = usual, itemKey } = table[names[name] ?? name] ?? {};
        return [name, itemKey ? key : implied] as const;
      });
      expect(shown).to.deep.equal(Object.fromEntries(given));
    }
    expect(seen.map(([items]) => items.length)).to.deep.equal([1, 1, 1]);
  });
});
