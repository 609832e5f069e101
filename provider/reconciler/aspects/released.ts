import type { Scope } from "../aspect";
import { noticeAbout } from "../notice-about";

/**
 * Tells what is no longer declared, one by one: taken out of the program it is no longer looked after, and reset it is not.
 * @param names aspects or members of one, for example `session` or `session.idleSessionTimeout`
 */
export function tellReleased({ gateway, progress }: Pick<Scope, "gateway" | "progress">, names: readonly string[]): void {
  const [are, they] = names.length === 1 ? ["is", "it stays on the gateway as it is"] : ["are", "they stay on the gateway as they are"];
  noticeAbout(gateway, progress, `its ${names.join(" and ")} ${are} no longer managed here; ${they}`);
}
