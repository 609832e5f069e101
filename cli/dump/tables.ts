import { appVariantOf, appVariants, type Member, members, offlineMembers, type partNames } from "pulumi-oag/sdk";
import type { KindName } from "../kinds";

export type Table = Readonly<Record<string, Member>>;

/** A member of a table; a gateway may call one like what every object inherits. */
export const memberIn = (table: Table, name: string): Member | undefined => (Object.hasOwn(table, name) ? table[name] : undefined);

/** What the contract says of the members of an object: of its own, of each of its blocks, and of the items of each of its maps. */
export interface Tables {
  readonly own: Table;
  readonly blocks: Readonly<Record<string, Table>>;
  readonly maps: Readonly<Record<string, Table>>;
}

/** In these, names are what somebody called an item. */
export const maps = ["protectedResources", "attributes", "policies"] as const satisfies readonly (typeof partNames.app.maps)[number][];

export type MapName = (typeof maps)[number];

export const isMapName = (name: string): name is MapName => (maps as readonly string[]).includes(name);

/** What an item of each is called. */
export const itemNouns: Readonly<Record<MapName, string>> = {
  protectedResources: "protected resource",
  attributes: "attribute",
  policies: "policy",
};

/** An app's. A type that is newer than this version is taken for a proxied one. */
function tablesOfApp(type: unknown): Tables {
  const { saml, oidc } = appVariants;
  const { Attribute: attributes, Policy: policies, ProtectedResource: protectedResources } = members;
  const variant = appVariantOf(type);
  if (variant === saml) return { own: members[saml.create], blocks: { behavior: members[saml.parts.behavior] }, maps: { attributes } };
  if (variant === oidc) {
    const { oidc: settings, ...own } = members[oidc.create];
    return {
      own: { ...own, oidc: { ...settings, members: members.OidcSettingsRequest } },
      blocks: { behavior: members[oidc.parts.behavior] },
      maps: {},
    };
  }
  const { useDefaultHeadersAndPolicies: _, ...own } = members.HeaderBasedApplicationCreateRequest;
  const { Session: session, Behavior: behavior, HealthCheck: healthCheck } = members;
  const { ApplicationOfflineModeState: state, ApplicationOfflineModeGroupPolicy: groupPolicy } = offlineMembers;
  const { required: _need, ...groups } = groupPolicy.groups;
  const offlineMode = { ...state, groups };
  return { own, blocks: { session, behavior, healthCheck, offlineMode }, maps: { protectedResources, attributes, policies } };
}

/** An identity provider's. One of a type that is newer than this version is taken for an Okta org. */
function tablesOfIdp(type: unknown): Tables {
  const all = [members.OktaIdPRequest, members.Auth0IdPRequest];
  const own = all.find((table) => (table.type.enum as readonly unknown[]).includes(type)) ?? members.OktaIdPRequest;
  return { own, blocks: { healthPolicy: offlineMembers.IdPOfflineModeHealthPolicy }, maps: {} };
}

const whole = (own: Table): Tables => ({ own, blocks: {}, maps: {} });

const directory = whole({ idpId: { type: "string", required: true }, ...offlineMembers.IdPOfflineModeDirectory });

/** Those of an object of a kind and a type. */
export const tablesOf: Readonly<Record<KindName, (type: unknown) => Tables>> = {
  authenticationService: () => whole(offlineMembers.AuthenticationServiceSetting),
  idp: tablesOfIdp,
  directory: () => directory,
  app: tablesOfApp,
};

/** True for an argument whose value is an object of members: a program can leave out one of them. */
export function hasMembers(kind: KindName, type: unknown, name: string): boolean {
  const { own, blocks } = tablesOf[kind](type);
  return Object.hasOwn(blocks, name) || memberIn(own, name)?.members !== undefined;
}
