import { type Message, spell } from "./message";
import { writeToStderr } from "./stderr";

/** Where the SDK reports to. Messages never contain a token, a key, a header or a body. */
export interface Log {
  /** One line per request and retry; off unless asked for. `segments` is the same message, in which paths stay apart: they have ids. */
  debug(message: string, segments?: Message): void;
  /**
   * Something that the user should know, though the work goes on. `segments` is the same message for a host that has names of
   * its own for settings, see {@link spell}.
   */
  warn(message: string, segments?: Message): void;
}

/** Tells of a request, whose path is a value in the message. */
export function debug(log: Log, segments: Message): void {
  log.debug(spell(segments), segments);
}

/** Warns with a message that names settings. */
export function warn(log: Log, segments: Message): void {
  log.warn(spell(segments), segments);
}

/** Writes to stderr; `debug` only when `OAG_LOG` is `debug`. */
export const stderrLog: Log = {
  debug: (message) => {
    if (process.env.OAG_LOG === "debug") writeToStderr(message);
  },
  warn: (message) => {
    writeToStderr(message);
  },
};
