/** Where the SDK reports to. Messages never contain a token, a key, a header or a body. */
export interface Log {
  /** One line per request and retry; off unless asked for. */
  debug(message: string): void;
  /** Something that the user should know, though the work goes on. */
  warn(message: string): void;
}

/** Writes to stderr; `debug` only when `OAG_LOG` is `debug`. */
export const stderrLog: Log = {
  debug: (message) => {
    if (process.env.OAG_LOG === "debug") process.stderr.write(`pulumi-oag: ${message}\n`);
  },
  warn: (message) => {
    process.stderr.write(`pulumi-oag: ${message}\n`);
  },
};
