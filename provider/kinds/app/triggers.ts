import { isObject } from "../../../sdk/json";
import type { Aspect, Change, Scope } from "../../reconciler/aspect";
import { isSameValue } from "../../reconciler/compare/equal";
import { present } from "../../reconciler/compare/present";
import type { Problems } from "../../reconciler/problems/problems";
import { butNot } from "../../reconciler/problems/wanted-type";
import type { From } from "../../reconciler/provenance";

/**
 * Values that make the app be saved again when they change. A gateway takes an uploaded certificate over to its workers only
 * when an app that uses it is saved. They are kept in the state and never sent.
 */
class Triggers implements Aspect {
  readonly name = "triggers";
  readonly singular = "triggers";

  isSame(known: From<"known"> | undefined, declared: From<"declared"> | undefined): boolean {
    return (known === undefined) === (declared === undefined) && isSameValue(present(known), present(declared));
  }

  async read(): Promise<undefined> {
    return undefined;
  }

  refreshed(_: unknown, known: From<"known"> | undefined): From<"known"> | undefined {
    return known;
  }

  shown(): undefined {
    return undefined;
  }

  differences(): never[] {
    return [];
  }

  /** What a create or an adoption leaves has just been saved, or is as it was; a create that is finished later was saved then. */
  async converge(scope: Scope, _: unknown, declared: From<"declared"> | undefined): Promise<void> {
    const { progress, before } = scope;
    if (before === undefined) progress.keepAspect(this.name, declared);
    else await this.update(scope, { before: before.aspects[this.name], after: declared });
  }

  async update(scope: Scope, { before, after }: Pick<Change, "before" | "after">): Promise<void> {
    const { progress } = scope;
    // An update that has saved the app anyway need not do so once more.
    const isSaved = after === undefined || isSameValue(before, after) || progress.response !== undefined;
    progress.keepAspect(this.name, isSaved || (await scope.save()) ? after : before);
  }

  check(problems: Problems, declared: From<"declared"> | undefined): void {
    if (!isObject(declared))
      problems.add(
        [this.name],
        "OAG_ARGUMENT_TYPE",
        `must be an object of texts, for example { certificate: "2027-01-01" }${butNot(declared)}`,
      );
    else
      for (const [name, value] of Object.entries(present(declared)))
        if (typeof value !== "string") problems.add([this.name, name], "OAG_ARGUMENT_TYPE", `must be a text${butNot(value)}`);
  }
}

export const triggers = new Triggers();
