import { tell } from "../../sdk/tell";

/** Told to the user without failing anything: the engine shows what the plugin writes to stderr as an info line of the stack. */
export const notice = (message: string): void => tell(message);
