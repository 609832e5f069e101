import { Command } from "commander";
import { OagClient, OagConfigError, resolveSettings } from "pulumi-oag/sdk";
import { addConnectionOptions, clientOptions } from "../connection";
import { exitCodes } from "../errors";
import { stdout } from "../output";
import { optionOf } from "../settings";
import { type Finding, failed, ok, skipped } from "./check";
import { checkFamilies } from "./families";
import { checkName, checkTcp, checkTls } from "./network";
import { checkToken } from "./token";

export const doctorCommand = addConnectionOptions(
  new Command("doctor")
    .description("Checks the way to a gateway step by step, from its name to a read of each family, with the cure for each failure.")
    .option("--json", "print the result as one line of JSON"),
)
  .addHelpText("after", "\nExit codes: 0 all is well, 2 something is not, 1 wrong usage.")
  .action(doctor);

const marks = { ok: "ok  ", failed: "FAIL", skipped: "-   " } as const;

async function doctor(options: { json?: true }): Promise<void> {
  const findings: Finding[] = [];
  const tell = (found: Finding | Finding[]) => {
    for (const finding of [found].flat()) {
      findings.push(finding);
      if (!options.json) stdout.lines(...linesOf(finding));
    }
  };
  await examine(options, tell);
  const bad = findings.filter(({ status }) => status === "failed").length;
  if (options.json) stdout.json({ ok: bad === 0, findings });
  else stdout.lines(bad === 0 ? "All is well." : `${bad} of ${findings.length} checks failed.`);
  process.exitCode = bad === 0 ? exitCodes.fine : exitCodes.different;
}

const linesOf = ({ name, status, detail, cure }: Finding): string[] => [
  `${marks[status]} ${name.padEnd(19)} ${detail}`,
  ...(cure === undefined ? [] : [`${" ".repeat(25)}cure: ${cure}`]),
];

async function examine(values: object, tell: (found: Finding | Finding[]) => void): Promise<void> {
  const options = clientOptions(values);
  let settings: ReturnType<typeof resolveSettings>;
  try {
    settings = resolveSettings(options);
  } catch (error) {
    if (!(error instanceof OagConfigError)) throw error;
    tell(failed(error.code === "OAG_PRIVATE_KEY" ? "key" : "settings", error.inWordsOf(optionOf), "mend the option that is named"));
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
  const tcp = name.status === "failed" ? skipped("tcp", "no address") : await checkTcp(settings);
  tell(tcp);
  if (name.status === "failed" || tcp.status === "failed") {
    tell(
      ["tls", "clock", "assertion", "token", "scopes", "version", "applications", "identity providers", "certificates"].map((step) =>
        skipped(step, "no connection"),
      ),
    );
    return;
  }
  tell(await checkTls(settings));
  const token = await checkToken(settings);
  tell(token);
  if (token.some(({ name: step, status }) => step === "token" && status === "failed"))
    return tell(["version", "applications", "identity providers", "certificates"].map((step) => skipped(step, "no token")));
  return tell(await checkFamilies(new OagClient(options, { log: { debug: () => {}, warn: () => {} } })));
}
