import type { Json } from "../../../sdk/json";
import { shownOf } from "../../../sdk/read/shape";
import { isSecretSource } from "../../../sdk/secrets/sources";
import type { Gateway } from "../../gateway/gateways";
import type { ReadResult } from "../../plugin/handler";
import { readObject } from "../../reconciler/read";
import { readable } from "../../reconciler/readable";
import { withClientSecret } from "./client-secret";
import { apps } from "./collection";
import type { Family } from "./family";
import { familyOf } from "./family";
import { asMap } from "./items";
import { withCurrentNames } from "./legacy-names";
import { blockOf, complete, itemsOf, type Observed, observe } from "./observe";
import { liveOwned } from "./ownership";
import type { PartName } from "./parts";
import { computedOf, outputsOf, stateOf } from "./state";

/** Reads an app: live values for what is owned on refresh, all that the API tells on `.get()`. */
export const readApp = (gateway: Gateway, id: string, props: Json): Promise<ReadResult> =>
  readObject({ collection: apps, gateway, id, props, refresh: () => refresh(gateway, id, props), get: () => get(gateway, id, props) });

/** An app with some of its parts: from the joined list where there is one, otherwise read by itself. */
async function readLive(gateway: Gateway, id: string, parts: (family: Family) => PartName[], type: unknown): Promise<Observed> {
  const joined = await gateway.reads.find(id);
  return joined === undefined ? observe(gateway.client, id, parts, type) : complete(gateway.client, joined, parts(familyOf(joined.type)));
}

async function refresh(gateway: Gateway, id: string, props: Json): Promise<ReadResult> {
  const old = stateOf(props);
  const parts = (family: Family) =>
    family.parts.filter((part) => old.owned.some((path) => path.split(".")[0] === part.name)).map((part) => part.name);
  const live = await readLive(gateway, id, parts, props.type);
  const declared = liveOwned(old.family, live, old.declared, old.owned);
  const { clientSecret } = old.computed;
  const computed = await withClientSecret(gateway, live.own, { ...computedOf(live.own, gateway.origin), clientSecret });
  return {
    id,
    props: outputsOf({ ...old, declared, computed }),
    inputs: { ...declared, ...(old.importId !== undefined && { __import: old.importId }) },
  };
}

async function get(gateway: Gateway, id: string, props: Json): Promise<ReadResult> {
  const live = await readLive(gateway, id, (family) => family.parts.map((part) => part.name), props.type);
  return { id, props: { ...everything(live), ...computedOf(live.own, gateway.origin) } };
}

/** All that the API tells, in the shape of the arguments; secret values are left out, and what a gateway has beyond the contract. */
function everything(live: Observed): Json {
  const family = familyOf(live.own.type);
  const own = readable(family.members, shownOf("ApplicationWithEmbedded", live.own));
  const parts = family.parts.map((part) => {
    if (part.kind === "block") return [part.name, readable(part.members, withCurrentNames(part.members, blockOf(live, part)))];
    const items = itemsOf(live, part).map((item) =>
      part.name === "attributes" && isSecretSource(item.source) ? { ...item, value: undefined } : item,
    );
    return [part.name, asMap(part, items, [])];
  });
  return { ...own, ...Object.fromEntries(parts) };
}
