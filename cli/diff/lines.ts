import type { Difference } from "./compare";

const signs = { add: "+", delete: "-", update: "~" } as const;

/** One difference, as a line below the object that has it. */
export function line({ path, kind, recorded, live }: Difference): string {
  const values =
    kind === "add"
      ? JSON.stringify(live)
      : kind === "delete"
        ? JSON.stringify(recorded)
        : `${JSON.stringify(recorded)} => ${JSON.stringify(live)}`;
  return `  ${signs[kind]} ${path}: ${values}`;
}
