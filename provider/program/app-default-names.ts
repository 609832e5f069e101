import { behaviorNames, oidcAppOwnNames, proxiedAppOwnNames, samlAppOwnNames, samlBehaviorNames } from "../generated/args";
import type { OidcAppArgs, ProxiedAppArgs, SamlAppArgs } from "../kinds/app/resource-args";
import { type Json, whenKnown } from "./later";

/** Members of an app that are maps: a default counts item by item. */
export const mapNames = ["attributes", "policies", "protectedResources", "triggers"] as const;
/** Members of an app that are blocks: a default counts member by member. */
export const blockNames = ["behavior", "session", "healthCheck", "offlineMode", "oidc"] as const;

/** What apps of each type have beside their own members. */
const common = ["type", "status", "triggers"] as const;
/** Those of the types that a {@link ProxiedAppArgs} has. */
export const proxiedNames: ReadonlySet<string> = new Set<keyof ProxiedAppArgs>([
  ...common,
  ...proxiedAppOwnNames,
  "attributes",
  "policies",
  "protectedResources",
  "behavior",
  "session",
  "healthCheck",
  "offlineMode",
]);
const samlNames = new Set<keyof SamlAppArgs>([...common, ...samlAppOwnNames, "attributes", "behavior"]);
const oidcNames = new Set<keyof OidcAppArgs>([...common, ...oidcAppOwnNames, "oidc", "behavior"]);
const allNames = new Set<string>([...proxiedNames, ...samlNames, ...oidcNames]);

const behaviorOfProxied = new Set<string>(behaviorNames);
const behaviorOfOthers = new Set<string>(samlBehaviorNames);
const allBehavior = new Set([...behaviorNames, ...samlBehaviorNames]);

/** The defaults for an app of a type: all of them while it is not known. What no type has is left in, for check to tell. */
export function defaultsOfType(type: unknown, defaults: Json): Json {
  if (typeof type !== "string") return defaults;
  const names = type === "OAG_SAML" ? samlNames : type === "OAG_OIDC" ? oidcNames : proxiedNames;
  const { behavior, ...others } = belonging(defaults, names, allNames);
  if (behavior === undefined) return others;
  const behaviorOfType = names === proxiedNames ? behaviorOfProxied : behaviorOfOthers;
  return { ...others, behavior: whenKnown(behavior, (known) => belonging(known, behaviorOfType, allBehavior)) };
}

const belonging = (object: Json, names: ReadonlySet<string>, known: ReadonlySet<string>): Json =>
  Object.fromEntries(Object.entries(object).filter(([name]) => names.has(name) || !known.has(name)));
