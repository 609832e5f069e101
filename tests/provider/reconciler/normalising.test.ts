import { expect } from "chai";
import { type Gateway, type Normalisation, normalisations } from "pulumi-oag-simulator";
import { members } from "../../../dist/sdk/generated/contract.js";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import type { KindName } from "../../support/resources/kind-names.ts";
import { disturbed, freeTexts } from "../../support/resources/normalising.ts";
import { offlineResource, offlineScopes, seedDirectory, seedService } from "../../support/resources/offline-resources.ts";
import { seedOf } from "../../support/seeds/index.ts";

const site = "https://site.example.com";
const attributes = { "X-A": { source: "STATIC", value: "one", delimiter: ";" } };

/** One resource with every free text that it can have, the same with another value everywhere else, and its schemas. */
const resources: Readonly<Record<string, { kind: KindName; schemas: string[]; declaration: Json; edit: Json }>> = {
  "a proxied app": {
    kind: "app",
    schemas: [
      "HeaderBasedApplicationCreateRequest",
      "Attribute",
      "ProtectedResource",
      "Policy",
      "Session",
      "HealthCheck",
      "Behavior",
      "ApplicationOfflineModeGroupPolicy",
    ],
    declaration: {
      type: "OAG_HEADER_BASED",
      label: "LABEL",
      description: "TEXT",
      groups: ["g1", "g2"],
      publicDomain: "site.example.com",
      postLoginUrl: site,
      hostHeaderValue: "back.internal",
      loadBalanced: true,
      protectedResources: { main: { hostname: "https://b1.internal" } },
      attributes: { a: { name: "X-A", ...attributes["X-A"] } },
      policies: {
        p: {
          name: "policy",
          description: "TEXT",
          resourcePath: "/path",
          rule: "PROTECTED_REGEX",
          regexRule: "a=b",
          customDirective: "set $a 1;",
        },
      },
      healthCheck: { path: "/health" },
      offlineMode: { state: "TEST", groups: ["g1", "g2"] },
      session: { idleSessionTimeout: 1800 },
      behavior: {
        ...{ loginPath: "/in", logoutPath: "/out", errorPath: "/oops" },
        ...Object.fromEntries(freeTexts("Behavior").flatMap((name) => (/Url$/.test(name) ? [[name, site]] : []))),
      },
      status: "ACTIVE",
    },
    edit: {
      contentRewrite: true,
      protectedResources: { main: { assignedWeight: 3 } },
      attributes: { a: { active: false } },
      policies: { p: { caseSensitive: false } },
      healthCheck: { interval: 30 },
      offlineMode: { state: "ACTIVE" },
      session: { idleSessionTimeout: 900 },
      behavior: { singleLogout: true },
    },
  },
  "a SAML app": {
    kind: "app",
    schemas: ["SamlApplicationCreateRequest", "Attribute", "BehaviorSAML"],
    declaration: {
      type: "OAG_SAML",
      label: "LABEL",
      description: "TEXT",
      groups: ["g1", "g2"],
      clientId: "urn:client",
      acsUrl: site,
      logoutUrl: site,
      postLoginUrl: site,
      attributes: { a: { name: "X-A", ...attributes["X-A"] } },
      behavior: { globalTokenRevocationEndpoint: site },
      status: "ACTIVE",
    },
    edit: { signDocument: true, attributes: { a: { active: false } }, behavior: { singleLogout: true } },
  },
  "an OIDC app": {
    kind: "app",
    schemas: ["OidcApplicationCreateRequest", "OidcSettingsRequest"],
    declaration: {
      type: "OAG_OIDC",
      label: "LABEL",
      description: "TEXT",
      groups: ["g1", "g2"],
      oidc: {
        applicationType: "web",
        redirectUris: ["https://site.example.com/cb/", "https://other.example.com/cb/"],
        responseTypes: ["code", "token"],
        grantTypes: ["authorization_code", "refresh_token"],
        tokenEndpointAuthMethod: "client_secret_basic",
        allowedScopes: ["openid", "email"],
      },
      status: "ACTIVE",
    },
    edit: { oidc: { pkceRequired: true }, behavior: { singleLogout: true } },
  },
  "an Okta identity provider": {
    kind: "idp",
    schemas: ["OktaIdPRequest"],
    declaration: { type: "IDP_OKTA", domain: "acme.okta.com", name: "name", description: "TEXT", apiToken: "token-1" },
    edit: { apiToken: "token-2" },
  },
  "an Auth0 identity provider": {
    kind: "idp",
    schemas: ["Auth0IdPRequest"],
    declaration: {
      ...{ type: "IDP_AUTH0", domain: "acme.auth0.com", tenant: "acme", name: "name", description: "TEXT" },
      ...{ clientId: "client-1", clientSecret: "secret-1" },
    },
    edit: { clientSecret: "secret-2" },
  },
  "a directory": {
    kind: "directory",
    schemas: ["IdPOfflineModeDirectory"],
    declaration: {
      type: "OPEN_LDAP",
      connection: { connectionUrl: "ldaps://ldap.example.com", bindDn: "cn=reader", bindCredential: "credential-1" },
      config: {
        ...{ usernameLDAPAttribute: "mail", uniqueIdAttribute: "entryUUID", rdnLdapAttribute: "uid" },
        ...{ userSearchDn: "ou=people", userObjectClasses: ["person", "top"], userObjectFilter: "(active=1)" },
        ...{ groupNameLDAPAttribute: "cn", groupSearchDn: "ou=groups", groupObjectClasses: ["group", "top"] },
        ...{ memberAttribute: "member", memberUserAttribute: "dn" },
      },
    },
    edit: { connection: { bindCredential: "credential-2" } },
  },
  "the authentication service": {
    kind: "authenticationService",
    schemas: ["AuthenticationServiceSetting"],
    declaration: {
      serverNodes: ["node1.example.com", "node2.example.com"],
      database: { type: "mysql", host: "db.internal", port: 3307, name: "oag", username: "user", password: "password-1" },
      publicDomain: "login.example.com",
    },
    edit: { database: { port: 3308, password: "password-2" } },
  },
};

