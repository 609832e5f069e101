import { createRequire } from "node:module";
import { visibleJson } from "pulumi-oag/sdk";
import { counted } from "../output";
import { withoutCredentials } from "./credentials";
import type { PlannedResource } from "./plan";
import type { Files } from "./program";
import { packageName, yamlName } from "./project-name";
import type { Snapshot } from "./snapshot";
import { spelled } from "./spelled";
import type { Imported } from "./verify";

/** The engine trusts inputs and outputs of an import file from this version on. */
export const leastPulumi = "3.254.0";

const version = (createRequire(__filename)("pulumi-oag/package.json") as { version: string }).version;
const json = (value: unknown) => `${visibleJson(value, 2)}\n`;
const types = { app: "pulumi-nodejs:dynamic/oag:OagApp", idp: "pulumi-nodejs:dynamic/oag:OagIdentityProvider" } as const;

/** How the project is to be. */
export interface ProjectOptions {
  project: string;
  /** Values that are newer than this version are let through. */
  isLenient: boolean;
}

/** What `pulumi import --file` takes: inputs and outputs, so that nothing is read and nothing changed. */
export function importFile(resources: readonly PlannedResource[], imported: ReadonlyMap<PlannedResource, Imported>): string {
  return json({
    resources: resources.map((resource) => ({
      type: types[resource.kind],
      name: resource.name,
      id: resource.id,
      ...withoutCredentials(imported.get(resource) as Imported),
    })),
  });
}

/** Everything beside the program: project files, the import file, what was read, and how to go on. */
export function projectFiles(
  { project, isLenient }: ProjectOptions,
  snapshot: Snapshot,
  resources: readonly PlannedResource[],
  files: Files,
): Files {
  const all = new Map(files);
  all.set(
    "Pulumi.yaml",
    `name: ${yamlName(project)}\ndescription: ${JSON.stringify(`The Okta Access Gateway ${new URL(snapshot.origin).host}`)}\nruntime:\n  name: nodejs\n  options:\n    typescript: true\n`,
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
  all.set("gateway.json", json(withoutCredentials(snapshot)));
  all.set("README.md", readme({ project, isLenient }, snapshot, resources));
  return all;
}

/** The lines that fill in what the API never shows. A key is an identifier, whatever the gateway's names are. */
export const secretLines = (resources: readonly PlannedResource[]): string[] =>
  resources.flatMap(({ secrets }) => secrets.map(({ key }) => `pulumi config set --secret ${key}`));

/** What each of those lines asks for. */
function secretTable(resources: readonly PlannedResource[]): string {
  const rows = resources.flatMap(({ kind, title, secrets }) =>
    secrets.map(({ key, path }) => {
      const [first = "", ...rest] = path.split(".");
      const what = rest.length === 0 ? `\`${first}\`` : `the value of ${first.replace(/s$/, "")} ${spelled(rest.join("."))}`;
      return `| \`${key}\` | ${what} of ${kind === "app" ? "app" : "identity provider"} ${spelled(title)} |`;
    }),
  );
  return ["| key | what it is |", "|---|---|", ...rows].join("\n");
}

function readme({ project, isLenient }: ProjectOptions, { origin }: Snapshot, resources: readonly PlannedResource[]): string {
  const secrets = secretLines(resources);
  const count = (wanted: PlannedResource["kind"]) => resources.filter(({ kind }) => kind === wanted).length;
  const { host } = new URL(origin);
  const steps = [
    "npm install",
    "pulumi stack init production",
    // An IPv6 address has brackets, which a shell would take for a pattern.
    `pulumi config set oag:hostname ${/^[\w.:-]+$/.test(host) ? host : `'${host}'`}`,
    "pulumi config set oag:clientId 3f0c7a52-…",
    "pulumi config set --secret oag:privateKey < key.pem",
    // What the dump let through, the stack must, too.
    ...(isLenient ? ["pulumi config set oag:validation warn"] : []),
    ...secrets,
    "pulumi import --file import.json --generate-code=false --protect=false --yes",
    "pulumi preview",
  ];
  return `# ${project}

${counted(count("app"), "app")} and ${counted(count("idp"), "identity provider")} of ${origin}, as \`pulumi-oag dump\` found them. The program declares
what differs from a new app; what it does not declare is left alone. Active apps are protected.

With Pulumi ${leastPulumi} or newer, your own client id and the file of its key:

\`\`\`sh
${steps.join("\n")}
\`\`\`

The import changes nothing on the gateway. The preview after it shows no change, but for values that the API never shows: ${
    secrets.length === 0 ? "there are none here" : "they are taken into the state with the first `pulumi up`, and not written"
  }.
${secrets.length === 0 ? "" : `Their lines ask for the value when they are run, so that it stays out of the shell's history:\n\n${secretTable(resources)}\n`}
- \`import.json\` is for \`pulumi import\` and of no use afterwards.
- \`gateway.json\` is what was read, without secret values: \`pulumi-oag simulator --seed .\` starts a copy of the gateway to try
  changes on, and \`pulumi-oag diff .\` tells what changed on the gateway since.
- To undo the import: \`pulumi stack rm --force production\`, which leaves the gateway as it is.
`;
}
