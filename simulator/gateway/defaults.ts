import { type Member, members } from "../generated/contract";
import { isOpen } from "./app-variant";

/** Values that the contract gives a new object of a schema. */
export function schemaDefaults(schema: keyof typeof members): Record<string, unknown> {
  const table = members[schema] as Record<string, Member>;
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, member]) => (member.default === undefined ? [] : [[name, member.default]])),
  );
}

/** The same with what a new app has besides, as far as the documents agree. */
function initialValues(schema: keyof typeof members): Record<string, unknown> {
  const table = members[schema] as Record<string, Member>;
  const initial = Object.entries(table).flatMap(([name, member]) => (member.initial === undefined ? [] : [[name, member.initial]]));
  return { ...Object.fromEntries(initial), ...schemaDefaults(schema) };
}

// Where sample and console disagree (singleLogout, enforceDeepLinkingDomain), the sample is taken: it is the API's.
export const newBehavior = () => ({ ...initialValues("Behavior"), singleLogout: false });

/** Behavior of a new SAML or OIDC app. */
export const newSamlBehavior = () => ({ ...initialValues("BehaviorSAML"), singleLogout: false });

export const newSession = (type: string) => ({
  ...initialValues("Session"),
  enforceDeepLinkingDomain: false,
  ...(isOpen(type) && { auth: "NOAUTH" }),
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
