import { proxiedRule } from "../rule";
import { assignmentsOf, directivesOf } from "./directives";

export const setsSessionTimes = proxiedRule({
  id: "directive-sets-session-times",
  severity: "warning",
  finds: "A directive that sets how long a session lasts.",
  why: "The times of the session settings do not hold for that path, and nothing else shows it.",
  source: "support article How-to-Control-OAG-Session-Duration-via-Advanced-Policy",
  cure: "Set the times in the app's session block.",
  find: (app) =>
    directivesOf(app).flatMap(({ policy, ...directives }) =>
      ["sessionDuration", "sessionmDuration"]
        .filter((name) => assignmentsOf(directives, name).length > 0)
        .map((name) => ({ at: `${policy.at}.customDirective`, text: `sets $${name}, so the session's own times do not hold here` })),
    ),
});
