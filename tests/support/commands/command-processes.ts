import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../command-process.cjs", import.meta.url));

/** What each run of a command is given. */
export interface CommandRun {
  script: string;
  args: readonly string[];
  environment: NodeJS.ProcessEnv;
  cwd: string;
  input: string;
  /** True: modules stay loaded from run to run, for runs by the hundred that only look at what is printed. */
  keepsModules?: boolean;
}

/** What a command printed, and how it ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A process that runs a command and waits for the next. */
interface Waiting {
  child: ChildProcess;
  runs: number;
  /** What it wrote past the streams of the command that runs. */
  beside: { stdout: string; stderr: string };
}

/** Each keeps a little of every command that it ran. */
const mostRuns = 40;
const waiting: Waiting[] = [];

function start(): Waiting {
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
  const child = fork(script, [], { env: { PATH, HOME, NODE_COMPILE_CACHE }, execArgv: [], silent: true });
  const beside = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.on("data", (data) => {
      beside[name] += data;
    });
    (child[name] as Socket).unref();
  }
  return { child, runs: 0, beside };
}

/** Runs a command in a process that has run others before, alone while it runs. */
export async function runInWaiting(run: CommandRun): Promise<Ended> {
  const one = waiting.pop() ?? start();
  const { child, beside } = one;
  one.runs += 1;
  Object.assign(beside, { stdout: "", stderr: "" });
  child.ref();
  child.channel?.ref();
  const over = new AbortController();
  const { signal } = over;
  try {
    child.send(run);
    const closed = once(child, "close", { signal }).then(([code]) => [{ code, stdout: "", stderr: "" }]);
    const [{ code, stdout, stderr }] = (await Promise.race([once(child, "message", { signal }), closed])) as [Ended];
    return { code, stdout: stdout + beside.stdout, stderr: stderr + beside.stderr };
  } finally {
    over.abort();
    // It keeps nobody waiting, and ends with the process that started it.
    child.unref();
    child.channel?.unref();
    if (child.connected && one.runs < mostRuns) waiting.push(one);
    else if (child.connected) child.disconnect();
  }
}
