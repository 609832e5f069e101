import type { Path } from "pulumi-oag/provider/v1";
import { isWithinPath } from "pulumi-oag/sdk";
import { engineTexts } from "../../engine-texts";
import type { Json } from "../../json";
import { type KindName, kinds, providerOf } from "../../kinds";
import { hiddenIn } from "../hidden";
import type { Imported } from "../verify";

/** What a dump writes under names that are no members of an object. */
const notesIn = { inputs: ["__provider", "__secrets"], outputs: ["__provider", "__owned", "__unread", "__secrets"] } as const;

/** Any of them, wherever it stands in a text. */
const engineText = new RegExp(engineTexts.join("|"), "i");

/**
 * Whether a resource of an import file has what a dump writes, and nothing that does something: a folder comes from a repository, and
 * what is imported from it is code to Pulumi's plugin process, which runs the text of `__provider`.
 */
export function isOfDump(kind: KindName, { inputs, outputs }: Imported, origin: string): boolean {
  const hasOwnNotes = (object: Json, names: readonly string[]) =>
    object.__provider === providerOf(kind) && Object.keys(object).every((name) => !name.startsWith("__") || names.includes(name));
  return (
    hasOwnNotes(inputs, notesIn.inputs) &&
    hasOwnNotes(outputs, notesIn.outputs) &&
    outputs.gateway === origin &&
    !engineText.test(JSON.stringify([inputs, outputs]))
  );
}

/** What no read shows, as far as a dump noted it: of a folder, nothing else is taken for a path, which stands in pages and keys. */
export function unreadIn(kind: KindName, { inputs, outputs }: Imported): Path[] {
  const noted = kinds[kind].handler.unreadIn(outputs);
  return hiddenIn(kind, inputs).filter((path) => noted.some((one) => isWithinPath(path, one)));
}
