import { OagApiError, type OagClient, OagProtocolError, printable, scopeOf } from "pulumi-oag/sdk";
import { wordsOf } from "../errors";
import { type Finding, failed, ok, skipped, warned } from "./check";
import { type Circumstances, cureOf } from "./cures";

/** The scope with which the health of the authentication service can be read. */
export const healthScope = scopeOf("getAuthenticationServiceHealthCheck");

/** The scope with which the connection of a directory can be tested. */
export const testScope = scopeOf("testDirectoryConnection");

/** How is the authentication service of offline mode? */
export async function checkAuthenticationService(client: OagClient, around: Circumstances): Promise<Finding> {
  const name = "auth service";
  try {
    const { status, details, lastChecked } = await client.authenticationService.health();
    const about = typeof details === "string" && details !== "" ? `: ${printable(details, 200)}` : "";
    const when = typeof lastChecked === "string" ? `, looked at ${printable(lastChecked, 40)}` : "";
    const detail = `the service for offline mode is ${printable(String(status), 40)}${about}${when}`;
    if (status === "HEALTHY") return ok(name, detail);
    if (status === "INITIALIZING") return warned(name, detail, "wait until it has started: calls for directories fail with 503 until then");
    if (status === "UNHEALTHY") return failed(name, detail, "look at its nodes and its database, which the gateway's settings name");
    return warned(name, detail, "run doctor again in some minutes; if it stays so, look at the nodes that it names");
  } catch (error) {
    if (isAbsent(error)) return skipped(name, "the service for offline mode is not enabled");
    return failed(name, wordsOf(error), cureOf(error, around) ?? `ask for the scope ${healthScope}, or mend what the message says`);
  }
}

/** Offline mode is a feature of its own: without it, its calls are none of the gateway's. */
export const isAbsent = (error: unknown): boolean =>
  (error instanceof OagApiError || error instanceof OagProtocolError) && error.status === 404;
