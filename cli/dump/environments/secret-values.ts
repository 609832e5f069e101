import type { Json } from "../../json";
import type { Path } from "../declare";
import type { Secret } from "../plan";
import { filledIn, isSamePath, placeOf } from "../secret-paths";
import type { Configuration } from "./configuration";
import type { EnvironmentObject } from "./environment";
import { SecretValue } from "./merge";

/** The same key for the same path in every environment. */
export function secretKeys(configuration: Configuration, identifier: string, secrets: Secret[]): (path: Path) => string {
  return (path) => {
    const known = secrets.find((secret) => isSamePath(secret.path, path));
    if (known !== undefined) return known.key;
    const { name, member } = placeOf(path);
    const key = configuration.secret(`${identifier} ${member || name}`);
    secrets.push({ key, path });
    return key;
  };
}

/** What the API never shows comes from each stack's configuration. */
export const withSecrets = ({ inputs, unread }: EnvironmentObject, keyOf: (path: Path) => string): Json =>
  unread.reduce<Json>((args, path) => filledIn(args, path, () => new SecretValue(keyOf(path))), inputs);
