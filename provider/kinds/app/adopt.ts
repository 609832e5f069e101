import type { Json } from "../../../sdk/json";
import type { Application } from "../../../sdk/types";
import type { Gateway } from "../../gateway/gateways";
import type { CreateContext } from "../../plugin/handler";
import { adoptObject, differenceAt } from "../../reconciler/adopt";
import { present, sameValue, withDefaults } from "../../reconciler/compare";
import type { Created } from "../../reconciler/create";
import { withClientSecret } from "./client-secret";
import { apps } from "./collection";
import { declaredParts } from "./converge";
import { familyOf } from "./family";
import { entriesOf, sameItem } from "./items";
import { withCurrentNames } from "./legacy-names";
import { blockOf, itemsOf, type Observed, observe } from "./observe";
import { ownedPaths } from "./ownership";
import { computedOf, outputsOf, wantedState } from "./state";

/** Takes an existing app into the state, if it is as the program declares it. */
export function adoptApp(gateway: Gateway, id: string, inputs: Json, context: CreateContext): Promise<Created> {
  return adoptObject<Application, Observed>({
    collection: apps,
    gateway,
    id,
    context,
    read: () => observe(gateway.client, id, () => declaredParts(inputs), inputs.type),
    differences: (live) => differences(live, inputs),
    outputs: async (live) =>
      outputsOf(wantedState(inputs, await withClientSecret(gateway, live.own, computedOf(live.own, gateway.origin)))),
  });
}

/** Every declared value that the live app does not have, one sentence each. Secret values are not compared, and no value is shown. */
function differences(live: Observed, inputs: Json): string[] {
  const family = familyOf(inputs.type);
  const own = withDefaults(family.members, live.own);
  return ownedPaths(family, inputs).flatMap((path) => {
    const [name = "", member] = path.split(".");
    const part = family.parts.find((candidate) => candidate.name === name);
    if (part?.kind === "map") {
      const wanted = entriesOf(part, inputs[name]);
      const items = new Map(itemsOf(live, part).map((item) => [part.identity(item), item]));
      const isWanted = new Set(wanted.map((entry) => entry.identity));
      return [
        ...wanted
          .filter((entry) => !items.has(entry.identity))
          .map((entry) => `${part.singular} ${part.title(entry.item)} is only in the program`),
        ...wanted
          .filter(
            (entry) => items.has(entry.identity) && !sameItem(part, entry.item, items.get(entry.identity) as Json, { ignoreSecrets: true }),
          )
          .map((entry) => `${part.singular} ${part.title(entry.item)} differs`),
        ...[...items]
          .filter(([identity]) => !isWanted.has(identity))
          .map(([, item]) => `${part.singular} ${part.title(item)} is only on the gateway`),
        ...itemsOf(live, part)
          .filter((item) => isWanted.has(part.identity(item)) && items.get(part.identity(item)) !== item)
          .map((item) => `${part.singular} ${part.title(item)} is on the gateway more than once`),
      ];
    }
    if (part?.kind === "block" && member !== undefined) {
      const declared = present(inputs[name])[member];
      const shown = withDefaults(part.members, withCurrentNames(part.members, blockOf(live, part)))[member];
      return differenceAt(path, shown, declared, member);
    }
    // What a read need not show has no default that says what it is then.
    const isHidden = family.members[name]?.writeOnly || (family.members[name]?.unread && sameValue(live.own[name], undefined));
    return isHidden ? [] : differenceAt(path, own[name], inputs[name], name);
  });
}
