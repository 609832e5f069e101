import { proxiedRule } from "../rule";
import { backEnds } from "./back-ends";

export const plainHttp = proxiedRule({
  id: "plain-http-back-end",
  severity: "warning",
  finds: "A back end that is reached over http.",
  why: "What the gateway sends, identity headers and secrets among it, crosses the network in clear.",
  source: "about-application-prot-web-res (inferred)",
  cure: "Use https, for all back ends of the app: it has one scheme.",
  find: (app) =>
    backEnds(app)
      .filter(({ hostname }) => /^http:\/\//i.test(hostname) && !/\.spgw(?=[:/]|$)/i.test(hostname))
      .map(({ at }) => ({ at, text: "is reached over http: headers and secrets cross the network in clear" })),
});
