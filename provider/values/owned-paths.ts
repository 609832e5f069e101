import type { Json } from "../../sdk/json";

/** The owned paths that create, update and refresh keep in the outputs; undefined for the arguments of `.get()`. */
export const ownedPathsIn = (props: Json): string[] | undefined => (Array.isArray(props.__owned) ? props.__owned.map(String) : undefined);
