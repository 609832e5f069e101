import { OagClient, OagConfigError, resolveSettings } from "pulumi-oag/sdk";
import { addConnectionOptions, clientOptions } from "../connection";
import { counted } from "../counts";
import { exitCodes, wordsOf } from "../errors";
import { stdout } from "../output";
import { refuseSecrets, secrets } from "../refuse-secrets";
import { RedactingCommand } from "../usage-errors";
import { readBindCredentials } from "./bind-credentials";
import { type Finding, failed, ok, skipped } from "./check";
import type { Directories } from "./directories";
import { checkFamilies } from "./families";
import { checkName, checkTcp, checkTls } from "./network";
import { healthScope, testScope } from "./offline";
import { checkToken } from "./token";

export const doctorCommand = addConnectionOptions(
  new RedactingCommand("doctor")
    .description("Checks the way to a gateway step by step, from its name to a read of each family, with the cure for each failure.")
    .option("--test-directories", "look at the directories of offline mode, too")
    .option(
      "--bind-credentials <file>",
      "test their connections with the bind credentials of this JSON file, by connection URL or <idpId>/<id>",
    )
    .option("--json", "print the result as one line of JSON"),
)
  .addHelpText(
    "after",
    `
Exit codes: 0 all is well, be it with warnings, 2 something is not, 1 wrong usage.
The health of the authentication service is looked at where --scopes has ${healthScope}.
A connection of a directory is tested where --bind-credentials has its credential, which the gateway never shows; the test
needs the scope ${testScope}, and keeps nothing.`,
  )
  .action(doctor);

const marks = { ok: "ok  ", warning: "warn", failed: "FAIL", skipped: "-   " } as const;

interface DoctorOptions {
  json?: true;
  testDirectories?: true;
  bindCredentials?: string;
}

async function doctor(options: DoctorOptions): Promise<void> {
  const credentials = options.bindCredentials === undefined ? undefined : readBindCredentials(options.bindCredentials);
  const findings: Finding[] = [];
  const tell = (found: Finding | Finding[]) => {
    for (const finding of [found].flat()) {
      findings.push(finding);
      if (!options.json) stdout.lines(...linesOf(finding));
    }
  };
  const directories = credentials === undefined ? options.testDirectories && {} : { credentials };
  await examine(options, directories, tell);
  const count = (wanted: Finding["status"]) => findings.filter(({ status }) => status === wanted).length;
  const [bad, doubtful] = [count("failed"), count("warning")];
  const warnings = doubtful === 0 ? "" : counted(doubtful, "warning");
  if (options.json) stdout.json({ ok: bad === 0, findings });
  else
    stdout.lines(
      bad === 0
        ? `All is well${warnings && `, with ${warnings}`}.`
        : `${bad} of ${findings.length} checks failed${warnings && `, with ${warnings} besides`}.`,
    );
  process.exitCode = bad === 0 ? exitCodes.fine : exitCodes.different;
}

const linesOf = ({ name, status, detail, cure }: Finding): string[] => [
  `${marks[status]} ${name.padEnd(19)} ${detail}`,
  ...(cure === undefined ? [] : [`${" ".repeat(25)}cure: ${cure}`]),
];

async function examine(
  values: DoctorOptions,
  directories: Directories | undefined,
  tell: (found: Finding | Finding[]) => void,
): Promise<void> {
  const options = clientOptions(values as object);
  let settings: ReturnType<typeof resolveSettings>;
  try {
    settings = resolveSettings(options);
  } catch (error) {
    if (!(error instanceof OagConfigError)) throw error;
    tell(failed(error.code === "OAG_PRIVATE_KEY" ? "key" : "settings", wordsOf(error), "mend the option that is named"));
    return;
  }
  tell(
    ok(
      "key",
      `an RSA key of ${settings.key.key.asymmetricKeyDetails?.modulusLength} bit, public thumbprint ${settings.key.thumbprint.slice(0, 12)}…`,
    ),
  );
  const name = await checkName(settings);
  tell(name);
  const tcp = name.status === "failed" ? [skipped("tcp", "no address")] : await checkTcp(settings);
  tell(tcp);
  if (name.status === "failed" || tcp[0]?.status === "failed")
    return tell(["tls", "clock", "assertion", "token", "scopes", ...afterLogIn].map((step) => skipped(step, "no connection")));
  tell(await checkTls(settings));
  const isPublic = tcp.length > 1;
  const token = await checkToken(settings, isPublic);
  tell(token);
  const hasFailed = (step: string) => token.some((finding) => finding.name === step && finding.status === "failed");
  if (hasFailed("token")) return tell(afterLogIn.map((step) => skipped(step, "no token")));
  const client = new OagClient(options, { log: { debug: () => {}, warn: () => {} }, secrets, examine: refuseSecrets });
  const asked = {
    scopes: hasFailed("scopes") ? [] : settings.scope.split(" "),
    ...(directories && { directories }),
    around: { isClockWrong: hasFailed("clock"), isPublic },
  };
  return tell(await checkFamilies(client, asked));
}

/** The steps that need a token. */
const afterLogIn = ["version", "applications", "identity providers", "certificates", "certificate ends", "idp credentials"];
