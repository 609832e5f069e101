import { type DeclaredApp, type DeclaredCertificate, type DeclaredIdentityProvider, withheld } from "pulumi-oag/rules";
import { readExport, recordedIn } from "../diff/recorded";
import { CliError } from "../errors";
import { isObject, type Json } from "../json";
import { type KindName, kinds } from "../kinds";
import { isSecretMark } from "../secret-mark";
import type { Source } from "./source";

const lookUp = "pulumi-nodejs:dynamic/oag:Lookup";

/** What a stack has in its state: the outputs of its apps and identity providers, and the certificates that it looked up. */
export async function readState(source: string): Promise<Source> {
  const resources = await readExport(source);
  const recorded = recordedIn(source, resources);
  const name = source === "-" ? "the state on standard input" : source;
  if (recorded.length === 0)
    throw new CliError(
      "OAG_FILE",
      `${name} holds none of ${[kinds.app.class, kinds.idp.class].join(" and ")}; export the stack that has them`,
    );
  const all = <T>(kind: KindName): T[] =>
    recorded.filter((one) => one.kind === kind).map(({ id, outputs }) => ({ ...(withoutSecrets(outputs) as Json), id }) as T);
  const certificates = resources.flatMap(({ type, outputs }) => {
    const found = type === lookUp && isObject(outputs) && outputs.kind === "certificate" ? withoutSecrets(outputs.result) : undefined;
    return isObject(found) ? [found as DeclaredCertificate] : [];
  });
  return {
    type: "state",
    name,
    apps: all<DeclaredApp>("app"),
    identityProviders: all<DeclaredIdentityProvider>("idp"),
    certificates: [...new Map(certificates.map((certificate) => [JSON.stringify(certificate.id), certificate])).values()],
    unreadable: [],
  };
}

/** What is secret is not known here, even where an export shows it in plain: nothing is found that depends on it. */
function withoutSecrets(value: unknown): unknown {
  if (isSecretMark(value)) return withheld;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutSecrets(inner)]));
}
