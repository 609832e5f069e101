import type { Path } from "../../../sdk/path";
import type { Inputs, Outputs } from "../../lifecycle";
import { distinct } from "../../values/distinct";
import { deployedInputs, outputsFrom } from "../crossings";
import type { KindFacts, Variant } from "../kind-facts";
import { computedOutputs } from "./computed";
import { parseDeclaration } from "./declaration";
import { finished, notesIn, notesOut } from "./notes";
import { Owned } from "./owned";
import { variantOf } from "./variant";

/**
 * The outputs with which an import begins, before a read completes them. The program owns what it declares, and what no read shows
 * besides (docs/adr/0006), which is noted as never known.
 * @param origin of the gateway that the object lives on
 */
export function outputsToImport(kind: KindFacts, inputs: Inputs, unread: readonly Path[], origin = ""): Outputs {
  const { variant, managed, importId } = parseDeclaration(kind, inputs);
  const owned = Owned.by(variant, managed).with(Owned.of(unread.map((path) => ownedWith(variant, path))));
  const notes = { ...finished(owned, importId), unread: distinct(unread.map((path) => notedFor(variant, path))) };
  return outputsFrom(deployedInputs(inputs), computedOutputs({ gateway: origin }), notesOut(notes));
}

/** What outputs note as owned and never known. */
export const unreadOutputs = (kind: KindFacts, outputs: Outputs): readonly Path[] => notesIn(variantOf(kind, outputs.type), outputs).unread;

const aspectAt = ({ aspects }: Variant, [first]: Path) => aspects.find(({ name }) => name === first);

/** What is owned as soon as a value at a path is declared: of an aspect that is owned member by member the member, else the whole. */
const ownedWith = (variant: Variant, path: Path): Path => path.slice(0, aspectAt(variant, path)?.members === undefined ? 1 : 2);

/** What a state notes of a value that it has never known: of an aspect the member or the item, whatever is within; else the value. */
const notedFor = (variant: Variant, path: Path): Path => (aspectAt(variant, path) === undefined ? path : path.slice(0, 2));
