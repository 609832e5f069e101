import type { DeclaredApp } from "../input/declared";
import { isKnown } from "../input/unknown";
import { viewOf } from "../input/view";

/** Paths that an app's policies tell apart, by an example. */
export interface PathClass {
  /** An example. */
  path: string;
  /** What it is an example of. */
  about: string;
}

/** Examples of all kinds of paths that the policies of an app tell apart. A CUSTOM policy's pattern has none. */
export function pathClasses(declared: DeclaredApp): PathClass[] {
  const app = viewOf(declared);
  const classes = app.policies.items.flatMap(({ at, path, rule, active, caseSensitive }): PathClass[] => {
    if (!isKnown(path) || path === "/" || rule === "CUSTOM" || active === false || !path.startsWith("/")) return [];
    const other = path === path.toUpperCase() ? path.toLowerCase() : path.toUpperCase();
    return [
      { path, about: `the path of ${at}` },
      { path: `${path}${path.endsWith("/") ? "" : "/"}index`, about: `below ${at}` },
      ...(path.endsWith("/") ? [] : [{ path: `${path}-x`, about: `begins like ${at}` }]),
      ...(other === path || caseSensitive === false ? [] : [{ path: other, about: `${at} in other letters` }]),
    ];
  });
  const all = [...classes, { path: "/", about: "the root" }, { path: "/anything-else", about: "what no other policy takes" }];
  return [...new Map(all.toReversed().map((one) => [one.path, one])).values()].toReversed();
}
