/**
 * Where the documents contradict themselves or say nothing: each option with the readings that they admit, first the one that the
 * text itself has. What a team has tried on its own gateway can be fixed in the settings.
 */
export const options = {
  pathForm: {
    readings: ["NORMALISED", "RAW"],
    text: "whether paths are compared decoded and without their query, as nginx does",
  },
  inactive: { readings: ["SKIP", "KEEP"], text: "whether a policy that is not active is passed over" },
  customOrder: { readings: ["AS_LISTED", "OTHER"], text: "which of several CUSTOM policies is the oldest" },
  anchor: { readings: ["SEARCH", "FULL"], text: "whether a CUSTOM path may match in the middle of a request's path" },
  slash: { readings: ["EXACT", "PREFIX"], text: "whether a path with a slash at its end covers itself alone" },
  prefix: {
    readings: ["STRING", "SEGMENT", "EXACT"],
    text: "whether a path without a slash at its end covers all that begins with its text",
  },
  order: { readings: ["ELEMENTS", "CHARS"], text: "whether the longer path is the one with more elements or with more characters" },
  slashElement: { readings: ["ONE", "TWO"], text: "whether a slash at the end counts as an element" },
  lex: { readings: ["ASC", "DESC"], text: "which of two paths of equal length comes first" },
  noRoot: { readings: ["DENY", "PASS"], text: "what happens where no policy applies" },
  subjectJoin: { readings: ["SPACES", "LINES"], text: "whether a rule sees a session's values in one line or in a line for each" },
} as const satisfies Record<string, { readings: readonly [string, ...string[]]; text: string }>;

/** The name of an option. */
export type OptionName = keyof typeof options;

/** A reading of an option. */
export type Reading<Name extends OptionName> = (typeof options)[Name]["readings"][number];

/** Options of which a team knows what its gateway does. */
export type KnownOptions = { readonly [Name in OptionName]?: Reading<Name> };

/** What a result depends on, as data and as words. */
export interface Dependence {
  /** The option; absent where a pattern was not evaluated, or a value is not known. */
  option?: OptionName;
  /** The policy whose pattern or value it is. */
  at?: string;
  /** The rest of "depends on …". */
  text: string;
}

/** An option as something that a result depends on. */
export const onOption = (option: OptionName): Dependence => ({ option, text: options[option].text });

/** A list of what a result depends on, in words. */
export const spelled = (dependsOn: readonly Dependence[]): string =>
  dependsOn.map(({ option, text }) => (option === undefined ? text : `${text} (${option})`)).join("; ");
