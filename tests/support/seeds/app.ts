import type { Json } from "../basics/json.ts";
import { app as proxied, saml, uuid } from "../resources/arguments.ts";
import { fullApp } from "../resources/full-app.ts";
import type { Seed } from "./seed.ts";

export const app: Seed = {
  declared: [
    { schema: "HeaderBasedApplicationCreateRequest", base: proxied, not: ["useDefaultHeadersAndPolicies"] },
    { schema: "SamlApplicationCreateRequest", base: saml },
    { schema: "OidcApplicationCreateRequest", base: { type: "OAG_OIDC", label: "O", idpId: uuid, oidc: { applicationType: "web" } } },
    {
      schema: "AttributeCreateRequest",
      base: { ...proxied, attributes: { X: { name: "X", type: "HEADER", source: "IDP", value: "login" } } },
      at: ["attributes", "X"],
    },
    {
      schema: "PolicyCreateRequest",
      base: { ...proxied, policies: { p: { name: "p", resourcePath: "/p", rule: "PROTECTED" } } },
      at: ["policies", "p"],
    },
    {
      schema: "ProtectedResourceCreateRequest",
      base: { ...proxied, protectedResources: { main: { hostname: "https://b" } } },
      at: ["protectedResources", "main"],
    },
    { schema: "Session", base: { ...proxied, session: {} }, at: ["session"] },
    { schema: "HealthCheck", base: { ...proxied, loadBalanced: true, healthCheck: {} }, at: ["healthCheck"] },
    { schema: "Behavior", base: { ...proxied, behavior: {} }, at: ["behavior"] },
    { schema: "BehaviorSAML", base: { ...saml, behavior: {} }, at: ["behavior"] },
    { schema: "ApplicationOfflineModeState", base: { ...proxied, offlineMode: { state: "TEST" } }, at: ["offlineMode"] },
  ],
  args: (gateway) => fullApp(gateway),
  operations: {
    create: "createApplication",
    update: ["replaceApplication", "replaceBehavior", "createPolicy", "replacePolicy", "assignApplicationOfflineModeGroupPolicy"],
    delete: ["deleteApplication", "deactivateApplication"],
  },
  edited: (declared) => ({
    ...declared,
    description: declared.description ?? "other",
    policies: declared.policies && { ...declared.policies, "/new": { rule: "NO_AUTH" } },
    offlineMode: declared.offlineMode && { ...declared.offlineMode, groups: [...declared.offlineMode.groups, "new"] },
  }),
  drift: ({ store }, text) => {
    const [stored] = store.apps.values();
    const { own, policies } = stored as unknown as Json;
    Object.assign(own, { description: `now ${text}` });
    policies.push({ ...policies[0], id: "0a0a0a0a-0000-4000-8000-000000000000", name: text, resourcePath: `/${text}` });
    store.offline.appOf(stored?.id as string).groups.push({ name: text });
  },
  ids: ({ store }) => [...store.apps.keys()],
  credentials: ({ store }, { spCertificate }) => ({
    held: spCertificate && [...store.apps.values()][0]?.spCertificate,
    declared: spCertificate,
  }),
};
