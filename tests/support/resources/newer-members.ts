import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../basics/json.ts";
import { startGateway, stopGateways } from "../gateways/gateway.ts";
import { seedIdp } from "../gateways/seed-idp.ts";
import { configFor } from "../gateways/stack-configuration.ts";
import { fullApp } from "./full-app.ts";
import type { KindName } from "./kind-names.ts";
import { directoryArgs, offlineScopes, seedDirectory, seedService, serviceArgs } from "./offline-resources.ts";
import { OneResource } from "./resource.ts";

const saml = (gateway: Gateway): Json => ({
  type: "OAG_SAML",
  label: "Payroll",
  idpId: seedIdp(gateway),
  clientId: "urn:sp",
  acsUrl: "https://sp.example.com/acs",
  postLoginUrl: "https://sp.example.com/",
  logoutUrl: "https://sp.example.com/out",
  attributes: { mail: { source: "IDP", value: "email" } },
});
const oidc = (gateway: Gateway): Json => ({
  type: "OAG_OIDC",
  label: "Payroll",
  idpId: seedIdp(gateway),
  oidc: { applicationType: "web" },
});
export const okta: Json = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "token-1" };
const auth0: Json = { type: "IDP_AUTH0", domain: "acme.auth0.com", tenant: "acme", clientId: "c", clientSecret: "s" };

/** A newer member at one place of a program: how it is declared, and where the gateway keeps it. */
export type Place = AnyPlace & (AppPlace | OtherPlace);

interface AppPlace {
  kind?: undefined;
}

interface OtherPlace {
  kind: KindName;
  /** What a program may change that is sent with the newer member: the nearest to it. */
  beside(program: Json): Json;
}

interface AnyPlace {
  where: string;
  program(gateway: Gateway): Json;
  declare(program: Json, value: unknown): Json;
  stored(gateway: Gateway): Json;
  /** What an update of the member alone sends. */
  calls: string[];
}

const A = "/api/v2/apps/{id}";
export const app = (gateway: Gateway) => gateway.store.appByLabel("Payroll") as unknown as Json;
const own = { stored: (gateway: Gateway) => app(gateway).own, calls: [`GET ${A}`, `PUT ${A}`] };
const idp = {
  kind: "idp" as const,
  beside: () => ({ description: "other" }),
  stored: (gateway: Gateway) => [...gateway.store.idps.values()][0]?.own as Json,
  calls: ["GET /api/v2/idps/{id}", "PUT /api/v2/idps/{id}"],
};
const atTop = (program: Json, novelty: unknown) => ({ ...program, novelty });
const inBlock =
  (name: string) =>
  (program: Json, novelty: unknown): Json => ({ ...program, [name]: { ...program[name], novelty } });
const inItem =
  (name: string, key: string) =>
  (program: Json, novelty: unknown): Json => ({ ...program, [name]: { ...program[name], [key]: { ...program[name][key], novelty } } });
const block = (name: string, path = name) => ({
  where: `the block ${name}`,
  program: fullApp,
  declare: inBlock(name),
  stored: (gateway: Gateway) => app(gateway)[name],
  calls: [`GET ${A}/${path}`, `PUT ${A}/${path}`],
});
const item = (name: string, key: string, list: string, path: string) => ({
  where: `an item of ${name}`,
  program: fullApp,
  declare: inItem(name, key),
  stored: (gateway: Gateway) => app(gateway)[list][0],
  calls: [`GET ${A}/${path}`, `PUT ${A}/${path}/{id}`],
});

