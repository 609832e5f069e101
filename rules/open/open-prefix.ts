import { message } from "../../sdk/message";
import { onOption } from "../matcher/options";
import { value } from "../path-to";
import { type DeclaredContext, proxiedRule } from "../rule";
import { openPolicies } from "./protection";

export const openPrefix = proxiedRule<DeclaredContext>({
  id: "open-prefix",
  severity: "warning",
  finds: "A policy without a session whose path has no slash at its end.",
  why: "Such a path is the beginning of a text: /public also opens /public-admin.",
  source: "about-application-policy-precedence",
  cure: "End the path with a slash if a folder is meant.",
  orTuning: "list it in allowedOpenPaths",
  find(app, context) {
    const reading = context.tuning.options.prefix;
    if (reading !== undefined && reading !== "STRING") return [];
    return openPolicies(app)
      .filter(({ path, rule }) => rule !== "CUSTOM" && !path.endsWith("/"))
      .map(({ policy, path, rule }) => ({
        at: policy.where,
        openPath: path,
        text: message`is ${rule}: every path that begins with ${value(path)} is open without a session, also one that goes on with "-admin"`,
        topic: { policy: policy.key, path, rule },
        ...(reading === undefined && { dependsOn: [onOption("prefix")] }),
      }));
  },
});
