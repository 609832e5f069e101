import type { LoggedRequest } from "pulumi-oag-simulator";

/**
 * The shortest time in which these very requests can be answered, in milliseconds: each takes the latency, `concurrency`
 * run at a time, and none of a chain begins before the one before it has ended.
 */
export function physicalLimit(entries: readonly LoggedRequest[], latency: number, concurrency: number, chain: number): number {
  return Math.max(Math.ceil(entries.length / concurrency) * latency, chain * latency);
}
