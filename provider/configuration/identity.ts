import { createHash } from "node:crypto";
import { settingKeys } from "./setting-keys";
import type { ConfigReader } from "./settings";

/** What tells a configuration from others, and nothing of its secrets: one has one first fault, wherever it is found. */
export const identityOfConfiguration = (config: ConfigReader): string =>
  createHash("sha256")
    .update(JSON.stringify(Object.keys(settingKeys).map((key) => config(`oag:${key}`) ?? null)))
    .digest("hex");
