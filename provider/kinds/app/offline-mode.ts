import { offlineMembers } from "../../../sdk/generated/contract";
import { validators } from "../../../sdk/generated/validators";
import { once } from "../../../sdk/once";
import { isNoSuchCall } from "../../../sdk/outcomes";
import type { Gateway } from "../../gateway/gateways";
import { offlineFeature } from "../../gateway/offline-feature";
import { MissingFeatureError, optional } from "../../gateway/optional-feature";
import type { ObjectId } from "../../ids";
import type { Scope } from "../../reconciler/aspect";
import { Block } from "../../reconciler/aspects/block";
import type { BlockCalls } from "../../reconciler/aspects/block-facts";
import { objectCalls } from "../../reconciler/client-calls";
import { present, valueIn } from "../../reconciler/compare/present";
import type { Problems } from "../../reconciler/problems/problems";
import { declaredIn, type From, liveIn, type Members } from "../../reconciler/provenance";
import { assignOnce } from "../../reconciler/writes/assign";
import { groupCalls } from "./offline-groups";

const { state } = offlineMembers.ApplicationOfflineModeState;
const { required: _, ...groups } = offlineMembers.ApplicationOfflineModeGroupPolicy.groups;
const common = { name: "offlineMode", isOptional: true, validator: validators.OfflineMode };

const whether = new Block({
  ...common,
  singular: "offline mode",
  table: { state },
  calls: ({ applications }): BlockCalls => {
    const calls = optional(objectCalls(applications.offlineMode), offlineFeature);
    // It is assigned as a whole, so that is how it is replaced.
    return { get: (id) => calls.get(id), replace: (id, body) => assignOnce(calls, id, body) };
  },
});

const forWhom = new Block({
  ...common,
  singular: "offline groups",
  table: { groups },
  calls: ({ applications }, gateway) => groupCalls(objectCalls(applications.offlineMode.groupPolicy), gateway),
});

/** What is live holds what each of the two calls answered, by these names. */
type CallName = "whether" | "forWhom";

/**
 * Whether an app works while its identity provider cannot be reached, and for whom: one block with calls of its own for each
 * of its members. The groups are asked for where a program declares them.
 */
class OfflineMode extends Block {
  constructor() {
    super({ ...common, singular: "offline mode", table: { state, groups }, calls: whether.calls });
  }

  override async read(gateway: Pick<Gateway, "client">, id: ObjectId, _: unknown, members?: readonly string[]): Promise<Members<"live">> {
    const results: Partial<Record<CallName, Members<"live">>> = { whether: await whether.read(gateway, id, undefined) };
    if (members === undefined) results.forWhom = await forWhom.read(gateway, id, undefined).catch(noGroupsOrThrow);
    else if (members.includes("groups")) results.forWhom = await forWhom.read(gateway, id, undefined);
    return liveIn({ ...results });
  }

  override current(live: From<"live"> | undefined): Members<"live"> {
    return { ...whether.current(resultOf(live, "whether")), ...forWhom.current(resultOf(live, "forWhom")) };
  }

  /** Who may use it is settled before it is switched on, and it is not switched on where that fails. */
  override async write(
    scope: Scope,
    { groups: names, ...own }: Members<"declared">,
    readLive?: () => Promise<Members<"live">>,
  ): Promise<boolean> {
    const live = readLive && once(readLive);
    const reader = (name: CallName) => live && (async () => resultOf(await live(), name));
    const writeState = async () => Object.keys(own).length === 0 || (await whether.write(scope, own, reader("whether")));
    const writeGroups = async () => names === undefined || (await forWhom.write(scope, declaredIn({ groups: names }), reader("forWhom")));
    const [first, second] = own.state === "INACTIVE" ? [writeState, writeGroups] : [writeGroups, writeState];
    return (await first()) && (await second());
  }

  override check(problems: Problems, declared: From<"declared"> | undefined, isUntouched: () => boolean): void {
    super.check(problems, declared, isUntouched);
    const { groups: names } = present(declared);
    if (!Array.isArray(names)) return;
    for (const [at, name] of names.entries())
      if (typeof name === "string" && name.trim() === "")
        problems.add([this.name, "groups", at], "OAG_ARGUMENT_MISSING", "must not be empty");
  }
}

const resultOf = (live: From<"live"> | undefined, name: CallName): Members<"live"> => present(valueIn(present(live), name));

/** A gateway need not have them any more. */
function noGroupsOrThrow(error: unknown): Members<"live"> {
  if (error instanceof MissingFeatureError || isNoSuchCall(error)) return liveIn({});
  throw error;
}

export const offlineMode = new OfflineMode();
