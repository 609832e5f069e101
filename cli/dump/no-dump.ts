import { existsSync, readdirSync } from "node:fs";

/** What to give instead of a folder that lacks what a dump of one gateway has. One of several has an import file for each stack. */
export function dumpWanted(folder: string): string {
  const isOfSeveral = existsSync(folder) && readdirSync(folder).some((name) => /^import\..+\.json$/.test(name));
  return isOfSeveral
    ? "it is a dump of several gateways; give one of a single gateway, which `pulumi-oag dump` writes without `--environments`"
    : "give a folder that `pulumi-oag dump` wrote";
}
