import { createTransport, type HttpResponse, readToken, Secrets, type Settings, systemClock, tokenRequest } from "pulumi-oag/sdk";
import { wordsOf } from "../errors";
import { type Finding, failed, ok, skipped } from "./check";

/** How a token request for some scopes went. */
type Asked = { response: HttpResponse; refusal?: string; lifetime?: number; warnings: string[] } | { error: string };

/** More than this, and assertions are refused. */
const toleratedSkew = 60;

async function ask(settings: Settings, scope: string): Promise<Asked> {
  const asked = { ...settings, scope };
  const warnings: string[] = [];
  try {
    const { request, assertion } = await tokenRequest(asked, Date.now());
    const response = await createTransport(asked).send(request);
    try {
      const log = { debug: () => {}, warn: (message: string) => warnings.push(message) };
      return { response, lifetime: readToken(response, new Secrets([assertion]), asked, systemClock, log).lifetime, warnings };
    } catch (error) {
      return { response, refusal: wordsOf(error), warnings };
    }
  } catch (error) {
    return { error: wordsOf(error) };
  }
}

/** Clock, assertion, token and scopes: what one log-in shows, and one for each scope where that is refused. */
export async function checkToken(settings: Settings): Promise<Finding[]> {
  const { scope, key, clientId } = settings;
  const scopes = scope.split(" ");
  const signed = await tokenRequest(settings, Date.now());
  const assertion = ok(
    "assertion",
    `signed for ${clientId} with key ${key.thumbprint.slice(0, 12)}… (${signed.assertion.length} characters)`,
  );
  const all = await ask(settings, scope);
  if ("error" in all)
    return [
      assertion,
      skipped("clock", "the gateway did not answer"),
      failed("token", all.error, "mend the connection first (see above)"),
      skipped("scopes", "no token"),
    ];
  const clock = checkClock(all.response);
  if (all.refusal === undefined) {
    const missing = all.warnings.join("; ");
    return [
      clock,
      assertion,
      ok("token", `granted, lives ${all.lifetime} s`),
      missing === ""
        ? ok("scopes", `granted: ${scopes.join(", ")}`)
        : failed("scopes", missing, "choose the scopes when enabling the API, or leave them out with --scopes"),
    ];
  }
  const each = await Promise.all(scopes.map(async (one) => ({ one, asked: await ask(settings, one) })));
  const granted = each.filter(({ asked }) => !("error" in asked) && asked.refusal === undefined).map(({ one }) => one);
  const refused = scopes.filter((one) => !granted.includes(one));
  const token = failed(
    "token",
    all.refusal,
    granted.length > 0
      ? `leave out what is refused: --scopes ${JSON.stringify(granted.join(" "))}; scopes are chosen when the API is enabled`
      : "compare client id and key with the console; disabling the API voids both, so enable it again and use the new ones",
  );
  const list =
    granted.length > 0
      ? failed(
          "scopes",
          `refused: ${refused.join(", ")}; granted: ${granted.join(", ")}`,
          "disable the API, choose the scopes, enable it again; this makes a new client id and key",
        )
      : skipped("scopes", "none is granted");
  return [clock, assertion, token, list];
}

function checkClock(response: HttpResponse): Finding {
  const time = Date.parse(response.headers.date ?? "");
  if (Number.isNaN(time)) return skipped("clock", "the gateway does not tell its time");
  const skew = Math.round((Date.now() - time) / 1000);
  const words = skew === 0 ? "the same time" : `${Math.abs(skew)} s ${skew > 0 ? "ahead of" : "behind"} the gateway's`;
  return Math.abs(skew) <= toleratedSkew
    ? ok("clock", `this machine's clock: ${words}`)
    : failed("clock", `this machine's clock is ${words}`, "set one of the two clocks right (NTP); assertions carry the time");
}
