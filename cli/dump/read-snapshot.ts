import { join } from "node:path";
import { jsonIn, refused } from "../given-file";
import { isObject, type Json } from "../json";
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

const isSnapshot = (value: unknown): value is Snapshot & Json =>
  isObject(value) && Array.isArray(value.applications) && Array.isArray(value.identityProviders);
