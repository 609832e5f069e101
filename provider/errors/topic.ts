import { OagApiError, OagAuthenticationError, OagConfigError, OagError, OagProtocolError } from "../../sdk/errors";
import { FlawedResponseError } from "../../sdk/read/flawed-response";
import { codeOf, WrongGatewayError } from "./failure";

/** What something that is told is about, as data: two are the same when all of it is, whatever their sentences say. */
export type Topic = Readonly<Record<string, unknown>>;

/** A topic as the key of a table. */
export const keyOfTopic = (topic: Topic): string => JSON.stringify(Object.entries(topic).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Where something failed. */
export interface FailureContext {
  /** Of the gateway, as far as it is known. */
  readonly origin: string | undefined;
  /** What tells the configuration from others. */
  readonly configuration: () => string;
  /** What it failed for, for a cause that nothing else tells from others. */
  readonly object?: unknown;
}

/** What makes two failures one cause. Sentences that tell a time, a wait or a request are never the same twice. */
export function topicOf(error: unknown, { origin, configuration, object }: FailureContext): Topic {
  const code = codeOf(error);
  if (error instanceof OagApiError) {
    const { status, errorCode, gatewayMessage, operation } = error;
    return { code, origin, status, errorCode, gatewayMessage, operation };
  }
  if (error instanceof OagAuthenticationError) return { code, origin, status: error.status, setting: error.setting };
  if (error instanceof OagProtocolError) {
    // Of what is not this API the status says what it is, and the operation nothing.
    const { status, member } = error;
    return {
      code,
      origin,
      status,
      ...(error instanceof FlawedResponseError && { operation: error.operation }),
      ...(member !== undefined && { member, object }),
    };
  }
  // A configuration has one first fault.
  if (error instanceof OagConfigError) return { code, setting: error.setting, configuration: configuration() };
  if (error instanceof OagError) return { code, origin, setting: error.setting };
  if (error instanceof WrongGatewayError) return { code, origin, recorded: error.recorded };
  return { code, origin, object };
}
