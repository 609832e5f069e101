import { OagApiError, OagAuthenticationError, OagConfigError, OagProtocolError, OagTransportError } from "../../sdk/errors";
import { message } from "../../sdk/message";
import { FlawedResponseError } from "../../sdk/read/flawed-response";
import { causesOf, inFull, type Reason } from "../errors/call";
import type { ResourceErrorCode } from "../errors/codes";
import { codeOf, WrongGatewayError, withCode } from "../errors/failure";
import { type FailureContext, topicOf } from "../errors/topic";
import type { Run, Subject } from "./run";

/** What is wrong with the way to a gateway, and not with one object, in few words. */
const briefly: Partial<Record<ResourceErrorCode, string>> = {
  OAG_CONFIG: "the configuration is wrong",
  OAG_PRIVATE_KEY: "the private key cannot be used",
  OAG_AUTHENTICATION: "the gateway does not let this client in",
  OAG_FORBIDDEN: "the gateway does not allow this client to do it",
  OAG_RATE_LIMITED: "the gateway asks for fewer requests",
  OAG_GATEWAY: "the gateway is out of service",
  OAG_PROTOCOL: "what answers is not the gateway's API",
  OAG_TRANSPORT: "the gateway cannot be reached",
  OAG_TIMEOUT: "the gateway does not answer in time",
  OAG_TLS: "there is no trusted TLS connection to the gateway",
  OAG_STATE: "it lives on another gateway than the configured one",
};

/** Refusals that are the same for whatever object is asked for. A 500 may be about the one that was written. */
const ofAllObjects = new Set([403, 429, 502, 503, 504]);

/** True for a cause that is about no object, as far as the error says. */
export function isGeneral(error: unknown): boolean {
  if (error instanceof OagApiError) return ofAllObjects.has(error.status);
  // What is not as the contract says is one object, but for what is asked of all of them.
  if (error instanceof OagProtocolError)
    return error.member === undefined && !(error instanceof FlawedResponseError && error.isOfOneObject);
  return (
    error instanceof OagConfigError ||
    error instanceof OagAuthenticationError ||
    error instanceof OagTransportError ||
    error instanceof WrongGatewayError
  );
}

/**
 * The reason of a failed call. Of many resources that fail for one cause the first tells it with its cure, and the others name that
 * one: two hundred long sentences would hide the rest.
 * @param subject what failed
 * @param context where it failed
 */
export function reasonFor(run: Run, error: unknown, subject: Subject, context: FailureContext): Reason {
  const causes = causesOf(error);
  const brief = briefly[codeOf(error)];
  if (brief === undefined || !causes.every(isGeneral)) return inFull(error);
  const where = run.toldWhere(
    causes.map((cause) => topicOf(cause, context)),
    subject,
  );
  return where === undefined ? inFull(error) : { said: withCode(message`${brief} (${where})`, codeOf(error)), isBrief: true };
}
