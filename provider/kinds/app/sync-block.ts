import type { Gateway } from "../../gateway/gateways";
import type { Json } from "../../plugin/markers";
import { declaredSubset, present, sameMember, withDefaults } from "../../reconciler/compare";
import { LostError } from "../../reconciler/lost";
import { withNewer } from "../../reconciler/newer";
import { putMerged } from "../../reconciler/put";
import { modern } from "./observe";
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
    const current = withDefaults(part.members, modern(part, live));
    const changes = Object.fromEntries(
      Object.entries(wanted).filter(([name, value]) => !sameMember(name, declaredSubset(current[name], value), value)),
    );
    if (Object.keys(changes).length > 0) {
      await putMerged({
        what: part.singular,
        table: withNewer(withLegacy(part), { ...present(progress.known[part.name]), ...wanted }),
        readOnly: [],
        live,
        changes: asNamedBy(part, live, changes),
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
  const names = Object.keys(modern(part, Object.fromEntries(lost.names.map((name) => [name, true]))));
  const answered = lost.answered(part.members, wanted, present(progress.known[part.name]), { answer: modern(part, lost.answer), names });
  for (const [name, value] of Object.entries(answered)) progress.keepInside(part.name, name, value);
  progress.changed = true;
}

/** Changes under the names that this gateway uses. */
function asNamedBy(part: BlockPart, live: Json, changes: Json): Json {
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => {
      const old = part.legacy[name];
      return [old !== undefined && Object.hasOwn(live, old) && !Object.hasOwn(live, name) ? old : name, value];
    }),
  );
}

function withLegacy(part: BlockPart) {
  const old = Object.entries(part.legacy).map(([name, legacy]) => [legacy, part.members[name]]);
  return { ...part.members, ...Object.fromEntries(old) };
}
