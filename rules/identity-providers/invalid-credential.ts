import { isObject } from "../../sdk/json";
import { flag } from "../input/view";
import { identityProviderRule } from "../rule";
import { users } from "../used-by";

export const invalidCredential = identityProviderRule({
  id: "identity-provider-invalid-credential",
  severity: "error",
  finds: "An identity provider whose credential the gateway found invalid.",
  why: "A dead token breaks every change of its apps. Tokens die after 30 unused days, or with their user.",
  source: "support articles on API tokens and on errors when an app is updated",
  cure: "Make a new API token of a service account and declare it.",
  find(idp, { usedBy }) {
    const status: unknown = idp.validationStatus;
    if (!isObject(status) || flag(status.valid) !== false) return [];
    return [{ at: "validationStatus.valid", text: `is false: changes of its apps fail; ${users(usedBy)}` }];
  },
});
