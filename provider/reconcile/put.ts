import { OagApiError } from "../../sdk/errors";
import type { Member } from "../../sdk/generated/contract";
import { OagResourceError } from "../plugin/failure";
import type { Gateway } from "../plugin/gateways";
import type { Json } from "../plugin/markers";
import { declaredSubset, sameMember } from "./compare";

/** Members of an API schema. */
export type MemberTable = Readonly<Record<string, Member>>;

/** One PUT: the API replaces whole objects, so what is live is merged with what is to change. */
export interface Put {
  /** How errors and notices name the object, for example `policy "/admin"`. */
  what: string;
  /** Members that the body may carry. */
  table: MemberTable;
  /** Members that reads show and the body must not carry. */
  readOnly: readonly string[];
  /** The object as read just now. Never one from a list that was joined for several readers. */
  live: Json;
  /** What is to change; a null clears. */
  changes: Json;
  send(body: Json): Promise<Json>;
  gateway: Pick<Gateway, "noticeOnce">;
}

/**
 * Sends the full object: what is live, without read-only members, with the changes. Members that the contract does not
 * know are written back; a gateway that refuses them with 400 gets the body once more without them, and the user is told.
 * The answer must hold what was sent.
 */
export async function putMerged(put: Put): Promise<Json> {
  const writable = Object.entries(put.live).filter(
    ([name, value]) => !put.readOnly.includes(name) && !put.table[name]?.readOnly && value !== undefined,
  );
  const body = { ...Object.fromEntries(writable), ...put.changes };
  const unknown = writable.map(([name]) => name).filter((name) => put.table[name] === undefined && !Object.hasOwn(put.changes, name));
  const { answer, sent } = await sendOrStrip(put, body, unknown);
  demandKept(put.what, sent, answer, put.table);
  return answer;
}

async function sendOrStrip(put: Put, body: Json, unknown: string[]): Promise<{ answer: Json; sent: Json }> {
  try {
    return { answer: await put.send(body), sent: body };
  } catch (error) {
    if (unknown.length === 0 || !(error instanceof OagApiError) || error.status !== 400) throw error;
    const sent = Object.fromEntries(Object.entries(body).filter(([name]) => !unknown.includes(name)));
    const answer = await put.send(sent);
    const names = unknown.sort().join(", ");
    put.gateway.noticeOnce(
      `unknown ${names}`,
      `${put.what}: the gateway refused to have ${names} written back, which this version does not know; left out, here and wherever else it comes up`,
    );
    return { answer, sent };
  }
}

/** @throws when the answer lacks what was sent: the gateway took the call but not the change. */
export function demandKept(what: string, sent: Json, answer: Json, table: MemberTable): void {
  const lost = Object.entries(sent)
    .filter(([name, value]) => {
      const member = table[name];
      const isHidden = member?.writeOnly || (name === "value" && sent.source === "SECRET");
      const isDefault = answer[name] === undefined && member?.default !== undefined && sameMember(name, value, member.default);
      return !isHidden && !isDefault && !sameMember(name, declaredSubset(answer[name], value), value);
    })
    .map(([name]) => name);
  if (lost.length > 0)
    throw new OagResourceError(
      `the gateway took the change of ${what} but did not keep ${lost.join(", ")}; look at it in the console [OAG_LOST]`,
      "OAG_LOST",
    );
}
