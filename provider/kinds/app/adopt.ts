import { isGone } from "../../../sdk/errors";
import type { Gateway } from "../../gateway/gateways";
import { OagResourceError } from "../../plugin/failure";
import type { CreateContext } from "../../plugin/handler";
import type { Json } from "../../plugin/markers";
import { declaredSubset, present, sameMember, sameValue, withDefaults } from "../../reconciler/compare";
import { assertNotInStack } from "../../reconciler/exists";
import { withClientSecret } from "./client-secret";
import { declaredParts } from "./converge";
import { familyOf } from "./family";
import { entriesOf, sameItem } from "./items";
import { blockOf, itemsOf, modern, type Observed, observe } from "./observe";
import { ownedPaths } from "./ownership";
import { computedOf, outputsOf, wantedState } from "./state";

/** Takes an existing app into the state. Compares first: any difference fails, and nothing is ever written. */
export async function adoptApp(gateway: Gateway, id: string, inputs: Json, context: CreateContext): Promise<{ id: string; outs: Json }> {
  assertNotInStack("app", id, context);
  const live = await observe(gateway.client, id, () => declaredParts(inputs), inputs.type).catch((error) => {
    if (!isGone(error)) throw error;
    throw new OagResourceError(
      `there is no app with the id ${id} on ${gateway.origin}; check the import option [OAG_NOT_FOUND]`,
      "OAG_NOT_FOUND",
    );
  });
  const found = differences(live, inputs);
  if (found.length > 0) {
    throw new OagResourceError(
      `app ${id} is not as the program declares it, so it was not taken into the state; nothing was changed. Change the program to match (\`npx pulumi-oag-cli dump\` writes what the gateway has), run again, and change it back afterwards: ${found.join("; ")} [OAG_DIFFERS]`,
      "OAG_DIFFERS",
    );
  }
  const computed = await withClientSecret(gateway, live.own, computedOf(live.own, gateway.origin));
  gateway.applications.adopt(id);
  return { id, outs: outputsOf(wantedState(inputs, computed)) };
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
      const shown = withDefaults(part.members, modern(part, blockOf(live, part)))[member];
      return told(path, declaredSubset(shown, declared), declared, member);
    }
    // Not every read shows debug, and no default says what it is then.
    const isHidden = family.members[name]?.writeOnly || (name === "debug" && sameValue(live.own.debug, undefined));
    return isHidden ? [] : told(path, declaredSubset(own[name], inputs[name]), inputs[name], name);
  });
}

/** Names only: what the program marked as a secret arrives here in plain, and the gateway may hold the like of it. */
function told(path: string, live: unknown, declared: unknown, member: string): string[] {
  if (sameMember(member, live, declared)) return [];
  return [`${path} ${sameValue(live, undefined) ? "is only in the program" : "differs"}`];
}
