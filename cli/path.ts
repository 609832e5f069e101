/** Where a value stands among the arguments or outputs of a resource: names from the top. */
export type Path = readonly string[];
