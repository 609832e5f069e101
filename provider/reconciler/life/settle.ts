import type { MembersScope } from "../aspects/members-write";
import { noticeAbout } from "../notice-about";
import { readMembers } from "../reads/observe";
import { assertAsWritten } from "./singleton";

/** Waits until what was written is in use, where the kind needs that; then it must still be what was written. */
export async function settle(scope: MembersScope, isWritten: boolean): Promise<void> {
  const { gateway, id, location, declaration, hooks, progress } = scope;
  const { settle: settling } = hooks;
  if (settling === undefined || progress.failed) return;
  await progress.step(settling.step, async () => {
    await settling.wait(gateway, (message) => noticeAbout(gateway, progress, message));
    if (isWritten && location.kind.shape.isOnlyOne) assertAsWritten(declaration, await readMembers(location, id));
  });
}
