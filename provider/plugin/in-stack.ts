import { createHash } from "node:crypto";
import { foldedId } from "../../sdk/id";
import { isObject, type Json } from "../../sdk/json";
import { OagPartialError } from "../errors/partial";
import type { Outputs } from "../lifecycle";
import { enteringOutputs } from "./entering";

/**
 * Which objects resources have that stay in the stack, as far as the plugin process of one run knows: those that diff was asked
 * about, and those that create made. A read may be of one that goes, or of `.get()`.
 */
export class InStack {
  /** By the object's id: the resources that no replacement takes from it, each told from others by its outputs; true for one that is imported. */
  readonly #holders = new Map<string, Map<string, boolean>>();

  /** Create made an object, or diff is asked about a resource that has it. */
  add(id: string): void {
    this.#of(id);
  }

  /** Diff found no reason to replace the resource. */
  stays(id: string, outputs: Outputs): void {
    this.#of(id).set(fingerprintOf(outputs), isImported(outputs));
  }

  /** Waits for the update of a resource that stays, which gives it other outputs, also where it fails in part. */
  async follow(id: string, before: Outputs, update: Promise<Json | undefined>): Promise<Json | undefined> {
    const became = (after: Json) => this.became(id, before, enteringOutputs(after));
    try {
      const outs = await update;
      if (outs !== undefined) became(outs);
      return outs;
    } catch (error) {
      if (error instanceof OagPartialError) became(error.properties);
      throw error;
    }
  }

  /** A resource that stays has other outputs now. */
  became(id: string, before: Outputs, after: Outputs): void {
    if (this.#holders.get(foldedId(id))?.delete(fingerprintOf(before))) this.stays(id, after);
  }

  /** The object is gone. */
  remove(id: string): void {
    this.#holders.delete(foldedId(id));
  }

  has(id: string): boolean {
    return this.#holders.has(foldedId(id));
  }

  /**
   * True when another resource than the one with these outputs has the object: an adoption took it over, and the run of that time did
   * not get to what had it before. The engine may replace a resource of its own accord, which then looks like the one that stays.
   */
  isHeldByAnother(id: string, outputs: Outputs): boolean {
    const own = fingerprintOf(outputs);
    return [...(this.#holders.get(foldedId(id)) ?? [])].some(([fingerprint, imports]) => imports || fingerprint !== own);
  }

  #of(id: string): Map<string, boolean> {
    const key = foldedId(id);
    const holders = this.#holders.get(key) ?? new Map<string, boolean>();
    this.#holders.set(key, holders);
    return holders;
  }
}

/** True for a resource whose import option names the object: what deletes and makes it anew would take that very object again. */
const isImported = ({ __import: id }: Outputs): boolean => typeof id === "string";

/** Of what people see of a resource. The engine keeps no order of names. */
function fingerprintOf(outputs: Outputs): string {
  const inOrder = (_: string, value: unknown) =>
    isObject(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([name]) => !name.startsWith("__"))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value;
  return createHash("sha256").update(JSON.stringify(outputs, inOrder)).digest("base64");
}
