import type { Refused } from "pulumi-oag/sdk";
import type { Connection } from "../connection";
import type { Json } from "../json";
import { forEverywhere, type KindEverywhere, kinds, kindsEverywhere, namedBy } from "../kinds";
import { listEverywhere } from "./everywhere";
import { unknownLabels } from "./labels";

/** Which apps of a gateway are asked for. */
export interface ListingOptions {
  /** Labels of the only apps to read; with them comes what they name, such as their identity providers. Without: all. */
  labels?: readonly string[] | undefined;
  /** A label that the gateway does not have is passed over. */
  mayLack?: true;
}

/** Labels of all apps, domains of all identity providers. */
export type Titles = Readonly<Record<KindEverywhere, readonly string[]>>;

/** What is asked for, as the gateway lists it. */
interface Listing {
  wanted: Readonly<Record<KindEverywhere, Json[]>>;
  /** Those whose responses are not as the contract says. */
  refused: { kind: KindEverywhere; one: Refused }[];
  /** How all that is there is called, asked for or not. */
  titles: Titles;
}

/** @throws CliError where no app has a label that is asked for */
export async function listWanted(connection: Connection, { labels, mayLack }: ListingOptions): Promise<Listing> {
  const listed = await listEverywhere(connection);
  const titles = forEverywhere((kind) =>
    [...listed[kind].items, ...listed[kind].refused.map(({ item }) => item)].flatMap((item) => titlesIn(kind, item)),
  );
  const missing = (labels ?? []).filter((label) => !titles.app.includes(label));
  if (missing.length > 0 && !mayLack) throw unknownLabels(`${connection.origin} has no app`, "it has", missing, titles.app);
  const isAsked = labels === undefined ? () => true : askedFor(labels, listed.app.items);
  return {
    wanted: forEverywhere((kind) => listed[kind].items.filter((item) => isAsked(kind, item))),
    refused: kindsEverywhere.flatMap((kind) =>
      listed[kind].refused.filter(({ item }) => isAsked(kind, item)).map((one) => ({ kind, one })),
    ),
    titles,
  };
}

function titlesIn(kind: KindEverywhere, item: Json): string[] {
  const title = kinds[kind].titleOf(item);
  return typeof title === "string" ? [title] : [];
}

/** Whether an object is an app with one of these labels, or is named by one. */
function askedFor(labels: readonly string[], apps: readonly Json[]): (kind: KindEverywhere, item: Json) => boolean {
  const isLabelled = ({ label = "" }: Json) => labels.includes(String(label));
  const used = namedBy(apps.filter(isLabelled));
  return (kind, item) => (kind === "app" ? isLabelled(item) : item.id !== undefined && used.get(kind)?.has(item.id) === true);
}