export const directories = (gateway: Gateway, idpId: string) => gateway.store.offline.failoverOf(idpId).directories;
/** The only identity provider of a gateway that is ready for directories. */
export function readyIdp(gateway: Gateway): string {
  seedService(gateway);
  const [idpId = seedIdp(gateway, undefined, "DISABLED")] = gateway.store.idps.keys();
  return idpId;
}
const D = "/api/v2/idps/{id}/offline-mode/directories/{id}";
const directory = (where: string, declare: Place["declare"], stored: (own: Json) => Json): Place => ({
  where,
  kind: "directory",
  program: (gateway) => directoryArgs(readyIdp(gateway)),
  declare,
  beside: ({ connection, config }) => ({
    connection: { ...connection, bindDn: "cn=other" },
    config: { ...config, groupSearchDn: "ou=teams" },
  }),
  stored: (gateway) => stored(directories(gateway, readyIdp(gateway))[0]?.own as Json),
  calls: [`GET ${D}`, `PUT ${D}`],
});
const S = "/api/v2/settings/authentication-service";
const service = (where: string, declare: Place["declare"], stored: (own: Json) => Json): Place => ({
  where,
  kind: "authenticationService",
  program: serviceArgs,
  declare,
  beside: ({ database }) => ({ serverNodes: ["other.example.com"], database: { ...database, name: "other" } }),
  stored: (gateway) => stored(gateway.store.offline.service?.own as Json),
  calls: [`GET ${S}`, `POST ${S}`, `GET ${S}/health-check`, `GET ${S}`, `GET ${S}/health-check`],
});
const O = `${A}/offline-mode`;

export const places: Place[] = [
  { where: "a proxied app", program: fullApp, declare: atTop, ...own },
  { where: "a SAML app", program: saml, declare: atTop, ...own },
  { where: "an OIDC app", program: oidc, declare: atTop, ...own },
  { where: "the settings of an OIDC app", program: oidc, declare: inBlock("oidc"), ...own, stored: (gateway) => app(gateway).own.oidc },
  block("behavior"),
  block("session"),
  block("healthCheck", "health-check"),
  item("protectedResources", "main", "resources", "resources"),
  item("attributes", "REMOTE_USER", "attributes", "attributes"),
  item("policies", "/", "policies", "policies"),
  { where: "an Okta identity provider", program: () => okta, declare: atTop, ...idp },
  { where: "an Auth0 identity provider", program: () => auth0, declare: atTop, ...idp },
  {
    where: "the health policy of an identity provider",
    kind: "idp",
    program: () => ({ ...okta, healthPolicy: { failureThreshold: 5 } }),
    declare: inBlock("healthPolicy"),
    beside: () => ({ healthPolicy: { failureThreshold: 7 } }),
    stored: (gateway) => gateway.store.offline.failoverOf([...gateway.store.idps.keys()][0] as string).healthPolicy,
    calls: ["GET /api/v2/idps/{id}/offline-mode/health-policy", "PUT /api/v2/idps/{id}/offline-mode/health-policy"],
  },
  {
    where: "the offline mode of an app",
    program: (gateway) => {
      seedService(gateway);
      const args = fullApp(gateway, { offlineMode: { state: "TEST" } });
      if (directories(gateway, args.idpId).length === 0) seedDirectory(gateway, args.idpId);
      return args;
    },
    declare: inBlock("offlineMode"),
    stored: (gateway) => gateway.store.offline.appOf(app(gateway).id).newer as Json,
    calls: [`GET ${O}`, `POST ${O}`],
  },
  directory("a directory", atTop, (own) => own),
  directory("the connection of a directory", inBlock("connection"), ({ connection }) => connection),
  directory("the settings of a directory", inBlock("config"), ({ config }) => config),
  service("the authentication service", atTop, (own) => own),
  service("the database of the authentication service", inBlock("database"), ({ database }) => database),
];

/** For each test of a suite, a gateway that knows the member `novelty`, and resources that may declare it, with nobody told on stderr. */
export class NewerGateway {
  #gateway: Gateway | undefined;
  readonly #write = process.stderr.write;

  /** Call it within `describe`. */
  static forEachTest(): NewerGateway {
    const newer = new NewerGateway();
    beforeEach(async () => {
      newer.#gateway = await startGateway({ scopes: offlineScopes, reading: { newer: ["novelty"], initialising: 0 } });
      process.stderr.write = (() => true) as typeof process.stderr.write;
    });
    afterEach(async () => {
      process.stderr.write = newer.#write;
      await stopGateways();
    });
    return newer;
  }

  get gateway(): Gateway {
    if (this.#gateway === undefined) throw new Error("no test has begun");
    return this.#gateway;
  }

  warned(kind: KindName = "app"): OneResource {
    return new OneResource(kind, this.gateway, {
      ...configFor(this.gateway),
      "oag:scopes": offlineScopes.join(" "),
      "oag:validation": "warn",
    });
  }
}
