import { type DeclaredApp, type KnownOptions, pathClasses, spelled } from "pulumi-oag/rules";
import { isObject } from "../json";
import { type Explained, explainPath } from "./explain";
import { outcomeWords } from "./text";

/** An example of a class of paths, and what there is to say of it. */
interface ExplainedClass extends Explained {
  about: string;
}

/** Every class of paths that an app's policies tell apart. */
export const explainAll = (app: DeclaredApp, known: KnownOptions): ExplainedClass[] =>
  pathClasses(app).map(({ path, about }) => ({ about, ...explainPath(app, path, known) }));

/** A row for each class: an example, what becomes of a request without a session, the policy. */
export function tableOfClasses(app: DeclaredApp, classes: readonly ExplainedClass[]): string[] {
  const rows = classes.map(({ path, about, withoutSession, answering }): [string, string, string, string] => {
    const open = withoutSession.isCertain ? "" : " ?";
    const outcome = withoutSession.likely ?? withoutSession.all[0];
    const { policy, none } = answering.likely ?? {};
    return [
      path.raw,
      `${outcome === undefined ? "not known" : outcomeWords[outcome.outcome]}${open}`,
      `${policy === undefined ? (none === undefined || none === "UNKNOWN" ? "not known" : "none") : `${policy.at} ${policy.rule}`}${answering.isCertain ? "" : " ?"}`,
      about,
    ];
  });
  const table: [string, string, string, string][] = [["path", "without a session", "policy", "an example of"], ...rows];
  const wide = [0, 1, 2].map((column) => Math.max(...table.map((row) => (row[column] ?? "").length)));
  return [
    ...table
      .map((row) =>
        row
          .map((cell, column) => cell.padEnd(wide[column] ?? 0))
          .join("  ")
          .trimEnd(),
      )
      .map((line) => `  ${line}`),
    ...doubts(classes),
    ...customs(app),
  ];
}

function doubts(classes: readonly ExplainedClass[]): string[] {
  const all = classes.flatMap(({ answering, withoutSession }) => [...answering.dependsOn, ...withoutSession.dependsOn]);
  const each = [...new Map(all.map((one) => [one.text, one])).values()];
  return each.length === 0 ? [] : [`  ?  depends on ${spelled(each)}`];
}

function customs({ policies }: DeclaredApp): string[] {
  const items: unknown[] = isObject(policies) ? Object.values(policies) : [];
  const count = items.filter((policy) => isObject(policy) && policy.rule === "CUSTOM").length;
  if (count === 0) return [];
  const noun = count === 1 ? "1 CUSTOM policy, whose path is an expression" : `${count} CUSTOM policies, whose paths are expressions`;
  return [`  ${noun}: ask for a path that it may fit`];
}
