import type { Json } from "../../../sdk/json";
import { present } from "../../reconciler/compare";
import type { Family } from "./family";
import { entriesOf } from "./items";
import { type BlockPart, behavior, type Part, policies } from "./parts";

/** The app's own members, one of its parts, or paths of its behavior that get temporary values before that. */
export type Step = "own" | Part | { kind: "paths"; part: BlockPart; paths: Json };

/** What the gateway has when an update begins, as far as it is known. */
export interface Before {
  behavior: Json;
  policyPaths: readonly unknown[];
}

/** The behavior's members that no policy may share a path with. */
const pathMembers = ["loginPath", "logoutPath", "errorPath"];

/** The order of an update: the app's own members, then its parts, with what must be given up before it can be taken up. */
export function orderOfUpdate(family: Family, before: Before, news: Json): Step[] {
  let order: Step[] = ["own", ...family.parts];
  const move = (name: Part["name"], where: "first" | "last") => {
    const isNamed = (step: Step) => step !== "own" && step.kind !== "paths" && step.name === name;
    const [moved, rest] = [order.filter(isNamed), order.filter((step) => !isNamed(step))];
    order = where === "first" ? [...moved, ...rest] : [...rest, ...moved];
  };
  // A health check must be off before an app stops being load balanced, and on only after it began.
  if (present(news.healthCheck).enabled === false) move("healthCheck", "first");
  // A policy can only be made while there is a back end.
  if (isEmpty(news.protectedResources)) move("protectedResources", "last");
  const { given, isTaking } = pathsBetween(before, news);
  if (given.length > 0 && isTaking) order.unshift({ kind: "paths", part: behavior, paths: temporaryPaths(given, before, news) });
  else if (given.length > 0) move("behavior", "first");
  return order;
}

const isEmpty = (map: unknown) => map !== undefined && map !== null && Object.keys(present(map)).length === 0;

const wantedPaths = (news: Json) => entriesOf(policies, news.policies).map(({ item }) => item.resourcePath);

/** The path members that the behavior gives to policies, and whether it takes a path from one. */
function pathsBetween(before: Before, news: Json): { given: string[]; isTaking: boolean } {
  const wanted = present(news.behavior);
  const changed = pathMembers.filter((member) => wanted[member] !== undefined && wanted[member] !== before.behavior[member]);
  const fresh = wantedPaths(news).filter((path) => !before.policyPaths.includes(path));
  // A path that was never declared may be any.
  const isGiven = (path: unknown) => (path === undefined ? fresh.length > 0 : fresh.includes(path));
  return {
    given: changed.filter((member) => isGiven(before.behavior[member])),
    isTaking: changed.some((member) => before.policyPaths.includes(wanted[member])),
  };
}

/** Paths that nobody has or wants, for the time in which policies and behavior change places. */
function temporaryPaths(members: readonly string[], before: Before, news: Json): Json {
  const taken = new Set([
    ...before.policyPaths,
    ...wantedPaths(news),
    ...Object.values(before.behavior),
    ...Object.values(present(news.behavior)),
  ]);
  const free = (path: string): string => (taken.has(path) ? free(`${path}-`) : path);
  return Object.fromEntries(members.map((member) => [member, free(`/being-changed-${member}`)]));
}
