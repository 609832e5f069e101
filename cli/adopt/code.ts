import { Code, literal, usesOf } from "../dump/literal";
import { providerLookUp } from "../dump/look-up";
import { reservedWords } from "../dump/names";
import type { Live } from "../dump/objects";
import type { PlannedResource, Scope } from "../dump/plan";
import { declarationOf, functions, pretty } from "../dump/program";
import { CliError } from "../errors";
import { kindNames, kinds } from "../kinds";
import type { Managed, Stack } from "./stack";
import type { Syntax } from "./syntax";

/** The program that the code goes into: nothing is known of it where the code is only printed. */
export interface Target {
  stack: Stack;
  syntax: Syntax | undefined;
  /** Keys of the project's configuration. */
  configKeys: readonly string[];
  /** Variable of the explicit provider. */
  provider: string | undefined;
}

/** What is taken in a program and its stack. */
export function namesTaken({ stack, syntax, configKeys, provider }: Target): Scope {
  const identifiers = new Set([...reservedWords(), ...(syntax?.names ?? [])]);
  const names = (kind: Managed["kind"]) => new Set(stack.managed.filter((one) => one.kind === kind).map(({ name }) => name));
  return {
    names: Object.fromEntries(kindNames.map((kind) => [kind, names(kind)])),
    identifiers,
    secretKeys: new Set([...configKeys, ...(syntax?.texts ?? [])]),
    config: syntax?.config ?? free("config", syntax),
    provider,
  };
}

const free = (name: string, syntax: Syntax | undefined): string => (syntax?.names.has(name) ? `${name}OfOag` : name);

/** Refers to identity providers that the code does not declare: by their variable where the file has one, otherwise by a look-up. */
export function referToProviders(
  resources: readonly PlannedResource[],
  identityProviders: readonly Live[],
  { stack, syntax }: Target,
  { provider }: Scope,
): void {
  for (const { args } of resources) {
    if (typeof args.idpId !== "string") continue;
    const live = identityProviders.find(({ id }) => id === args.idpId);
    if (live === undefined) continue;
    const managed = stack.managed.find(({ kind, id }) => kind === "idp" && id === live.id);
    const variable = managed && syntax && variableOf(syntax, managed);
    args.idpId = variable === undefined ? providerLookUp(literal(live.props.domain), provider).id : new Code(`${variable}.id`, [variable]);
  }
}

/** The variable of an identity provider; of two that are called alike the later one. */
const variableOf = ({ variables }: Syntax, { name }: Managed): string | undefined =>
  variables.findLast((one) => one.class === kinds.idp.class && one.name === name)?.variable;

/** Lines for the head of a file, and for its end. */
export interface Pieces {
  imports: string;
  body: string;
}

/** @throws CliError when the file means something else by a name that the code needs */
export async function writePieces(resources: readonly PlannedResource[], { syntax }: Target, scope: Scope): Promise<Pieces> {
  const declared = resources.map((resource) => declarationOf(resource)).join("\n\n");
  const uses = new Set(resources.flatMap(({ args }) => usesOf(args)));
  const used = [
    ...functions.filter((name) => uses.has(name)),
    ...kindNames.flatMap((kind) => (resources.some((resource) => resource.kind === kind) ? [kinds[kind].class] : [])),
  ];
  const missing = used.filter((name) => !syntax?.ours.has(name));
  for (const name of missing)
    if (syntax?.names.has(name) && !isMemberOnly(name, syntax))
      throw new CliError(
        "OAG_FILE",
        `--append: the file means something else by ${name}, or imports only its type; import it from "pulumi-oag" first`,
      );
  const needsConfig = resources.some(({ secrets }) => secrets.length > 0) && syntax?.config === undefined;
  const pulumi = syntax?.pulumi ?? free("pulumi", syntax);
  const imports = [
    ...(needsConfig && syntax?.pulumi === undefined ? [`import * as ${pulumi} from "@pulumi/pulumi";`] : []),
    ...(missing.length > 0 ? [`import { ${missing.join(", ")} } from "pulumi-oag";`] : []),
  ].join("\n");
  const config = needsConfig ? `const ${scope.config} = new ${pulumi}.Config();\n\n` : "";
  return { imports, body: await pretty(`${config}${declared}`) };
}

/** `new oag.OagApp(…)` has the name, and binds nothing. */
const isMemberOnly = (name: string, { bound }: Syntax): boolean => !bound.has(name);
