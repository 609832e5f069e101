import { join } from "node:path";
import { jsonIn, refused } from "../given-file";
import { isObject, type Json } from "../json";
import { kinds } from "../kinds";
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

/** Every gateway has a list of some kinds, be it empty; of the others a dump has one where there are some. */
const isSnapshot = (value: unknown): value is Snapshot & Json =>
  isObject(value) &&
  Object.values(kinds).every(({ snapshotKey, isEverywhere }) => {
    const listed = value[snapshotKey];
    return listed === undefined ? !isEverywhere : Array.isArray(listed) && listed.every(hasProps);
  });

const hasProps = (object: unknown): boolean => isObject(object) && isObject(object.props);
