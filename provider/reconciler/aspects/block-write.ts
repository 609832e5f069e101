import type { Scope } from "../aspect";
import { withDefaults } from "../compare/defaults";
import { carriedIn, certainIn, changedBy, isHidden, isSameHidden, visible } from "../compare/hidden";
import { isAsWritten } from "../compare/members";
import { present } from "../compare/present";
import { filtered, knownAsDeclared, liveIn, type Members } from "../provenance";
import { doubting } from "../writes/doubt";
import { LostError } from "../writes/lost";
import { withNewer } from "../writes/newer";
import { putMerged } from "../writes/put";
import { type BlockFacts, currentIn } from "./block-facts";
import { asNamedBy, withCurrentNames, withLegacyNames } from "./legacy-names";

/** What a write needs of a block. */
type WrittenBlock = Pick<BlockFacts, "name" | "singular" | "table" | "calls">;

/**
 * Writes those members of a block that differ from the live ones; all in one PUT, none if there is no difference. Answers
 * whether it went well.
 */
export async function writeBlock(
  scope: Scope,
  block: WrittenBlock,
  wanted: Members<"declared">,
  readLive: () => Promise<Members<"live">>,
): Promise<boolean> {
  const { gateway, id, progress } = scope;
  const { name: aspect, singular, table } = block;
  return progress.step({ path: [aspect], noun: singular }, async () => {
    const live = await readLive();
    const current = withDefaults(table, currentIn(table, live));
    const known = present(progress.known.aspects[aspect]);
    const declared: Members<"declared"> = { ...knownAsDeclared(known), ...wanted };
    const isThere = (name: string) => {
      const member = table[name];
      // What no read shows is compared with what the gateway is known to have been given.
      if (!isSameHidden(member, known[name], wanted[name])) return false;
      return isHidden(member) || isAsWritten(table, name, { live: visible(current[name], member), written: wanted[name] });
    };
    const changes = filtered(wanted, (name) => !isThere(name));
    if (Object.keys(changes).length > 0) {
      const sent = { ...carriedIn(table, { live: current, given: declared }), ...changes };
      await putMerged({
        what: singular,
        table: withNewer(withLegacyNames(table), declared),
        readOnly: [],
        live,
        declared: asNamedBy(table, live, declared),
        changes: asNamedBy(table, live, sent),
        gateway,
        send: (body) =>
          doubting(progress, block.calls(gateway.client, gateway).replace(id, body), () => {
            if (progress.known.aspects[aspect] !== undefined)
              progress.keepInside(aspect, certainIn(table, known, changedBy(table, sent, current)));
          }),
      }).catch((error) => {
        if (error instanceof LostError) keepLost(scope, block, wanted, error);
        throw error;
      });
      progress.changed = true;
    }
    if (Object.keys(wanted).length > 0) progress.keepInside(aspect, wanted);
  });
}

/** What the gateway has after a write of which it lost something, under today's names. */
function keepLost({ progress }: Scope, { name: aspect, table }: WrittenBlock, wanted: Members<"declared">, lost: LostError): void {
  const names = Object.keys(withCurrentNames(table, liveIn(Object.fromEntries(lost.names.map((name) => [name, true])))));
  const known = present(progress.known.aspects[aspect]);
  const kept = lost.knownFrom(table, { wanted, known }, { response: currentIn(table, lost.response), names });
  if (Object.keys(kept).length > 0) progress.keepInside(aspect, kept);
  progress.changed = true;
}
