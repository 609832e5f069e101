// The public surface as a file to review: one report per entry point, in docs/api. Without an option it only compares, as
// the gate does; --update writes the reports anew.
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel, type ExtractorMessage } from "@microsoft/api-extractor";
import { type EntryPoint, entryPoints } from "./entry-points.ts";
import { unexported } from "./unexported.ts";

const isUpdate = process.argv.includes("--update");
const folder = resolve("docs/api");
mkdirSync(folder, { recursive: true });

const typesOf = ({ folder: at, file }: EntryPoint) => resolve(at, "dist", `${file}.d.ts`);
const configOf = (entryPoint: EntryPoint) =>
  ExtractorConfig.prepare({
    packageJsonFullPath: resolve(entryPoint.folder, "package.json"),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: resolve("."),
      mainEntryPointFilePath: typesOf(entryPoint),
      compiler: { tsconfigFilePath: resolve("tsconfig.json") },
      apiReport: {
        enabled: true,
        reportFileName: `${entryPoint.name}.api.md`,
        reportFolder: folder,
        reportTempFolder: resolve("node_modules/.cache/api-report"),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: "lf",
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        // The report is the purpose; style of comments is TypeDoc's to judge.
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.None },
          "ae-forgotten-export": { logLevel: ExtractorLogLevel.Error },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });

/** The name in the sources of a symbol that no program can import; the extractor counts those of one name. */
const forgottenIn = ({ messageId, text }: ExtractorMessage): string | undefined =>
  messageId === "ae-forgotten-export" ? /"(\w+?)(?:_\d+)?"/.exec(text)?.[1] : undefined;

const [first, ...others] = entryPoints;
// The compiler reads and judges all of it once.
const compilerState = CompilerState.create(configOf(first), { additionalEntryPoints: others.map(typesOf) });
const changed = entryPoints.filter((entryPoint) => {
  const unseen = new Set(Object.keys(unexported[entryPoint.name] ?? {}));
  const allowed = new Set(unseen);
  const { apiReportChanged, errorCount } = Extractor.invoke(configOf(entryPoint), {
    compilerState,
    localBuild: isUpdate,
    showVerboseMessages: false,
    messageCallback: (message) => {
      const forgotten = forgottenIn(message) ?? "";
      unseen.delete(forgotten);
      if (message.logLevel !== ExtractorLogLevel.Error || allowed.has(forgotten)) message.logLevel = ExtractorLogLevel.None;
    },
  });
  if (errorCount > 0)
    throw new Error(`${entryPoint.name} cannot be read, or has a type that no program can import (scripts/unexported.ts)`);
  if (unseen.size > 0) throw new Error(`${entryPoint.name}: scripts/unexported.ts has names without need: ${[...unseen].join(", ")}`);
  return apiReportChanged;
});

if (changed.length > 0 && !isUpdate) {
  const names = changed.map(({ name }) => `docs/api/${name}.api.md`).join(", ");
  console.error(`The public surface changed, ${names}: review it after \`npm run api\`, and commit it.`);
  process.exitCode = 1;
}
