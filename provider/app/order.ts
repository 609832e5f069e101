import type { Json } from "../plugin/markers";
import { present } from "../reconcile/compare";
import type { Family } from "./family";
import { entriesOf } from "./items";
import { type Part, policies } from "./parts";

/** The order of an update: the app's own members, then its parts, with what must be laid down before it can be taken up. */
export function orderOfUpdate(family: Family, olds: Json, news: Json): ("own" | Part)[] {
  const order: ("own" | Part)[] = ["own", ...family.parts];
  const first = (name: Part["name"]) => {
    const index = order.findIndex((step) => step !== "own" && step.name === name);
    if (index > 0) order.unshift(...order.splice(index, 1));
  };
  // No policy may have the app's login, logout or error path.
  if (takesPathOfBehavior(olds, news)) first("behavior");
  // A health check must be off before an app stops being load balanced, and on only after it began.
  if (present(news.healthCheck).enabled === false) first("healthCheck");
  return order;
}

function takesPathOfBehavior(olds: Json, news: Json): boolean {
  const { loginPath, logoutPath, errorPath } = present(olds.behavior);
  const laidDown = [loginPath, logoutPath, errorPath];
  return entriesOf(policies, news.policies).some(({ item }) => laidDown.some((path) => path === item.resourcePath));
}
