// Pages of the public surface from its docstrings, in docs/pages; every warning is an error. With --check nothing is written.
import { Application, Logger, LogLevel } from "typedoc";

/** Types that repeat the API's schemas word by word: what a member means stands in sdk/openapi.yaml, where it has a meaning of its own. */
const repeatsTheApi = /defined in pulumi-oag\/sdk\/generated\/|^members\./;

class Warnings extends Logger {
  readonly texts: string[] = [];
  override log(message: string, level: LogLevel): void {
    if (level < LogLevel.Warn || repeatsTheApi.test(message)) return;
    this.texts.push(message);
    console.error(message);
  }
}

const logger = new Warnings();
const app = await Application.bootstrapWithPlugins({
  entryPoints: ["provider/index.ts", "sdk/index.ts", "rules/index.ts"],
  tsconfig: "tsconfig.json",
  readme: "none",
  name: "pulumi-oag",
  blockTags: ["@param", "@returns", "@throws", "@default", "@example", "@see", "@module", "@description", "@enum", "@constant"],
  excludePrivate: true,
  excludeExternals: true,
  disableSources: true,
  validation: { notExported: true, invalidLink: true, notDocumented: true },
  intentionallyNotExported: ["Schemas"],
});
app.logger = logger;
const project = await app.convert();
if (project === undefined) throw new Error("the sources cannot be read");
app.validate(project);
if (!process.argv.includes("--check")) await app.generateDocs(project, "docs/pages");
if (logger.texts.length > 0) process.exitCode = 1;
