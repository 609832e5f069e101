import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { EngineOptions } from "./engine.ts";

/** The stack whose configuration is set, and the CLI that does it. */
export interface ConfigTarget {
  command: string;
  cwd: string;
  env: NodeJS.ProcessEnv;
  stack: string;
}

/**
 * Sets configuration of a stack. A secret goes in by stdin, one at a time: the arguments of a process are shown to everybody
 * on the machine, and the Automation API puts values there.
 */
export async function setStackConfig(target: ConfigTarget, config: EngineOptions["config"]): Promise<void> {
  const entries = Object.entries(config);
  const plain = entries.flatMap(([key, value]) => (typeof value === "string" ? ["--plaintext", `${key}=${value}`] : []));
  if (plain.length > 0) await pulumi(target, ["set-all", ...plain], "");
  // In turn: each writes the stack's file anew.
  for (const [key, value] of entries) if (typeof value !== "string") await pulumi(target, ["set", "--secret", key], value.secret);
}

async function pulumi({ command, cwd, env, stack }: ConfigTarget, args: readonly string[], input: string): Promise<void> {
  const child = spawn(command, ["config", ...args, "--stack", stack, "--non-interactive"], { cwd, env });
  child.stdin.on("error", () => {}).end(input);
  const [[code], complaint] = await Promise.all([once(child, "close"), text(child.stderr), text(child.stdout)]);
  if (code !== 0) throw new Error(`pulumi config ${args[0]} ended with ${code}: ${complaint.trim()}`);
}
