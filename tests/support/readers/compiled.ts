import { join } from "node:path";
import ts from "typescript";
import { root } from "../basics/checkout.ts";
import { hostFor } from "./compiler-host.ts";

/**
 * What the compiler makes of some files and all that they import, by the settings of the nearest `tsconfig.json`.
 * @param texts by path, what stands in a file in place of what the disk has
 */
export function compiled(settings: string, paths: readonly string[], texts: Readonly<Record<string, string>> = {}): ts.Program {
  const given = new Map(Object.entries(texts).map(([path, text]) => [join(root, path), text]));
  const { config } = ts.readConfigFile(join(root, settings), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: ["none.ts"] }, ts.sys, join(root, settings, ".."));
  const settled = { ...options, noEmit: true };
  return ts.createProgram(
    [...paths, ...Object.keys(texts)].map((path) => join(root, path)),
    settled,
    hostFor(settled, given),
  );
}
