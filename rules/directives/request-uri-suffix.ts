import { proxiedRule } from "../rule";
import { directivesOf } from "./directives";

/** A test of $request_uri whose pattern ends with a dollar sign. */
const suffixTest = /\$request_uri\s+!?~\*?\s+(?:"[^"\n]*[^\\"\n]\$"|'[^'\n]*[^\\'\n]\$'|[^\s"')]*[^\\\s"')]\$)\s*\)/;

export const requestUriSuffix = proxiedRule({
  id: "request-uri-suffix",
  severity: "error",
  finds: "A directive that tests how $request_uri ends.",
  why: "$request_uri holds the query, so any path fits with a query that ends so: /admin?x.png.",
  source: "advanced-oag-policy-examples, advanced-oag-policy-development (inferred)",
  cure: "Test $uri, which has no query.",
  find: (app) =>
    directivesOf(app)
      .filter(({ text }) => suffixTest.test(text))
      .map(({ policy }) => ({
        at: `${policy.at}.customDirective`,
        text: "tests how $request_uri ends; that holds the query, so every path fits with one that ends so",
      })),
});