/**
 * What cannot be told from a change that somebody made: inner blanks, paths of URLs, the case of labels; and texts in
 * which every character counts: expressions, what joins values, client ids, redirect URIs, and a joiner that is empty, since none is ":".
 */
const exact = ["regexRule", "delimiter", "clientId"];
const isTold: Readonly<Partial<Record<Normalisation, (member: string) => boolean>>> = {
  trim: (member) => exact.includes(member),
  compose: (member) => exact.includes(member),
  collapse: () => true,
  lowerHosts: (member) => member === "redirectUris",
  slashOrigins: (member) => member === "redirectUris",
  bareOrigins: (member) => member === "redirectUris",
  dropPorts: (member) => member === "redirectUris",
  slashPaths: () => true,
  upperLabels: () => true,
  emptyToNull: (member) => member === "delimiter",
};

const waysToDiffer =
  / \((?:differs in (?:white space|upper and lower case|Unicode form)|is (?:cut to|another text of) \d+ characters?|is another list of \d+ entr(?:y|ies)|it has nothing)\)/g;

function merged(a: Json, b: Json): Json {
  const inner = (name: string) => (typeof b[name] === "object" ? merged(a[name] ?? {}, b[name]) : b[name]);
  return { ...a, ...Object.fromEntries(Object.keys(b).map((name) => [name, inner(name)])) };
}

function grounded(gateway: Gateway, declaration: Json): Json {
  if (String(declaration.type).startsWith("IDP_")) return declaration;
  const [certificateId] = gateway.store.certificates.keys();
  if (declaration.serverNodes !== undefined) return { ...declaration, certificateId };
  if (gateway.store.offline.service === undefined) seedService(gateway);
  const [idpId = seedIdp(gateway, undefined, declaration.connection === undefined ? "AUTOMATIC" : "DISABLED")] = gateway.store.idps.keys();
  if (declaration.connection !== undefined) return { ...declaration, idpId };
  if (gateway.store.offline.failoverOf(idpId).directories.length === 0) seedDirectory(gateway, idpId);
  return { ...declaration, idpId, ...(declaration.type === "OAG_HEADER_BASED" && { certificateId }) };
}

