import { members } from "../../../sdk/generated/contract";
import { textOf } from "../../../sdk/text";
import type { ApiItem } from "../../reconciler/api-object";
import type { Entry } from "../../reconciler/aspects/map/items";
import type { MapStep } from "../../reconciler/aspects/map/map-step";
import { normalText } from "../../reconciler/compare/normal";
import type { Members, Provenance } from "../../reconciler/provenance";
import { type Effect, effectOf, mustPrecede } from "./access";

/** A policy that is to be made. */
interface Creation {
  entry: Entry<"declared">;
  live?: undefined;
}
/** One that is to become another. */
interface Replacement {
  entry: Entry<"declared">;
  live: ApiItem;
}
/** One that is to go. */
interface Removal {
  entry?: undefined;
  live: ApiItem;
}

/** What is to be done about one policy. */
type Work = Creation | Replacement | Removal;
/** The same, and what that does to access. */
type PolicyChange = Work & { effect: Effect };
/** That of a policy which the gateway has. */
type LiveChange = (Replacement | Removal) & { effect: Effect };

/**
 * Brings the changes of an app's policies into an order. Names and paths are unique on the gateway, an active app must
 * keep a policy, and no path that is closed before and after may be open in between.
 *
 * Every round does one change, gives temporary names to policies that had none, or makes two changes of a move: so it ends,
 * whatever the gateway holds.
 */
export class PolicyOrder {
  readonly #waiting: PolicyChange[];
  readonly #done: { effect: Effect; step: MapStep }[] = [];
  readonly #names: Set<string>;
  #count: number;

  /** @param count how many policies the gateway has when the first step is done */
  constructor(changes: readonly PolicyChange[], live: readonly ApiItem[], count: number) {
    this.#waiting = [...changes];
    this.#count = count;
    this.#names = new Set([
      ...live.map(policyName),
      ...changes.flatMap(({ entry }) => (entry === undefined ? [] : [policyName(entry.item)])),
    ]);
  }

  steps(): MapStep[] {
    for (;;) {
      const next = this.#nextWrite() ?? this.#nextRemoval();
      const [write] = this.#writes;
      if (next !== undefined) this.#do(next);
      else if (write !== undefined) this.#makeWay(write);
      // Removals alone never wait for each other: nothing is left.
      else return this.#done.map(({ step }) => step);
    }
  }

  get #writes(): PolicyChange[] {
    return this.#waiting.filter(({ entry }) => entry !== undefined);
  }

  /** A write that nothing stands in the way of. */
  #nextWrite(): PolicyChange | undefined {
    return this.#writes.find((change) => !this.#isBlocked(change) && this.#holdersOf(change).length === 0);
  }

  /** A removal: after all writes, or before those that need it, unless it takes the last policy. */
  #nextRemoval(): PolicyChange | undefined {
    const writes = this.#writes;
    const helps = (removal: PolicyChange) =>
      this.#count > 1 &&
      writes.some(
        (write) =>
          mustPrecede({ first: removal.effect, second: write.effect }) ||
          (!this.#isBlocked(write) && isHolder({ holder: removal, of: write })),
      );
    return this.#waiting.find((change) => change.entry === undefined && !this.#isBlocked(change) && (writes.length === 0 || helps(change)));
  }

  #isBlocked(change: PolicyChange): boolean {
    return this.#waiting.some((other) => other !== change && mustPrecede({ first: other.effect, second: change.effect }));
  }

  #holdersOf(change: PolicyChange): LiveChange[] {
    return this.#waiting.filter(isLive).filter((other) => other !== change && isHolder({ holder: other, of: change }));
  }

  /**
   * Nothing can be done as it is: names are in a ring, or moves would uncover each other's paths.
   * @param write the first that waits
   */
  #makeWay(write: PolicyChange): void {
    const free = this.#writes.find((change) => !this.#isBlocked(change));
    const move = free === undefined ? this.#writes.find(isMove) : undefined;
    if (move !== undefined) this.#split(move);
    else {
      // Policies that change what they match without changing their path cannot be had twice: one of them goes first.
      const change = free ?? write;
      const holders = this.#holdersOf(change);
      if (holders.length === 0) this.#do(change);
      for (const holder of holders) this.#rename(holder);
    }
  }

  /** A new policy and a removal instead of a move: more requests, but both paths are served meanwhile. */
  #split(move: Replacement & { effect: Effect }): void {
    const { entry, live } = move;
    this.#waiting.splice(
      this.#waiting.indexOf(move),
      1,
      { entry, effect: effectOf(undefined, entry.item) },
      { live, effect: effectOf(live, undefined) },
    );
  }

  #rename(holder: LiveChange): void {
    const { live } = holder;
    const name = this.#temporaryName(policyName(live));
    this.#done.push({ effect: {}, step: { action: "rename", live, name, needs: [] } });
    this.#waiting[this.#waiting.indexOf(holder)] = { ...holder, live: { ...live, name } };
  }

  #temporaryName(name: string): string {
    let temporary = `${name} (being renamed)`;
    for (let nth = 2; this.#names.has(temporary); nth++) temporary = `${name} (being renamed ${nth})`;
    this.#names.add(temporary);
    return temporary;
  }

  #do(change: PolicyChange): void {
    const needs = this.#needsOf(change);
    this.#waiting.splice(this.#waiting.indexOf(change), 1);
    if (change.entry === undefined) this.#count--;
    else if (change.live === undefined) this.#count++;
    this.#done.push({ effect: change.effect, step: { ...stepOf(change), needs } });
  }

  /** What must have gone well before; all writes, for a removal that comes after them. One that is refused stops no other. */
  #needsOf(change: PolicyChange): MapStep[] {
    const isLast = change.entry === undefined && this.#writes.length === 0;
    const name = change.entry && policyName(change.entry.item);
    return this.#done
      .filter(({ effect, step }) => {
        const gaveName = step.action !== "create" && policyName(step.live) === name && step.live.id !== change.live?.id;
        return (isLast && step.action !== "remove") || gaveName || mustPrecede({ first: effect, second: change.effect });
      })
      .map(({ step }) => step);
  }
}

/** A policy's name in the form in which the gateway may keep it. */
export const policyName = (policy: Members<Provenance>): string => normalText(members.Policy.name, textOf(policy.name));
/** True for a change of a policy that has the name which another one wants. */
const isHolder = ({ holder: { live }, of: { entry } }: { holder: PolicyChange; of: PolicyChange }) =>
  entry !== undefined && live !== undefined && policyName(live) === policyName(entry.item);
const isLive = (change: PolicyChange): change is LiveChange => change.live !== undefined;
const isMove = <C extends Work>(change: C): change is C & Replacement =>
  change.live !== undefined && change.entry !== undefined && change.live.resourcePath !== change.entry.item.resourcePath;

function stepOf({ entry, live }: Work) {
  if (entry === undefined) return { action: "remove" as const, live };
  return live === undefined ? { action: "create" as const, entry } : { action: "replace" as const, entry, live };
}
