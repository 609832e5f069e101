import { isObject, type Json, secretIn } from "./declared";

/** The id of whatever is looked up. */
const madeUp = "00000000-0000-4000-8000-000000000000";
const gateway = "https://oag.example.com";

/** What is found by each look-up of `pulumi-oag`, beside what it was looked for by: the outputs of an active object with nothing in it. */
const found: Readonly<Record<string, Json>> = {
  app: {
    type: "OAG_HEADER_BASED",
    name: "made-up",
    status: "ACTIVE",
    publicDomain: "made-up.example.com",
    postLoginUrl: "https://made-up.example.com/",
    idpId: madeUp,
    certificateId: madeUp,
    groups: [],
    loadBalanced: false,
    attributes: {},
    policies: {},
    protectedResources: {},
    behavior: {},
    session: {},
    healthCheck: {},
    gateway,
  },
  identityProvider: { type: "IDP_OKTA", name: "Made up", validationStatus: { valid: true, permissions: [] }, gateway },
};

/** The result of a look-up, in the shape of what it looks for. That of a secret query is secret as a whole, as it may be on a gateway. */
export function lookedUp(kind: unknown, query: unknown): unknown {
  const hidden = secretIn(query);
  if (hidden !== undefined) return { ...hidden, value: lookedUp(kind, hidden.value) };
  const { commonName, forDomain, mostRecent: _, ...others } = isObject(query) ? query : {};
  const subject = commonName ?? forDomain;
  return { ...found[String(kind)], ...others, ...(subject !== undefined && { commonName: subject }), id: madeUp };
}
