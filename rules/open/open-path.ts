import { proxiedRule } from "../rule";
import { openPolicies } from "./protection";

export const openPath = proxiedRule({
  id: "open-path",
  severity: "note",
  finds: "Every policy that asks for no session and is not listed in allowedOpenPaths.",
  why: "What is open without a session should be a list that somebody has read.",
  source: "learn-about-oag-policy-types",
  cure: "List the path in allowedOpenPaths if it is meant to be open; else make it PROTECTED.",
  find: (app) =>
    openPolicies(app).map(({ policy, path, rule }) => ({
      at: policy.at,
      openPath: path,
      text: `is ${rule}: no session is needed${rule === "ADAPTIVE" ? ", and headers are sent" : ""}`,
    })),
});
