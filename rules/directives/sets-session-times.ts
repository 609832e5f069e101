import { proxiedRule } from "../rule";
import { assignmentOf, directivesOf } from "./directives";

export const setsSessionTimes = proxiedRule({
  id: "directive-sets-session-times",
  severity: "warning",
  finds: "A directive that sets how long a session lasts.",
  why: "The times of the session settings do not hold for that path, and nothing else shows it.",
  source: "support article How-to-Control-OAG-Session-Duration-via-Advanced-Policy",
  cure: "Set the times in the app's session block.",
  find: (app) =>
    directivesOf(app).flatMap(({ policy, text }) =>
      ["sessionDuration", "sessionmDuration"]
        .filter((name) => assignmentOf(text, name) !== undefined)
        .map((name) => ({ at: `${policy.at}.customDirective`, text: `sets $${name}, so the session's own times do not hold here` })),
    ),
});
