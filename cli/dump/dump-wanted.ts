import { readdirSync } from "node:fs";

/** What to give instead of a folder that lacks what a dump of one gateway has. One of several has an import file for each stack. */
export function dumpWanted(folder: string): string {
  const isOfSeveral = namesIn(folder).some((name) => /^import\..+\.json$/.test(name));
  return isOfSeveral
    ? "it is a dump of several gateways; give one of a single gateway, which `pulumi-oag dump` writes without `--environments`"
    : "give a folder that `pulumi-oag dump` wrote";
}

/** What is in a folder; nothing where there is none, it may not be looked into, or a file has its place. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
