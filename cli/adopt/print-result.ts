import { join } from "node:path";
import type { PlannedResource } from "../dump/plan";
import { secretLines } from "../dump/project";
import { stderr, stdout } from "../output";
import { importName, type ProgramFile } from "./folder";

/** What came of an adoption. */
export interface Result {
  resources: readonly PlannedResource[];
  known: string[];
  code: string;
  file: ProgramFile | undefined;
}

/** Code to standard output, for a pipe; what to do with it to standard error. */
export function printResult(options: { into: string; json?: true }, { resources, known, code, file }: Result): void {
  const secrets = secretLines(resources);
  const isNew = resources.length > 0;
  if (options.json) {
    stdout.json({
      importFile: isNew ? join(options.into, importName) : null,
      appended: isNew && file ? file.path : null,
      resources: resources.map(({ kind, id, name, title }) => ({ kind, id, name, title })),
      inStack: known,
      secrets,
      code: file === undefined ? code : null,
    });
    return;
  }
  if (isNew && file === undefined) stdout.lines(...code.split("\n"));
  const notes = resources.flatMap(({ remarks, title }) => remarks.map((remark) => `note: ${title}: ${remark}`));
  stderr.lines(...known.map((label) => `${JSON.stringify(label)} is in the stack already`), ...notes);
  if (!isNew) {
    stderr.lines("There is nothing to adopt; nothing was written.");
    return;
  }
  stderr.lines(
    "",
    file === undefined
      ? "Paste the code first: an up of a program without it would delete what was imported. Then, in the program's folder:"
      : `The code stands at the end of ${file.path}. Then, in the program's folder, before the next preview:`,
    ...secrets.map((line) => `  ${line}`),
    `  pulumi import --file ${importName} --generate-code=false --yes`,
    "  pulumi preview --diff",
    `The import changes nothing on the gateway, and protects what it takes until the next up. ${importName} is of no use afterwards.`,
  );
}
