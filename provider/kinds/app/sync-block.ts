import type { Json } from "../../../sdk/json";
import type { Gateway } from "../../gateway/gateways";
import { declaredSubset, present, sameMember, withDefaults } from "../../reconciler/compare";
import { LostError } from "../../reconciler/lost";
import { withNewer } from "../../reconciler/newer";
import { putMerged } from "../../reconciler/put";
import { asNamedBy, withCurrentNames, withLegacyNames } from "./legacy-names";
import type { BlockPart } from "./parts";
import type { Progress } from "./progress";

interface BlockContext {
  gateway: Gateway;
  appId: string;
  part: BlockPart;
  progress: Progress;
}

/** Writes those members of a block that differ from the live ones; all in one PUT, none if there is no difference. */
export async function applyBlock(context: BlockContext, wanted: Json, readLive: () => Promise<Json>): Promise<boolean> {
  const { gateway, appId, part, progress } = context;
  return progress.step(part.singular, async () => {
    const live = await readLive();
    const current = withDefaults(part.members, withCurrentNames(part.members, live));
    const changes = Object.fromEntries(
      Object.entries(wanted).filter(([name, value]) => !sameMember(name, declaredSubset(current[name], value), value)),
    );
    if (Object.keys(changes).length > 0) {
      await putMerged({
        what: part.singular,
        table: withNewer(withLegacyNames(part.members), { ...present(progress.known[part.name]), ...wanted }),
        readOnly: [],
        live,
        changes: asNamedBy(part.members, live, changes),
        gateway,
        send: (body) => part.calls(gateway.client).replace(appId, body),
      }).catch((error) => {
        if (error instanceof LostError) keepAnswered(context, wanted, error);
        throw error;
      });
      progress.changed = true;
    }
    for (const [name, value] of Object.entries(wanted)) progress.keepInside(part.name, name, value);
  });
}

/** What the gateway has after a write of which it lost something. */
function keepAnswered({ part, progress }: BlockContext, wanted: Json, lost: LostError): void {
  const names = Object.keys(withCurrentNames(part.members, Object.fromEntries(lost.names.map((name) => [name, true]))));
  const answered = lost.answered(part.members, wanted, present(progress.known[part.name]), {
    answer: withCurrentNames(part.members, lost.answer),
    names,
  });
  for (const [name, value] of Object.entries(answered)) progress.keepInside(part.name, name, value);
  progress.changed = true;
}
