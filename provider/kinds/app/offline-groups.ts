import { offlineMembers } from "../../../sdk/generated/contract";
import { isObject } from "../../../sdk/json";
import { isNoSuchCall, isRefused } from "../../../sdk/outcomes";
import { ExplainedError } from "../../errors/failure";
import type { Gateway } from "../../gateway/gateways";
import { offlineFeature } from "../../gateway/offline-feature";
import { optional } from "../../gateway/optional-feature";
import type { ApiObject } from "../../reconciler/api-object";
import type { BlockCalls } from "../../reconciler/aspects/block-facts";
import { isSameMember } from "../../reconciler/compare/equal";
import type { AssignCalls } from "../../reconciler/writes/assign";

/** The calls of an app's group policy, which programs write as names: `{ groups: ["staff"] }`. */
export function groupCalls(all: AssignCalls, gateway?: Pick<Gateway, "noticeOnce">): BlockCalls {
  const calls = optional(all, offlineFeature);
  const named = ({ groups, ...others }: ApiObject): ApiObject => ({ ...others, groups: groupsIn(groups).map(({ name }) => name) });
  return {
    get: async (id) => named(await calls.get(id)),
    replace: async (id, { groups, ...others }) => {
      const live = groupsIn((await calls.get(id)).groups);
      // A group that stays keeps what this version does not know of it, unless the gateway refuses to take that back.
      const full = listIn(groups).map((name) => ({ ...live.find((group) => isSameMember(nameFacts, group.name, name)), name }));
      const assign = (list: readonly Group[]) =>
        calls.assign(id, { ...others, groups: list }).then(named, (error) => Promise.reject(causeOf(error)));
      const isMore = full.some((group) => Object.keys(group).length > 1);
      if (!isMore) return assign(full);
      try {
        return await assign(full);
      } catch (error) {
        if (!isRefused(error)) throw error;
        const response = await assign(full.map(({ name }) => ({ name })));
        gateway?.noticeOnce(
          { in: "newer members", of: "offline groups" },
          "offline groups: the gateway refused to have members of them written back, which this version does not know; left out",
        );
        return response;
      }
    },
  };
}

/** What the contract says of the name of a group. */
const nameFacts = offlineMembers.ApplicationOfflineModeGroupPolicy.groups.members.name;

/** A group as the API has it, with what this version may not know of it. */
interface Group {
  readonly name?: unknown;
}

/** What a program declares has been checked, and what a gateway shows compared with the contract: there it may be null. */
const listIn = (groups: unknown): readonly unknown[] => (Array.isArray(groups) ? groups : []);
const groupsIn = (groups: unknown): readonly Group[] => listIn(groups).filter(isObject);

function causeOf(error: unknown): unknown {
  if (!isNoSuchCall(error)) return error;
  return new ExplainedError(
    error,
    "from 2026.08.1 on the access policy of an app decides who may use it in offline mode: take offlineMode.groups out of the program, and assign a policy in the console or with the SDK (client.applications.offlineMode.accessPolicy.assign)",
  );
}
