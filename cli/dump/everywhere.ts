import type { OagClient, OnRefused, Refused } from "pulumi-oag/sdk";
import type { Connection } from "../connection";
import type { Json } from "../json";
import { forEverywhere, type KindEverywhere, kindsEverywhere } from "../kinds";

/** All that a gateway lists of a kind. */
interface Listed {
  items: Json[];
  /** Those whose responses are not as the contract says. */
  refused: Refused[];
}

/** How each kind of which every gateway has some is listed. */
const lists: Readonly<Record<KindEverywhere, (client: OagClient, onRefused: OnRefused) => Promise<Json[]>>> = {
  app: ({ applications }, onRefused) => applications.list({ onRefused }),
  idp: ({ identityProviders }, onRefused) => identityProviders.list({ onRefused }),
};

/** Lists them all. */
export async function listEverywhere({ client }: Connection): Promise<Record<KindEverywhere, Listed>> {
  const listed = forEverywhere((): Listed => ({ items: [], refused: [] }));
  await Promise.all(
    kindsEverywhere.map(async (kind) => {
      const of = listed[kind];
      of.items = await lists[kind](client, (one) => of.refused.push(one));
    }),
  );
  return listed;
}
