/** Values that every session holds, and whose names an attribute must not take. */
export const builtInAttributes: readonly string[] = [
  "UserName",
  "oag_username",
  "RemoteIP",
  "RelayDomain",
  "SESSIONID",
  "creationTime",
  "maxInactiveInterval",
  "maxActiveInterval",
  "lastAccessedTime",
  "USER_AGENT",
  "SourceAuthNType",
];

/** True for a cookie that the gateway sets itself. */
export const isGatewayCookie = (name: string): boolean =>
  ["AuthCookie", "spgwAMCookie", "spgwAuthToken"].includes(name) || name.startsWith("SessionCookie");

/** No attribute has a longer name. */
const longestName = 128;

/**
 * The attributes whose values a rule looks for, as in `Groups=…`. A rule is a regular expression, so this finds what is
 * written plainly and passes over what may be a part of something else: a false alarm costs more than a missed one.
 */
export function attributesIn(rule: string): string[] {
  const plain = rule
    // What opens a group: `(?=`, `(?<!`, `(?<name>`, `(?i)`.
    .replace(/\(\?(?:[=!:>]|<[=!]|P?<\w{1,32}>|[a-zA-Z-]{1,8}[:)])/g, "(")
    // `\s` and `\R` stand for something else, `\-` and `\.` for themselves.
    .replace(/\\(.)/gs, (_, letter: string) => (/\w/.test(letter) ? " " : letter))
    // One of many characters may begin a name: not judged.
    .replace(/\[[^\]]{0,200}\]/g, ".");
  const found = plain
    .split("=")
    .slice(0, -1)
    .flatMap((text, index) => nameAtEnd(text, index > 0));
  return [...new Set(found)];
}

/** The name before an equals sign, unless it may be a part of a value: after `=`, `,`, `:`, `.` or `@`. */
function nameAtEnd(text: string, isAfterEquals: boolean): string[] {
  const [name] = /[A-Za-z_][\w-]*$/.exec(text.slice(-longestName)) ?? [];
  if (name === undefined) return [];
  const before = text.at(-name.length - 1);
  return (before === undefined && isAfterEquals) || (before !== undefined && /[\w,:.@-]/.test(before)) ? [] : [name];
}
