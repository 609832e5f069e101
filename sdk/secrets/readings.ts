import { fromBytes } from "./bytes";
import type { Effort } from "./effort";
import { fromHostName, fromHtml, fromJson, fromLatin1, fromOthers, fromShell, fromUrl, fromXmlName } from "./escapes";

/**
 * What a text may mean: the text itself and all that it turns into when whatever looks encoded is decoded, several times
 * over. A secret that a gateway repeats in another form stands in one of these as it is.
 */

/** How many encodings may be nested. */
const deepest = 3;
/** More readings than any ordinary text has. */
const most = 600;

/**
 * All readings of a text; undefined where it has more than can be looked at.
 * @param effort what they may cost
 */
export function readingsOf(text: string, effort: Effort): string[] | undefined {
  // Without its blanks, too: what is encoded may be wrapped to lines, or in pieces.
  const found = new Set([text, text.replace(/\s+/g, "")]);
  let layer = [...found];
  for (let depth = 0; depth < deepest && layer.length > 0; depth += 1) {
    const next: string[] = [];
    for (const reading of layer) {
      if (!effort.spend(reading.length)) return undefined;
      for (const decoded of decodings(reading)) {
        if (found.has(decoded)) continue;
        found.add(decoded);
        next.push(decoded);
      }
      if (found.size > most) return undefined;
    }
    layer = next;
  }
  return [...found];
}

const escapes = [fromJson, fromHtml, fromUrl, fromOthers];
/** Not read jointly with the others: they read in their own way what those know. */
const rarer = [fromLatin1, fromHostName, fromShell, fromXmlName];

/** A text read as each encoding, where that gives another one with anything to find in it. */
function decodings(text: string): string[] {
  const joint = escapes.reduce((rest, decode) => decode(rest), text);
  return [...escapes.map((decode) => decode(text)), joint, ...rarer.map((decode) => decode(text)), ...fromBytes(text)].filter(
    (reading) => reading !== text && reading.length >= 4,
  );
}
