// Makes one file of what Pulumi's plugin process loads: to find its 150 modules takes longer than to run them, at every start.
import { rmSync, writeFileSync } from "node:fs";
import { type BuildOptions, build } from "esbuild";

const entry = "provider/v1";
const others = ["provider/index", "sdk/index", "rules/index"];

const settings = {
  bundle: true,
  platform: "node",
  target: "node22.12",
  format: "cjs",
  packages: "external",
  tsconfig: "tsconfig.json",
  logLevel: "warning",
} satisfies BuildOptions;

/** The sources of which something is left in what is built from these. */
async function sourcesOf(entries: readonly string[], more: BuildOptions): Promise<string[]> {
  const { metafile } = await build({ ...settings, ...more, metafile: true, entryPoints: entries.map((name) => `${name}.ts`) });
  return Object.keys(metafile.inputs);
}

/**
 * Writes it in the place of the compiled module, whose types stay, and keeps the modules that it alone holds out of the package: nobody is
 * to read a line there that does not run. Tests of single functions load the modules.
 */
export async function bundlePluginSide(): Promise<void> {
  const held = await sourcesOf([entry], { outfile: `dist/${entry}.js`, allowOverwrite: true });
  rmSync(`dist/${entry}.js.map`);
  const elsewhere = new Set(await sourcesOf(others, { outdir: "dist", write: false }));
  const alone = held.filter((source) => source !== `${entry}.ts` && !elsewhere.has(source));
  writeFileSync("dist/.npmignore", alone.map((source) => `/${source.replace(/\.ts$/, ".js")}\n`).join(""));
}
