import { isKnown } from "../input/unknown";
import type { AppView, PolicyView } from "../input/view";

/** The directives of the policies in force, without comments. */
export const directivesOf = (app: AppView): { policy: PolicyView; text: string }[] =>
  app.policies.items.flatMap((policy) => {
    const { active, customDirective } = policy;
    if (active !== true || !isKnown(customDirective) || customDirective === undefined) return [];
    return [{ policy, text: withoutComments(customDirective) }];
  });

/** nginx takes a number sign for the begin of a comment where a word begins. */
export const withoutComments = (text: string): string => text.slice(0, 65_536).replace(/(^|[\s;{}])#[^\n]*/g, "$1");

/** The last word of a `set` for a variable, quotes taken off; undefined where it is not set. */
export function assignmentOf(text: string, variable: string): string | undefined {
  const pattern = new RegExp(`(?:^|[\\s;{}])set\\s+\\$${variable}\\s+("[^"]*"|'[^']*'|[^\\s;]+)\\s*;?`, "g");
  return [...text.matchAll(pattern)].at(-1)?.[1]?.replace(/^["']|["']$/g, "");
}

/** Names of the headers that directives send to the back end. */
export const headersSet = (text: string): string[] => [
  ...new Set([...text.matchAll(/(?:^|[\s;{}])proxy_set_header\s+["']?([\w-]{1,128})["']?\s/g)].map(([, name]) => name as string)),
];

/** True for directives that may switch authentication off, or may do so: a rule of its own tells it. */
export const setsPolicyType = (text: string): boolean => /\$policy_type\b/.test(text) && assignmentOf(text, "policy_type") !== undefined;
