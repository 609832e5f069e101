import { OagApiError, OagProtocolError } from "../errors";
import { printable, redact } from "../text";
import type { HttpAnswer } from "./transport";

/** The API's own error form, or OAuth's, in a parsed body. */
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

/** Reads `{errorCode, message, details}` or OAuth's `{error, error_description}`. */
export function errorBodyOf(answer: HttpAnswer, secrets: Iterable<string>): ErrorBody | undefined {
  const parsed = parseJson(answer.body);
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return undefined;
  const body = parsed as Record<string, unknown>;
  const code = body.errorCode ?? body.error;
  const text = body.message ?? body.error_description;
  if (typeof code !== "string" && typeof text !== "string") return undefined;
  const details =
    body.details && typeof body.details === "object" && Object.keys(body.details).length > 0 ? ` ${JSON.stringify(body.details)}` : "";
  const clean = (value: string, limit: number) => printable(redact(value, secrets), limit);
  return { errorCode: clean(String(code ?? "UNKNOWN"), 60), message: clean(`${text ?? "no message"}${details}`, 300) };
}

/** The error for an answer that is not a success. */
export function answerError(answer: HttpAnswer, operation: string, secrets: Iterable<string>, advice = ""): OagApiError | OagProtocolError {
  const body = errorBodyOf(answer, secrets);
  if (body !== undefined) return new OagApiError(answer.status, body.errorCode, body.message, operation, advice);
  return notThisApi(answer, operation);
}

/** The error for an answer that this API does not give. */
export function notThisApi(answer: HttpAnswer, operation: string): OagProtocolError {
  const kind = printable(answer.headers["content-type"]?.split(";")[0] ?? "", 40) || "no content type";
  const redirect = answer.status >= 300 && answer.status < 400 ? ", a redirect, which is never followed" : "";
  return new OagProtocolError(
    `the answer is not the Access Gateway API's (status ${answer.status}, ${kind}${redirect}); check that 'hostname' is the gateway's admin host name and that the API is enabled there (Settings > Access Gateway > API, version 2025.10.0 or later)`,
    answer.status,
    operation,
  );
}
