import { type Member, members } from "../generated/contract";

/** Values that the contract gives a new object of a schema. */
export function schemaDefaults(schema: keyof typeof members): Record<string, unknown> {
  const table = members[schema] as Record<string, Member>;
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, member]) => (member.default === undefined ? [] : [[name, member.default]])),
  );
}

/** Settings of a new proxied app: schema defaults, the reference's samples and the console's help agree on these. */
export const newBehavior = () => ({
  login: "NO_APP_LOGIN_PATH",
  loginPath: "/login",
  loginManaged: false,
  logout: "OAG_LOGOUT_PATH",
  logoutPath: "/oagLogout",
  error: "OAG_ERROR_PATH",
  errorPath: "/oagError",
  errorManaged: false,
  noSession: "IDP_REDIRECT",
  policyDenied: "OAG_DEFAULT_PAGE",
  sessionIntegrityFailure: "OAG_DEFAULT_PAGE",
  maintenance: "OAG_DEFAULT_PAGE",
  inactive: "OAG_DEFAULT_PAGE",
  singleLogout: false,
  universalLogout: false,
  globalTokenRevocation: false,
});

/** Behavior of a new SAML or OIDC app. */
export const newSamlBehavior = () => ({ singleLogout: false, universalLogout: false, globalTokenRevocation: false });

export const newSession = (type: string) => ({
  auth: type === "OAG_NOAUTH" ? "NOAUTH" : "HEADER",
  browserSessionExpiration: false,
  deepLinking: true,
  enforceDeepLinkingDomain: false,
  idleSession: true,
  maxSession: true,
  ...schemaDefaults("Session"),
});

export const newHealthCheck = () => schemaDefaults("HealthCheck");

/** Attributes that the type's template makes, as far as the console's help names them: source IDP, sent as HEADER. */
const templates: Record<string, readonly (readonly [name: string, value: string])[]> = {
  ORACLE_AGILE_PLM: [["REMOTE-USER", "login"]],
  ORACLE_APPLICATION_EXPRESS: [
    ["OAM_REMOTE_USER", "username"],
    ["OAM_REMOTE_USER_EMAIL", "emails.primary.value"],
    ["OAM_REMOTE_USER_GROUPS", "Groups"],
  ],
  ORACLE_DEMANTRA: [["OAM_REMOTE_USER", "login"]],
  ORACLE_OBIEE: [["OAM_REMOTE_USER", "login"]],
  ORACLE_WEBLOGIC: [["OAM_REMOTE_USER", "login"]],
  // Not found in the documents; a template with something in it is the harsher stand-in.
  OAG_HEADER_BASED: [["REMOTE_USER", "login"]],
};

export const templateAttributes = (type: string) =>
  (templates[type] ?? []).map(([name, value]) => ({ active: true, name, source: "IDP", value, type: "HEADER" }));

export const templatePolicies = () => [
  {
    name: "root",
    description: "Protect all application resources",
    resourcePath: "/",
    active: true,
    rule: "PROTECTED",
    regexRule: null,
    caseSensitive: true,
    customDirective: null,
  },
];
