import { isObject, type Json } from "../../../sdk/json";
import type { Aspect, Change, Scope } from "../../reconciler/aspect";
import type { Problems } from "../../reconciler/check/problems";
import { present, sameValue } from "../../reconciler/compare";

/**
 * Values that make the app be saved again when they change. A gateway takes an uploaded certificate over to its workers only
 * when an app that uses it is saved. They are kept in the state and never sent.
 */
class Triggers implements Aspect {
  readonly name = "triggers";
  readonly singular = "triggers";

  members(): undefined {
    return undefined;
  }

  owned(value: unknown): unknown {
    return value ?? undefined;
  }

  canonical(declared: unknown): Json {
    return present(declared);
  }

  takeUnread(before: unknown): { value: unknown; taken: string[] } {
    return { value: before, taken: [] };
  }

  async read(): Promise<undefined> {
    return undefined;
  }

  refreshed(_: unknown, declared: unknown): unknown {
    return declared;
  }

  shown(): undefined {
    return undefined;
  }

  differences(): string[] {
    return [];
  }

  isAsNew(): boolean {
    return true;
  }

  /** What a create or an adoption leaves has just been saved, or is as it was. */
  async converge({ progress }: Scope, _: unknown, declared: unknown): Promise<void> {
    progress.keepAspect(this.name, declared);
  }

  async update(scope: Scope, { before, after }: Change): Promise<void> {
    const { progress } = scope;
    // An update that has saved the app anyway need not do so once more.
    const isSaved = after === undefined || sameValue(before, after) || progress.answered !== undefined;
    if (isSaved || (await scope.save())) progress.keepAspect(this.name, after);
  }

  check(problems: Problems, declared: unknown): void {
    if (!isObject(declared)) problems.add([this.name], "must be an object of texts");
    else
      for (const [name, value] of Object.entries(present(declared)))
        if (typeof value !== "string") problems.add([this.name, name], "must be a text");
  }
}

export const triggers = new Triggers();
