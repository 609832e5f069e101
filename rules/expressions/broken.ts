import { proxiedRule } from "../rule";
import { unread } from "./unread";

export const brokenExpression = proxiedRule({
  id: "broken-expression",
  severity: "error",
  finds: "A rule, or a CUSTOM path, that is no regular expression.",
  why: "The gateway cannot use it; an app that is saved with it may fail as a whole.",
  source: "learn-about-oag-policy",
  cure: "Mend the expression; try it in a policy that is not in use.",
  find: (app) => unread(app, "invalid", "is no regular expression"),
});
