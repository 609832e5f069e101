import type { Path } from "../../../sdk/path";

/** A path as the state keeps it, and as people read it: `name`, `block.member`, `map.key`. `values/owned-paths.ts` takes it apart. */
export const dotted = (path: Path): string => path.join(".");
