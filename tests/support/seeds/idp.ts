import type { Json } from "../basics/json.ts";
import type { Seed } from "./seed.ts";

const okta: Json = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "00-other" };

export const idp: Seed = {
  declared: [
    { schema: "OktaIdPRequest", base: okta },
    { schema: "Auth0IdPRequest", base: { type: "IDP_AUTH0", domain: "d", tenant: "t", clientId: "c", clientSecret: "s" } },
    { schema: "IdPOfflineModeHealthPolicy", base: { ...okta, healthPolicy: {} }, at: ["healthPolicy"] },
  ],
  args: () => okta,
  operations: { create: "createIDP", update: ["replaceIDP"], delete: ["deleteIDP"] },
  edited: (declared) => ({ ...declared, description: declared.description ?? "other" }),
  drift: ({ store }, text) => {
    const [stored] = store.idps.values();
    Object.assign(stored?.own ?? {}, { description: `now ${text}`, tenant: text });
  },
  ids: ({ store }) => [...store.idps.keys()],
  credentials: ({ store }, { apiToken }) => ({ held: [...store.idps.values()][0]?.credential, declared: apiToken }),
};
