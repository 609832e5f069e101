import type { DifferenceMap } from "../../diff/map-file";
import { CliError } from "../../errors";
import { namedBy } from "../../kinds";
import { unknownLabels } from "../labels";
import type { Environment, EnvironmentObject } from "./environment";

/**
 * What an environment calls the apps that are to be in the program, by the words of its map. Labels are those of the first environment,
 * or, of an app that it does not have, its own.
 */
export function labelsIn({ labels }: DifferenceMap, wanted: readonly string[]): string[] {
  const taken = new Set(Object.values(labels));
  return wanted.flatMap((label) => (Object.hasOwn(labels, label) ? (labels[label] as string) : taken.has(label) ? [] : label));
}

/** The apps of these labels, with what they name, their identity providers: what a dump of one gateway reads by `--app`. */
export function withLabels(objects: readonly EnvironmentObject[], labels: readonly string[]): EnvironmentObject[] {
  const apps = objects.filter(({ kind, title }) => kind === "app" && labels.includes(title));
  const used = namedBy(apps.map(({ inputs }) => inputs));
  return objects.filter((object) => used.get(object.kind)?.has(object.id) ?? apps.includes(object));
}

/** @throws CliError where a label is that of no app in any environment */
export function assertWanted(wanted: readonly string[], environments: readonly Environment[], maps: readonly DifferenceMap[]): void {
  const isThere = (label: string) =>
    environments.some(({ titles }, index) => labelsIn(maps[index] as DifferenceMap, [label]).some((one) => titles.app.includes(one)));
  const missing = wanted.filter((label) => !isThere(label));
  // Other words for the same app are none of the program's.
  const others = new Map(maps.flatMap(({ labels }) => Object.entries(labels).map(([first, own]) => [own, first])));
  const mapped = missing.find((label) => others.has(label));
  if (mapped !== undefined) {
    const first = others.get(mapped) as string;
    throw new CliError(
      "OAG_USAGE",
      `--app: ${JSON.stringify(mapped)} is what --map has for ${JSON.stringify(first)}; say it as ${environments[0]?.name} does`,
    );
  }
  const known = environments.flatMap(({ titles }) => titles.app);
  if (missing.length > 0) throw unknownLabels("--app: no environment has an app", "they have", missing, known);
}
