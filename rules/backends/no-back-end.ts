import { isKnown } from "../input/unknown";
import { proxiedRule } from "../rule";

export const noBackEnd = proxiedRule({
  id: "no-back-end-in-use",
  severity: "error",
  finds: "An app none of whose back ends takes requests.",
  why: "A back end with the weight 0, or one that is not active, is not used.",
  source: "about-application-prot-web-res",
  cure: "Give one of them a weight above 0 and let it be active.",
  find(app) {
    const { items, isComplete } = app.resources;
    if (!isComplete || items.length === 0) return [];
    const mayBeUsed = items.some(({ active, weight }) => (!isKnown(active) || active) && (!isKnown(weight) || weight > 0));
    return mayBeUsed
      ? []
      : [{ at: "protectedResources", text: "has no back end that takes requests: each has the weight 0 or is not active" }];
  },
});
