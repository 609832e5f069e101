import { proxiedRule } from "../rule";
import { directivesOf } from "./directives";

/** A condition on $request_uri, with its pattern in quotes or without. */
const test = /\$request_uri\s+!?~\*?\s+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"']+?))\s*\)\s*\{/gs;

/** True for a pattern whose end is the end of what it is tried on. */
const testsEnd = (pattern: string): boolean => /(?<!\\)(?:\\\\)*\$$/.test(pattern);

const testsSuffix = (text: string): boolean =>
  [...text.matchAll(test)].some(([, double, single, plain]) => testsEnd(double ?? single ?? plain ?? ""));

export const requestUriSuffix = proxiedRule({
  id: "request-uri-suffix",
  severity: "error",
  finds: "A directive that tests how $request_uri ends.",
  why: "$request_uri holds the query, so any path fits with a query that ends so: /admin?x.png.",
  source: "advanced-oag-policy-examples, advanced-oag-policy-development (inferred)",
  cure: "Test $uri, which has no query.",
  find: (app) =>
    directivesOf(app)
      .filter(({ text }) => testsSuffix(text))
      .map(({ policy }) => ({
        at: `${policy.at}.customDirective`,
        text: "tests how $request_uri ends; that holds the query, so every path fits with one that ends so",
      })),
});
