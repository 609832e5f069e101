import { OagApiError, OagProtocolError } from "../errors";
import { isObject, type Json } from "../json";
import { type Message, message, quoted, setting } from "../message";
import { exceeds } from "../read/bounds";
import { Secrets } from "../secrets/secrets";
import { printable } from "../text";
import type { HttpResponse } from "./transport";

/** An error as a body tells it. */
interface ErrorBody {
  errorCode: string;
  message: string;
}

/** Parses a JSON body; undefined when there is none or it is not JSON. */
export function parseJson(body: string): unknown {
  if (body.trim() === "") return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Characters: no error of the API is as long, and a foreign one of megabytes would cost seconds to parse. */
const longestError = 1024 * 1024;

/** Bodies of errors: each is asked what form it has, whether it may be repeated, and what it says. */
const parsedErrors = new WeakMap<HttpResponse, Json>();

function objectOf(response: HttpResponse): Json {
  const known = parsedErrors.get(response);
  if (known !== undefined) return known;
  const parsed = response.body.length > longestError ? undefined : parseJson(response.body);
  const found = isObject(parsed) ? parsed : {};
  parsedErrors.set(response, found);
  return found;
}

/** What must not be shown of a text: strings, or all that a client knows. */
type Hidden = Iterable<string> | Secrets;

/** Not asked of its class: a host may hand in those of another copy of this package, as the plugin's side is one. */
const secretsFrom = (hidden: Hidden): Secrets => (Symbol.iterator in hidden ? new Secrets(hidden) : hidden);

const notShown = "its text is not shown, since it repeats something secret";

const longestCode = 60;

/** Codes are words like `BAD_REQUEST` or `E0000007`. */
const codeWord = /^[A-Za-z][\w.-]{0,59}$/;

/** Beside a text that is not shown nothing but a word is, or the text might stand here instead. */
function errorOf(code: string, text: string, hidden: Hidden): ErrorBody {
  const secrets = secretsFrom(hidden);
  const [shownCode, shownText] = [secrets.shown(code), secrets.shown(text)];
  // Half of a secret in each would be seen in neither.
  const isTextShown = shownText !== undefined && secrets.shown(`${code.slice(0, longestCode)} ${text}`) !== undefined;
  const isCertain = shownCode !== undefined && (isTextShown || codeWord.test(shownCode));
  return {
    errorCode: isCertain ? printable(shownCode, longestCode) : "(a code that is not shown)",
    // What would be hidden in part only might still be read.
    message: isTextShown ? printable(shownText, 300) : `(${notShown})`,
  };
}

/** The API's own form, `{errorCode, message, details}` with both as texts. Proxies, portals and other APIs have other ones. */
function apiErrorIn(response: HttpResponse): (ErrorBody & { details: unknown }) | undefined {
  const { errorCode, message: text, details } = objectOf(response);
  return typeof errorCode === "string" && typeof text === "string" ? { errorCode, message: text, details } : undefined;
}

/** True for an error that the API itself gives. */
export const isApiError = (response: HttpResponse): boolean => apiErrorIn(response) !== undefined;

/** Reads the API's own form of an error. */
export function errorBodyOf(response: HttpResponse, secrets: Hidden): ErrorBody | undefined {
  const given = apiErrorIn(response);
  if (given === undefined) return undefined;
  const { errorCode, message: text, details } = given;
  // What is nested without end cannot be written out.
  const isShown = details && typeof details === "object" && Object.keys(details).length > 0 && exceeds(details) === undefined;
  const more = isShown ? ` ${JSON.stringify(details)}` : "";
  return errorOf(errorCode, `${text}${more}`, secrets);
}

/** OAuth's codes are words like `invalid_client`; other APIs have texts like `Bad Request` in a member of that name. */
const oauthCode = /^[a-z]+(?:_[a-z]+)*$/;

/** Reads OAuth's form, `{error, error_description}`, which a token endpoint may use. */
export function oauthErrorOf(response: HttpResponse, secrets: Hidden): ErrorBody | undefined {
  const { error, error_description: text } = objectOf(response);
  if (typeof error !== "string" || !oauthCode.test(error)) return undefined;
  return errorOf(error, typeof text === "string" ? text : "no description", secrets);
}

/** The error for a response that is not a success. */
export function responseError(response: HttpResponse, operation: string, secrets: Hidden, advice = ""): OagApiError | OagProtocolError {
  const body = errorBodyOf(response, secrets);
  if (body !== undefined) return new OagApiError(response.status, body.errorCode, body.message, operation, advice);
  return notThisApi(response, operation, secrets);
}

const contentType = /^[\w.+-]+\/[\w.+-]+$/;

/** The error for a response that this API does not give. */
export function notThisApi(response: HttpResponse, operation: string, secrets: Hidden): OagProtocolError {
  const said = printable(secretsFrom(secrets).shown(response.headers["content-type"]?.split(";")[0] ?? "") ?? "[secret]", 40);
  // A header of somebody else's may hold anything: only what has the form of a type is shown.
  const kind = said === "" ? "no content type" : contentType.test(said) ? said : "an odd content type";
  const redirect = response.status >= 300 && response.status < 400 ? ", a redirect, which is never followed" : "";
  return new OagProtocolError(
    message`the response is not the Access Gateway API's (status ${response.status}, ${kind}${redirect}${wordsIn(response, kind, secrets)}); ${cureFor(response.status)}`,
    response.status,
    operation,
    undefined,
    "hostname",
  );
}

/** Where other APIs and proxies put what they have to say. */
const textMembers = ["message", "error_description", "errorSummary", "detail", "title", "error"] as const;

/** What a foreign error says: the quickest way to whoever gave it. */
function wordsIn(response: HttpResponse, kind: string, secrets: Hidden): string | Message {
  const body = response.status >= 400 ? objectOf(response) : {};
  const said = textMembers.map((member) => body[member]).find((text): text is string => typeof text === "string" && text !== "");
  if (said === undefined) return "";
  const hidden = secretsFrom(secrets);
  const shown = hidden.shown(`${kind} ${said}`) === undefined ? undefined : hidden.shown(said);
  if (shown === undefined) return `; ${notShown}`;
  return message`, which says ${quoted(printable(shown, 120))}`;
}

/** What a proxy, a firewall or a load balancer says of itself, rather than a host that is not the gateway. */
const fromBetween = new Set([401, 403, 407, 429, 500, 502, 503, 504]);

function cureFor(status: number): Message {
  const between = fromBetween.has(status)
    ? "look at what stands between this machine and the gateway (proxy, firewall, load balancer), and "
    : "";
  return message`${between}check that ${setting("hostname")} is the gateway's admin host name and that the API is enabled there (Settings > Access Gateway > API, version 2025.10.0 or later)`;
}
