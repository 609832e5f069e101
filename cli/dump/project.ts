import { createRequire } from "node:module";
import { visibleJson } from "pulumi-oag/sdk";
import { countOf, countsOf, kinds } from "../kinds";
import { withoutCredentials } from "./credentials";
import { spelled } from "./markdown-text";
import type { PlannedResource } from "./plan";
import type { Files } from "./program";
import { packageName, yamlName } from "./project-name";
import { firstStack, type NamedProvider } from "./provider";
import { titleOfValue } from "./secret-paths";
import { type GivenSetting, hostLine, settingLine } from "./setting-lines";
import type { Snapshot } from "./snapshot";

/** The engine trusts inputs and outputs of an import file from this version on. */
export const leastPulumi = "3.254.0";

const version = (createRequire(__filename)("pulumi-oag/package.json") as { version: string }).version;
const json = (value: unknown) => `${visibleJson(value, 2)}\n`;

/** How the project is to be. */
interface ProjectOptions {
  project: string;
  /** Values that are newer than this version are let through. */
  isLenient: boolean;
  /** What else the gateway was reached with, the client id first. */
  settings: readonly GivenSetting[];
  provider: NamedProvider | undefined;
}

/** Everything beside the program: project files, the import file, what was read, and how to go on. */
export function projectFiles(options: ProjectOptions, snapshot: Snapshot, resources: readonly PlannedResource[], files: Files): Files {
  const all = new Map([...files, ...toolFiles(options.project, `The Okta Access Gateway ${new URL(snapshot.origin).host}`)]);
  all.set("gateway.json", json(withoutCredentials(snapshot)));
  all.set("README.md", readme(options, snapshot, resources));
  return all;
}

/** The files of any such project, by which npm, TypeScript, git and Pulumi know it. */
export function toolFiles(project: string, description: string): Files {
  const all: Files = new Map();
  all.set(
    "Pulumi.yaml",
    `name: ${yamlName(project)}\ndescription: ${JSON.stringify(description)}\nruntime:\n  name: nodejs\n  options:\n    typescript: true\n`,
  );
  all.set(
    "package.json",
    json({
      name: packageName(project),
      private: true,
      main: "index.ts",
      dependencies: { "@pulumi/pulumi": "^3.216.0", "pulumi-oag": version },
      devDependencies: { "@types/node": "^22.0.0", typescript: "^5.9.3" },
    }),
  );
  all.set(
    "tsconfig.json",
    json({
      compilerOptions: {
        strict: true,
        target: "ES2022",
        module: "commonjs",
        moduleResolution: "node",
        esModuleInterop: true,
        noEmit: true,
        skipLibCheck: true,
      },
      files: ["index.ts"],
    }),
  );
  all.set(".gitignore", "node_modules/\n");
  return all;
}

/** The lines that fill in what the API never shows. A key is an identifier, whatever the gateway's names are. */
export const secretLines = (resources: readonly PlannedResource[]): string[] =>
  resources.flatMap(({ secrets }) => secrets.map(({ key }) => `pulumi config set --secret ${key}`));

/** What each of those lines asks for. */
export function secretTable(resources: readonly PlannedResource[]): string {
  const rows = resources.flatMap(({ kind, title, secrets }) =>
    secrets.map(({ key, path }) => `| \`${key}\` | ${titleOfValue(kind, path)} of ${kinds[kind].noun} ${spelled(title)} |`),
  );
  return ["| key | what it is |", "|---|---|", ...rows].join("\n");
}

function readme(
  { project, isLenient, settings, provider }: ProjectOptions,
  { origin }: Snapshot,
  resources: readonly PlannedResource[],
): string {
  const secrets = secretLines(resources);
  const counts = countsOf(countOf(resources));
  const steps = [
    "npm install",
    `pulumi stack init ${firstStack}`,
    hostLine(origin),
    ...settings.map((setting) => settingLine(setting)),
    "pulumi config set --secret oag:privateKey < key.pem",
    // What the dump let through, the stack must, too.
    ...(isLenient ? ["pulumi config set oag:validation warn"] : []),
    ...secrets,
    // What is imported refers to it.
    ...(provider === undefined ? [] : [`pulumi up --target ${provider.urn} --yes`]),
    "pulumi import --file import.json --generate-code=false --protect=false --yes",
    "pulumi preview",
  ];
  return `# ${project}

${counts} of ${origin}, as \`pulumi-oag dump\` found them. The program declares
what differs from a new app; what it does not declare is left alone. Active apps are protected.

With Pulumi ${leastPulumi} or newer, and the file of the client's key. It is the client of the dump: name another one if it can only read.

\`\`\`sh
${steps.join("\n")}
\`\`\`

Import before the first \`pulumi up\`: until then the program would make what is there already, which is refused. The import changes
nothing on the gateway. The preview after it shows no change, but for values that the API never shows: ${
    secrets.length === 0 ? "there are none here" : "they are taken into the state with the first `pulumi up`, and not written"
  }.

Program and import belong together. Code that goes into another program is pasted before the next preview there: an \`up\` of a program
without it deletes from the gateway what was imported.
${secrets.length === 0 ? "" : `\nThe lines of secrets ask for the value when they are run, so that it stays out of the shell's history:\n\n${secretTable(resources)}\n`}
- \`import.json\` is for \`pulumi import\` and of no use afterwards.
- \`gateway.json\` is what was read, without secret values: \`pulumi-oag simulator --seed .\` starts a copy of the gateway to try
  changes on, and \`pulumi-oag diff .\` tells what changed on the gateway since.
- To undo the import: \`pulumi stack rm --force production\`, which leaves the gateway as it is.
`;
}
