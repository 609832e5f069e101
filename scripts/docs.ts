// Pages of the public surface from its docstrings, in docs/pages; every warning is an error. With --check nothing is written.
import { Application, Logger, LogLevel, type ProjectReflection, type Reflection, ReflectionKind } from "typedoc";
import { entryPoints } from "./entry-points.ts";

/** Types that repeat the API's schemas word by word: what a member means stands in sdk/openapi.yaml, where it has a meaning of its own. */
const repeatingFiles = ["sdk/generated/openapi.ts"];
/** Tables whose rows say what their type explains: `Member`, `AppVariant`, `CodeFacts`; of parts the docstring of the table does. */
const repeatingTables = ["members", "offlineMembers", "appVariants", "expandedBy", "partNames", "codeTable"].map(
  (name) => `pulumi-oag/sdk.${name}`,
);

class Warnings extends Logger {
  readonly texts: string[] = [];
  override log(message: string, level: LogLevel): void {
    if (level < LogLevel.Warn) return;
    this.texts.push(message);
    console.error(message);
  }
}

/** Whatever has a name of its own. */
const documented = [
  ...["Enum", "EnumMember", "Variable", "Function", "Class", "Interface", "Constructor", "Property", "Method", "Accessor", "TypeAlias"],
] as const;

const logger = new Warnings();
const app = await Application.bootstrapWithPlugins({
  entryPoints: entryPoints.map(({ folder, file }) => `${folder}/${file}.ts`),
  tsconfig: "scripts/docs.tsconfig.json",
  readme: "none",
  name: "pulumi-oag",
  blockTags: ["@param", "@returns", "@throws", "@default", "@example", "@see", "@module", "@description", "@enum", "@constant"],
  excludePrivate: true,
  excludeExternals: true,
  disableSources: true,
  // The compiler has judged them: the step "types".
  skipErrorChecking: true,
  validation: { notExported: true, invalidLink: true, notDocumented: true },
  requiredToBeDocumented: [...documented],
  packagesRequiringDocumentation: ["pulumi-oag", "pulumi-oag-simulator", "pulumi-oag-policies"],
  // Read from the contract word by word.
  intentionallyNotExported: [
    "sdk/types.ts:Schemas",
    "sdk/generated/openapi.ts:operations",
    "sdk/scope-of.ts:Operations",
    "sdk/generated/contract.ts:operations",
    "sdk/generated/contract.ts:expandable",
  ],
});
app.logger = logger;

/** Names of what repeats the contract and has no words of its own; TypeDoc takes names alone, and warns of those that it does not need. */
function repeating(project: ProjectReflection): string[] {
  const withoutWords = project
    .getReflectionsByKind(ReflectionKind.Property | ReflectionKind.Method)
    .filter((each) => !each.hasComment() && isRepeating(each, project));
  return [...new Set(withoutWords.map((each) => each.getFriendlyFullName()))];
}

function isRepeating(each: Reflection, project: ProjectReflection): boolean {
  const above = [];
  for (let next = each.parent; next !== undefined; next = next.parent) above.push(next);
  // Of a parameter TypeDoc asks nothing.
  if (above.some((one) => one.kindOf(ReflectionKind.Parameter))) return false;
  const file = project.getSymbolIdFromReflection(each)?.packagePath;
  return repeatingFiles.some((name) => name === file) || above.some((one) => repeatingTables.includes(one.getFriendlyFullName()));
}

const project = await app.convert();
if (project === undefined) throw new Error("the sources cannot be read");
app.options.setValue("intentionallyNotDocumented", repeating(project));
app.validate(project);
if (!process.argv.includes("--check")) await app.generateDocs(project, "docs/pages");
if (logger.texts.length > 0) process.exitCode = 1;
