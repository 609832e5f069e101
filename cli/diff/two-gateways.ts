import type { Live } from "../dump/objects";
import type { Snapshot } from "../dump/snapshot";
import type { Json } from "../json";
import { type Difference, differences } from "./compare";
import type { DifferenceMap } from "./map-file";
import { comparable, isIgnored, Translator } from "./translate";

/** What became of an object that one of two gateways has. */
export interface Pair {
  kind: "app" | "idp";
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
  const pairs = [
    ...pairUp("idp", a.identityProviders, b.identityProviders, (title, isA) => (isA ? words.text("domains", title) : title)),
    ...pairUp("app", a.applications, b.applications, (title, isA) => (isA ? words.text("labels", title) : title)),
  ].map(({ kind, title, left, right }): Pair => {
    if (left === undefined || right === undefined)
      return { kind, title, status: right === undefined ? "onlyInA" : "onlyInB", differences: [] };
    const mine = words.value(comparable(left.props, titles[kind])) as Json;
    const theirs = comparable(right.props, titles[kind]);
    if (kind === "app") {
      refer(mine, left.props, a, (section, text) => words.text(section, text));
      refer(theirs, right.props, b, (_, text) => text);
    }
    const found = differences(mine, theirs).filter(({ path }) => !isIgnored(path, map.ignore));
    return { kind, title, status: found.length > 0 ? "different" : "same", differences: found };
  });
  return { pairs, unused: words.unused() };
}

const titles = { app: "label", idp: "domain" } as const;

interface Match {
  kind: Pair["kind"];
  title: string;
  left: Live | undefined;
  right: Live | undefined;
}

/** Domains are of any case; labels are exact. */
function pairUp(kind: Pair["kind"], a: readonly Live[], b: readonly Live[], name: (title: string, isA: boolean) => string): Match[] {
  const titleOf = ({ props }: Live) => String(props[titles[kind]]);
  const keyOf = (title: string) => (kind === "idp" ? title.toLowerCase() : title);
  const rest = new Map(b.map((live) => [keyOf(titleOf(live)), live]));
  const left = a.map((live) => {
    const key = keyOf(name(titleOf(live), true));
    const right = rest.get(key);
    rest.delete(key);
    return { kind, title: titleOf(live), left: live, right };
  });
  return [...left, ...[...rest.values()].map((right) => ({ kind, title: titleOf(right), left: undefined, right }))];
}

/** Exchanges ids for what they name. */
function refer(
  own: Json,
  { idpId, certificateId }: Json,
  snapshot: Snapshot,
  word: (section: "domains" | "certificates", text: string) => string,
) {
  const idp = snapshot.identityProviders.find(({ id }) => id === idpId);
  const certificate = snapshot.certificates?.find(({ id }) => id === certificateId);
  if (idp !== undefined) own.idpId = word("domains", String(idp.props.domain)).toLowerCase();
  if (certificate?.commonName !== undefined) own.certificateId = word("certificates", certificate.commonName);
}
