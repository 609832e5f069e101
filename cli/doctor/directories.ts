import { joinId, OagApiError, type OagClient, printable, type Refused } from "pulumi-oag/sdk";
import { counted, listed } from "../counts";
import { wordsOf } from "../errors";
import { isObject, type Json } from "../json";
import { type Finding, failed, ok, skipped, warned } from "./check";
import { type Circumstances, cureOf } from "./cures";
import { isAbsent, testScope } from "./offline";

/** What the directories of offline mode are asked with. */
export interface Directories {
  /** By the connection URL of a directory, or by `<idpId>/<id>`; none where no connection is to be tested. */
  credentials?: ReadonlyMap<string, string>;
}

/** A directory with the identity provider that it stands in for. */
interface Listed {
  idp: Json;
  directory: Json;
}

const name = "directories";
const mend = "mend what the message says";

/**
 * The directories of offline mode, each by name. A test of a connection has to be sent the bind credential, which no read shows:
 * those are tested whose credential is given, all others are named.
 */
export async function checkDirectories(
  client: OagClient,
  idps: readonly Json[],
  { credentials = new Map() }: Directories,
  around: Circumstances,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const directories: Listed[] = [];
  let missing = 0;
  for (const idp of idps) {
    const refused: Refused[] = [];
    try {
      const found = await client.directories.list(String(idp.id), { onRefused: (one) => refused.push(one) });
      directories.push(...found.map((directory) => ({ idp, directory })));
    } catch (error) {
      if (isAbsent(error)) missing += 1;
      else findings.push(failed(name, `those of ${quoted(idp.domain)}: ${wordsOf(error)}`, cureOf(error, around) ?? mend));
    }
    for (const { item, error } of refused)
      findings.push(failed(name, `${printable(String(item.id ?? "one"), 40)} of ${quoted(idp.domain)}: ${wordsOf(error)}`, mend));
  }
  if (directories.length === 0 && findings.length === 0)
    return [
      skipped(name, missing > 0 && missing === idps.length ? "the gateway has no offline mode" : "no identity provider has a directory"),
    ];
  return [...findings, ...(await tested(client, directories, credentials, around))];
}

async function tested(
  client: OagClient,
  directories: readonly Listed[],
  credentials: ReadonlyMap<string, string>,
  around: Circumstances,
): Promise<Finding[]> {
  const keysOf = ({ idp, directory }: Listed) => [
    joinId(String(idp.id), String(directory.id)),
    String(connectionOf(directory).connectionUrl),
  ];
  const given = directories.map((one) => ({ ...one, credential: keysOf(one).flatMap((key) => credentials.get(key) ?? [])[0] }));
  const [works, untested]: [string[], string[]] = [[], []];
  const findings: Finding[] = [];
  for (const { idp, directory, credential } of given) {
    const { connectionUrl, bindDn } = connectionOf(directory);
    const title = `${quoted(connectionUrl)} of ${quoted(idp.domain)}`;
    if (credential === undefined) {
      untested.push(title);
      continue;
    }
    try {
      await client.directories.testConnection(String(idp.id), {
        ...{ connectionUrl: String(connectionUrl), bindDn: String(bindDn), bindCredential: credential },
      });
      works.push(title);
    } catch (error) {
      findings.push(failed(name, `${title}: ${wordsOf(error)}`, cureOf(error, around) ?? cureFor(error)));
    }
  }
  if (works.length > 0) findings.push(ok(name, `reached and bound: ${listed(works)}`));
  if (untested.length > 0)
    findings.push(
      skipped(
        name,
        `not tested: ${listed(untested)}; a test sends the bind credential, which the gateway never shows: give it by --bind-credentials`,
      ),
    );
  const known = new Set(directories.flatMap(keysOf));
  const strange = [...credentials.keys()].filter((key) => !known.has(key)).length;
  if (strange > 0)
    findings.push(
      warned(
        name,
        `${counted(strange, "bind credential")} of no directory here`,
        "name each by the connection URL of the directory, letter by letter as the gateway has it, or by `<idpId>/<id>`",
      ),
    );
  return findings;
}

const connectionOf = ({ connection }: Json): Json => (isObject(connection) ? connection : {});
const quoted = (value: unknown): string => JSON.stringify(printable(String(value ?? "?"), 100));

/** A gateway that reached nothing says so; one that lets nobody try has another cure. */
function cureFor(error: unknown): string {
  if (error instanceof OagApiError && error.status === 403) return `ask for the scope ${testScope} with --scopes: a test needs it`;
  return "check the URL, the bind DN and the credential, and whether every node reaches the server";
}
