import type { OagClient } from "../../../sdk/client";
import type { Member } from "../../../sdk/generated/contract";
import { textOf } from "../../../sdk/text";
import { OagResourceError } from "../../errors/resource-error";
import type { Gateway } from "../../gateway/gateways";
import type { ObjectId } from "../../ids";
import type { Aspect, Change, Scope } from "../aspect";
import { bodyOf } from "../body";
import { type Difference, differencesAt } from "../compare/difference";
import { isSameMember, isSameValue, likeWritten } from "../compare/equal";
import { valueIn } from "../compare/present";
import { allowedWords, type Problems } from "../problems/problems";
import { declaredIn, type From, knownIn, liveAsKnown } from "../provenance";
import { type AssignCalls, assignOnce } from "../writes/assign";
import { doubting } from "../writes/doubt";
import { tellReleased } from "./released";

/** What is to be known of a single value with calls of its own. */
interface SingleValueFacts {
  name: string;
  singular: string;
  /** The member of the API's object that holds it. */
  member: string;
  /** What the contract says of it: the words that it may be. */
  fact: Member & { readonly enum: readonly string[] };
  calls(client: OagClient): AssignCalls;
  /** Why the gateway refused it, and the way out. */
  causeOf(refused: { error: unknown; value: unknown }): unknown;
}

/** One word that is assigned to an object by a call of its own. */
export class SingleValue implements Aspect {
  readonly name: string;
  readonly singular: string;
  readonly isOptional = true;

  readonly #facts: SingleValueFacts;

  constructor(facts: SingleValueFacts) {
    this.#facts = facts;
    this.name = facts.name;
    this.singular = facts.singular;
  }

  isSame(known: From<"known"> | undefined, declared: From<"declared"> | undefined): boolean {
    return (known === undefined) === (declared === undefined) && isSameMember(this.#facts.fact, known, declared);
  }

  async read({ client }: Pick<Gateway, "client">, id: ObjectId): Promise<From<"live"> | undefined> {
    return valueIn(await this.#facts.calls(client).get(id), this.#facts.member);
  }

  refreshed(live: From<"live"> | undefined, known: From<"known"> | undefined): From<"known"> | undefined {
    return knownIn(likeWritten(this.#facts.fact, { live, written: known }));
  }

  shown(live: From<"live"> | undefined): From<"known"> | undefined {
    return liveAsKnown(live);
  }

  differences(live: From<"live"> | undefined, declared: From<"declared"> | undefined): Difference[] {
    return differencesAt(this.name, { live, written: declared }, this.#facts.fact);
  }

  async converge(scope: Scope, live: From<"live"> | undefined, declared: From<"declared"> | undefined): Promise<void> {
    if (declared !== undefined) await this.#assign(scope, declared, async () => live);
  }

  async update(scope: Scope, { before, after, isOwned }: Change): Promise<void> {
    if (after === undefined) {
      if (isOwned) tellReleased(scope, [this.name]);
      scope.progress.keepAspect(this.name, undefined);
    } else if (!isOwned || !isSameValue(before, after)) await this.#assign(scope, after, () => this.read(scope.gateway, scope.id));
  }

  async #assign(
    { gateway, id, progress }: Scope,
    wanted: From<"declared">,
    readLive: () => Promise<From<"live"> | undefined>,
  ): Promise<void> {
    const { member, calls, causeOf } = this.#facts;
    await progress.step({ path: [this.name], noun: this.singular }, async () => {
      if (!isSameValue(await readLive(), wanted)) {
        const assigned = assignOnce(calls(gateway.client), id, bodyOf(declaredIn({ [member]: wanted })));
        const response = await doubting(progress, assigned, () => progress.keepAspect(this.name, undefined)).catch((error) =>
          Promise.reject(causeOf({ error, value: wanted })),
        );
        progress.changed = true;
        if (!isSameValue(response[member], wanted))
          throw new OagResourceError("OAG_LOST", `the gateway took the ${this.singular} but did not keep it; look at it in the console`);
      }
      progress.keepAspect(this.name, wanted);
    });
  }

  check(problems: Problems, declared: From<"declared"> | undefined): void {
    const words = this.#facts.fact.enum;
    if (!words.includes(textOf(declared))) problems.addNewer([this.name], "OAG_ARGUMENT_WORD", allowedWords(words, declared));
  }
}
