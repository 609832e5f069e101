import { assertNode } from "./node-version";

// Imported first of all: nothing else is loaded where this throws.
assertNode(process.versions.node);
