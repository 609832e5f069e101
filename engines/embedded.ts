import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EmbeddedHost, type Report } from "pulumi-oag-simulator";
import { parse } from "yaml";
import type { Engine, EngineOptions, EngineRun } from "./engine.ts";

/** What matters here of Pulumi.yaml. */
interface ProjectFile {
  name: string;
  main?: string;
  runtime?: { options?: { typescript?: boolean } };
}

/** The stack on the embedded host. */
export function embeddedEngine(options: EngineOptions, why: string): Engine {
  const { name, main = ".", runtime } = parse(readFileSync(join(options.root, "Pulumi.yaml"), "utf8")) as ProjectFile;
  const config = { ...options.config };
  const host = () =>
    new EmbeddedHost({
      directory: join(options.root, main),
      project: name,
      stateFile: join(options.folder, "state.json"),
      passphrase: options.passphrase,
      config,
      typescript: runtime?.options?.typescript ?? true,
      ...(options.environment && { environment: options.environment }),
    });
  return {
    description: `embedded host (${why}); a stand-in with Pulumi's own program and plugin processes`,
    isReal: false,
    setConfig: (key, value) => {
      config[key] = value;
    },
    ready: async () => {},
    preview: async () => asRun(await host().preview()),
    up: async () => asRun(await host().up()),
    refresh: async ({ runProgram = false } = {}) => asRun(await host().refresh({ withTodaysConfiguration: runProgram })),
    import: async (file) => asRun(await host().import(file)),
    destroy: async () => asRun(await host().destroy()),
    close: () => {},
  };
}

function asRun(report: Report): EngineRun {
  const isTold = (op: string, diff: readonly unknown[]) => op !== "same" && op !== "read" && (op !== "refresh" || diff.length > 0);
  return {
    steps: report.steps.filter(({ op, diff, type }) => isTold(op, diff) && type !== "pulumi:pulumi:Stack"),
    failed: report.failed,
    diagnostics: report.diagnostics.map(({ severity, message }) => ({ severity, text: message })),
    outputs: report.outputs,
    calls: report.calls.flatMap(({ method, name }) => (method === "configure" ? [] : [{ method, name }])),
  };
}
