import { format } from "prettier";
import { printable } from "pulumi-oag/sdk";
import { isObject, type Json } from "../json";
import { kindNames, kinds } from "../kinds";
import { Code, comment, literal } from "./literal";
import { fileNameOf, nameAll } from "./names";
import type { PlannedResource } from "./plan";

/** Files of the dump by path, relative to its folder. */
export type Files = Map<string, string>;

/** The program: one file, or one per app with the identity providers, and what offline mode has, in a file of their own. */
export async function writeProgram(resources: readonly PlannedResource[], perApp: boolean): Promise<Files> {
  const files: Files = new Map();
  if (!perApp) {
    files.set("index.ts", await source(resources, []));
    return files;
  }
  const shared = resources.filter(({ kind }) => kind !== "app");
  const apps = resources.filter(({ kind }) => kind === "app");
  const names = nameAll(
    apps.map(({ id, name }) => ({ id, label: name })),
    { make: fileNameOf, separator: "-", fallback: "app" },
  );
  files.set("identity-providers.ts", await source(shared, [], true));
  for (const app of apps) {
    const used = shared.filter(({ identifier }) => literal(app.args.idpId) === `${identifier}.id`).map(({ identifier }) => identifier);
    files.set(
      `apps/${names.get(app.id)}.ts`,
      await source([app], used.length > 0 ? [`import { ${used.join(", ")} } from "../identity-providers";`] : [], true),
    );
  }
  const imports = ["./identity-providers", ...apps.map(({ id }) => `./apps/${names.get(id)}`)];
  files.set("index.ts", await pretty(imports.map((path) => `import ${JSON.stringify(path)};`).join("\n")));
  return files;
}

async function source(resources: readonly PlannedResource[], imports: string[], isExported = false): Promise<string> {
  const body = resources.map((resource) => declarationOf(resource, isExported)).join("\n\n");
  const names = [
    ...(resources.some(({ args }) => args.certificateId instanceof Code) ? ["getCertificate"] : []),
    ...[...kindNames]
      .reverse()
      .filter((kind) => resources.some((resource) => resource.kind === kind))
      .map((kind) => kinds[kind].class),
  ];
  const usesConfig = resources.some(({ secrets }) => secrets.length > 0);
  const head = [
    ...(usesConfig ? ['import * as pulumi from "@pulumi/pulumi";'] : []),
    ...(names.length > 0 ? [`import { ${names.join(", ")} } from "pulumi-oag";`] : []),
    ...imports,
  ].join("\n");
  const config = usesConfig ? "\n\nconst config = new pulumi.Config();" : "";
  return pretty(`${head}${config}\n\n${body}${body === "" ? "export {};" : ""}`);
}

/** One resource as a statement; `provider` is the variable of an explicit one. */
export function declarationOf(resource: PlannedResource, isExported: boolean, provider?: string): string {
  const { kind, name, identifier, title, args, protect, dependsOn, remarks } = resource;
  const options = [
    ...(provider === undefined ? [] : [`provider: ${provider}`]),
    ...(dependsOn.length > 0 ? [`dependsOn: [${dependsOn.join(", ")}]`] : []),
    ...(protect ? ["protect: true"] : []),
  ];
  const words = [JSON.stringify(name), literal(typed(args)), ...(options.length > 0 ? [`{ ${options.join(", ")} }`] : [])];
  // A constant where others refer to it; an app's own file exports it, for outputs.
  const isReferredTo = kind === "idp" || kind === "authenticationService";
  const binding = isExported ? `export const ${identifier} = ` : isReferredTo ? `const ${identifier} = ` : "";
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
