import { hash } from "node:crypto";
import { foldedId } from "../../sdk/id";
import { isObject, mapped, namesIn } from "../../sdk/json";
import { OagPartialError } from "../errors/partial";
import type { StateId } from "../ids";
import type { Outputs } from "../lifecycle";
import { enteringOutputs } from "./from-engine";

/** A resource of the stack, told from others by its outputs: those that it has had in this run. */
interface Known {
  readonly fingerprints: Set<string>;
  /** True when diff found no reason to replace it. */
  stays: boolean;
}

/** Which objects resources of the stack have, as far as the plugin process of one run knows. */
export class InStack {
  /** Of those that diff was asked about, and those that create made. A read may be of one that goes, or of `.get()`. */
  readonly #ids = new Set<string>();
  /** By the object's id. */
  readonly #known = new Map<string, Known[]>();
  /** Outputs that a read or an update left as they were, until the object is asked about: a fingerprint costs many times what it costs to compare. */
  readonly #unchanged = new Map<string, Outputs[]>();

  /** Create made an object, or diff is asked about a resource that has it. */
  add(id: StateId): void {
    this.#ids.add(foldedId(id));
  }

  /** True for an object that a resource has which stays in the stack. */
  has(id: StateId): boolean {
    return this.#ids.has(foldedId(id));
  }

  /** Diff was asked about a resource: more than once, where the engine refreshes before. The last response counts. */
  diffed(id: StateId, outputs: Outputs, isReplaced: boolean): void {
    this.#of(id, outputs).stays = !isReplaced;
  }

  /** Waits for the update of a resource, which gives it other outputs, also where it fails in part. */
  async follow(id: StateId, before: Outputs, update: Promise<Outputs | undefined>): Promise<Outputs | undefined> {
    try {
      const outs = await update;
      if (outs !== undefined) this.became(id, { before, after: outs });
      return outs;
    } catch (error) {
      if (error instanceof OagPartialError) this.became(id, { before, after: error.properties });
      throw error;
    }
  }

  /** A resource has other outputs now. */
  became(id: StateId, { before, after }: { before: Outputs; after: Outputs }): void {
    const key = foldedId(id);
    // Nearly always the same.
    if (before.__import === after.__import && isSeenAs(before, after))
      this.#unchanged.set(key, [...(this.#unchanged.get(key) ?? []), before]);
    else this.#of(id, before).fingerprints.add(fingerprintOf(enteringOutputs(after)));
  }

  /** The object is gone. */
  remove(id: StateId): void {
    this.#ids.delete(foldedId(id));
    this.#known.delete(foldedId(id));
    this.#unchanged.delete(foldedId(id));
  }

  /**
   * The engine deletes a resource. Returns whether another one has the object: an adoption took it over, and the run of that time did not
   * get to what had it before. Of several that go the last one takes it along. The engine may replace a resource of its own accord, or ask
   * diff about one before it destroys it: that one is no other.
   */
  leaves(id: StateId, outputs: Outputs): boolean {
    const own = this.#of(id, outputs);
    own.stays = false;
    return this.#known.get(foldedId(id))?.some((other) => other !== own && other.stays) === true;
  }

  #of(id: StateId, outputs: Outputs): Known {
    const key = foldedId(id);
    const unchanged = this.#unchanged.get(key) ?? [];
    this.#unchanged.delete(key);
    // Whoever had those outputs first has them: another resource may get the same later.
    for (const seen of unchanged) this.#add(key, seen);
    return this.#add(key, outputs);
  }

  #add(key: string, outputs: Outputs): Known {
    const fingerprint = fingerprintOf(outputs);
    const all = this.#known.get(key) ?? [];
    const found = all.find(({ fingerprints }) => fingerprints.has(fingerprint));
    if (found !== undefined) return found;
    const known: Known = { fingerprints: new Set([fingerprint]), stays: false };
    this.#known.set(key, [...all, known]);
    return known;
  }
}

/** People see none of our own notes. */
const isSeen = (name: string, value: unknown): boolean => !name.startsWith("__") && value !== undefined;

/** True when people see the same in both. */
function isSeenAs(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, at) => isSeenAs(item, b[at]));
  if (!isObject(a) || !isObject(b)) return false;
  let seen = 0;
  for (const name of Object.keys(a)) {
    if (!isSeen(name, a[name])) continue;
    if (!Object.hasOwn(b, name) || !isSeenAs(a[name], b[name])) return false;
    seen += 1;
  }
  return seen === namesIn(b, isSeen).length;
}

/** Of what people see of a resource, and whether an import option made it. */
function fingerprintOf({ __import: importId, ...outputs }: Outputs): string {
  return hash("sha256", JSON.stringify([inOrder(outputs), importId]), "base64");
}

/** The engine keeps no order of names. Made anew: a function that JSON asks at each value costs as much again as all the rest. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  return isObject(value) ? mapped(value, inOrder, namesIn(value, isSeen).sort()) : value;
}
