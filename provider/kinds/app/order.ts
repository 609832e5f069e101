import { entriesOf } from "../../reconciler/aspects/map/items";
import { isThere, present } from "../../reconciler/compare/present";
import type { Variant } from "../../reconciler/kind-facts";
import type { Managed } from "../../reconciler/parsed/managed";
import { declaredIn, type From, type Members, type Written } from "../../reconciler/provenance";
import { type Step, stepsInTurn } from "../../reconciler/step";
import { behavior, policies } from "./aspects";
import { ownPaths } from "./own-paths";

/** What the gateway has when an update begins, as far as it is known. */
interface Before {
  behavior: Members<"known">;
  policyPaths: readonly unknown[];
}

/** The order of an update: the app's own members, then its aspects, with what must be given up before it can be taken up. */
export function orderOfUpdate(variant: Variant, { aspects: olds }: Managed<"known">, { aspects: news }: Managed<"declared">): Step[] {
  const before = { behavior: present(olds.behavior), policyPaths: pathsOf(olds.policies) };
  let order: Step[] = stepsInTurn(variant.aspects);
  const move = (name: string, where: "first" | "last") => {
    const isNamed = (step: Step) => step.writes === "aspect" && step.aspect.name === name;
    const [named, rest] = [order.filter(isNamed), order.filter((step) => !isNamed(step))];
    order = where === "first" ? [...named, ...rest] : [...rest, ...named];
  };
  // A health check must be off before an app stops being load balanced, and on only after it began.
  if (present(news.healthCheck).enabled === false) move("healthCheck", "first");
  // A policy can only be made while there is a back end.
  if (isEmpty(news.protectedResources)) move("protectedResources", "last");
  const { given, usesPolicyPath } = pathsBetween(before, news);
  if (given.length > 0 && usesPolicyPath)
    order.unshift({ writes: "temporary", block: behavior, values: temporaryPaths(given, before, news) });
  else if (given.length > 0) move("behavior", "first");
  return order;
}

const isEmpty = (map: unknown) => isThere(map) && Object.keys(present(map)).length === 0;

const pathsOf = (written: From<Written> | undefined): unknown[] => entriesOf(policies.facts, written).map(({ item }) => item.resourcePath);

/** The path members that the behavior gives to policies, and whether it takes a path from one. */
function pathsBetween(before: Before, news: Managed<"declared">["aspects"]): { given: string[]; usesPolicyPath: boolean } {
  const wanted = present(news.behavior);
  const changed = ownPaths.filter((member) => wanted[member] !== undefined && wanted[member] !== before.behavior[member]);
  const fresh = pathsOf(news.policies).filter((path) => !before.policyPaths.includes(path));
  // A path that was never declared may be any.
  const isGiven = (path: unknown) => (path === undefined ? fresh.length > 0 : fresh.includes(path));
  return {
    given: changed.filter((member) => isGiven(before.behavior[member])),
    usesPolicyPath: changed.some((member) => before.policyPaths.includes(wanted[member])),
  };
}

/** Paths that nobody has or wants, for the time in which policies and behavior change places. */
function temporaryPaths(members: readonly string[], before: Before, news: Managed<"declared">["aspects"]): Members<"declared"> {
  const used = new Set([
    ...before.policyPaths,
    ...pathsOf(news.policies),
    ...Object.values(before.behavior),
    ...Object.values(present(news.behavior)),
  ]);
  const free = (path: string): string => (used.has(path) ? free(`${path}-`) : path);
  return declaredIn(Object.fromEntries(members.map((member) => [member, free(`/being-changed-${member}`)])));
}
