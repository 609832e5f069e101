import type { OagClientOptions } from "./client-options";

/** Whole numbers that a setting can be. */
export interface NumberRange {
  /** What is counted. */
  readonly unit: string;
  /** The least that is allowed. */
  readonly least: number;
  /** The greatest that is allowed. */
  readonly most: number;
  /** What counts where nothing is given. */
  readonly default: number;
}

/** What is to be known of one setting, wherever it is given. */
export interface SettingFacts {
  /** What a text of it is read as: a list of words, of which the first is the default, where only some are allowed. */
  readonly value: "text" | "words" | "switch" | NumberRange | readonly [string, ...string[]];
  /** The environment variable that it falls back to. @default none: it must be seen where the gateway is named */
  readonly variable?: `OAG_${string}`;
  /** Nothing stands in for it. @default false */
  readonly isRequired?: boolean;
  /** Its value is a secret, or may hold one. @default false */
  readonly isSecret?: boolean;
  /** A setting of its own, `caCertificateFile` for `caCertificate`, names a file that holds the value instead. @default false */
  readonly hasFile?: boolean;
  /** Of a setting that names a file: whose value that holds. @default it names none */
  readonly fileOf?: string;
}

type Row = Omit<SettingFacts, "fileOf">;

/** What an option of the client must be in the table, by its type. */
type ValueOf<Option> = [Option] extends [number]
  ? NumberRange
  : [Option] extends [boolean]
    ? "switch"
    : [Option] extends [string]
      ? string extends Option
        ? "text"
        : readonly [Option, ...Option[]]
      : "words";

/** A row for each option of the client. */
type ClientRows = { readonly [Key in keyof OagClientOptions]-?: Row & { readonly value: ValueOf<NonNullable<OagClientOptions[Key]>> } };

/** The rows that are options of a client. */
const clientRows = {
  hostname: { variable: "OAG_HOSTNAME", value: "text", isRequired: true },
  clientId: { variable: "OAG_CLIENT_ID", value: "text", isRequired: true },
  privateKey: { variable: "OAG_PRIVATE_KEY", value: "text", isRequired: true, isSecret: true, hasFile: true },
  scopes: { variable: "OAG_SCOPES", value: "words" },
  authorizationScheme: { variable: "OAG_AUTHORIZATION_SCHEME", value: ["Bearer", "none"] },
  caCertificate: { variable: "OAG_CA_CERTIFICATE", value: "text", hasFile: true },
  serverCertificateSha256: { variable: "OAG_SERVER_CERTIFICATE_SHA256", value: "text" },
  insecureSkipVerify: { value: "switch" },
  proxy: { variable: "OAG_PROXY", value: "text", isSecret: true },
  requestTimeout: { variable: "OAG_REQUEST_TIMEOUT", value: { unit: "seconds", least: 1, most: 600, default: 30 } },
  maxConcurrency: { variable: "OAG_MAX_CONCURRENCY", value: { unit: "requests", least: 1, most: 64, default: 8 } },
  maxRetries: { variable: "OAG_MAX_RETRIES", value: { unit: "retries", least: 0, most: 10, default: 4 } },
  assertionId: { variable: "OAG_ASSERTION_ID", value: "switch" },
} as const satisfies ClientRows;

/**
 * The one table of what says how a gateway is reached: options of a client, keys of a stack's configuration and arguments of a provider, options
 * of commands, variables. A new setting is a row here; the compiler names each place that then lacks it, and `tests/docs/settings.test.ts`
 * the documents.
 */
export const settingRows = {
  ...clientRows,
  // Of no client: how what is to be sent is checked before.
  validation: { variable: "OAG_VALIDATION", value: ["strict", "warn"] },
} as const satisfies Readonly<Record<Exclude<SettingKey, `${string}File`>, Row>>;

type Rows = typeof settingRows;
type RowsWith<Fact> = { [Key in keyof Rows]: Rows[Key] extends Fact ? Key : never }[keyof Rows];

/** Settings that are options of a client. */
export type ClientSetting = keyof typeof clientRows;
/** Settings that nothing stands in for. */
export type RequiredSetting = RowsWith<{ isRequired: true }>;
/** Settings whose values are secrets, or may hold one. */
export type SecretSetting = RowsWith<{ isSecret: true }>;
/** Settings that a file may hold. */
export type SettingInFile = RowsWith<{ hasFile: true }>;
/** A setting by the name that is the same in a stack's configuration (after `oag:`), in arguments and in options of a client. */
export type SettingKey = keyof OagClientOptions | "privateKeyFile" | "caCertificateFile" | "validation";

const fileOf = (key: string, { variable }: Row): SettingFacts => ({
  variable: `${variable as `OAG_${string}`}_FILE`,
  value: "text",
  fileOf: key,
});

/**
 * All settings, each that names a file behind the one whose value that holds. Nothing changes it, whoever loads this module: what is
 * to be a secret goes by it.
 */
export const settingTable: Readonly<Record<SettingKey, SettingFacts>> = Object.freeze(
  Object.fromEntries(
    Object.entries<Row>(settingRows)
      .flatMap(([key, row]): [string, SettingFacts][] =>
        row.hasFile
          ? [
              [key, row],
              [`${key}File`, fileOf(key, row)],
            ]
          : [[key, row]],
      )
      .map(([key, facts]) => [key, Object.freeze(facts)]),
  ) as Record<keyof Rows | `${SettingInFile}File`, SettingFacts>,
);

/** The setting that names a file which holds the value of this one. */
export const fileKeyOf = (key: SettingInFile): SettingKey => `${key}File`;

/** The names of all settings, in the order of the table. */
export const settingKeys: readonly SettingKey[] = Object.freeze(Object.keys(settingTable) as SettingKey[]);

/** The settings that are options of a client, in the order of the table. */
export const clientSettings: readonly (keyof OagClientOptions)[] = Object.freeze(Object.keys(clientRows) as (keyof OagClientOptions)[]);

/** What the text of a setting says; a number that is none is NaN. Whether it is allowed is judged where all settings are. */
export function settingValue(key: SettingKey, text: string): string | string[] | boolean | number {
  const { value } = settingTable[key];
  if (value === "words") return text.split(/[\s,]+/).filter(Boolean);
  if (value === "switch") return text === "true";
  if (value === "text" || Array.isArray(value)) return text;
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}
