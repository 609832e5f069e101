import type { Members } from "../provenance";
import { present } from "./present";

/** A live object with the contract's defaults for what a read leaves out. */
export function withDefaults(members: Readonly<Record<string, { default?: unknown }>>, live: Members<"live">): Members<"live"> {
  const defaults = Object.entries(members).flatMap(([name, member]) => (member.default === undefined ? [] : [[name, member.default]]));
  return { ...Object.fromEntries(defaults), ...present(live) };
}
