import { proxiedRule } from "../rule";
import { rulesOf } from "./rules-of";

export const lostTemplate = proxiedRule({
  id: "lost-template",
  severity: "error",
  finds: "A rule as the documentation prints its template for a group, with characters lost.",
  why: "The printed text lost * and \\: it fits a first group alone, and R stands for a letter.",
  source: "policy-protected-rule-expressions",
  cure: String.raw`Write (|.*:) for (|.:), and \R for R; or (^|\s)Groups=([^:\s][^:\r\n]*:)*NAME:`,
  find: (app) =>
    rulesOf(app)
      .filter(({ source }) => source.includes("(|.:)") || source.includes("(R|:"))
      .map(({ at }) => ({ at, text: "is the printed template for a group, which lost * and \\: it fits a first group alone" })),
});
