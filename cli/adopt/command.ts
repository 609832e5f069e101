import { addConnectionOptions, type Connection, type ConnectionOptions, connect } from "../connection";
import { counted } from "../counts";
import { importFile } from "../dump/import-file";
import { planResources } from "../dump/plan";
import { leastPulumi } from "../dump/project";
import type { NamedProvider } from "../dump/provider";
import { readGateway } from "../dump/snapshot";
import { type Imported, verifyAll } from "../dump/verify";
import { CliError } from "../errors";
import { ProgressLine } from "../progress-line";
import { RedactingCommand } from "../usage-errors";
import { namesTaken, referToProviders, type Target, writePieces } from "./code";
import { assertProject, configKeysIn, readProgramFile, writeBoth } from "./folder";
import { printResult } from "./print-result";
import { emptyStack, type Managed, readStack, type Stack } from "./stack";
import { readSyntax } from "./syntax";

/** A terminal gets no longer lines, and shortened code would be wrong code. */
const longestPrinted = 19_000;

interface AdoptOptions extends ConnectionOptions {
  app: string[];
  into: string;
  append?: string;
  state?: string;
  provider?: string;
  withIdentityProviders?: true;
  json?: true;
}

export const adoptCommand = addConnectionOptions(
  new RedactingCommand("adopt")
    .description(
      "Takes apps that were configured by hand into a Pulumi program that is there already: prints the code, and writes the file that imports them.\nNothing is changed on the gateway.",
    )
    .requiredOption("--app <label...>", "labels of the apps, exactly")
    .requiredOption("--into <folder>", "the program's folder, with Pulumi.yaml")
    .option("--append <file>", "add the code to this TypeScript file of the folder instead of printing it")
    .option("--state <file>", "what `pulumi stack export` prints, or - for standard input: leaves out what the stack has already")
    .option("--provider <name>", "variable of the OagProvider that the apps are to have; needs --state")
    .option("--with-identity-providers", "declare the apps' identity providers, too, unless the stack has them")
    .option("--json", "print the result as one line of JSON"),
)
  .addHelpText(
    "after",
    `
Exit codes: 0 written, or the stack has all of them already, 1 an error (nothing written).
Paste the code before you import: an up of a program without it would delete what was imported. The import protects it until then.
An app that a component of the program makes is adopted without a file: pulumi config set --path 'oag:adopt["NAME"]' ID
Needs pulumi ${leastPulumi} or newer.`,
  )
  .action(adopt);

async function adopt(options: AdoptOptions): Promise<void> {
  assertProject(options.into);
  const file = options.append === undefined ? undefined : readProgramFile(options.into, options.append);
  const stack = options.state === undefined ? emptyStack : await readStack(options.state);
  const target: Target = {
    stack,
    syntax: file && readSyntax(file.text, file.path),
    configKeys: configKeysIn(options.into),
    provider: options.provider,
  };
  const provider = providerIn(options, target);
  const connection = connect(options);
  const progress = new ProgressLine();
  assertSameGateway(connection, stack, provider);
  const read = await readGateway(
    connection,
    { labels: options.app, skipUnreadable: false, unlessAll: "nothing was written. Mend what is told below" },
    progress,
  );
  const has = (kind: Managed["kind"]) => (live: { id: string }) => stack.managed.some((one) => one.kind === kind && one.id === live.id);
  const { applications, identityProviders } = read.snapshot;
  const wanted = {
    ...read.snapshot,
    applications: applications.filter((live) => !has("app")(live)),
    identityProviders: options.withIdentityProviders ? identityProviders.filter((live) => !has("idp")(live)) : [],
  };
  assertNotDeclared(wanted.applications, target, options.append);
  const scope = namesTaken(target);
  const resources = planResources(wanted, { withDefaults: false, refusedNames: read.refusedNames }, scope);
  referToProviders(resources, identityProviders, target, scope);
  const imported = await verified(resources, progress);
  const known = applications.filter(has("app")).map(({ props }) => String(props.label));
  if (resources.length === 0) return printResult(options, { resources, known, code: "", file });
  const pieces = await writePieces(resources, target, scope);
  const code = `${pieces.imports}\n\n${pieces.body}`.trim();
  if (file === undefined && code.split("\n").some((line) => line.length > longestPrinted))
    throw new CliError("OAG_USAGE", "a line of the code is too long to be printed whole; let --append write it. Nothing was written");
  writeBoth(
    options.into,
    importFile(resources, (resource) => imported.get(resource) as Imported, provider),
    file,
    pieces,
    target.syntax?.endOfImports ?? 0,
  );
  printResult(options, { resources, known, code, file });
}

/** @throws CliError naming every object that cannot be declared */
async function verified(resources: Parameters<typeof verifyAll>[0], progress: ProgressLine) {
  const { imported, failed } = await verifyAll(resources, (done) => progress.count("declarations checked", done, resources.length));
  if (failed.length === 0) return imported;
  throw new CliError(
    "OAG_INCOMPLETE",
    `${failed.length} of ${counted(resources.length, "object")} cannot be declared; nothing was written`,
    failed,
  );
}

/** The provider's name and URN in the stack: code has its variable, an import file the URN. */
function providerIn({ provider, state }: AdoptOptions, { stack, syntax }: Target): NamedProvider | undefined {
  if (provider === undefined) return undefined;
  if (state === undefined)
    throw new CliError("OAG_USAGE", "--provider needs --state, which tells the provider's URN: `pulumi stack export --file state.json`");
  if (!/^[A-Za-z_$][\w$]*$/.test(provider)) throw new CliError("OAG_USAGE", "--provider: give the name of a variable of the program");
  const made = syntax?.variables.find(({ variable }) => variable === provider);
  const name = made?.class === "OagProvider" ? made.name : provider;
  const urn = stack.providers.get(name);
  if (urn !== undefined) return { name, urn };
  const others = [...stack.providers.keys()].map((one) => JSON.stringify(one)).join(", ");
  throw new CliError(
    "OAG_USAGE",
    `--provider: the stack has no OagProvider ${provider.length > 40 ? "of that name" : JSON.stringify(name)}; it has ${others || "none"}. A new one comes into the stack with \`pulumi up\``,
  );
}

/** The stack's resources of that provider tell which gateway it is. */
function assertSameGateway({ origin }: Connection, { managed }: Stack, provider: NamedProvider | undefined): void {
  const siblings = managed.filter((one) => (provider === undefined ? /::default(_|$)/.test(one.provider) : one.provider === provider.urn));
  const other = siblings.find(({ gateway }) => gateway !== "" && gateway !== origin);
  if (other === undefined) return;
  const whose = provider === undefined ? "without a provider of its own" : `of the provider ${JSON.stringify(provider.name)}`;
  throw new CliError(
    "OAG_STATE",
    `the stack's resource ${JSON.stringify(other.name)}, ${whose}, is on ${other.gateway}, and not on ${origin}: connect to that gateway, or name another provider with \`--provider\``,
  );
}

function assertNotDeclared(apps: readonly { props: { label?: unknown } }[], { syntax }: Target, append: string | undefined): void {
  const twice = apps.map(({ props }) => String(props.label)).filter((label) => syntax?.labels.has(label));
  if (twice.length > 0)
    throw new CliError(
      "OAG_OCCUPIED",
      `${append} declares an app with the label ${twice.map((label) => JSON.stringify(label)).join(" and ")} already; leave --append out for the import file alone`,
    );
}
