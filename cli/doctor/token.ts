import {
  createTransport,
  type HttpResponse,
  OagAuthenticationError,
  readToken,
  type Settings,
  systemClock,
  tokenRequest,
} from "pulumi-oag/sdk";
import { wordsOf } from "../errors";
import { secrets } from "../refuse-secrets";
import { isContent } from "../shown-paths";
import { type Finding, failed, ok, skipped } from "./check";
import { clockFirst, cureOf, explanationOf } from "./cures";

/** How a token request for some scopes went. */
type Answered = { response: HttpResponse; refusal?: unknown; lifetime?: number; missingScopes: readonly string[] };
type Attempt = Answered | { error: unknown };

/** A log-in that is refused for its client credentials is answered with 400, 401 or 403. */
const notTheClientCredentials =
  "mend what the gateway says, and look whether the API is enabled (console, Settings > Access Gateway > API); client and key are not the cause";

/** Whether a client id may be told: something else may have been given in its place. */
const isId = (given: string): boolean => /^\S{1,100}$/.test(given) && !isContent(given);

/** More than this, and assertions are refused. */
const toleratedSkew = 60;

async function ask(settings: Settings, scope: string, skew = 0): Promise<Attempt> {
  const asked = { ...settings, scope };
  try {
    const { request, assertion } = await tokenRequest(asked, Date.now() - skew);
    secrets.addIssued(assertion);
    const response = await createTransport(asked).send(request);
    try {
      const { value, lifetime, missingScopes } = readToken(response, secrets.and([assertion]), asked, systemClock);
      secrets.addIssued(value);
      return { response, lifetime, missingScopes };
    } catch (error) {
      return { response, refusal: error, missingScopes: [] };
    }
  } catch (error) {
    return { error };
  }
}

/**
 * Clock, assertion, token and scopes: what one log-in shows. Where it is refused and the clocks differ, one with the gateway's time;
 * where that is refused, too, one for each scope, unless something else than client, key and scopes explains it.
 * @param isPublic the gateway may see this machine under an address that is not private
 */
export async function checkToken(settings: Settings, isPublic: boolean): Promise<Finding[]> {
  const { scope, key, clientId } = settings;
  const signed = await tokenRequest(settings, Date.now());
  const assertion = ok(
    "assertion",
    `signed for ${isId(clientId) ? clientId : "the client id that is given"} with key ${key.thumbprint.slice(0, 12)}… (${signed.assertion.length} characters)`,
  );
  const all = await ask(settings, scope);
  if ("error" in all)
    return [
      assertion,
      skipped("clock", "the gateway did not answer"),
      failed("token", wordsOf(all.error), "mend the connection first (see above)"),
      skipped("scopes", "no token"),
    ];
  const skew = skewOf(all.response);
  const clock = checkClock(skew);
  if (all.refusal === undefined) return [clock, assertion, ...granted(all, scope)];
  const isClockWrong = clock.status === "failed";
  const around = { isClockWrong, isPublic };
  if (explanationOf(all.refusal, around) === "clock") {
    const again = await ask(settings, scope, skew);
    if (!("error" in again) && again.refusal === undefined) return [clock, assertion, ...granted(again, scope, " with the gateway's time")];
  }
  const instead = cureOf(all.refusal, around) ?? (all.refusal instanceof OagAuthenticationError ? undefined : notTheClientCredentials);
  if (instead !== undefined)
    return [clock, assertion, failed("token", wordsOf(all.refusal), instead), skipped("scopes", "not asked one by one: see token")];
  return [clock, assertion, ...(await afterRefusal(settings, all.refusal))];
}

function granted({ lifetime, missingScopes }: Answered, scope: string, how = ""): Finding[] {
  return [
    ok("token", `granted${how}, lives ${lifetime} s`),
    missingScopes.length === 0
      ? ok("scopes", `granted: ${scope.split(" ").join(", ")}`)
      : failed(
          "scopes",
          `the gateway did not grant ${missingScopes.join(" and ")}; leave it out of 'scopes', or enable it on the gateway`,
          "leave them out with --scopes; scopes are chosen when the API is enabled",
        ),
  ];
}

/** Nothing but the scopes, the client or the key explains it. */
async function afterRefusal(settings: Settings, refusal: unknown): Promise<Finding[]> {
  const scopes = settings.scope.split(" ");
  const each = await Promise.all(scopes.map(async (one) => ({ one, asked: await ask(settings, one) })));
  const working = each.filter(({ asked }) => !("error" in asked) && asked.refusal === undefined).map(({ one }) => one);
  const missing = scopes.filter((one) => !working.includes(one));
  if (working.length === 0)
    return [
      failed(
        "token",
        wordsOf(refusal),
        "compare --client-id and the key file with what was kept when the API was enabled, and --hostname with the console's name. New ones are the last resort: disabling the API voids both, for all that use them",
      ),
      skipped("scopes", "none is granted"),
    ];
  return [
    failed(
      "token",
      wordsOf(refusal),
      `leave out what is refused: --scopes ${JSON.stringify(working.join(" "))}; scopes are chosen when the API is enabled`,
    ),
    failed(
      "scopes",
      `refused: ${missing.join(", ")}; granted: ${working.join(", ")}`,
      "if they are needed: scopes are fixed while the API is enabled, and disabling it to choose others voids client and key, for all that use them",
    ),
  ];
}

/** Milliseconds by which this machine is ahead of the gateway; NaN where it does not tell its time. */
const skewOf = (response: HttpResponse): number => Date.now() - Date.parse(response.headers.date ?? "");

function checkClock(skew: number): Finding {
  if (Number.isNaN(skew)) return skipped("clock", "the gateway does not tell its time");
  const seconds = Math.round(skew / 1000);
  const words = seconds === 0 ? "the same time" : `${Math.abs(seconds)} s ${seconds > 0 ? "ahead of" : "behind"} the gateway's`;
  return Math.abs(seconds) <= toleratedSkew
    ? ok("clock", `this machine's clock: ${words}`)
    : failed("clock", `this machine's clock is ${words}`, clockFirst);
}
