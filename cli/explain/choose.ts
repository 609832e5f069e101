import { nearest } from "pulumi-oag/sdk";
import { counted } from "../counts";
import { CliError } from "../errors";
import { isObject } from "../json";
import { shownLabel } from "../shown-paths";

/** What an app is known by. */
interface AppName {
  id?: unknown;
  label?: unknown;
}

/**
 * The app with a label or an id, compared exactly.
 * @throws CliError with the nearest labels where there is none, or with the ids where there are several
 */
export function chooseApp<T extends AppName>(apps: readonly T[], wanted: string, where: string): T {
  const found = apps.filter(({ id, label }) => label === wanted || id === wanted);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (found.length > 1)
    throw new CliError(
      "OAG_NOT_FOUND",
      `${where} has ${found.length} apps that ${JSON.stringify(wanted)} may mean; give the id of one`,
      found.map(({ id, label }) => ({ id: textOf(id), label: textOf(label) })),
    );
  const labels = apps.flatMap(({ label }) => (typeof label === "string" ? [label] : []));
  const near = nearest(wanted, labels);
  throw new CliError(
    "OAG_NOT_FOUND",
    `${where} has no app with the label or id ${shownLabel(wanted)} (compared exactly, upper and lower case included); it has ${counted(apps.length, "app")}${near.length > 0 ? "; the nearest are told below" : ""}`,
    near.map((label) => ({ label })),
  );
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : isObject(value) ? "(not known here)" : "?");
