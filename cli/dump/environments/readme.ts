import { isSamePath } from "pulumi-oag/sdk";
import { countOf, countsOf } from "../../kinds";
import { leastPulumi, secretTable } from "../project";
import type { NamedProvider } from "../provider";
import { settingLine } from "../setting-lines";
import type { Environment } from "./environment";
import type { EnvironmentResource } from "./plan";
import { stackFileName } from "./stack-file";

/** The file that imports what an environment has. */
export const importFileName = (environment: string): string => `import.${environment}.json`;

/** Settings that the stack's file holds; the others are asked for, or read from files, by lines. */
export const isInFile = ({ value }: Environment["settings"][number]): boolean => value !== undefined;

/** The lines that fill in what the API never shows. A key is an identifier, whatever the gateway's names are. */
export const secretLinesFor = (name: string, index: number, resources: readonly EnvironmentResource[]): string[] =>
  resources.flatMap(({ of, secrets }) =>
    secrets.flatMap(({ key, path }) =>
      of[index]?.unread.some((one) => isSamePath(one, path)) ? [`pulumi config set --stack ${name} --secret ${key}`] : [],
    ),
  );

/** What to do for one environment, line by line. */
function linesFor(
  { name, settings, isFolder }: Environment,
  index: number,
  resources: readonly EnvironmentResource[],
  provider: NamedProvider | undefined,
): string[] {
  return [
    `pulumi stack init ${name}`,
    // A dump does not hold it.
    ...(isFolder ? [`pulumi config set --stack ${name} oag:clientId`] : []),
    ...settings.filter((setting) => !isInFile(setting)).map((setting) => settingLine(setting, name)),
    `pulumi config set --stack ${name} --secret oag:privateKey < ${name}.pem`,
    ...secretLinesFor(name, index, resources),
    // What is imported refers to it.
    ...(provider === undefined ? [] : [`pulumi up --stack ${name} --target ${provider.urn} --yes`]),
    `pulumi import --stack ${name} --file ${importFileName(name)} --generate-code=false --protect=false --yes`,
    `pulumi preview --stack ${name}`,
  ];
}

/** How to go on with a program for several gateways. */
export function environmentsReadme(
  project: string,
  environments: readonly Environment[],
  resources: readonly EnvironmentResource[],
  providers: readonly (NamedProvider | undefined)[],
): string {
  const counts = countsOf(countOf(resources));
  const origins = environments.map(({ name, snapshot }) => `${name} is ${snapshot.origin}`).join(", ");
  const sections = environments.map(
    (environment, index) =>
      `## ${environment.name}\n\n\`\`\`sh\n${linesFor(environment, index, resources, providers[index]).join("\n")}\n\`\`\`\n`,
  );
  const secrets = resources.some((resource) => resource.secrets.length > 0);
  return `# ${project}

${counts}, as \`pulumi-oag dump --environments\` found them: ${origins}. What is the same
stands in the program, once; what differs stands in ${environments.map(({ name }) => `\`${stackFileName(name)}\``).join(", ")}, and
secrets are set by the lines below. What not every gateway has is declared under a condition on \`environment\`.

With Pulumi ${leastPulumi} or newer, and a file with the key of each client. First \`npm install\`.

${sections.join("\n")}
Import before the first \`pulumi up\`: until then the program would make what is there already, which is refused. An import changes
nothing on a gateway. The preview after it shows no change, but for values that the API never shows: they are taken into the state with
the first \`pulumi up\`, and not written.

## From one to the other

A change is made in the program, tried with \`pulumi up --stack ${environments[0]?.name}\`, and brought to the others by the same command
with their stack. What is to differ goes into the stacks' files. An app that only one of them has goes to the others when its condition
is taken away.
${secrets ? `\n## Secrets\n\nThe lines ask for the value when they are run, so that it stays out of the shell's history.\n\n${secretTable(resources)}\n` : ""}`;
}
