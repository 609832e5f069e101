import type { Json } from "../../sdk/json";
import { nearest } from "../../sdk/nearest";
import { shownOf } from "../../sdk/read/shape";
import { printable, textOf } from "../../sdk/text";
import type { Gateway } from "../gateway/gateways";
import { assertWhole, listWithRefused } from "../gateway/listed";
import { computedOf } from "../kinds/app/computed";
import { OagResourceError } from "../plugin/failure";
import type { Lifecycle } from "../plugin/lifecycle";
import { present, sameMember } from "../reconciler/compare";

/** What can be looked up, by which member, and where the candidates come from. */
const kinds: Record<
  string,
  { singular: string; member: string; list(gateway: Gateway): Promise<Json[]>; show(item: Json, gateway: Gateway): Json }
> = {
  certificate: {
    singular: "certificate",
    member: "commonName",
    list: async ({ client }) => (await listWithRefused((onRefused) => client.certificates.list({ onRefused }))) as Json[],
    show: (item) => shownOf("Certificate", item),
  },
  app: {
    singular: "app",
    member: "label",
    list: async ({ applications }) => (await applications.fresh()) as Json[],
    show: (item, gateway) => {
      const { _embedded, ...shown } = shownOf("ApplicationWithEmbedded", item);
      return { ...shown, ...computedOf(item), gateway: gateway.origin };
    },
  },
  identityProvider: {
    singular: "identity provider",
    member: "domain",
    list: async ({ identityProviders }) => (await identityProviders.fresh()) as Json[],
    show: (item) => shownOf("IdP", item),
  },
};

/** The life of a look-up: it is only ever read. Its properties are `kind`, `query` and, as read, `result`. */
export const lookupLifecycle: Lifecycle = {
  noun: "look-up",
  title: "kind",
  async read(gateway, id, props) {
    const query = present(props.query);
    const kind = kinds[textOf(props.kind)];
    if (kind === undefined) throw new OagResourceError("OAG_CONFIG", `cannot look up ${props.kind}`);
    const wanted = query[kind.member];
    // A domain has no case; a gateway has each once. Labels and subject names are compared exactly.
    const isWanted = (value: unknown) => value === wanted || (kind.member === "domain" && sameMember("domain", value, wanted));
    // What is refused is so only where it is looked for.
    const listed = await kind.list(gateway);
    const matches = listed.filter((item) => isWanted(item[kind.member])).map(assertWhole);
    const found = query.mostRecent === true ? mostRecent(matches) : matches;
    const what = ` with ${kind.member} ${JSON.stringify(wanted)}`;
    if (found.length === 0)
      throw new OagResourceError(
        "OAG_NOT_FOUND",
        `there is no ${kind.singular}${what} on ${gateway.origin} (compared ${kind.member === "domain" ? "without regard to case" : "exactly, upper and lower case included"})${nearestTo(wanted, listed, kind.member)}`,
      );
    if (found.length > 1) {
      const ids = found.map((item) => item.id).join(", ");
      throw new OagResourceError(
        "OAG_NOT_FOUND",
        `there are ${found.length} ${kind.singular}s${what} on ${gateway.origin} (${ids})${kind.member === "commonName" ? "; mostRecent: true takes the one with the latest validFrom" : ""}`,
      );
    }
    return { id, props: { kind: props.kind, query, result: kind.show(found[0] as Json, gateway) } };
  },
};

/** The one that became valid last; dates without time compare as text. */
function mostRecent(items: Json[]): Json[] {
  const latest = items
    .map((item) => textOf(item.validFrom ?? ""))
    .sort()
    .at(-1);
  return items.filter((item) => textOf(item.validFrom ?? "") === latest);
}

/** Names that were perhaps meant, as far as some are near. */
function nearestTo(wanted: unknown, listed: readonly Json[], member: string): string {
  const names = listed.map((item) => item[member]).filter((name) => typeof name === "string");
  const near = nearest(textOf(wanted), names).map((name) => JSON.stringify(printable(name, 80)));
  return near.length === 0 ? "" : `; nearest ${near.length === 1 ? "is" : "are"} ${near.join(", ")}`;
}
