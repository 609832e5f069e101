import type { Refused } from "pulumi-oag/sdk";
import { byText } from "../by-text";
import { counted } from "../counts";
import type { Failure } from "../error-details";
import { CliError, causeOf } from "../errors";
import type { Json } from "../json";
import { type KindName, kinds, objectName } from "../kinds";
import type { ProgressLine } from "../progress-line";
import { withoutCredentials } from "./credentials";

/** One object as the provider reads it: in the shape of the resource's arguments, with all that the API tells. */
export interface Live {
  id: string;
  props: Json;
}

/** Reads listed objects as the provider does, and keeps what cannot be read. */
export class Objects {
  /** What cannot be read so far. */
  readonly skipped: Failure[] = [];
  #count = 0;

  readonly #progress: Pick<ProgressLine, "count">;

  constructor(progress: Pick<ProgressLine, "count">) {
    this.#progress = progress;
  }

  /** An object of a list whose response is not as the contract says. */
  refuse(kind: KindName, { item, error }: Refused): void {
    this.#count += 1;
    this.skipped.push({ ...causeOf(error), object: objectName(kind, kinds[kind].titleOf(item), item.id ?? "an odd id") });
  }

  /** All of a kind, by title. @param hasOptional which of them may have what only some gateways have */
  async read(kind: KindName, items: readonly Json[], hasOptional: (item: Json) => boolean = () => true): Promise<Live[]> {
    let done = 0;
    this.#count += items.length;
    const all = await Promise.all(
      items.map(async (item) => {
        const found = await this.#readOne(kind, item, hasOptional(item));
        done += 1;
        this.#progress.count(`${kinds[kind].plural} read`, done, items.length);
        return found;
      }),
    );
    return all.flat().sort(byTitle(kind));
  }

  async #readOne(kind: KindName, item: Json, hasOptional: boolean): Promise<Live[]> {
    const { handler, titleOf } = kinds[kind];
    const id = String(item.id);
    try {
      const { props } = await handler.read(id, { type: item.type, ...(!hasOptional && { __optional: false }) });
      return [{ id, props: withoutCredentials(props) }];
    } catch (error) {
      this.skipped.push({ ...causeOf(error), object: objectName(kind, titleOf(item), id) });
      return [];
    }
  }

  /** @throws CliError naming every object that cannot be read */
  assertAll(rest = "nothing was written. Mend what is told below, or leave them out with `--skip-unreadable`"): void {
    if (this.skipped.length === 0) return;
    throw new CliError(
      "OAG_INCOMPLETE",
      `${this.skipped.length} of ${counted(this.#count, "object")} cannot be read; ${rest}`,
      this.skipped,
    );
  }
}

const byTitle =
  (kind: KindName) =>
  (a: Live, b: Live): number => {
    const [first, second] = [a, b].map(({ props }) => String(kinds[kind].titleOf(props)).toLowerCase());
    return byText(first as string, second as string) || byText(a.id, b.id);
  };
