import { embeddedEngine } from "./embedded.ts";
import type { Engine, EngineOptions } from "./engine.ts";
import { findPulumi, realEngine } from "./real.ts";

/** A real engine where there is one that is new enough, otherwise the embedded host. */
export async function findEngine(options: EngineOptions): Promise<Engine> {
  const found = await findPulumi();
  return "why" in found ? embeddedEngine(options, found.why) : realEngine(options, found.command, found.where);
}
