/** The readings that the documents admit, where they contradict themselves or say nothing. */
export interface Readings {
  /** Paths are compared decoded and without their query, or as they were sent. */
  pathForm: "NORMALISED" | "RAW";
  /** A policy that is not active is passed over, or still takes its path. */
  inactive: "SKIP" | "KEEP";
  /** CUSTOM policies are listed from the oldest to the newest, or in another order. */
  customOrder: "AS_LISTED" | "OTHER";
  /** A CUSTOM path may match anywhere in a request's path, or has to match all of it. */
  anchor: "SEARCH" | "FULL";
  /** A path with a slash at its end covers itself alone, or what lies below, too. */
  slash: "EXACT" | "PREFIX";
  /** A path without a slash at its end covers what begins with its text, what lies below, or itself alone. */
  prefix: "STRING" | "SEGMENT" | "EXACT";
  /** The longer path has more elements, or more characters. */
  order: "ELEMENTS" | "CHARS";
  /** `/a/` has one element, or two. */
  slashElement: "ONE" | "TWO";
  /** Of two paths of equal length the alphabet's first comes first, or its last. */
  lex: "ASC" | "DESC";
  /** Where no policy applies, a request is refused, or passes. */
  noRoot: "DENY" | "PASS";
  /** A rule sees a session's values in one line, or in a line for each. */
  subjectJoin: "SPACES" | "LINES";
}

/** The name of an option. */
export type OptionName = keyof Readings;

/** Options of which a team knows what its gateway does. */
export type KnownOptions = Readonly<Partial<Readings>>;

type Option<Reading> = Readonly<{ readings: readonly [Reading, ...Reading[]]; text: string }>;

/** Each option with its readings, first the one that the text itself has, and the rest of a sentence "depends on …". */
export const options: { readonly [Name in OptionName]: Option<Readings[Name]> } = {
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
};

/** What a result depends on, as data and as words. */
export interface Dependence {
  /** The option. @default none: a pattern was not evaluated, or a value is not known */
  option?: OptionName;
  /** The policy whose pattern or value it is. @default none: it is no single policy's */
  at?: string;
  /** The rest of "depends on …". */
  text: string;
}

/** An option as something that a result depends on. */
export const onOption = (option: OptionName): Dependence => ({ option, text: options[option].text });

/** A list of what a result depends on, in words. */
export const spelled = (dependsOn: readonly Dependence[]): string =>
  dependsOn.map(({ option, text }) => (option === undefined ? text : `${text} (${option})`)).join("; ");

/** An option in words. */
export interface OptionText {
  /** Its name. */
  option: string;
  /** Its readings, the text's own first. */
  readings: readonly string[];
  /** The rest of "depends on …". */
  text: string;
}

/** Every option in words: for a help text. */
export const optionTexts: readonly OptionText[] = Object.entries(options).map(([option, { readings, text }]) => ({
  option,
  readings,
  text,
}));
