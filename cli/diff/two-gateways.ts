import type { Live } from "../dump/objects";
import type { Snapshot } from "../dump/snapshot";
import type { Json } from "../json";
import { foldedTitle, kinds, type PairedKind, pairedKinds, references } from "../kinds";
import { type Difference, differences } from "./compare";
import type { DifferenceMap } from "./map-file";
import { comparable, isIgnored, Translator } from "./translate";

/** What became of an object that one of two gateways has. */
export interface Pair {
  kind: PairedKind;
  /** Label or domain, as A has it; as B has it where only B does. */
  title: string;
  status: "same" | "different" | "onlyInA" | "onlyInB";
  differences: Difference[];
}

/**
 * Compares two gateways by what their objects are called, in the words of B. Ids are followed to what they name: an identity
 * provider's domain, a certificate's common name.
 */
export function compareGateways(a: Snapshot, b: Snapshot, map: DifferenceMap): { pairs: Pair[]; unused: string[] } {
  const words = new Translator(map);
  const inWordsOfB: Word = (kind, title) => words.text(kinds[kind].pairedBy.section, title);
  const pairs = pairedKinds
    .flatMap((kind) => pairUp(kind, a[kinds[kind].snapshotKey], b[kinds[kind].snapshotKey], inWordsOfB))
    .map(({ kind, title, left, right }): Pair => {
      if (left === undefined || right === undefined)
        return { kind, title, status: right === undefined ? "onlyInA" : "onlyInB", differences: [] };
      const mine = words.object(comparable(kind, left.props));
      const theirs = comparable(kind, right.props);
      refer(mine, left.props, a, inWordsOfB, (name) => words.text("certificates", name));
      refer(theirs, right.props, b, asItIs, (name) => name);
      const found = differences(mine, theirs).filter(({ path }) => !isIgnored(path, map.ignore));
      return { kind, title, status: found.length > 0 ? "different" : "same", differences: found };
    });
  return { pairs, unused: words.unused() };
}

/** What an object of a kind is called on the other gateway. */
type Word = (kind: PairedKind, title: string) => string;

const asItIs: Word = (_, title) => title;

interface Match {
  kind: PairedKind;
  title: string;
  left: Live | undefined;
  right: Live | undefined;
}

/** Brings objects together by their titles. */
function pairUp(kind: PairedKind, a: readonly Live[], b: readonly Live[], inWordsOfB: Word): Match[] {
  const titleOf = ({ props }: Live) => String(kinds[kind].titleOf(props));
  const rest = new Map(b.map((live) => [foldedTitle(kind, titleOf(live)), live]));
  const left = a.map((live) => {
    const key = foldedTitle(kind, inWordsOfB(kind, titleOf(live)));
    const right = rest.get(key);
    rest.delete(key);
    return { kind, title: titleOf(live), left: live, right };
  });
  return [...left, ...[...rest.values()].map((right) => ({ kind, title: titleOf(right), left: undefined, right }))];
}

/** Exchanges ids for what they name. */
function refer(own: Json, props: Json, snapshot: Snapshot, word: Word, certificateWord: (name: string) => string): void {
  for (const [kind, argument] of references) {
    // A folder is a text that somebody may have edited: what names nothing is no name of what has no id.
    if (props[argument] === undefined) continue;
    const named = snapshot[kinds[kind].snapshotKey].find(({ id }) => id === props[argument]);
    if (named !== undefined) own[argument] = foldedTitle(kind, word(kind, String(kinds[kind].titleOf(named.props))));
  }
  const certificate = snapshot.certificates?.find(({ id }) => id !== undefined && id === props.certificateId);
  if (certificate?.commonName !== undefined) own.certificateId = certificateWord(certificate.commonName);
}
