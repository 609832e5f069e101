import { proxiedRule } from "../rule";
import { backEnds } from "./back-ends";

export const mixedSchemes = proxiedRule({
  id: "mixed-schemes",
  severity: "warning",
  finds: "Back ends of one app with different schemes.",
  why: "An app has one scheme for all of its back ends.",
  source: "about-application-prot-web-res",
  cure: "Use https for all of them.",
  find(app) {
    const schemes = new Set(backEnds(app).flatMap(({ hostname }) => /^(https?):\/\//i.exec(hostname)?.[1]?.toLowerCase() ?? []));
    return schemes.size < 2 ? [] : [{ at: "protectedResources", text: "has back ends over http and over https; an app has one scheme" }];
  },
});
