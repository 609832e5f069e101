import type { Member } from "../../sdk/generated/contract";
import { printable } from "../../sdk/text";
import { isObject } from "../plugin/markers";
import { sameMember } from "./compare";
import { factsOf } from "./normal";

/** Longer values are shown by their beginning. */
const longestValue = 100;

/**
 * Where a value differs from what was sent, one text per place: the member's path, and both values side by side unless
 * people put secrets into such a member.
 */
export function toldDifferences(path: string, sent: unknown, kept: unknown, member: Member | undefined): string[] {
  if (isObject(sent) && isObject(kept))
    return Object.keys(sent).flatMap((name) =>
      sameMember(name, sent[name], kept[name]) ? [] : toldDifferences(`${path}.${name}`, sent[name], kept[name], factsOf(name)),
    );
  return [`${path} (${member?.sensitive ? sizeOf(kept) : `${shown(sent)} was sent, it has ${shown(kept)}`})`];
}

const sizeOf = (kept: unknown): string =>
  typeof kept === "string" ? `it has another text, ${kept.length} characters long` : "it has none";

/** A value in which every character can be seen: what a gateway changes is often white space, or how an accent is composed. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  const text = JSON.stringify(value).replace(/ (?= )|(?<= ) |[^\S ]|[\p{M}\p{Cf}]/gu, escaped);
  return printable(text, longestValue);
}

const escaped = (character: string): string =>
  character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
