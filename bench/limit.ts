import type { LoggedRequest } from "pulumi-oag-simulator";

/** The token and the list of what exists: nothing else can begin before them. */
const first = 2;

/**
 * The shortest time in which these very requests can be answered, in milliseconds: each takes the latency, `concurrency`
 * run at a time, none of a chain begins before the one before it has ended, and two come before all. No requests take no time.
 */
export function physicalLimit(entries: readonly LoggedRequest[], latency: number, concurrency: number, chain: number): number {
  if (entries.length === 0) return 0;
  return (first + Math.max(Math.ceil((entries.length - first) / concurrency), chain)) * latency;
}
