/** An id as gateways give them. */
export const uuid = "6f1f2f0a-0000-4000-8000-000000000000";

/** What a proxied app has to have. */
export const app = {
  type: "OAG_HEADER_BASED",
  label: "Payroll",
  publicDomain: "p.example.com",
  postLoginUrl: "https://p.example.com/",
  idpId: uuid,
  certificateId: uuid,
} as const;

/** What a SAML app has to have. */
export const saml = {
  type: "OAG_SAML",
  label: "S",
  idpId: uuid,
  clientId: "c",
  acsUrl: "https://s/acs",
  postLoginUrl: "https://s/",
  logoutUrl: "https://s/out",
} as const;

/** What tells one app of several apart, by its name. */
export const namedAfter = (name: string) => ({
  label: name,
  publicDomain: `${name}.example.com`,
  postLoginUrl: `https://${name}.example.com/`,
});
