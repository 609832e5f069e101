import type { OagProtocolError } from "../../sdk/errors";
import type { OnRefused } from "../../sdk/read/reader";

/** Lists objects, and tells which are refused. */
export type Load<T> = (onRefused: OnRefused) => Promise<T[]>;

/** Why objects of one inventory's lists are refused. Kept beside them, so that a list stays one of objects. */
export class Refusals {
  readonly #errors = new WeakMap<object, OagProtocolError>();

  /**
   * Lists objects so that one which is refused does not stand in the way of all others: whoever may type a label could stop
   * every stack of the gateway. It stays in the list by its id and by what it is known by, for that is enough to see that a
   * label or a domain is taken; whoever takes it out of the list gets the error that names it, see {@link assertWhole}.
   */
  async list<T extends object>(load: Load<T>): Promise<T[]> {
    const stubs: T[] = [];
    const whole = await load(({ item, error }) => {
      const stub = { ...item } as T;
      this.#errors.set(stub, error);
      stubs.push(stub);
    });
    return [...whole, ...stubs];
  }

  /** @throws OagProtocolError for an object that the list has only by its names */
  assertWhole<T extends object>(item: T): T {
    const refusal = this.#errors.get(item);
    if (refusal !== undefined) throw refusal;
    return item;
  }

  /** False for an object that the list has only by its names. */
  isWhole(item: object): boolean {
    return !this.#errors.has(item);
  }
}
