import type { Path } from "pulumi-oag/provider/v1";
import { isSamePath } from "pulumi-oag/sdk";
import type { Json } from "../../json";
import type { KindName } from "../../kinds";
import type { Secret } from "../plan";
import { filledIn, keyWordsFor } from "../secret-paths";
import type { Configuration } from "./configuration";
import type { EnvironmentObject } from "./environment";
import { SecretValue } from "./merge";

/** The same key for the same path in every environment. */
export function secretKeys(
  configuration: Configuration,
  { kind, identifier }: { kind: KindName; identifier: string },
  secrets: Secret[],
): (path: Path) => string {
  return (path) => {
    const known = secrets.find((secret) => isSamePath(secret.path, path));
    if (known !== undefined) return known.key;
    const key = configuration.secret(`${identifier} ${keyWordsFor(kind, path)}`);
    secrets.push({ key, path });
    return key;
  };
}

/** What the API never shows comes from each stack's configuration. */
export const withSecrets = ({ inputs, unread }: EnvironmentObject, keyOf: (path: Path) => string): Json =>
  unread.reduce<Json>((args, path) => filledIn(args, path, () => new SecretValue(keyOf(path))), inputs);