describe("a gateway that normalises what it is given", function suite() {
  this.timeout(120_000);
  const start = (how: Normalisation) =>
    startGateway({
      scopes: offlineScopes,
      reading: { normalises: [how], initialising: 0, groupPolicy: "taken" },
    });
  let [equal, told] = [0, 0];
  afterEach(stopGateways);
  after(() => console.log(`    ${equal} texts kept in another form are equal, ${told} are told`));

  it("is tried with every member that takes free text, and a name means the same kind of text in every schema", () => {
    const namesIn = (value: unknown): string[] =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)])
        : [];
    for (const [title, { schemas, declaration }] of Object.entries(resources))
      expect(namesIn(declaration), title).to.include.members(schemas.flatMap(freeTexts));
    const seen = new Map<string, string>();
    for (const [schema, table] of Object.entries(members as unknown as Record<string, Record<string, Json>>))
      for (const [name, { format, text, set, sensitive, ...member }] of Object.entries(table)) {
        const kind = JSON.stringify([format, text, set, sensitive, member.enum !== undefined]);
        // Ids of OIDC apps are no UUIDs; nothing compares them.
        if (name !== "id") expect(seen.get(name) ?? kind, `${schema}.${name}`).to.equal(kind);
        seen.set(name, kind);
      }
  });

  for (const [title, { kind, declaration, edit }] of Object.entries(resources)) {
    for (const how of normalisations) {
      it(`${title}, ${how}: nothing is replaced, refused or changed for ever [normalised-kept]`, async () => {
        const gateway = await start(how);
        const resource = offlineResource(kind, gateway);
        const odd = disturbed(grounded(gateway, declaration), how, (member) => !(isTold[how]?.(member) ?? false));
        equal += odd.count;
        const settled = async (args: Json, step: string) => {
          gateway.log.clear();
          expect(await resource.up(args), step).to.deep.equal({ op: "same" });
          expect(gateway.log.entries, step).to.deep.equal([]);
          await resource.refresh();
          expect((await resource.diff(args)).changes, `${step}, refreshed`).to.equal(false);
        };
        expect(await resource.up(odd.declaration)).to.deep.equal({ op: "create" });
        await settled(odd.declaration, "as created");
        const edited = merged(odd.declaration, edit);
        expect(await resource.up(edited)).to.deep.equal({ op: "update" });
        await settled(edited, "as edited");
        const composed = () => JSON.parse(JSON.stringify(edited).normalize("NFC")) as Json;
        const plain = how === "compose" ? composed() : merged(grounded(gateway, declaration), edit);
        const { error, op } = await resource.up(plain);
        expect({ error, isReplaced: op === "replace" }, "as kept").to.deep.equal({ error: undefined, isReplaced: false });
        await settled(plain, "as kept");
        await resource.destroy();
      });

      // No read shows the client id of an identity provider.
      const isShown = (member: string) => kind !== "idp" || member !== "clientId";
      const odd = disturbed(declaration, how, (member) => isShown(member) && (isTold[how]?.(member) ?? false));
      if (odd.count === 0) continue;
      it(`${title}, ${how}: what may be a real change is told, with the way in which it differs and without the values [normalised-told]`, async () => {
        const gateway = await start(how);
        const resource = offlineResource(kind, gateway);
        const args = grounded(gateway, odd.declaration);
        const created = await resource.up(args);
        // The create of an identity provider is not compared: a refresh shows what became of it.
        if (kind === "idp") await resource.refresh();
        const { error = "" } = kind === "idp" ? await resource.up(args) : created;
        expect(error).to.include("did not keep").and.to.include("[OAG_LOST]");
        const places = error.match(waysToDiffer) ?? [];
        expect(places.length, error).to.equal(odd.count);
        // The names of items are told, and so are those of the app and of the identity provider.
        const kinds: Partial<Record<Normalisation, string>> = {
          collapse: "white space",
          compose: "Unicode form",
          upperLabels: "upper and lower case",
        };
        expect(error, how).to.include(kinds[how] ?? "(");
        expect(error)
          .to.not.include("site.example.com")
          .and.not.match(/set \$a|a=b|TEXT"/);
        told += odd.count;
        expect((await resource.up(args)).error, "again").to.be.a("string");
        await resource.destroy();
        expect(seedOf(kind).ids(gateway)).to.deep.equal([]);
      });
    }
  }
});
