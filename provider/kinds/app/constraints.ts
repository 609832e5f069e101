import { credentialPlaces } from "../../../sdk/generated/credentials";
import { isObject } from "../../../sdk/json";
import type { Path } from "../../../sdk/path";
import { textOf } from "../../../sdk/text";
import { properEntries } from "../../reconciler/aspects/map/items";
import type { Constraints, Given } from "../../reconciler/check/constraints";
import { present } from "../../reconciler/compare/present";
import type { Variant } from "../../reconciler/kind-facts";
import type { Problems } from "../../reconciler/problems/problems";
import { declaredIn } from "../../reconciler/provenance";
import { holdsUnknown, isUnknown } from "../../values/markers";
import { policies } from "./aspects";
import { tellFindings } from "./check-notices";
import { checkPolicies } from "./check-policies";
import { checkTargets } from "./check-targets";
import { app } from "./kind";
import { ownPaths } from "./own-paths";
import { needed } from "./variants";

/** Constraints of apps beyond the contract of single members, as far as the gateway is known to have them. */
export const appConstraints: Constraints = { refused, check, tell: tellFindings };

/** Secrets that the gateway makes: no type of app has them as an argument. */
const secretsOfGateway = credentialPlaces.app
  .flatMap(({ path: [name = "", ...within] }) => (within.length === 0 ? [name] : []))
  .filter((name) => !app.variants.some(({ members }) => Object.hasOwn(members, name)));

/** What the gateway or this provider decides, and aspects that the variant does not have. */
function refused({ members }: Variant): readonly Path[] {
  const aspects = app.variants.flatMap((other) => other.aspects.map((aspect) => [aspect.name]));
  const within = Object.entries(members).flatMap(([name, { members: inner = {} }]) =>
    Object.keys(inner).flatMap((of) => (inner[of]?.readOnly ? [[name, of]] : [])),
  );
  return [["useDefaultHeadersAndPolicies"], ...secretsOfGateway.map((secret) => [secret]), ...aspects, ...within];
}

function check(problems: Problems, given: Given): void {
  const { args, olds } = given;
  const [before, type] = [olds.members.type, args.members.type];
  checkCreateOnly(problems, given);
  // A change of type makes a new app.
  const life = args.importId !== undefined && before === undefined ? "adopted" : before === type ? "existing" : "new";
  checkTargets(problems, given, life);
  if (!args.variant.aspects.includes(policies)) return;
  checkActivation(problems, given);
  checkHealthCheck(problems, args, life === "new");
  checkTimeouts(problems, args.aspects);
  checkPaths(problems, args.aspects);
  // What is adopted is compared with what the gateway has.
  if (life !== "adopted") checkPolicies(problems, args.aspects.policies, olds.aspects.policies);
}

/** What only a create sets, whichever type has it. */
const createOnly = new Set(
  app.variants.flatMap(({ members }) => Object.entries(members).flatMap(([name, member]) => (member.createOnly ? [name] : []))),
);

function checkCreateOnly(problems: Problems, { args: { members }, olds }: Given): void {
  if (olds.members.type !== members.type) return;
  for (const name of createOnly) {
    const [before, wanted] = [olds.members[name], members[name]];
    if (wanted === undefined || isUnknown(wanted) || before === wanted) continue;
    // Reads need not show it: of an app whose program did not declare it, nobody knows what it is.
    const way = before === undefined ? "what this app has is not known here, so remove it" : `keep ${textOf(before)}, or remove it here`;
    problems.add(
      [name],
      "OAG_ARGUMENT_FIXED",
      `is set when an app is created and cannot be changed by the API; ${way} and set it in the console`,
    );
  }
}

function checkActivation(problems: Problems, { args, olds }: Given): void {
  if (args.status !== "ACTIVE") return;
  const isCreated = olds.members.type === undefined && args.importId === undefined;
  // A type that is newer than the contract is taken for one that needs all.
  const names = args.isKnownType ? args.needed : Object.keys(needed);
  for (const name of names) {
    const value = args.aspects[name];
    const isEmpty = isObject(value) && Object.keys(present(value)).length === 0;
    // Attributes and policies may come from the type's template; back ends never do.
    const isMissing = value === undefined && name === "protectedResources" && isCreated;
    if (isEmpty || isMissing) problems.add([name], "OAG_ARGUMENT_MISSING", "an app needs at least one to become ACTIVE");
  }
}

function checkHealthCheck(problems: Problems, { members, aspects }: Given["args"], isNew: boolean): void {
  // A new app is not load balanced by default; what an existing one has, only the gateway knows.
  const isUnbalanced = members.loadBalanced === false || (isNew && members.loadBalanced === undefined);
  if (present(aspects.healthCheck).enabled === true && isUnbalanced)
    problems.add(["healthCheck", "enabled"], "OAG_ARGUMENT_CONFLICT", "needs loadBalanced: true");
}

function checkTimeouts(problems: Problems, { session }: Given["args"]["aspects"]): void {
  const { idleSessionTimeout: idle, maxSessionTimeout: max, idleSession, maxSession } = present(session);
  if (typeof idle !== "number" || typeof max !== "number" || max === 0) return;
  // A time-out that is off is ignored; a switch that is not known may be off.
  if ([idleSession, maxSession].some((isOn) => isOn === false || isUnknown(isOn))) return;
  if (idle > max) problems.add(["session", "idleSessionTimeout"], "OAG_ARGUMENT_CONFLICT", "must not be longer than maxSessionTimeout");
}

function checkPaths(problems: Problems, aspects: Given["args"]["aspects"]): void {
  const behavior = present(aspects.behavior);
  const seen = new Map<unknown, string>();
  for (const name of ownPaths) {
    const path = behavior[name];
    if (typeof path !== "string" || path === "" || isUnknown(path)) continue;
    const first = seen.get(path);
    if (first !== undefined) problems.add(["behavior", name], "OAG_ARGUMENT_CONFLICT", `must differ from ${first}`);
    seen.set(path, `behavior.${name}`);
  }
  const declared = isObject(aspects.policies) ? aspects.policies : declaredIn({});
  for (const { key, item, declared: own } of properEntries(policies.facts, declared)) {
    if (holdsUnknown(own)) continue;
    const taken = seen.get(item.resourcePath);
    if (taken !== undefined) problems.add(["policies", key], "OAG_ARGUMENT_CONFLICT", `has the path of ${taken}; choose another`);
  }
}
