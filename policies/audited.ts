import { createHash } from "node:crypto";
import { type Audit, audit, type DeclaredApp, type RuleTuning } from "pulumi-oag/rules";
import type { Json } from "./declared";

/** Resources that are judged at the same time, at most. */
const kept = 64;
const neverUsed = new Date(0);

/**
 * All findings of an app. Pulumi asks one policy after the other about one resource, with a copy of its own each time: an app is
 * judged once for all of them. What is kept is told by a hash, so that no secret value stays.
 */
export class Audits {
  readonly #known = new Map<string, Audit>();

  of(app: Json, tuning: RuleTuning): Audit {
    const key = createHash("sha256")
      .update(JSON.stringify([app, tuning]))
      .digest("base64");
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // Rules about apps know no time.
    const made = audit({ apps: [app as DeclaredApp] }, neverUsed, tuning);
    const [oldest] = this.#known.keys();
    if (this.#known.size >= kept && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, made);
    return made;
  }
}
