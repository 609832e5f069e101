import { format } from "prettier";
import { printable } from "pulumi-oag/sdk";
import { isObject, type Json } from "../json";
import { kindNames, kinds } from "../kinds";
import { Code, comment, literal, spreading, usesOf } from "./literal";
import { fileNameOf, nameAll } from "./names";
import type { PlannedResource } from "./plan";
import type { AppDefaults, Constant, Program } from "./shared/program";

/** Files of the dump by path, relative to its folder. */
export type Files = Map<string, string>;

/** What one file declares, in this order. */
interface Part {
  constants?: readonly Constant[];
  /** What others refer to, and apps. */
  resources?: readonly PlannedResource[];
  appDefaults?: AppDefaults | undefined;
  apps?: readonly PlannedResource[];
  isExported?: boolean;
}

/** Where names are declared, by the path that a file imports. */
type Homes = ReadonlyMap<string, string>;

const isOfMany = ({ kind }: PlannedResource) => kinds[kind].isMany;

/**
 * The program: one file, or one per app. Then identity providers, and what offline mode has, are in a file of their own, and
 * so is what the program says once.
 */
export async function writeProgram({ constants, appDefaults, resources }: Program, perApp: boolean): Promise<Files> {
  const apps = resources.filter(isOfMany);
  const others = resources.filter((resource) => !isOfMany(resource));
  if (!perApp) return new Map([["index.ts", await source({ constants, resources: others, appDefaults, apps })]]);
  const files: Files = new Map();
  const homes = new Map([
    ...constants.map(({ identifier }): [string, string] => [identifier, "shared"]),
    ...others.map(({ identifier }): [string, string] => [identifier, "identity-providers"]),
    ...(appDefaults === undefined ? [] : [[appDefaults.identifier, "app-defaults"] as const]),
  ]);
  const add = async (path: string, part: Part) => files.set(`${path}.ts`, await source({ ...part, isExported: true }, homes, path));
  if (constants.length > 0) await add("shared", { constants });
  await add("identity-providers", { resources: others });
  if (appDefaults !== undefined) await add("app-defaults", { appDefaults });
  const names = nameAll(
    apps.map(({ id, name }) => ({ id, label: name })),
    { make: fileNameOf, separator: "-", fallback: "app" },
  );
  for (const app of apps) await add(`apps/${names.get(app.id)}`, { apps: [app] });
  const imports = ["./identity-providers", ...apps.map(({ id }) => `./apps/${names.get(id)}`)];
  files.set("index.ts", await pretty(imports.map((path) => `import ${JSON.stringify(path)};`).join("\n")));
  return files;
}

/** Look-ups of the package, as code calls them; classes are known by what is declared. */
export const functions: readonly string[] = ["getCertificate", "getIdentityProvider"];

async function source(
  { constants = [], resources = [], appDefaults, apps = [], isExported = false }: Part,
  homes: Homes = new Map(),
  path = "",
) {
  const declared = [...resources, ...apps];
  const used = new Set([
    ...constants.flatMap(({ value }) => value.uses),
    ...usesOf(appDefaults?.args),
    ...declared.flatMap(({ args, spread, provider, dependsOn, protect, condition }) => [
      ...usesOf([args, protect, condition]),
      ...[spread, provider].filter((name) => name !== undefined),
      ...dependsOn,
    ]),
  ]);
  const ours = [
    ...functions.filter((name) => used.has(name)),
    ...[...kindNames].reverse().flatMap((kind) => {
      const types = kinds[kind].isMany && appDefaults !== undefined ? [`type ${kinds[kind].class}Args`] : [];
      return declared.some((resource) => resource.kind === kind) ? [kinds[kind].class, ...types] : types;
    }),
    ...(used.has("OagProvider") ? ["OagProvider"] : []),
  ];
  const usesConfig = used.has("config");
  const head = [
    ...(usesConfig || used.has("pulumi") ? ['import * as pulumi from "@pulumi/pulumi";'] : []),
    ...(ours.length > 0 ? [`import { ${ours.join(", ")} } from "pulumi-oag";`] : []),
    ...importsOf(used, homes, path),
  ];
  const mark = isExported ? "export " : "";
  const body = [
    head.join("\n"),
    ...(usesConfig ? ["const config = new pulumi.Config();"] : []),
    constants.map(({ identifier, value }) => `${mark}const ${identifier} = ${value.text};`).join("\n"),
    ...statements(resources.filter(isAlways), isExported),
    ...(appDefaults === undefined
      ? []
      : [`${mark}const ${appDefaults.identifier} = ${literal(typed(appDefaults.args))} satisfies Partial<OagAppArgs>;`]),
    ...statements(apps.filter(isAlways), isExported),
    ...conditional(declared, isExported),
  ].filter((text) => text !== "");
  return pretty(declared.length + constants.length === 0 && appDefaults === undefined ? "export {};" : body.join("\n\n"));
}

