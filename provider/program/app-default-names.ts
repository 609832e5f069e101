import { appVariantOf } from "../../sdk/app-variant";
import { appVariants, partNames } from "../../sdk/generated/contract";
import type { Json } from "../../sdk/json";
import { behaviorNames, oidcAppOwnNames, proxiedAppOwnNames, samlAppOwnNames, samlBehaviorNames } from "../generated/args";
import type { OidcAppArgs, ProxiedAppArgs, SamlAppArgs } from "../kinds/app/resource-args";
import { whenKnown } from "./program-values";

/** Members of an app that are maps: a default counts item by item. */
export const mapNames = [...partNames.app.maps, "triggers"] as const;
/** Members of an app that are blocks: a default counts member by member. */
export const blockNames = partNames.app.blocks;

/** What apps of each type have beside their own members. */
const common = ["type", "status", "triggers"] as const;
const namesIn = <Names extends string>(parts: Readonly<Record<Names, string>>) => Object.keys(parts) as Names[];
const { proxied, saml, oidc } = appVariants;
/** Those of the types that a {@link ProxiedAppArgs} has. */
export const proxiedNames: ReadonlySet<string> = new Set<keyof ProxiedAppArgs>([
  ...[...common, ...proxiedAppOwnNames],
  ...[...namesIn(proxied.parts), ...proxied.apart],
]);
const samlNames = new Set<keyof SamlAppArgs>([...common, ...samlAppOwnNames, ...namesIn(saml.parts), ...saml.apart]);
const oidcNames = new Set<keyof OidcAppArgs>([...common, ...oidcAppOwnNames, "oidc", ...namesIn(oidc.parts), ...oidc.apart]);
const allNames = new Set<string>([...proxiedNames, ...samlNames, ...oidcNames]);

const behaviorOfProxied = new Set<string>(behaviorNames);
const behaviorOfOthers = new Set<string>(samlBehaviorNames);
const allBehavior = new Set([...behaviorNames, ...samlBehaviorNames]);

/** The defaults for an app of a type: all of them while it is not known. What no type has is left in, for check to tell. */
export function defaultsOfType(type: unknown, defaults: Json): Json {
  if (typeof type !== "string") return defaults;
  const variant = appVariantOf(type);
  const names = variant === saml ? samlNames : variant === oidc ? oidcNames : proxiedNames;
  const { behavior, ...others } = belonging(defaults, names, allNames);
  if (behavior === undefined) return others;
  const behaviorOfType = names === proxiedNames ? behaviorOfProxied : behaviorOfOthers;
  return { ...others, behavior: whenKnown(behavior, (known) => belonging(known, behaviorOfType, allBehavior)) };
}

const belonging = (object: Json, names: ReadonlySet<string>, known: ReadonlySet<string>): Json =>
  Object.fromEntries(Object.entries(object).filter(([name]) => names.has(name) || !known.has(name)));
