import { OagApiError } from "../../../sdk/errors";
import { isObject, type Json } from "../../../sdk/json";
import { ExplainedError } from "../../plugin/failure";
import type { BlockCalls } from "../../reconciler/block";
import { sameMember } from "../../reconciler/compare";
import { offlineMode, optional } from "../../reconciler/optional";
import type { SettingCalls } from "../../reconciler/setting";

/** The calls of an app's group policy, which programs write as names: `{ groups: ["staff"] }`. */
export function groupCalls(plain: SettingCalls): BlockCalls {
  const calls = optional(plain, offlineMode);
  const named = ({ groups, ...others }: Json): Json => ({ ...others, groups: listOf(groups).map(({ name }) => name) });
  return {
    get: async (id) => named(await calls.get(id)),
    replace: async (id, body) => {
      // A group that stays keeps what this version does not know of it.
      const live = listOf((await calls.get(id)).groups);
      const known = (name: unknown) => live.find((group) => sameMember("name", group.name, name)) ?? {};
      const groups = (body.groups as unknown[]).map((name) => ({ ...known(name), name }));
      return named(await calls.assign(id, { ...body, groups }).catch((error) => Promise.reject(causeOf(error))));
    },
  };
}

const listOf = (groups: unknown): Json[] => (Array.isArray(groups) ? groups.filter(isObject) : []);

function causeOf(error: unknown): unknown {
  if (!(error instanceof OagApiError) || error.status !== 405) return error;
  return new ExplainedError(
    error,
    "from 2026.08.1 on the access policy of an app decides who may use it in offline mode: take offlineMode.groups out of the program, and assign a policy in the console or with the SDK (client.applications.offlineMode.accessPolicy.assign)",
  );
}
