import { isKnown } from "../input/unknown";
import type { AppView, PolicyView } from "../input/view";
import { type Directives, directivesIn } from "./statements";

/** The directives of the policies in force. */
export const directivesOf = (app: AppView): (Directives & { policy: PolicyView })[] =>
  app.policies.items.flatMap((policy) => {
    const { active, customDirective } = policy;
    if (active !== true || !isKnown(customDirective) || customDirective === undefined) return [];
    return [{ policy, ...directivesIn(customDirective) }];
  });

/** The name of a variable, as nginx compares it: `$Name` and `$name` are one. */
export const isVariable = (word: string | undefined, variable: string): boolean =>
  word?.replace(/^\$\{(.*)\}$/s, "$$$1").toLowerCase() === `$${variable.toLowerCase()}`;

/** What `set` gives a variable, each time that it does. */
export const assignmentsOf = ({ statements }: Directives, variable: string): string[] =>
  statements.flatMap(({ name, words }) => (name === "set" && isVariable(words[0], variable) ? [words[1] ?? ""] : []));

/** Names of the headers that directives send to the back end. */
export const headersSet = ({ statements }: Directives): string[] => [
  ...new Set(
    statements.flatMap(({ name, words: [header = "", value] }) =>
      name === "proxy_set_header" && value !== undefined && /^[\w-]{1,128}$/.test(header) ? [header] : [],
    ),
  ),
];
