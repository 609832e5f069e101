import { flag } from "../input/view";
import { proxiedRule } from "../rule";

export const contentRewriteOff = proxiedRule({
  id: "content-rewrite-off",
  severity: "note",
  finds: "An app with content rewriting off.",
  why: "Names of internal hosts in what a back end says reach the browser.",
  source: "about-oag-security-bp (inferred)",
  cure: "Set contentRewrite: true, unless the back end knows its public name.",
  find: (app) =>
    flag(app.declared.contentRewrite) === false
      ? [{ at: "contentRewrite", text: "is off: names of internal hosts in pages reach the browser" }]
      : [],
});
