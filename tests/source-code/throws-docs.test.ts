import { expect } from "chai";
import { entryPoints } from "../../scripts/entry-points.ts";
import { type PublicFunction, Throwing } from "../support/readers/thrown.ts";

const entries = entryPoints.map(({ folder, file }) => (folder === "." ? `${file}.ts` : `${folder}/${file}.ts`));

/** Without a word of what it throws, in one of its overloads. */
const isSilent = ({ thrown, said }: PublicFunction) => thrown.size > 0 && said.some((text) => text === "");

/** Errors of the package that it throws and does not name. */
const unnamed = ({ thrown, said }: PublicFunction) =>
  [...thrown].filter((name) => /^Oag\w+Error$/.test(name) && !said.some((text) => text.includes(name)));

/** One guard makes one error of whatever its methods meet. */
const isGuarded = ({ name }: PublicFunction) => name.startsWith("provider/v1.ts: ResourceHandler.");

describe("the docstrings of what throws", function suite() {
  this.timeout(120_000);

  it("are looked for in whatever a function calls, past what is caught, and in what implements an interface", () => {
    const text = `
      class Odd extends Error {}
      function inner() { throw new Odd("a"); }
      export function silent() { [1].map(() => inner()); }
      /** @throws Odd always */
      export const loud = () => inner();
      export function caught() { try { inner(); } catch { return 1; } }
      export function sieved() { try { inner(); } catch (error) { if (error instanceof Odd) return 1; throw error; } }
      export const later = () => () => inner();
      export interface Kept { one(): void; two(): void }
      class Holder implements Kept { one() { inner(); } two() {} }
      export const kept: Kept = new Holder();
      export class Overloaded {
        /** @throws Odd always */
        constructor(a: string);
        constructor(a: number);
        /** @internal */
        constructor(a: boolean);
        constructor(a: unknown) { inner(); }
      }
      export async function again() { try { inner(); } catch (error) { throw error; } }
    `;
    const found = new Throwing(["sdk/made-up.ts"], { "sdk/made-up.ts": text })
      .of("sdk/made-up.ts")
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(found.map(({ name }) => name)).to.deep.equal(["Kept.one", "Overloaded.constructor", "again", "loud", "silent"]);
    expect(found.every(({ thrown }) => [...thrown].join() === "Odd")).to.equal(true);
    expect(found.filter(isSilent).map(({ name }) => name)).to.deep.equal(["Kept.one", "Overloaded.constructor", "again", "silent"]);
  });

  it("say so, of every public function, and name each error of the package", () => {
    const throwing = new Throwing(entries);
    const all = entries.flatMap((entry) => throwing.of(entry).map((one) => ({ ...one, name: `${entry}: ${one.name}` })));
    expect(all.length).to.be.above(70);
    expect(all.filter(isSilent).map(({ name, thrown }) => `${name} throws ${[...thrown].join(", ")}`)).to.deep.equal([]);
    expect(all.filter(isGuarded)).to.have.length(8);
    const open = all.filter((one) => !isGuarded(one));
    expect(open.flatMap((one) => unnamed(one).map((error) => `${one.name} throws ${error}`))).to.deep.equal([]);
  });
});
