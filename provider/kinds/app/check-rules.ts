import { credentialPlaces } from "../../../sdk/generated/credentials";
import { isObject, type Json } from "../../../sdk/json";
import { textOf } from "../../../sdk/text";
import { properEntries } from "../../reconciler/aspects/map/check";
import type { Given, Rules } from "../../reconciler/check/check";
import type { Problems } from "../../reconciler/check/problems";
import { present } from "../../reconciler/compare/equal";
import type { Variant } from "../../reconciler/kind-facts";
import { holdsUnknown, isUnknown } from "../../values/markers";
import { policies } from "./aspects";
import { tellFindings } from "./check-notices";
import { checkPolicies } from "./check-policies";
import { checkTargets } from "./check-targets";
import { app } from "./kind";

/** Rules of apps beyond the contract of single members, as far as the gateway is known to have them. */
export const appRules: Rules = { refused, check, tell: tellFindings };

/** Secrets that the gateway makes: no type of app has them as an argument. */
const secretsOfGateway = credentialPlaces.app
  .flatMap(({ path: [name = "", ...within] }) => (within.length === 0 ? [name] : []))
  .filter((name) => !app.variants.some(({ members }) => Object.hasOwn(members, name)));

/** What the gateway or this provider decides, and aspects that the variant does not have. */
function refused({ name }: Variant): readonly string[] {
  const aspects = app.variants.flatMap((other) => other.aspects.map((aspect) => aspect.name));
  const ofClient = name === "OIDC" ? ["oidc.clientId", "oidc.clientCredentialsEnabled"] : [];
  return ["useDefaultHeadersAndPolicies", ...secretsOfGateway, ...aspects, ...ofClient];
}

function check(problems: Problems, { variant, olds, args, importId }: Given): void {
  checkDebug(problems, olds, args);
  // A change of type makes a new app.
  const life = importId !== undefined && olds.type === undefined ? "adopted" : olds.type === args.type ? "existing" : "new";
  checkTargets(problems, variant, olds, args, life);
  if (variant.name !== "proxied") return;
  checkActivation(problems, olds, args, importId);
  checkHealthCheck(problems, args, life === "new");
  checkTimeouts(problems, args);
  checkPaths(problems, args);
  // What is adopted is compared with what the gateway has.
  if (life !== "adopted") checkPolicies(problems, args.policies, olds.policies);
}

function checkDebug(problems: Problems, olds: Json, args: Json): void {
  const isNew = olds.type !== args.type;
  const before = present(olds).debug;
  if (isNew || args.debug === undefined || isUnknown(args.debug) || before === args.debug) return;
  // Reads do not show it: of an app whose program did not declare it, nobody knows what it is.
  const way = before === undefined ? "what this app has is not known here, so remove it" : `keep ${textOf(before)}, or remove it here`;
  problems.add(["debug"], `is set when an app is created and cannot be changed by the API; ${way} and set it in the console`);
}

function checkActivation(problems: Problems, olds: Json, args: Json, importId: unknown): void {
  if (args.status !== "ACTIVE") return;
  const isCreated = olds.type === undefined && importId === undefined;
  const needed = ["protectedResources", "policies", ...(args.type === "OAG_NOAUTH" ? [] : ["attributes"])];
  for (const name of needed) {
    const value = args[name];
    const isEmpty = isObject(value) && Object.keys(present(value)).length === 0;
    // Attributes and policies may come from the type's template; back ends never do.
    const isMissing = value === undefined && name === "protectedResources" && isCreated;
    if (isEmpty || isMissing) problems.add([name], "an app needs at least one to become ACTIVE");
  }
}

function checkHealthCheck(problems: Problems, args: Json, isNew: boolean): void {
  // A new app is not load balanced by default; what an existing one has, only the gateway knows.
  const isUnbalanced = args.loadBalanced === false || (isNew && args.loadBalanced === undefined);
  if (present(args.healthCheck).enabled === true && isUnbalanced) problems.add(["healthCheck", "enabled"], "needs loadBalanced: true");
}

function checkTimeouts(problems: Problems, args: Json): void {
  const { idleSessionTimeout: idle, maxSessionTimeout: max, idleSession, maxSession } = present(args.session);
  if (typeof idle !== "number" || typeof max !== "number" || max === 0) return;
  // A time-out that is off is ignored; a switch that is not known may be off.
  if ([idleSession, maxSession].some((isOn) => isOn === false || isUnknown(isOn))) return;
  if (idle > max) problems.add(["session", "idleSessionTimeout"], "must not be longer than maxSessionTimeout");
}

function checkPaths(problems: Problems, args: Json): void {
  const behavior = present(args.behavior);
  const seen = new Map<unknown, string>();
  for (const name of ["loginPath", "logoutPath", "errorPath"]) {
    const path = behavior[name];
    if (typeof path !== "string" || path === "" || isUnknown(path)) continue;
    const first = seen.get(path);
    if (first !== undefined) problems.add(["behavior", name], `must differ from ${first}`);
    seen.set(path, `behavior.${name}`);
  }
  const declared = isObject(args.policies) ? args.policies : {};
  for (const { key, item, declared: own } of properEntries(policies.facts, declared)) {
    if (holdsUnknown(own)) continue;
    const taken = seen.get(item.resourcePath);
    if (taken !== undefined) problems.add(["policies", key], `has the path of ${taken}; choose another`);
  }
}
