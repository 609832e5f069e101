import { withArticle } from "../../errors/article";
import { OagResourceError } from "../../errors/resource-error";
import type { StepName } from "../../errors/step-name";
import type { ApiObject } from "../api-object";
import type { Scope } from "../aspect";
import { withDefaults } from "../compare/defaults";
import { isSameValue } from "../compare/equal";
import { carriedIn, certainIn, changedBy, hiddenIn, isHidden } from "../compare/hidden";
import { type MemberTable, memberIn } from "../compare/member-table";
import { isAsWritten } from "../compare/members";
import type { Hooks } from "../kind";
import type { Variant } from "../kind-facts";
import type { Location } from "../location";
import type { Declaration } from "../parsed/declaration";
import { declaredIn, filtered, type Members } from "../provenance";
import { readMembers } from "../reads/observe";
import { doubting } from "../writes/doubt";
import { LostError } from "../writes/lost";
import { merged } from "../writes/merged";
import { withNewer } from "../writes/newer";
import { putMerged } from "../writes/put";

/** The step that is about the object itself. */
export const ownMembers: StepName = { path: [] };

/** An object whose own members are written. */
export interface MembersScope extends Scope {
  location: Location;
  /** Everything that the program declares: what no read shows must be sent with every PUT. */
  declaration: Declaration;
  hooks: Hooks;
}

/**
 * Writes those of an object's own members that differ from the live ones, in one PUT.
 * @param isSent a create has just sent them: what no read shows is not written again
 */
export async function writeMembers(scope: MembersScope, wanted: Members<"declared">, { isSent = false } = {}): Promise<boolean> {
  const { declaration, progress } = scope;
  const { members } = declaration.variant;
  return progress.step(ownMembers, async () => {
    const live = await scope.readMembers();
    assertCreateOnly(declaration, wanted, { live, known: progress.known.members });
    const shown = withDefaults(members, live);
    // What no read shows is compared with what the gateway is known to have been given.
    const isGiven = (name: string, value: unknown) =>
      isSent || isSameValue(hiddenIn(progress.known.members[name], members[name]), hiddenIn(value, members[name]));
    const differs = ([name, value]: [string, unknown]) =>
      !members[name]?.fixed &&
      !members[name]?.createOnly &&
      !(isGiven(name, value) && isAsWritten(members, name, { live: shown[name], written: value }));
    const changes = declaredIn(
      Object.fromEntries(
        Object.entries(wanted)
          .filter(differs)
          .map(([name, value]) => [name, merged(members[name], { live: live[name], known: progress.known.members[name], value })]),
      ),
    );
    if (Object.keys(changes).length > 0) await send(scope, { live, wanted, changes });
    progress.keep(wanted);
  });
}

/** The scope with what saves the object. */
export function membersScope<S extends Omit<MembersScope, "save">>(scope: S): S & MembersScope {
  const full = {
    ...scope,
    save: () =>
      scope.progress.step(ownMembers, async () => {
        // Read now: what the update began with may be minutes old, and would undo what somebody has changed since.
        const nothing = declaredIn({});
        await send(full, { live: await readMembers(scope.location, scope.id), wanted: nothing, changes: nothing });
      }),
  };
  return full;
}

/** One write: what is wanted, as far as it is known from now on, and what of it is sent. */
interface Writing {
  live: ApiObject;
  wanted: Members<"declared">;
  changes: Members<"declared">;
}

async function send(scope: MembersScope, { live, wanted, changes }: Writing): Promise<void> {
  const { gateway, id, location, declaration, hooks, progress } = scope;
  const { variant, managed } = declaration;
  const { shape } = declaration.kind;
  const table = tableOf(variant, { declared: managed.members, changes });
  const took = async (response: Members<"live">) => {
    progress.changed = true;
    progress.response = response;
    await location.inventory.add({ ...live, ...response });
  };
  const sent = { ...alwaysSent(declaration, live), ...changes };
  const changing = changedBy(variant.members, sent, live);
  const response = await putMerged({
    what: "its own members",
    table,
    readOnly: [...variant.readOnly, ...(shape.parent === undefined ? [] : [shape.parent])].filter((name) => !Object.hasOwn(changes, name)),
    live,
    declared: managed.members,
    changes: sent,
    gateway,
    send: (body) =>
      doubting(progress, location.calls.replace(id, body), () =>
        progress.keep(certainIn(variant.members, progress.known.members, changing)),
      ),
  }).catch(async (error) => {
    if (error instanceof LostError) {
      await took(error.response);
      const others = filtered(wanted, (name) => !memberIn(variant.members, name)?.fixed);
      progress.keep(error.knownFrom(variant.members, { wanted: others, known: progress.known.members }));
    }
    throw (await hooks.causeOf?.(gateway, { id, declaration, changes, error })) ?? error;
  });
  await took(response);
  const refusal = hooks.whyUnusable?.(response, declaration);
  if (refusal === undefined) return;
  // Neither the new credential nor the old one is in force: whichever the program declares next is to be written, also where
  // this write was about something else.
  const isUnseen = (name: string) => isHidden(variant.members[name]);
  progress.keep(filtered(wanted, (name) => !isUnseen(name)));
  progress.drop(Object.keys(managed.members).filter(isUnseen));
  throw new OagResourceError("OAG_STATE", refusal);
}

/**
 * What every replace carries: what no read shows, and what no replace changes, as the gateway has it, which may compare
 * letter by letter.
 */
function alwaysSent({ variant, managed: { members } }: Declaration, live: Members<"live">): Members<"declared"> {
  const unchanged = Object.entries(members).filter(([name]) => memberIn(variant.members, name)?.fixed);
  return {
    ...carriedIn(variant.members, { live, given: members }),
    ...Object.fromEntries(unchanged.map(([name, value]) => [name, live[name] ?? value])),
  };
}

/** What a replace may carry: newer members that the program declares, and what it lists as read-only where that is to change, on trial. */
function tableOf(
  { members, updateMembers = members, readOnly }: Variant,
  { declared, changes }: { declared: Members<"declared">; changes: Members<"declared"> },
): MemberTable {
  const newer = filtered(declared, (name) => !Object.hasOwn(members, name));
  const onTrial = readOnly.filter((name) => Object.hasOwn(changes, name)).map((name) => [name, { type: "string" }] as const);
  return { ...withNewer(updateMembers, newer), ...Object.fromEntries(onTrial) };
}

/**
 * What was set at creation as it is declared is no matter any more: whatever a read shows of it now, it is no drift.
 * @throws when a member that only a create sets is to be another one
 */
function assertCreateOnly(
  { kind, variant }: Declaration,
  wanted: Members<"declared">,
  { live, known }: { live: Members<"live">; known: Members<"known"> },
): void {
  for (const [name, member] of Object.entries(variant.members)) {
    if (!member.createOnly || wanted[name] === undefined || live[name] === undefined) continue;
    if (live[name] === wanted[name] || known[name] === wanted[name]) continue;
    throw new OagResourceError(
      "OAG_STATE",
      `${name} is set when ${withArticle(kind.noun)} is created and cannot be changed by the API; set it in the console, or remove it from the program`,
      { fields: { members: [[name]] } },
    );
  }
}
