import { offlineMembers } from "../../../sdk/generated/contract";
import { validators } from "../../../sdk/generated/validators";
import { Block, type BlockCalls } from "../../reconciler/block";
import { offlineMode as missing, optional } from "../../reconciler/optional";
import type { SettingCalls } from "../../reconciler/setting";

/** Whether an app works while its identity provider cannot be reached. */
export const offlineMode = new Block({
  name: "offlineMode",
  singular: "offline mode",
  isOptional: true,
  table: offlineMembers.ApplicationOfflineModeState,
  validator: validators.OfflineMode,
  calls: ({ applications }): BlockCalls => {
    const calls = optional(applications.offlineMode as unknown as SettingCalls, missing);
    // It is assigned as a whole, so that is how it is replaced.
    return { get: (id) => calls.get(id), replace: (id, body) => calls.assign(id, body) };
  },
});
