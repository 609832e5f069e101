/** Where in an object a value stands: names from the top. A list counts whole, so that no index is in it. */
export type Path = readonly string[];
