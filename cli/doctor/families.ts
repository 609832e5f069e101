import type { OagClient, OnRefused, Refused } from "pulumi-oag/sdk";
import { wordsOf } from "../errors";
import { isObject, type Json } from "../json";
import { type Finding, failed, ok, skipped } from "./check";
import { type Circumstances, cureOf } from "./cures";
import { checkDirectories, type Directories } from "./directories";
import { checkCertificateEnds, checkCredentials } from "./objects";
import { checkAuthenticationService, healthScope } from "./offline";

/** What is looked at beside the families. */
export interface Asked {
  /** Scopes that were granted. */
  scopes: readonly string[];
  /** The directories are looked at, too. */
  directories?: Directories;
  around: Circumstances;
}

/** Reads each family once, and looks for signs of the gateway's version, and of what ends, in what comes. */
export async function checkFamilies(client: OagClient, { scopes, directories, around }: Asked): Promise<Finding[]> {
  const parts = ["session"] as const;
  const [apps, idps, certificates] = await Promise.all([
    family("applications", around, (onRefused) => client.applications.list({ expand: parts, onRefused })),
    family("identity providers", around, (onRefused) => client.identityProviders.list({ onRefused })),
    family("certificates", around, (onRefused) => client.certificates.list({ onRefused })),
  ]);
  const offline = [
    ...(scopes.includes(healthScope) ? [await checkAuthenticationService(client, around)] : []),
    ...(directories !== undefined && idps.items !== undefined ? await checkDirectories(client, idps.items, directories, around) : []),
  ];
  const now = Date.now();
  return [
    signs(apps.items, scopes),
    ...[apps, idps, certificates].map(({ finding }) => finding),
    certificates.items === undefined
      ? skipped("certificate ends", "certificates cannot be read")
      : checkCertificateEnds(certificates.items, apps.items ?? [], now),
    idps.items === undefined
      ? skipped("idp credentials", "identity providers cannot be read")
      : checkCredentials(idps.items, apps.items ?? [], now),
    ...offline,
  ];
}

type Listed = { finding: Finding; items?: Json[] };

async function family(name: string, around: Circumstances, list: (onRefused: OnRefused) => Promise<Json[]>): Promise<Listed> {
  const refused: Refused[] = [];
  try {
    const items = await list((one) => refused.push(one));
    const [first] = refused;
    if (first === undefined) return { finding: ok(name, `${items.length} read`), items };
    // Whoever may type a label must not spoil this for all others. Where nothing is right, it may not be this API.
    if (items.length === 0) throw first.error;
    return { finding: ok(name, `${items.length} read; ${refused.length} more cannot be, the first since ${wordsOf(first.error)}`), items };
  } catch (error) {
    const cure = cureOf(error, around) ?? "ask for the scope that the message names, or mend what it says";
    return { finding: failed(name, wordsOf(error), cure) };
  }
}

/** Scopes that came with a release: who has one has that release, or a later one. */
const scopeSigns = [
  { of: /^okta\.oag\.app\.secrets\./, release: "2026.08.0" },
  { of: /^okta\.oag\.authenticationService\./, release: "2026.03.0" },
] as const;

/** The API tells no version: names of members, scopes and what it honours are all there is to see. */
function signs(apps: readonly Json[] | undefined, scopes: readonly string[]): Finding {
  const name = "version";
  const sign = scopeSigns.find(({ of }) => scopes.some((scope) => of.test(scope)));
  const least =
    sign === undefined ? "2025.10.0 or later" : `${sign.release} or later (it grants ${scopes.find((scope) => sign.of.test(scope))})`;
  if (apps === undefined) return skipped(name, "no apps to look at");
  const [first] = apps;
  if (first === undefined) return ok(name, `the API answers (${least}); no app shows more`);
  const session = isObject(first._embedded) ? first._embedded.session : undefined;
  if (apps.every((app) => !isObject(app._embedded)))
    return ok(name, `${least}; lists do not carry parts (expand), so apps are read one by one`);
  if (isObject(session) && "enforceRelayState" in session)
    return ok(name, "of the 2025.10 era (session.enforceRelayState); lists carry parts");
  if (isObject(session) && "enforceDeepLinkingDomain" in session)
    return ok(name, `2026.05 or near (session.enforceDeepLinkingDomain)${sign === undefined ? "" : `, ${least}`}; lists carry parts`);
  return ok(name, `${least}; lists carry parts`);
}
