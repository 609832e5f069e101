import ts from "typescript";

/** Files as they are on the disk, parsed, by the settings of the programs that have them. */
const parsed = new Map<string, Map<string, ts.SourceFile | undefined>>();

/**
 * From what a program is compiled. Programs of this process with the same settings have the files of the disk in common, parsed and bound
 * once, as those of an editor have.
 * @param texts by absolute path, what stands in a file in place of what the disk has
 */
export function hostFor(options: ts.CompilerOptions, texts: ReadonlyMap<string, string> = new Map()): ts.CompilerHost {
  const settings = JSON.stringify(options);
  const files = parsed.get(settings) ?? new Map<string, ts.SourceFile | undefined>();
  parsed.set(settings, files);
  const host = ts.createCompilerHost(options, true);
  const { getSourceFile, readFile, fileExists } = host;
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.getSourceFile = (name, language, ...others) => {
    const text = texts.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, language, true);
    if (!files.has(name)) files.set(name, getSourceFile(name, language, ...others));
    return files.get(name);
  };
  return host;
}
