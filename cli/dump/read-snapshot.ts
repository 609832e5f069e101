import { join } from "node:path";
import { jsonIn, refused } from "../given-file";
import { isObject, type Json } from "../json";
import { type KindName, kindNames, kinds } from "../kinds";
import { isShown } from "../shown-paths";
import { dumpWanted } from "./dump-wanted";
import type { Snapshot } from "./snapshot";

/** What `pulumi-oag dump` read, from the dump's folder. */
export function readSnapshot(folder: string): Snapshot {
  const path = join(folder, "gateway.json");
  const title = isShown(folder) ? path : "gateway.json of the folder that is given";
  const file = { path, title, cure: dumpWanted(folder) };
  const snapshot = jsonIn(file);
  if (isSnapshot(snapshot)) return snapshot;
  throw refused(file, "is not what `pulumi-oag dump` writes", "make a new dump");
}

/** A folder may have been edited, or come from anybody. */
const isSnapshot = (value: unknown): value is Snapshot & Json => {
  if (!isObject(value)) return false;
  const isListed = (kind: KindName) => {
    const { [kinds[kind].snapshotKey]: listed } = value;
    return listed === undefined ? !kinds[kind].isEverywhere : Array.isArray(listed) && listed.every(isLive);
  };
  // There are none where the scope to read them is missing.
  const certificates = value.certificates ?? [];
  return kindNames.every(isListed) && Array.isArray(certificates) && certificates.every(isObject);
};

const isLive = (value: unknown): boolean => isObject(value) && isObject(value.props);
