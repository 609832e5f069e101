import { createHash } from "node:crypto";
import { settingKeys } from "../../sdk/setting-table";
import { keyOf } from "./setting-names";
import type { ConfigReader } from "./settings";

/** What tells a configuration from others, and nothing of its secrets: one has one first fault, wherever it is found. */
export const identityOfConfiguration = (config: ConfigReader): string =>
  createHash("sha256")
    .update(JSON.stringify(settingKeys.map((key) => config(keyOf(key)) ?? null)))
    .digest("hex");
