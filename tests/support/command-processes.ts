import { type ChildProcess, fork } from "node:child_process";
import type { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import type { Ended } from "./command.ts";

const module = fileURLToPath(new URL("command-process.cjs", import.meta.url));

/** What each run of a command is given. */
export interface CommandRun {
  script: string;
  args: readonly string[];
  environment: NodeJS.ProcessEnv;
  cwd: string;
  input: string;
}

/** A process that runs a command and waits for the next. */
interface Waiting {
  child: ChildProcess;
  runs: number;
}

/** Each keeps a little of every command that it ran. */
const mostRuns = 40;
const waiting: Waiting[] = [];

function start(): Waiting {
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
  const child = fork(module, [], {
    env: { PATH, HOME, NODE_COMPILE_CACHE },
    execArgv: [],
    silent: true,
  });
  // It keeps nobody waiting, and ends with the process that started it.
  child.unref();
  child.channel?.unref();
  for (const stream of [child.stdout, child.stderr]) (stream as Socket).unref();
  return { child, runs: 0 };
}

/** Runs a command in a process that has run others before, alone while it runs. */
export function runInWaiting(run: CommandRun): Promise<Ended> {
  const process = waiting.pop() ?? start();
  const { child } = process;
  process.runs += 1;
  return new Promise((resolve, reject) => {
    let [stdout, stderr] = ["", ""];
    const onOut = (data: Buffer) => {
      stdout += data;
    };
    const onErr = (data: Buffer) => {
      stderr += data;
    };
    const onEnd = (ended: Ended) => {
      release();
      if (process.runs < mostRuns) waiting.push(process);
      else child.disconnect();
      // What it wrote past its streams is part of what it said.
      resolve({ ...ended, stdout: ended.stdout + stdout, stderr: ended.stderr + stderr });
    };
    const onClose = (code: number | null) => {
      release();
      resolve({ code, stdout, stderr });
    };
    const onError = (error: Error) => {
      release();
      reject(error);
    };
    const release = () => {
      child.stdout?.removeListener("data", onOut);
      child.stderr?.removeListener("data", onErr);
      child.removeListener("message", onEnd).removeListener("close", onClose).removeListener("error", onError);
      child.unref();
      child.channel?.unref();
    };
    child.ref();
    child.channel?.ref();
    child.stdout?.on("data", onOut);
    child.stderr?.on("data", onErr);
    child.on("message", onEnd).on("close", onClose).on("error", onError);
    child.send(run);
  });
}
