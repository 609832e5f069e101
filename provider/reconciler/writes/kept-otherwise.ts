import type { Member } from "../../../sdk/generated/contract";
import { isObject } from "../../../sdk/json";
import { type Message, message, quoted, quotedName } from "../../../sdk/message";
import type { Path } from "../../../sdk/path";
import { leavesOf } from "../../values/secret-paths";
import { cannotBeSecret } from "../compare/cannot-be-secret";
import { isSameMember, isSameValue } from "../compare/equal";
import { factsOf } from "../compare/normal";
import { dotted } from "../parsed/paths";

/** A value as it was sent, and as the gateway has it since. */
interface Outcome {
  sent: unknown;
  kept: unknown;
}

/** A path at which a gateway keeps another value than was sent. */
interface KeptOtherwise {
  path: Path;
  /** The member's path and, in brackets, how the value differs. */
  text: Message;
  /** The same text in another spelling: a program may declare the gateway's. */
  isSpelling: boolean;
}

/**
 * Where a value differs from what was sent. Any text may be a secret of the program, whatever its member is called: values
 * are told of switches, numbers and the words that the contract lists, of texts only in what way they differ. Of a member
 * that the contract does not know the name is told. Of a secret only that it differs.
 */
export function differences(
  path: Path,
  { sent, kept }: Outcome,
  member: Member | undefined,
  isSecret: (value: unknown) => boolean,
): KeptOtherwise[] {
  if (member === undefined || member.type === "any") return [{ path, text: [quotedName(dotted(path))], isSpelling: false }];
  if (isObject(sent) && isObject(kept))
    return Object.keys(sent).flatMap((name) => {
      const inner = factsOf(member.members, name);
      return isSameMember(inner, sent[name], kept[name])
        ? []
        : differences([...path, name], { sent: sent[name], kept: kept[name] }, inner, isSecret);
    });
  const spelling =
    typeof sent === "string" && typeof kept === "string" ? spellings.find(([, form]) => form(sent) === form(kept)) : undefined;
  // Its length, and in what it differs, tell of a secret, too.
  const told = leavesOf([sent, kept]).some(isSecret) ? "is another value" : (spelling?.[0] ?? inWords({ sent, kept }, member));
  return [{ path, text: message`${dotted(path)} (${told})`, isSpelling: spelling !== undefined }];
}

/** What gateways make of texts by themselves. */
const spellings: readonly [string, (text: string) => string][] = [
  ["differs in white space", (text) => text.replace(/[\s\p{Cf}]+/gu, "")],
  ["differs in upper and lower case", (text) => text.toLowerCase()],
  ["differs in Unicode form", (text) => text.normalize("NFC")],
];

function inWords({ sent, kept }: Outcome, member: Member): string | Message {
  if (isSameValue(kept, undefined)) return "it has nothing";
  if (cannotBeSecret(sent, member) && cannotBeSecret(kept, member)) return message`${quoted(sent)} was sent, it has ${quoted(kept)}`;
  if (Array.isArray(kept)) return `is another list of ${kept.length} ${kept.length === 1 ? "entry" : "entries"}`;
  if (typeof kept !== "string") return "is another value";
  const isCut = typeof sent === "string" && sent.startsWith(kept);
  const length = `${kept.length} ${kept.length === 1 ? "character" : "characters"}`;
  return isCut ? `is cut to ${length}` : `is another text of ${length}`;
}
