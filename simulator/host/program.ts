import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

interface ProgramRun {
  directory: string;
  project: string;
  stack: string;
  environment: NodeJS.ProcessEnv;
  /** All configuration as `ns:key` texts. */
  config: Record<string, string>;
  secretKeys: readonly string[];
  monitor: string;
  parallel: number;
  preview: boolean;
  /** Runs TypeScript as it is. */
  typescript: boolean;
  onOutput(line: string, isError: boolean): void;
}

/** Runs a program with Pulumi's own `cmd/run`, as the Node.js language host does. Returns its exit code. */
export async function runProgram(options: ProgramRun): Promise<number> {
  const script = createRequire(join(options.directory, "index.js")).resolve("@pulumi/pulumi/cmd/run");
  const flags = {
    monitor: options.monitor,
    engine: options.monitor,
    project: options.project,
    stack: options.stack,
    organization: "organization",
    "root-directory": options.directory,
    pwd: options.directory,
    parallel: String(options.parallel),
    "dry-run": String(options.preview),
  };
  const child = spawn(process.execPath, [script, ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]), "."], {
    cwd: options.directory,
    env: {
      ...options.environment,
      PULUMI_NODEJS_TYPESCRIPT: String(options.typescript),
      PULUMI_CONFIG: JSON.stringify(options.config),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(options.secretKeys),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  createInterface({ input: child.stdout }).on("line", (line) => options.onOutput(line, false));
  createInterface({ input: child.stderr }).on("line", (line) => options.onOutput(line, true));
  return new Promise((resolve, reject) => {
    child.once("error", reject).once("close", (code) => resolve(code ?? 1));
  });
}
