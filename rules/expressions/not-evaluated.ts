import { proxiedRule } from "../rule";
import { unread } from "./unread";

export const expressionNotEvaluated = proxiedRule({
  id: "expression-not-evaluated",
  severity: "note",
  finds: "A rule, or a CUSTOM path, that the gateway may take and that is not evaluated here.",
  why: "What it lets in was not looked at.",
  source: "learn-about-oag-policy",
  cure: "Write it without what is named, or try it on the gateway.",
  find: (app) => unread(app, "notEvaluated", "was not evaluated"),
});
