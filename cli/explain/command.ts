import { type DeclaredApp, isKnown, type Known, type KnownOptions } from "pulumi-oag/rules";
import type { Refused } from "pulumi-oag/sdk";
import { readTuningFile } from "../audit/tuning";
import { addConnectionOptions, type ConnectionOptions, connect } from "../connection";
import { CliError, within } from "../errors";
import { stdout } from "../output";
import { ProgressLine } from "../progress-line";
import { readApp } from "../sources/live";
import { readSource } from "../sources/read";
import { RedactingCommand } from "../usage-errors";
import { explainAll, tableOfClasses } from "./all";
import { chooseApp } from "./choose";
import { type Explained, explainPath, whoIsLetIn } from "./explain";
import { parseSession } from "./parse-session";
import { explainedLines, headline } from "./text";

interface ExplainOptions extends ConnectionOptions {
  attribute: string[];
  user?: string;
  all?: true;
  dump?: string;
  state?: string;
  tuning?: string;
  json?: true;
}

export const explainCommand = addConnectionOptions(
  new RedactingCommand("explain")
    .description(
      "Tells what becomes of a request for a path of an app: the policy that applies, and why; who is let in; what the back end gets.",
    )
    .argument("<app>", "label or id of the app, exactly")
    .argument("[path]", 'path of a request, for example "/admin"; a query may follow')
    .option(
      "--attribute <name=value>",
      "a value of a session, for example Groups=A:B; may be repeated",
      (given: string, all: string[]) => [...all, given],
      [],
    )
    .option("--user <name>", "user name of the session")
    .option("--all", "every class of paths that the app's policies tell apart, instead of one path")
    .option("--dump <folder>", "read a folder that `pulumi-oag dump` wrote instead of the gateway")
    .option("--state <file>", "read a file of `pulumi stack export` instead of the gateway; - for standard input")
    .option("--tuning <file>", "a file of tuning as `pulumi-oag audit` takes it: its options say what is known of this gateway")
    .option("--json", "print the result as one line of JSON"),
)
  .addHelpText(
    "after",
    `
Exit codes: 0 told, 1 an error.
The documents contradict themselves on which policy applies. What they leave open is told as uncertain, with the options on which it
depends; what you have tried on your gateway goes into the tuning: {"options": {"prefix": "STRING", "slash": "EXACT"}}.
Headers are named, never their values.`,
  )
  .action(run);

async function run(wanted: string, path: string | undefined, options: ExplainOptions): Promise<void> {
  const values = parseSession(options.attribute, options.user);
  if (options.all === true && (path !== undefined || values !== undefined))
    throw new CliError(
      "OAG_USAGE",
      "--all tells of every path without a session: leave out the path, --attribute and --user, or leave out `--all`",
    );
  if (options.all !== true && path === undefined)
    throw new CliError("OAG_USAGE", 'no path is given: add one, for example "/admin", or `--all`');
  const known: KnownOptions = readTuningFile(options.tuning).options ?? {};
  // A path that is none is told before anything is read.
  if (path !== undefined) explainPath({}, path, {});
  const { app, where } = await find(wanted, options);
  if (path === undefined) return tellAll(app, where, known, options);
  const explained = explainPath(app, path, known, values);
  if (options.json) stdout.json({ app: identityOf(app), source: where, ...jsonOf(app, explained) });
  else stdout.lines(headline(app, where), ...explainedLines(app, explained));
}

function tellAll(app: DeclaredApp, where: string, known: KnownOptions, { json }: ExplainOptions): void {
  const classes = explainAll(app, known);
  if (json) stdout.json({ app: identityOf(app), source: where, paths: classes.map((one) => ({ about: one.about, ...jsonOf(app, one) })) });
  else stdout.lines(headline(app, where), ...tableOfClasses(app, classes));
}

/** Of a gateway only the one app is read. */
async function find(wanted: string, options: ExplainOptions): Promise<{ app: DeclaredApp; where: string }> {
  if (options.state !== undefined && options.dump !== undefined)
    throw new CliError("OAG_USAGE", "--dump and --state are both given; keep one of them");
  if (options.state !== undefined || options.dump !== undefined) {
    const { apps, name } = await readSource(options.state, options, new ProgressLine());
    return { app: chooseApp(apps, wanted, name), where: name };
  }
  const { client, origin } = connect(options);
  new ProgressLine().say(`reading ${origin}`);
  const refused: Refused[] = [];
  const apps = await client.applications.list({ onRefused: (one) => refused.push(one) });
  const odd = refused.find(({ item }) => item.label === wanted || item.id === wanted);
  if (odd !== undefined) throw within("the app cannot be read", odd.error);
  return { app: await readApp(client, chooseApp(apps, wanted, origin)), where: origin };
}

const shown = (value: Known<string> | undefined): string | null => (value !== undefined && isKnown(value) ? value : null);

const identityOf = ({ id, label, type, status, publicDomain }: DeclaredApp) => ({
  id: shown(id),
  label: shown(label),
  type: shown(type),
  status: shown(status),
  publicDomain: shown(publicDomain),
});

const jsonOf = (app: DeclaredApp, explained: Explained) => {
  const { path, answering, withoutSession, letIn, session } = explained;
  return { path, policy: answering, withoutSession, whoIsLetIn: whoIsLetIn(app, explained), letIn, ...(session && { session }) };
};
