import { writeToStderr } from "../../sdk/stderr";

/** Told to the user without failing anything: the engine shows what the plugin writes to stderr as an info line of the stack. */
export const notice = (message: string): void => writeToStderr(message);
