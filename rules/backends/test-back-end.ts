import { proxiedRule } from "../rule";
import { backEnds } from "./back-ends";

export const testBackEnd = proxiedRule({
  id: "test-back-end",
  severity: "warning",
  finds: "A back end that is one of the gateway's own test pages.",
  why: "header.service.spgw and policy.service.spgw show the session to whoever opens them; they are for testing.",
  source: "application-configure-test",
  cure: "Name the app's own back end.",
  find: (app) =>
    backEnds(app)
      .filter(({ hostname }) => /^(https?:\/\/)?[^/:]+\.spgw(?=[:/]|$)/i.test(hostname))
      .map(({ at }) => ({ at, text: "is one of the gateway's own test pages" })),
});
