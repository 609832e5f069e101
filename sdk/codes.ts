/** Who makes errors with a code: this SDK, what only resources do, arguments that are wrong, or commands. */
export type CodeMaker = "sdk" | "resource" | "argument" | "command";

/** What is to be known of a code. */
export interface CodeFacts {
  /** Who makes errors with it. */
  readonly by: CodeMaker;
  /** What it means. */
  readonly meaning: string;
}

/**
 * All codes, those of the packages above this SDK too, so that each has one meaning: who makes errors with it, and what it means.
 * docs/errors.md has the cure of each. New ones may be added in a minor version; none changes its meaning.
 */
export const codeTable = {
  OAG_CONFIG: {
    by: "sdk",
    meaning: "a setting, or an id that was given to a call, is missing, malformed or contradicts another one; nothing was sent",
  },
  OAG_PRIVATE_KEY: { by: "sdk", meaning: "the private key cannot be read, or is no RSA key of at least 2048 bit; nothing was sent" },
  OAG_AUTHENTICATION: { by: "sdk", meaning: "the gateway refused the client assertion, a scope, or twice in a row the access token" },
  OAG_FORBIDDEN: { by: "sdk", meaning: "the access token may not do this (403)" },
  OAG_BAD_REQUEST: { by: "sdk", meaning: "the gateway refused the request (400, or another refusal without a code of its own)" },
  OAG_NOT_FOUND: { by: "sdk", meaning: "the object is not on the gateway (404), or a look-up found none or several" },
  OAG_CONFLICT: {
    by: "sdk",
    meaning: "the gateway refused a conflict (409), or another program or person is at work on the object, or on the files of a command",
  },
  OAG_RATE_LIMITED: { by: "sdk", meaning: "the gateway still asked for fewer requests (429) after all retries" },
  OAG_GATEWAY: { by: "sdk", meaning: "the gateway failed (5xx)" },
  OAG_PROTOCOL: { by: "sdk", meaning: "what answered is not this API, or its response is not as the API's contract says" },
  OAG_TRANSPORT: { by: "sdk", meaning: "no usable response came: no connection, or a broken one" },
  OAG_TIMEOUT: { by: "sdk", meaning: "no response came in time" },
  OAG_TLS: {
    by: "sdk",
    meaning: "the gateway's certificate is not trusted, is another one than the pinned one, or the TLS handshake failed",
  },
  OAG_STATE: {
    by: "resource",
    meaning:
      "the object is not in a state in which this can be done: it lives on another gateway than the configured one, would lose the last item that an active app needs, or has what only its creation can set",
  },
  OAG_EXISTS: { by: "resource", meaning: "the label or domain belongs to another object of the gateway" },
  OAG_IMPORT: {
    by: "resource",
    meaning:
      "the id of what is to be adopted is none, names another object than the resource has, or one that another resource of the stack has, or stays while a change replaces the object",
  },
  OAG_DIFFERS: { by: "resource", meaning: "the object to be adopted is not as the program declares it; nothing was changed" },
  OAG_LOST: { by: "resource", meaning: "the gateway took a change and did not keep all of it" },
  OAG_PARTIAL: {
    by: "resource",
    meaning:
      "the object was made or changed, or nobody answered whether a credential of it was, and something of the change failed; what is known is in the state, and each reason has a code of its own",
  },
  OAG_INSTALLATION: {
    by: "resource",
    meaning:
      "the package is not installed for the program, the plugin process would load another version of it, or Node.js or a package beside it is too old",
  },
  OAG_INTERNAL: { by: "resource", meaning: "a defect of this package" },
  OAG_ARGUMENT_MISSING: {
    by: "argument",
    meaning:
      "an argument is required and is missing (or, of a text of which the contract says no more, such as a label, empty), perhaps because another one has the value that it has",
  },
  OAG_ARGUMENT_UNKNOWN: {
    by: "argument",
    meaning: "there is no such argument here: it is misspelt, belongs to another type or place, or only reads show it",
  },
  OAG_ARGUMENT_WORD: { by: "argument", meaning: "the value is none of those that are allowed" },
  OAG_ARGUMENT_TYPE: { by: "argument", meaning: "the value is of a wrong type, such as a text where a list belongs" },
  OAG_ARGUMENT_FORM: {
    by: "argument",
    meaning:
      "the value is of the right type and not in the form that the gateway takes: no host name, no regular expression, a number out of range",
  },
  OAG_ARGUMENT_CONFLICT: {
    by: "argument",
    meaning:
      "two arguments do not go together: they are for the same thing, have one name or path, or one needs another value of the other",
  },
  OAG_ARGUMENT_FIXED: { by: "argument", meaning: "the argument cannot be changed on an object that exists" },
  OAG_USAGE: { by: "command", meaning: "options or arguments do not go together, or one is not in its form; nothing was changed" },
  OAG_FILE: { by: "command", meaning: "a file or folder cannot be read or written, or is not what is wanted there" },
  OAG_OCCUPIED: {
    by: "command",
    meaning: "something stands where it would be written over: another dump, a file of yours, an app of the same label",
  },
  OAG_INCOMPLETE: {
    by: "command",
    meaning: "objects cannot be read, declared or compared; each is told with a reason; nothing was written",
  },
} as const satisfies Readonly<Record<`OAG_${string}`, CodeFacts>>;

/** A stable code of an error. */
export type OagCode = keyof typeof codeTable;

/** The codes that some make errors with. */
export type CodeBy<By extends CodeMaker> = { [Code in OagCode]: (typeof codeTable)[Code]["by"] extends By ? Code : never }[OagCode];

/** The same as a list, in the order of the table. */
export const codesBy = <By extends CodeMaker>(...makers: readonly By[]): readonly CodeBy<By>[] =>
  (Object.keys(codeTable) as OagCode[]).filter((code): code is CodeBy<By> => (makers as readonly CodeMaker[]).includes(codeTable[code].by));

/** A code of this SDK's errors. */
export type OagErrorCode = CodeBy<"sdk">;

/** The codes of this SDK's errors. */
export const errorCodes: readonly OagErrorCode[] = codesBy("sdk");
