import type { OagClient } from "../../../sdk/client";
import type { Json } from "../../../sdk/json";
import { textOf } from "../../../sdk/text";
import { present } from "../../reconciler/compare";
import type { Family } from "./family";
import { familyOf } from "./family";
import type { BlockPart, MapPart, PartName } from "./parts";

/** An app as it is on the gateway, with the parts that were asked for. */
export interface Observed {
  id: string;
  own: Json;
  maps: Partial<Record<MapPart["name"], Json[]>>;
  /** As the gateway names their members, see `legacy-names.ts`. */
  blocks: Partial<Record<BlockPart["name"], Json>>;
}

/**
 * Reads an app and the named parts: one call where the gateway honours `expand`, the parts' own calls for what it
 * left out.
 */
export async function observe(
  client: OagClient,
  id: string,
  wanted: (family: Family) => readonly PartName[],
  type?: unknown,
): Promise<Observed> {
  const guess = familyOf(type);
  const names = wanted(guess);
  const expand = guess.parts.filter((part) => names.includes(part.name)).map((part) => part.expand);
  const own = (await client.applications.get(id, { expand })) as Json;
  return complete(client, own, wanted(familyOf(own.type)));
}

/** Fills in the parts that an answer did not carry under `_embedded`. */
export async function complete(client: OagClient, answer: Json, names: readonly PartName[]): Promise<Observed> {
  const { _embedded, ...own } = answer;
  const observed: Observed = { id: textOf(own.id), own, maps: {}, blocks: {} };
  const embedded = present(_embedded);
  await Promise.all(
    familyOf(own.type)
      .parts.filter((part) => names.includes(part.name))
      .map(async (part) => {
        const value = embedded[part.name];
        if (part.kind === "map")
          observed.maps[part.name] = Array.isArray(value) ? (value as Json[]) : await part.calls(client).list(observed.id);
        else observed.blocks[part.name] = value === undefined ? await part.calls(client).get(observed.id) : present(value);
      }),
  );
  return observed;
}

/** The items of a list-like part; none where the part was not read. */
export const itemsOf = (observed: Observed, part: MapPart): Json[] => observed.maps[part.name] ?? [];

/** A block as the gateway names its members; empty where the part was not read. */
export const blockOf = (observed: Observed, part: BlockPart): Json => observed.blocks[part.name] ?? {};
