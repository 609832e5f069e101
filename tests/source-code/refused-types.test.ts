import { expect } from "chai";
import { triedIn } from "../support/readers/tries.ts";
import { brands } from "../support/refused-types/brands.ts";
import { ids } from "../support/refused-types/ids.ts";
import { messages } from "../support/refused-types/messages.ts";
import { provenances } from "../support/refused-types/provenances.ts";

const lists = { ids, brands, messages, provenances };

/** How the compiler says that a value has not the type that is wanted: of an argument, of all overloads, of a member, of `satisfies`. */
const notOfTheType = [2345, 2769, 2322, 1360, 2739, 2740, 2741, 2559];

describe("values of two meanings", () => {
  let tried: ReturnType<typeof triedIn>;
  before(() => {
    tried = triedIn(Object.keys(lists).map((name) => `tests/support/refused-types/${name}.ts`));
  });

  for (const [name, titles] of Object.entries(lists))
    for (const title of Object.keys(titles))
      it(`cannot be swapped by accident: ${title}`, () => {
        const { tries = [] } = tried.find((one) => one.path.endsWith(`/${name}.ts`) && one.title === title) ?? {};
        const [swaps, others] = [tries.filter(({ isSwap }) => isSwap), tries.filter(({ isSwap }) => !isSwap)];
        expect(swaps).to.not.deep.equal([]);
        const isRefused = (errors: readonly number[]) => errors.length > 0 && errors.every((code) => notOfTheType.includes(code));
        expect(
          swaps.filter(({ errors }) => !isRefused(errors)),
          "swaps that compile, or do not for another reason",
        ).to.deep.equal([]);
        expect(
          others.filter(({ errors }) => errors.length > 0),
          "what belongs there and does not compile",
        ).to.deep.equal([]);
        expect(new Set(swaps.map(({ of }) => of)), "each swap stands beside the same with what belongs there").to.deep.equal(
          new Set(others.map(({ of }) => of)),
        );
      });
});
