import type { OagErrorCode } from "./codes";
import { operations } from "./generated/contract";
import { type Message, type NameOf, named, spell } from "./message";
import type { SettingKey } from "./setting-table";

/**
 * What this SDK throws. Every error has a stable `code`; none holds a request, a header, a token or a key,
 * and nothing of the HTTP library is attached, so an error can be logged as it is.
 */

/** Base of all errors of this package. */
export class OagError extends Error {
  /** The class, as `error.name` has it everywhere. */
  override readonly name: string = "OagError";
  #segments: Message;
  /** Stable, machine-readable cause. */
  readonly code: OagErrorCode;
  /** The setting that the error is about, by its name in this SDK, for example `hostname`; undefined where it is about none. */
  readonly setting: SettingKey | undefined;

  /**
   * An error of a cause that users can look up.
   * @param message a text, or segments in which settings and values stay apart from it
   * @param setting the setting that it is about, whatever the message names @default none
   */
  constructor(code: OagErrorCode, message: string | Message, setting?: SettingKey) {
    const segments = typeof message === "string" ? [message] : message;
    super(spell(segments));
    this.code = code;
    this.setting = setting;
    this.#segments = segments;
  }

  /** The message in segments, to be made part of another one. */
  segments(): Message {
    return this.#segments;
  }

  /** Puts the names that a host has for settings into the message itself. Settings that have a name already keep it. */
  callSettings(nameOf: NameOf): this {
    this.#segments = named(this.#segments, nameOf);
    this.message = spell(this.#segments);
    return this;
  }

  /** The message with settings under the names that a host has for them. Without one, `message` has the SDK's: `'hostname'`. */
  inWordsOf(nameOf: NameOf): string {
    return spell(this.#segments, nameOf);
  }
}

/** A setting is missing, malformed or contradicts another one. Nothing was sent. */
export class OagConfigError extends OagError {
  /** The class. */
  override readonly name = "OagConfigError";
  /**
   * An error about settings.
   * @param message names the setting, what is allowed and the cure
   * @param setting the first of those that are wrong @default none
   * @param code `OAG_PRIVATE_KEY` where the key is what is wrong
   */
  constructor(message: string | Message, setting?: SettingKey, code: "OAG_CONFIG" | "OAG_PRIVATE_KEY" = "OAG_CONFIG") {
    super(code, message, setting);
  }
}

/** The gateway refused the client assertion, a scope, or twice in a row the access token. */
export class OagAuthenticationError extends OagError {
  /** The class. */
  override readonly name = "OagAuthenticationError";
  /** HTTP status of the refusal. */
  readonly status: number;

  /**
   * An error about the log-in.
   * @param message what was refused, and what to check
   * @param setting the setting to check first @default none
   */
  constructor(message: string | Message, status: number, setting?: SettingKey) {
    super("OAG_AUTHENTICATION", message, setting);
    this.status = status;
  }
}

/** The gateway answered with an error in the API's own form: JSON with the texts `errorCode` and `message`. */
export class OagApiError extends OagError {
  /** The class. */
  override readonly name = "OagApiError";
  /** HTTP status. */
  readonly status: number;
  /** The API's `errorCode`, made printable. */
  readonly errorCode: string;
  /** The API's `message` (and `details`), made printable; untrusted text. */
  readonly gatewayMessage: string;
  /** What was asked, for example `PUT /api/v2/apps/{applicationId}`. */
  readonly operation: string;

  /**
   * An error with what the gateway says; its `code` is that of the status.
   * @param advice what helps, if anything is known to
   */
  constructor(status: number, errorCode: string, gatewayMessage: string, operation: string, advice = "") {
    super(codeOf(status), `${status} ${errorCode}: ${gatewayMessage}${advice && ` (${advice})`}`);
    this.status = status;
    this.errorCode = errorCode;
    this.gatewayMessage = gatewayMessage;
    this.operation = operation;
  }
}

/**
 * What answered is not this API: HTML, another API's JSON, half a body, a list where an object belongs. It says nothing
 * about the gateway's objects, whatever its status: none is gone.
 */
export class OagProtocolError extends OagError {
  /** The class. */
  override readonly name = "OagProtocolError";
  /** HTTP status of the response. */
  readonly status: number;
  /** What was asked, for example `PUT /api/v2/apps/{applicationId}`. */
  readonly operation: string;
  /** The member of the response's object that is not as the contract says, for example `session.idleSessionTimeout`; undefined where none is. */
  readonly member: string | undefined;

  /**
   * An error about a response.
   * @param message what was asked, what is wrong with the response, and what to look at
   * @param member the member of the response's object that is wrong @default none
   * @param setting the setting to check first @default none
   */
  constructor(message: string | Message, status: number, operation: string, member?: string, setting?: SettingKey) {
    super("OAG_PROTOCOL", message, setting);
    this.status = status;
    this.operation = operation;
    this.member = member;
  }
}

/** No usable response came: refused or broken connection, time-out, certificate trouble. */
export class OagTransportError extends OagError {
  /** The class. */
  override readonly name = "OagTransportError";
  /** True when the request may have reached the gateway, so that a change may have been made. */
  readonly mayHaveArrived: boolean;
  /** What was asked, for example `PUT /api/v2/apps/{applicationId}`. */
  readonly operation: string;

  /**
   * An error about the way to the gateway.
   * @param code what happened: a broken connection, one that took too long, or a certificate that is not trusted
   * @param message what was asked, what happened and what to look at
   * @param setting the setting to look at first @default none
   */
  constructor(
    code: "OAG_TRANSPORT" | "OAG_TIMEOUT" | "OAG_TLS",
    message: string | Message,
    mayHaveArrived: boolean,
    operation: string,
    setting?: SettingKey,
  ) {
    super(code, message, setting);
    this.mayHaveArrived = mayHaveArrived;
    this.operation = operation;
  }
}

function codeOf(status: number): OagErrorCode {
  switch (status) {
    case 401:
      return "OAG_AUTHENTICATION";
    case 403:
      return "OAG_FORBIDDEN";
    case 404:
      return "OAG_NOT_FOUND";
    case 409:
      return "OAG_CONFLICT";
    case 429:
      return "OAG_RATE_LIMITED";
    default:
      return status >= 500 ? "OAG_GATEWAY" : "OAG_BAD_REQUEST";
  }
}

const { method, path } = operations.createAccessToken;
/** The operation that asks for an access token: it names no object, and without it nothing else was asked. */
export const logIn = `${method} ${path}`;

/** True for the API's own 404: the object is gone. Any other 404 (API switched off, a proxy's) is an {@link OagProtocolError}. */
export function isGone(error: unknown): boolean {
  return error instanceof OagApiError && error.status === 404 && error.operation !== logIn;
}
