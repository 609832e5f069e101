import * as oag from "pulumi-oag";
import type { Gateway } from "pulumi-oag-simulator";
import { kinds } from "../../../cli/dist/kinds.js";
import type { Json } from "../basics/json.ts";
import { newGateways } from "../gateways/plugin-gateways.ts";
import { seedIdp } from "../gateways/seed-idp.ts";
import { configFor } from "../gateways/stack-configuration.ts";
import { type Contract, planted, type Told, toldOf, type Variant } from "../readers/contract-secrets.ts";
import { fullApp } from "./full-app.ts";
import type { KindName } from "./kind-names.ts";
import { directoryArgs, offlineScopes, seedDirectory, seedService, serviceArgs } from "./offline-resources.ts";
import { OneResource } from "./resource.ts";

/** The scopes with which a gateway shows all that it ever shows. */
export const scopes = [...offlineScopes, "okta.oag.app.secrets.read"];

/** As open as the documents let a gateway be: it returns the values of secret attributes. */
export const openReading = { initialising: 0, secretValues: "returned", requireFailover: false, groupPolicy: "taken" } as const;

const classes: Readonly<Record<string, unknown>> = oag;

/** Makes a resource of a kind, as a program does. */
export function construct(kind: KindName, args: Json): object {
  const Resource = classes[kinds[kind].class] as new (name: string, args: Json) => object;
  return new Resource("one", args);
}

/** An identity provider of offline mode, with a directory; the service that both need is there. */
function seedOfflineMode(gateway: Gateway): string {
  if (gateway.store.offline.service === undefined) seedService(gateway);
  const [idpId = seedIdp(gateway)] = gateway.store.idps.keys();
  if (gateway.store.offline.failoverOf(idpId).directories.length === 0) seedDirectory(gateway, idpId);
  return idpId;
}

/** What a resource of each variant has to have, and one part of each kind. */
export const bases: Record<string, (gateway: Gateway) => Json> = {
  "a proxied app": (gateway) => ({
    ...fullApp(gateway, { idpId: seedOfflineMode(gateway), loadBalanced: true, healthCheck: { interval: 20 } }),
    attributes: { "CANARY-KEY": { source: "IDP", value: "login" } },
    policies: { "/": { rule: "PROTECTED" }, "/canary": { rule: "PROTECTED" } },
    protectedResources: { "https://canary.internal": {} },
    offlineMode: { state: "TEST", groups: ["staff"] },
  }),
  "a SAML app": (gateway) => ({
    ...{ type: "OAG_SAML", label: "S", idpId: seedIdp(gateway), clientId: "urn:sp", acsUrl: "https://s/acs", postLoginUrl: "https://s/" },
    ...{ logoutUrl: "https://s/out", attributes: { "CANARY-KEY": { source: "IDP", value: "login" } }, behavior: { singleLogout: true } },
  }),
  "an OIDC app": (gateway) => ({ type: "OAG_OIDC", label: "O", idpId: seedIdp(gateway), oidc: { applicationType: "web" } }),
  "an Okta identity provider": () => ({ type: "IDP_OKTA", domain: "new.okta.com", apiToken: "t", healthPolicy: { timeout: 5 } }),
  "an Auth0 identity provider": () => ({
    ...{ type: "IDP_AUTH0", domain: "new.auth0.com", tenant: "new", clientId: "client", clientSecret: "s" },
  }),
  "a directory": (gateway) => {
    if (gateway.store.offline.service === undefined) seedService(gateway);
    return directoryArgs(seedIdp(gateway, undefined, "DISABLED"));
  },
  "an authentication service": serviceArgs,
};

/** A resource of a variant as a program declares it: a canary wherever the contract tells of a secret. */
export interface WithCanaries {
  base: Json;
  secrets: readonly Told[];
  /** Of each generation, other canaries. */
  args(generation: number): Json;
  /** One more such resource, in a plugin process of its own. */
  resource(notice?: (message: string) => void): OneResource;
}

export function withCanaries(contract: Contract, variant: Variant, gateway: Gateway): WithCanaries {
  const { name, kind } = variant;
  const told = toldOf(contract, variant);
  const [secrets, others] = [told.filter(({ isSecret }) => isSecret), told.filter(({ isSecret }) => !isSecret)];
  const base = (bases[name] as (one: Gateway) => Json)(gateway);
  // What is no secret for sure may be in a state, and in no error: those have a canary of another generation.
  const shown = kind === "app" || kind === "idp" ? (generation: number) => ({ description: `generation ${generation}` }) : () => ({});
  const config = { ...configFor(gateway), "oag:scopes": scopes.join(" "), "oag:maxRetries": "0" };
  return {
    base,
    secrets,
    args: (generation) => planted(planted({ ...base, ...shown(generation) }, others, generation + 7), secrets, generation),
    resource: (notice = () => {}) => new OneResource(kind, gateway, config, newGateways({ notice })),
  };
}
