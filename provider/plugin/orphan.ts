import { connect } from "node:net";

/** What the watch sees of its process; a test gives another. */
export interface Surroundings {
  argv: readonly string[];
  /** Process id of the parent as it is now. */
  parent(): number;
  isAlive(pid: number): boolean;
  /** How a connection to `host:port` goes; undefined when that says nothing. */
  reach(address: string): Promise<"open" | "refused" | undefined>;
  every(milliseconds: number, work: () => void): void;
  end(): void;
}

const interval = 2000;
/** A busy machine may refuse once. */
const refusalsNeeded = 3;
const pluginScript = /[\\/]@pulumi[\\/]pulumi[\\/]cmd[\\/]dynamic-provider(?:[\\/](?:index\.js)?)?$/;

/**
 * Ends a plugin process whose engine is gone: an engine that is killed stops none, and each holds the gateway's key. Does
 * nothing in a program's process or a test's.
 *
 * Two signs count. The parent of this process is gone: no signal comes, but its id changes (Linux, macOS) or names nobody
 * (Windows). Often a shell stands between the two and outlives the engine; then the engine's address, the argument of the
 * plugin process, takes no connection any more although it did before.
 */
export function endWithEngine(around: Surroundings = ownProcess): void {
  const [, script = "", address = ""] = around.argv;
  if (!pluginScript.test(script)) return;
  const parent = around.parent();
  const isGone = engineWatch(address, around);
  around.every(interval, () => {
    if (around.parent() !== parent || !around.isAlive(parent)) around.end();
    else
      void isGone().then((gone) => {
        if (gone) around.end();
      });
  });
}

/** Tells whether an engine that was there refuses connections, time after time. */
function engineWatch(address: string, around: Surroundings): () => Promise<boolean> {
  let wasThere = false;
  let refusals = 0;
  return async () => {
    const found = await around.reach(address);
    if (found === "open") wasThere = true;
    refusals = found === "refused" && wasThere ? refusals + 1 : 0;
    return refusals >= refusalsNeeded;
  };
}

/** Nothing here keeps the process alive. */
export const ownProcess: Surroundings = {
  argv: process.argv,
  parent: () => process.ppid,
  isAlive(pid) {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      // It may be somebody else's, and then it is alive.
      return (error as NodeJS.ErrnoException).code !== "ESRCH";
    }
  },
  reach(address) {
    const [, host, port] = /^(127\.0\.0\.1|localhost|\[::1\]):([1-9]\d{0,4})$/.exec(address) ?? [];
    if (host === undefined) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const socket = connect({ host: host.replace(/^\[|\]$/g, ""), port: Number(port), timeout: interval });
      socket
        .unref()
        .once("connect", () => resolve("open"))
        .once("timeout", () => resolve(undefined))
        .once("error", ({ code }: NodeJS.ErrnoException) => resolve(code === "ECONNREFUSED" ? "refused" : undefined))
        .once("connect", () => socket.destroy())
        .once("timeout", () => socket.destroy());
    });
  },
  every: (milliseconds, work) => void setInterval(work, milliseconds).unref(),
  end: () => process.exit(1),
};
