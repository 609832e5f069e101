// In a process of its own: what the compiler that users have says of some files of a program, and nothing of all the others, which
// would take most of the time. Called with one JSON text, and answers with one.
import ts from "typescript";

/** A program, and how the names of those of its files begin or go on that are judged. */
export interface Asked {
  compilerOptions: Readonly<Record<string, unknown>>;
  file: string;
  own: string;
}

/** How many files were judged, and what is wrong in them or with the settings, a line each. */
export interface Judged {
  judged: number;
  problems: string[];
}

function judge({ compilerOptions, file, own }: Asked): Judged {
  const folder = process.cwd();
  const { options, errors } = ts.convertCompilerOptionsFromJson(compilerOptions, folder);
  const program = ts.createProgram([file], { ...options, noEmit: true });
  const judged = program.getSourceFiles().filter(({ fileName }) => fileName === file || fileName.includes(own));
  const found = [
    ...errors,
    ...program.getOptionsDiagnostics(),
    ...judged.flatMap((one) => [...program.getSyntacticDiagnostics(one), ...program.getSemanticDiagnostics(one)]),
  ];
  const host = { getCanonicalFileName: (name: string) => name, getCurrentDirectory: () => folder, getNewLine: () => "\n" };
  return { judged: judged.length, problems: found.map((one) => ts.formatDiagnostic(one, host).trimEnd()) };
}

console.log(JSON.stringify((JSON.parse(process.argv[2] ?? "") as Asked[]).map(judge)));
