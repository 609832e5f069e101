import { nearest } from "pulumi-oag/sdk";
import { counted } from "../counts";
import { CliError } from "../errors";
import { shownLabel } from "../shown-paths";

/**
 * Labels that no app has, with the nearest that there are.
 * @param who and has: whoever was asked, as the sentence says it
 * @param known labels of all apps there
 */
export function unknownLabels(who: string, has: string, missing: readonly string[], known: readonly string[]): CliError {
  const near = missing.flatMap((label) => nearest(label, known)).map((label) => JSON.stringify(label));
  const labels = [...new Set(missing.map(shownLabel))].join(" or ");
  return new CliError(
    "OAG_NOT_FOUND",
    `${who} with the label ${labels} (compared exactly, upper and lower case included); ${has} ${counted(known.length, "app")}${near.length === 0 ? "" : `, the nearest are ${[...new Set(near)].join(", ")}`}`,
  );
}
