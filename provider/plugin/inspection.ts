import { OagConfigError } from "../../sdk/errors";
import { resolveSettings } from "../../sdk/settings";
import { type ConfigReader, readSettings, type Validation } from "../gateway/settings";

/** Wrong configuration is told in the preview already. */
export interface Inspection {
  problem: OagConfigError | undefined;
  validation: Validation;
}

/** Judges the configuration without I/O: a file is read, and its content judged, at the first API call. */
export function inspect(config: ConfigReader): Inspection {
  const files = new Set<string>();
  const readFile = (_path: string, key: string) => {
    files.add(key);
    return "";
  };
  let validation: Validation = "strict";
  try {
    const settings = readSettings(config, process.env, readFile);
    validation = settings.validation;
    const { caCertificate, privateKey } = settings.client;
    resolveSettings({ ...settings.client, caCertificate: caCertificate || undefined, privateKey: privateKey || "-" });
    return { problem: undefined, validation };
  } catch (error) {
    if (!(error instanceof OagConfigError)) throw error;
    const isInFile = files.has("privateKeyFile") && error.code === "OAG_PRIVATE_KEY";
    return { problem: isInFile ? undefined : error, validation };
  }
}
