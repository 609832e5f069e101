import type { Members } from "./origin";

/** An object as a response, or a list, shows it: live, with its parts where they were asked for. A singleton has no id. */
export type ApiObject = Members<"live"> & { readonly id?: string };
