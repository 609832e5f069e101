import { OagConfigError } from "../../sdk/errors";
import type { NameOf } from "../../sdk/message";
import { parseOrigin } from "../../sdk/origin";
import { printable } from "../../sdk/text";
import { namesIn } from "../configuration/setting-names";
import { type ConfigReader, readSettings, resolveNamed, type Validation } from "../configuration/settings";
import type { Outputs } from "../lifecycle";

/** Wrong configuration is told in the preview already. */
export interface Inspection {
  problem: OagConfigError | undefined;
  validation: Validation;
  /** `https://host[:port]` that the configuration names, if nothing is wrong with it. */
  origin: string | undefined;
  /** What a user calls a setting. */
  nameOf: NameOf;
}

/** Judges the configuration without I/O: a file is read, and its content judged, at the first API call. */
export function inspect(config: ConfigReader): Inspection {
  const files = new Set<string>();
  const readFile = (_path: string, key: string) => {
    files.add(key);
    return "";
  };
  const { nameOf } = namesIn(config);
  let validation: Validation = "strict";
  let hostname: string | undefined;
  try {
    const settings = readSettings(config, process.env, readFile);
    validation = settings.validation;
    const { caCertificate, privateKey } = settings.client;
    hostname = settings.client.hostname;
    const { origin } = resolveNamed(settings, {
      ...settings.client,
      caCertificate: caCertificate || undefined,
      privateKey: privateKey || "-",
    });
    return { problem: undefined, validation, origin, nameOf };
  } catch (error) {
    if (!(error instanceof OagConfigError)) throw error;
    const isInFile = files.has("privateKeyFile") && error.code === "OAG_PRIVATE_KEY";
    // The key is judged last: what is wrong is it alone.
    if (isInFile && hostname !== undefined) return { problem: undefined, validation, origin: parseOrigin(hostname), nameOf };
    return { problem: error, validation, origin: undefined, nameOf };
  }
}

/** What to say of a state whose objects live on another gateway than the configured one. */
export function movedNotice({ gateway }: Outputs, { origin: configured, nameOf }: Inspection): string | undefined {
  if (typeof gateway !== "string" || gateway === "" || configured === undefined || gateway === configured) return undefined;
  return `the state's resources live on ${printable(gateway, 300)}, but ${configured} is configured: \`pulumi up\` looks for each by its id there and refuses what it does not find; if the gateway was not renamed or moved, set ${nameOf("hostname")} back`;
}
