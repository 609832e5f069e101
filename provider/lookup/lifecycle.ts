import type { Json } from "../../sdk/json";
import { nearest } from "../../sdk/nearest";
import { shownOf } from "../../sdk/read/shape";
import { printable, textOf } from "../../sdk/text";
import type { Gateway } from "../gateway/gateways";
import { assertWhole, listWithRefused } from "../gateway/listed";
import { app } from "../kinds/app/kind";
import { idp } from "../kinds/idp/kind";
import { OagResourceError } from "../plugin/failure";
import type { Lifecycle } from "../plugin/lifecycle";
import { present, sameMember } from "../reconciler/compare";
import type { Kind as ResourceKind } from "../reconciler/kind";
import { certificateTold, covering, namesOf } from "./covering";
import { hostOf } from "./host";

interface Kind {
  singular: string;
  member: string;
  /** What serves a host, and may be looked for by it. */
  covers?: boolean;
  list(gateway: Gateway): Promise<Json[]>;
  /** What the result is of the one that was found. */
  show(item: Json, gateway: Gateway): Json | Promise<Json>;
}

/** What can be looked up, by which member, and where the candidates come from. */
const kinds: Record<string, Kind> = {
  certificate: {
    singular: "certificate",
    member: "commonName",
    covers: true,
    list: async ({ client }) => (await listWithRefused((onRefused) => client.certificates.list({ onRefused }))) as Json[],
    show: (item) => shownOf("Certificate", item),
  },
  app: {
    singular: "app",
    member: "label",
    list: async ({ applications }) => (await applications.fresh()) as Json[],
    show: asOutputs(app),
  },
  identityProvider: {
    singular: "identity provider",
    member: "domain",
    list: async ({ identityProviders }) => (await identityProviders.fresh()) as Json[],
    show: asOutputs(idp),
  },
};

/** The life of a look-up: it is only ever read. Its properties are `kind`, `query` and, as read, `result`. */
export const lookupLifecycle: Lifecycle = {
  noun: "look-up",
  title: ({ kind }) => kind,
  async read(gateway, id, props) {
    const query = present(props.query);
    const kind = kinds[textOf(props.kind)];
    if (kind === undefined) throw new OagResourceError("OAG_CONFIG", `cannot look up ${props.kind}`);
    const host = kind.covers && query.forDomain !== undefined ? hostOf(query.forDomain) : undefined;
    // What is refused is so only where it is looked for.
    const listed = await kind.list(gateway);
    const search = host === undefined ? byMember(listed, query, kind) : byCover(listed, host, gateway);
    const matches = search.matches.map(assertWhole);
    const found = query.mostRecent === true ? mostRecent(matches) : matches;
    if (found.length === 0)
      throw new OagResourceError(
        "OAG_NOT_FOUND",
        `there is no ${kind.singular} ${search.what} on ${gateway.origin} (${search.compared})${nearestTo(search.wanted, search.names)}${host === undefined && kind.covers ? coveredBy(listed, query, gateway) : ""}`,
      );
    if (found.length > 1) {
      const cure =
        query.mostRecent === true
          ? "they have the same validFrom: take one by its id"
          : "mostRecent: true takes the one with the latest validFrom";
      throw new OagResourceError(
        "OAG_NOT_FOUND",
        `there are ${found.length} ${kind.singular}s ${search.what} on ${gateway.origin} (${found.map(search.told).join(", ")})${kind.covers ? `; ${cure}` : ""}`,
      );
    }
    return { id, props: { kind: props.kind, query, result: await kind.show(found[0] as Json, gateway) } };
  },
};

/**
 * In the shape of the resource's outputs, as its `.get()` reads them: a list has neither an app's parts nor what offline mode adds. All
 * of it, always: nothing tells which outputs a program will ask for.
 */
function asOutputs(kind: ResourceKind): Kind["show"] {
  return async (item, gateway) => {
    const { readObject } = await import("../reconciler/read.js");
    const { props } = await readObject(kind, gateway, textOf(item.id), {});
    return { ...props, id: item.id };
  };
}

/** Who gives a host for a subject's name is told of the other way, where it finds something. */
function coveredBy(listed: readonly Json[], { commonName }: Json, { clock }: Gateway): string {
  const host = textOf(commonName);
  const isCovered = !host.startsWith("*") && covering(listed, host, clock.now()).best.length > 0;
  return isCovered ? "; forDomain instead of commonName finds one that covers that host" : "";
}

/** What a query found, and the words for it. */
interface Search {
  matches: readonly Json[];
  wanted: unknown;
  what: string;
  compared: string;
  /** Names that could have been meant. */
  names: readonly unknown[];
  /** One of several, as a sentence lists it. */
  told(item: Json): string;
}

/** A domain has no case; a gateway has each once. Labels and subject names are compared exactly. */
function byMember(listed: readonly Json[], query: Json, { member }: Kind): Search {
  const wanted = query[member];
  const isWanted = (value: unknown) => value === wanted || (member === "domain" && sameMember("domain", value, wanted));
  return {
    matches: listed.filter((item) => isWanted(item[member])),
    wanted,
    what: `with ${member} ${JSON.stringify(wanted)}`,
    compared: `compared ${member === "domain" ? "without regard to case" : "exactly, upper and lower case included"}`,
    names: listed.map((item) => item[member]),
    told: ({ id }) => textOf(id),
  };
}

function byCover(listed: readonly Json[], wanted: string, { clock }: Gateway): Search {
  const { best, ended, early } = covering(listed, wanted, clock.now());
  const told = (what: string, items: readonly Json[], word: string, date: string) =>
    items.length === 0 ? "" : `; ${what}: ${items.map((item) => certificateTold(item, word, date)).join(", ")}`;
  return {
    matches: best,
    wanted,
    what: `for the host ${JSON.stringify(wanted)}`,
    compared: `commonName and san, without regard to case; a wildcard covers one label${told("ended", ended, "on", "expiresOn")}${told("not yet valid", early, "from", "validFrom")}`,
    names: listed.flatMap(namesOf),
    told: (item) => certificateTold(item, "until", "expiresOn"),
  };
}

/** The one that became valid last; dates without time compare as text. */
function mostRecent(items: Json[]): Json[] {
  const latest = items
    .map((item) => textOf(item.validFrom ?? ""))
    .sort()
    .at(-1);
  return items.filter((item) => textOf(item.validFrom ?? "") === latest);
}

/** Names that were perhaps meant, as far as some are near. */
function nearestTo(wanted: unknown, names: readonly unknown[]): string {
  const near = nearest(
    textOf(wanted),
    names.filter((name) => typeof name === "string"),
  ).map((name) => JSON.stringify(printable(name, 80)));
  return near.length === 0 ? "" : `; nearest ${near.length === 1 ? "is" : "are"} ${near.join(", ")}`;
}
