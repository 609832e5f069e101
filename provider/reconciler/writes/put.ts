import { isObject } from "../../../sdk/json";
import { joined, message, quoted } from "../../../sdk/message";
import { isRefused } from "../../../sdk/outcomes";
import type { Path } from "../../../sdk/path";
import { inList } from "../../errors/in-list";
import type { Said } from "../../errors/resource-error";
import type { Gateway } from "../../gateway/gateways";
import { distinct } from "../../values/distinct";
import type { ApiItem, ApiObject } from "../api-object";
import { type Body, bodyOf } from "../body";
import { isSameMember, isSameValue, liveSubset } from "../compare/equal";
import { isHidden, rewritable, visible } from "../compare/hidden";
import { type MemberTable, memberIn } from "../compare/member-table";
import { factsOf } from "../compare/normal";
import { inside, present, withoutNulls } from "../compare/present";
import { asChanged } from "../crossings";
import { dotted } from "../parsed/paths";
import { declaredIn, liveIn, type Members } from "../provenance";
import { expectedOf } from "./expected";
import { differences } from "./kept-otherwise";
import { LostError } from "./lost";

/** One PUT: the API replaces whole objects, so what is live is merged with what is to change. */
export interface Put {
  /** How errors and notices name the object, for example `policy "/admin"`. */
  what: Said;
  /** Members that the body may carry. */
  table: MemberTable;
  /** Members that reads show and the body must not carry. */
  readOnly: readonly string[];
  /** The object as read just now. Never one from a list that was joined for several readers. */
  live: Members<"live">;
  /** What is to change, as it is to become; a null clears. */
  changes: Members<"declared">;
  /** All that the program declares of the object, beside what changes: the response must have it, too. */
  declared: Members<"declared">;
  /** Members of it that no read shows of an object like this, beside those that the table says are so. */
  isUnseen?(name: string, object: Members<"declared" | "live">): boolean;
  send(body: Body): Promise<ApiObject | ApiItem>;
  gateway: Pick<Gateway, "noticeOnce" | "isSecret">;
}

/**
 * Sends the full object: what is live, without read-only members, without nulls and without what no read should show, which may be
 * asterisks, with the changes. Members that the
 * contract does not know are written back, within members too; a gateway that refuses them gets the body once more without them, and
 * the user is told. What is to be cleared is sent as the contract says, or left out where a gateway refuses that.
 * The response must hold what is declared as it was sent, something of all else, and no longer what was to be cleared.
 */
export async function putMerged(put: Put): Promise<Members<"live">> {
  const { live, changes, table } = put;
  const isWritten = (name: string) => !put.readOnly.includes(name) && !put.isUnseen?.(name, live);
  const shown = Object.keys(live).filter(isWritten);
  const written = withoutNulls(liveIn(Object.fromEntries(shown.map((name) => [name, rewritable(live[name], table[name])]))));
  const cleared = Object.keys(changes).filter((name) => changes[name] === null);
  const emptied = cleared.filter((name) => table[name]?.clear === "empty");
  const whole = asChanged(written, { ...changes, ...Object.fromEntries(emptied.map((name) => [name, ""])) });
  const newer = newerIn({ whole, declared: put.declared }, table, (name) => Object.hasOwn(changes, name));
  // Null is in no body: what has no other way to be cleared is left out, since a PUT replaces.
  const [leftOut, empty] = [cleared.filter((name) => !emptied.includes(name)), emptied].map(asPaths) as [Path[], Path[]];
  const attempts = [[], empty, newer, [...empty, ...newer]].map((dropped) => [...leftOut, ...dropped]);
  const { response, sent, dropped } = await sendUntilAccepted(put, whole, distinct(attempts));
  if (newer.some((path) => dropped.includes(path))) tellLeftOut(put, newer);
  assertKept(put, { sent, declared: { ...changes, ...put.declared } }, response);
  assertCleared(put.what, cleared, response);
  return response;
}

const asPaths = (names: readonly string[]): Path[] => names.map((name) => [name]);

/** What an object is to be, and what of it a program declares. */
interface Carried {
  whole: Members<"declared">;
  declared: Members<"declared">;
}

