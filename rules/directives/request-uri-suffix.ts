import { proxiedRule } from "../rule";
import { directivesOf, isVariable } from "./directives";
import type { Statement } from "./statements";

/** True for a pattern whose end is the end of what it is tried on. */
const testsEnd = (pattern: string): boolean => /(?<!\\)(?:\\\\)*\$$/.test(pattern);

/** A condition on $request_uri: the last of its words has a closing parenthesis, or is one. */
function testsSuffix({ name, words }: Statement): boolean {
  const condition = words[0] === "(" ? words.slice(1) : words;
  const [variable = "", operator = "", pattern = ""] = condition;
  if (name !== "if" || !isVariable(variable.replace(/^\(/, ""), "request_uri") || !/^!?~\*?$/.test(operator)) return false;
  return testsEnd(condition.length === 3 ? pattern.replace(/\)$/, "") : pattern);
}

export const requestUriSuffix = proxiedRule({
  id: "request-uri-suffix",
  severity: "error",
  finds: "A directive that tests how $request_uri ends.",
  why: "$request_uri holds the query, so any path fits with a query that ends so: /admin?x.png.",
  source: "advanced-oag-policy-examples, advanced-oag-policy-development (inferred)",
  cure: "Test $uri, which has no query.",
  find: (app) =>
    directivesOf(app)
      .filter(({ statements }) => statements.some(testsSuffix))
      .map(({ policy }) => ({
        at: `${policy.at}.customDirective`,
        text: "tests how $request_uri ends; that holds the query, so every path fits with one that ends so",
      })),
});
