import { textOf } from "../../sdk/text";
import { isGatewayId, join, type Problems } from "../check/problems";
import { holdsUnknown, isObject, isUnknown, type Json } from "../plugin/markers";
import { present } from "../reconcile/compare";
import type { Family } from "./family";
import { entriesOf } from "./items";
import { policies } from "./parts";

/** Rules between several arguments, as far as the gateway is known to have them. */
export function checkRules(problems: Problems, family: Family, olds: Json, args: Json, importId: unknown): void {
  checkImport(problems, olds, args, importId);
  checkDebug(problems, olds, args);
  if (family.name !== "proxied") return;
  checkActivation(problems, olds, args, importId);
  checkHealthCheck(problems, args);
  checkTimeouts(problems, args);
  checkPaths(problems, args);
}

function checkImport(problems: Problems, olds: Json, args: Json, importId: unknown): void {
  if (importId === undefined) return;
  if (!isGatewayId(importId)) problems.add("import", "must be the id of an app on the gateway");
  if (olds.type !== undefined && !isUnknown(args.type) && olds.type !== args.type) {
    problems.add(
      "import",
      "this change replaces the app, but the replacement would look for the app that was deleted; remove the import option first",
    );
  }
}

function checkDebug(problems: Problems, olds: Json, args: Json): void {
  const isReplaced = olds.type !== args.type;
  if (olds.debug === undefined || args.debug === undefined || isUnknown(args.debug) || isReplaced || olds.debug === args.debug) return;
  problems.add(
    "debug",
    `is set when an app is created and cannot be changed by the API; keep ${textOf(olds.debug)}, or remove it here and set it in the console`,
  );
}

function checkActivation(problems: Problems, olds: Json, args: Json, importId: unknown): void {
  if (args.status !== "ACTIVE" && args.status !== "MAINTENANCE") return;
  const isCreated = olds.type === undefined && importId === undefined;
  const needed = ["protectedResources", "policies", ...(args.type === "OAG_NOAUTH" ? [] : ["attributes"])];
  for (const name of needed) {
    const value = args[name];
    const isEmpty = isObject(value) && Object.keys(present(value)).length === 0;
    // Attributes and policies may come from the type's template; back ends never do.
    const isMissing = value === undefined && name === "protectedResources" && isCreated;
    if (isEmpty || isMissing) problems.add(name, `an app needs at least one to become ${textOf(args.status)}`);
  }
}

function checkHealthCheck(problems: Problems, args: Json): void {
  if (present(args.healthCheck).enabled === true && args.loadBalanced === false)
    problems.add("healthCheck.enabled", "needs loadBalanced: true");
}

function checkTimeouts(problems: Problems, args: Json): void {
  const { idleSessionTimeout: idle, maxSessionTimeout: max, maxSession } = present(args.session);
  if (typeof idle !== "number" || typeof max !== "number" || maxSession === false || max === 0) return;
  if (idle > max) problems.add("session.idleSessionTimeout", "must not be longer than maxSessionTimeout");
}

function checkPaths(problems: Problems, args: Json): void {
  const behavior = present(args.behavior);
  const seen = new Map<unknown, string>();
  for (const name of ["loginPath", "logoutPath", "errorPath"]) {
    const path = behavior[name];
    if (typeof path !== "string" || isUnknown(path)) continue;
    const first = seen.get(path);
    if (first !== undefined) problems.add(`behavior.${name}`, `must differ from ${first}`);
    seen.set(path, `behavior.${name}`);
  }
  const declared = isObject(args.policies)
    ? Object.fromEntries(Object.entries(args.policies).filter(([, item]) => isObject(item) && !holdsUnknown(item)))
    : {};
  for (const { key, item } of entriesOf(policies, declared)) {
    const taken = seen.get(item.resourcePath);
    if (taken !== undefined) problems.add(join("policies", key), `has the path of ${taken}; choose another`);
  }
}
