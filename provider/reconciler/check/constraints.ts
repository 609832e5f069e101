import type { Path } from "../../../sdk/path";
import type { Said } from "../../errors/resource-error";
import type { Variant } from "../kind-facts";
import type { Arguments } from "../parsed/arguments";
import type { Problems } from "../problems/problems";

/** What a kind knows beyond the contract of single members. */
export interface Constraints {
  /** Paths that no program may declare, however new the gateway, beside those that reads show. */
  refused?(variant: Variant): readonly Path[];
  /** Problems between several arguments, and with what the state has. */
  check?(problems: Problems, given: Given): void;
  /** What refuses nothing and a reviewer would ask about; asked when nothing is refused. */
  tell?(given: Given, notice: (message: Said) => void): void;
}

/** What a program declares, beside the last deployed arguments. */
export interface Given {
  readonly args: Arguments<"declared">;
  readonly olds: Arguments<"known">;
}
