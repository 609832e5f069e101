import { message } from "../../sdk/message";
import { type DeclaredContext, proxiedRule } from "../rule";
import { openPolicies } from "./protection";

export const openRoot = proxiedRule<DeclaredContext>({
  id: "open-root",
  severity: "error",
  finds: "A policy for / that lets everybody in without a session.",
  why: "What no other policy takes goes to the policy for /, so every path that nobody thought of is open.",
  source: "learn-about-oag-policy-types, about-application-policy-precedence",
  cure: "Make / PROTECTED and open single folders, with a slash at the end.",
  orTuning: "list / in allowedOpenPaths",
  find: (app) =>
    openPolicies(app)
      .filter(({ path }) => path === "/")
      .map(({ policy, path, rule }) => ({
        at: policy.where,
        openPath: path,
        text: message`is ${rule}: every path that no other policy takes is open without a session`,
        topic: { policy: policy.key, rule },
      })),
});
