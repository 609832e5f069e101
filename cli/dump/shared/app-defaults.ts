import { isProxied } from "pulumi-oag/sdk";
import type { Json } from "../../json";
import { literal } from "../literal";
import type { PlannedResource } from "../plan";

/** Fewer apps are read at a glance. */
const least = 3;
/** Of so many apps, a value is what nearly every one says. */
const nearly = 0.75;

/**
 * What nearly every proxied app declares alike, in their order; undefined where that is not worth a constant. They are plain
 * arguments by name, wherever the program puts them.
 */
export function appDefaultsOf(apps: readonly PlannedResource[]): Json | undefined {
  // SAML and OIDC apps have other members. What not every gateway has is read where it stands.
  const proxied = apps.filter(({ declaration, condition }) => isProxied(declaration.inputs.type) && condition === undefined);
  const names = [...new Set(proxied.flatMap(({ args }) => Object.keys(args)))];
  const enough = Math.max(least, Math.ceil(proxied.length * nearly));
  const common = names.flatMap((name): [string, unknown][] => {
    const [value, count] = mostFrequent(proxied.flatMap(({ args }) => (name in args ? [args[name]] : [])));
    return count >= enough ? [[name, value]] : [];
  });
  const whole = proxied.filter(({ args }) => common.every(([name]) => name in args));
  return common.length < 2 || whole.length < enough ? undefined : Object.fromEntries(common);
}

/** The first of those that stand most often, and how often. */
function mostFrequent(values: readonly unknown[]): [unknown, number] {
  const counts = new Map<string, { value: unknown; count: number }>();
  for (const value of values) {
    const text = literal(value);
    counts.set(text, { value, count: (counts.get(text)?.count ?? 0) + 1 });
  }
  const [best] = [...counts.values()].sort((a, b) => b.count - a.count);
  return [best?.value, best?.count ?? 0];
}
