import type { OagClient, OnRefused, Refused } from "pulumi-oag/sdk";
import { wordsOf } from "../errors";
import { isObject, type Json } from "../json";
import { type Finding, failed, ok, skipped } from "./check";

/** Reads each family once, and looks for signs of the gateway's version in what comes. */
export async function checkFamilies(client: OagClient): Promise<Finding[]> {
  const parts = ["session"] as const;
  const [apps, idps, certificates] = await Promise.all([
    family("applications", (onRefused) => client.applications.list({ expand: parts, onRefused })),
    family("identity providers", (onRefused) => client.identityProviders.list({ onRefused })),
    family("certificates", (onRefused) => client.certificates.list({ onRefused })),
  ]);
  return [signs(apps.items as Json[] | undefined), apps.finding, idps.finding, certificates.finding];
}

type Listed = { finding: Finding; items?: unknown[] };

async function family(name: string, list: (onRefused: OnRefused) => Promise<unknown[]>): Promise<Listed> {
  const refused: Refused[] = [];
  try {
    const items = await list((one) => refused.push(one));
    const [first] = refused;
    if (first === undefined) return { finding: ok(name, `${items.length} read`), items };
    // Whoever may type a label must not spoil this for all others. Where nothing is right, it may not be this API.
    if (items.length === 0) throw first.error;
    return { finding: ok(name, `${items.length} read; ${refused.length} more cannot be, the first since ${wordsOf(first.error)}`), items };
  } catch (error) {
    return { finding: failed(name, wordsOf(error), "ask for the scope that the message names, or mend what it says") };
  }
}

/** The API tells no version: names of members and what it honours are all there is to see. */
function signs(apps: Json[] | undefined): Finding {
  const name = "version";
  if (apps === undefined) return skipped(name, "no apps to look at");
  const [first] = apps;
  if (first === undefined) return ok(name, "the API answers (2025.10.0 or later); no app shows more");
  const session = isObject(first._embedded) ? first._embedded.session : undefined;
  if (apps.every((app) => !isObject(app._embedded)))
    return ok(name, "2025.10.0 or later; lists do not carry parts (expand), so apps are read one by one");
  if (isObject(session) && "enforceRelayState" in session)
    return ok(name, "of the 2025.10 era (session.enforceRelayState); lists carry parts");
  if (isObject(session) && "enforceDeepLinkingDomain" in session)
    return ok(name, "2026.05 or near (session.enforceDeepLinkingDomain); lists carry parts");
  return ok(name, "2025.10.0 or later; lists carry parts");
}
