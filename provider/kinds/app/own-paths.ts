import { writableEntries } from "../../reconciler/compare/member-table";
import { behavior } from "./aspects";

/** The behavior's members that no policy, and no other of them, may share a path with. */
export const ownPaths: readonly string[] = writableEntries(behavior.table).flatMap(([name, { ownPath }]) => (ownPath ? [name] : []));