/** What the contract does not know of such an object, and no program declares. */
function newerIn({ whole, declared }: Carried, table: MemberTable, isDeclared: (name: string) => boolean): Path[] {
  return Object.entries(whole).flatMap(([name, value]): Path[] => {
    const member = memberIn(table, name);
    if (member === undefined) return isDeclared(name) ? [] : [[name]];
    const { members } = member;
    if (members === undefined || !isObject(value)) return [];
    const within = { whole: inside(whole, name), declared: present(inside(declared, name)) };
    return newerIn(within, members, (inner) => Object.hasOwn(within.declared, inner)).map((path) => [name, ...path]);
  });
}

/** An object without some of its members. */
function without(object: Members<"declared">, paths: readonly Path[]): Members<"declared"> {
  const kept = Object.fromEntries(
    Object.entries(object)
      .filter(([name]) => !paths.some((path) => path.length === 1 && path[0] === name))
      .map(([name, value]) => {
        const within = paths.filter((path) => path.length > 1 && path[0] === name).map((path) => path.slice(1));
        return [name, within.length > 0 && isObject(value) ? without(inside(object, name), within) : value];
      }),
  );
  return declaredIn(kept);
}

/** Sends an object without the first list of members; after a refusal without the next one. */
async function sendUntilAccepted(
  put: Put,
  whole: Members<"declared">,
  attempts: readonly Path[][],
): Promise<{ response: Members<"live">; sent: Members<"declared">; dropped: readonly Path[] }> {
  const [dropped, ...others] = attempts as [Path[], ...Path[][]];
  const sent = without(whole, dropped);
  try {
    return { response: await put.send(bodyOf(sent)), sent, dropped };
  } catch (error) {
    if (others.length === 0 || !isRefused(error)) throw error;
    return sendUntilAccepted(put, whole, others);
  }
}

function tellLeftOut(put: Put, newer: readonly Path[]): void {
  const members = newer.map(dotted).sort();
  const names = inList(members.map(quoted));
  put.gateway.noticeOnce(
    { in: "newer members", members },
    message`${put.what}: the gateway refused to have ${names} written back, which this version does not know; left out, here and wherever else it comes up`,
  );
}

/**
 * @param declared what of it a program declares
 * @throws LostError when the response lacks what was sent: the gateway took the call but not the change
 */
export function assertKept(
  put: Pick<Put, "what" | "table" | "isUnseen" | "gateway">,
  { sent, declared }: { sent: Members<"declared">; declared: Members<"declared"> },
  response: Members<"live">,
): void {
  const { what, table, isUnseen, gateway } = put;
  const expected = (name: string) =>
    expectedOf({ sent: visible(sent[name], table[name]), shown: response[name], declared: declared[name] }, table[name]);
  const names = Object.keys(sent).filter((name) => {
    const member = table[name];
    if (isHidden(member) || isUnseen?.(name, sent)) return false;
    const wanted = expected(name);
    return !isSameMember(factsOf(table, name), liveSubset({ live: response[name] ?? member?.default, written: wanted }), wanted);
  });
  if (names.length === 0) return;
  const lost = names.flatMap((name) => differences([name], { sent: expected(name), kept: response[name] }, table[name], gateway.isSecret));
  // To declare what is kept is no way out where that is another value: it may be less than the program asks for.
  const advice = lost.every(({ isSpelling }) => isSpelling) ? "declare what it keeps where that will do; " : "";
  throw new LostError(
    message`the gateway took the change of ${what} but did not keep ${joined(
      lost.map(({ text }) => text),
      ", ",
    )}; ${advice}look at it in the console`,
    response,
    lost.map(({ path }) => path),
  );
}

/** @throws LostError when the response still has what was to be cleared. */
function assertCleared(what: Said, cleared: readonly string[], response: Members<"live">): void {
  const left = cleared.filter((name) => !isSameValue(response[name], undefined));
  if (left.length === 0) return;
  throw new LostError(
    message`the gateway took the change of ${what} but does not let ${left.join(", ")} be cleared; declare it, or remove the object and declare it anew under another name`,
    response,
    asPaths(left),
  );
}
