import { isKnown } from "../input/unknown";
import { text } from "../input/view";
import { identityProviderRule } from "../rule";

export const adminDomain = identityProviderRule({
  id: "identity-provider-admin-domain",
  severity: "error",
  finds: "An identity provider whose domain is that of Okta's admin console.",
  why: "The gateway appends -admin itself, and then every change of an app fails.",
  source: "support article okta-access-gateway-invalid-api-token-server-error-when-updating-an-app",
  cure: "Make an identity provider with the org's own domain, and move the apps to it.",
  find(idp) {
    const domain = text(idp.domain);
    if (idp.type === "IDP_AUTH0" || !isKnown(domain) || !/^[^.]+-admin\./i.test(domain ?? "")) return [];
    return [{ at: "domain", text: "is that of the admin console (-admin): changes of its apps fail" }];
  },
});