/** What a file takes from other files of the program. */
function importsOf(used: ReadonlySet<string>, homes: Homes, path: string): string[] {
  const up = path.includes("/") ? "../" : "./";
  return [...new Set(homes.values())].flatMap((home) => {
    const names = home === path ? [] : [...used].filter((name) => homes.get(name) === home).sort();
    return names.length === 0 ? [] : [`import { ${names.join(", ")} } from "${up}${home}";`];
  });
}

const isAlways = ({ condition }: PlannedResource) => condition === undefined;

const statements = (resources: readonly PlannedResource[], isExported: boolean): string[] =>
  resources.map((resource) => declarationOf(resource, isExported ? `export const ${resource.identifier} = ` : undefined));

/** What not every gateway has, in a block for each condition; what another file refers to is declared before it. */
function conditional(resources: readonly PlannedResource[], isExported: boolean): string[] {
  const conditions = [...new Set(resources.flatMap(({ condition }) => (condition === undefined ? [] : [condition.text])))];
  return conditions.map((text) => {
    const own = resources.filter(({ condition }) => condition?.text === text);
    const shared = isExported ? own.filter(isReferredTo) : [];
    const heads = shared.map(({ identifier, kind }) => `export let ${identifier}!: ${kinds[kind].class};`);
    const body = own.map((one) => declarationOf(one, shared.includes(one) ? `${one.identifier} = ` : undefined));
    return [...(heads.length > 0 ? ["// Set where the condition holds."] : []), ...heads, `if (${text}) {\n${body.join("\n\n")}\n}`].join(
      "\n",
    );
  });
}

const isReferredTo = ({ kind }: PlannedResource) => kinds[kind].referredTo !== undefined;

/**
 * One resource as a statement.
 * @param binding what stands before it; without, a constant where others refer to it
 */
export function declarationOf(
  resource: PlannedResource,
  binding = isReferredTo(resource) ? `const ${resource.identifier} = ` : "",
): string {
  const { kind, name, title, args, spread, provider, protect, dependsOn, remarks } = resource;
  const options = [
    ...(provider === undefined ? [] : [`provider: ${provider}`]),
    ...(dependsOn.length > 0 ? [`dependsOn: [${dependsOn.join(", ")}]`] : []),
    ...(protect === false ? [] : [`protect: ${literal(protect)}`]),
  ];
  const written = spread === undefined ? literal(typed(args)) : spreading(spread, typed(args));
  const words = [JSON.stringify(name), written, ...(options.length > 0 ? [`{ ${options.join(", ")} }`] : [])];
  return [
    ...(name === title ? [] : [comment(title)]),
    // They begin with words of our own, so no tool takes them for a directive.
    ...remarks.map((remark) => `// ${printable(remark, 500)}`),
    `${binding}new ${kinds[kind].class}(${words.join(", ")});`,
  ].join("\n");
}

/** Of an item that is called `toString`, the compiler takes what every object has under that name for its type. */
function typed(args: Json): Json {
  const isMisread = (key: string) => key in Object.prototype && key !== "__proto__";
  return Object.fromEntries(
    Object.entries(args).map(([name, map]) => {
      const items = isObject(map) && !(map instanceof Code) ? Object.entries(map) : [];
      if (!items.some(([key]) => isMisread(key))) return [name, map];
      return [name, Object.fromEntries(items.map(([key, item]) => [key, isMisread(key) ? new Code(`${literal(item)} as const`) : item]))];
    }),
  );
}

export const pretty = (text: string): Promise<string> => format(text, { parser: "typescript", printWidth: 120 });
