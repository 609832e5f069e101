import type { DeclaredApp, DeclaredCertificate, DeclaredIdentityProvider, DeclaredPolicy, RuleTuning } from "pulumi-oag/rules";

/** One case of a rule: what it looks at, and all that it finds there, word by word. */
export interface Row {
  /** The end of the sentence "finds …" or "does not find …". */
  title: string;
  /** Over an app of which no rule finds anything. */
  app?: DeclaredApp;
  idp?: DeclaredIdentityProvider;
  certificate?: DeclaredCertificate;
  tuning?: RuleTuning;
  /** Places and texts, joined by a blank; empty where nothing is found. */
  found: readonly string[];
  /** Options on which the findings depend. */
  dependsOn?: readonly string[];
}

/** Rows by the id of the rule. */
export type Tables = Readonly<Record<string, readonly Row[]>>;

/** An app of which no rule finds anything. */
export const quietApp: DeclaredApp = {
  id: "app-1",
  type: "OAG_HEADER_BASED",
  label: "Payroll",
  publicDomain: "payroll.example.com",
  status: "ACTIVE",
  idpId: "idp-1",
  certificateId: "certificate-1",
  groups: ["00g1employees"],
  debug: false,
  loadBalanced: false,
  contentRewrite: true,
  attributes: {
    login: { source: "IDP", value: "login" },
    department: { source: "IDP", value: "department", active: false },
    Groups: { source: "IDP", value: "Groups", active: false },
  },
  policies: { "/": { rule: "PROTECTED" } },
  protectedResources: { main: { hostname: "https://payroll.internal:8443" } },
  session: { idleSession: true, idleSessionTimeout: 1800, maxSession: true, maxSessionTimeout: 28800 },
  healthCheck: { enabled: false },
};

/** The quiet app with further policies. */
export const policies = (more: Readonly<Record<string, DeclaredPolicy>>): DeclaredApp => ({
  policies: { "/": { rule: "PROTECTED" }, ...more },
});

/** The quiet app with a rule on /admin. */
export const ruled = (regexRule: string): DeclaredApp =>
  policies({ "/admin": { rule: "PROTECTED_REGEX", regexRule, caseSensitive: false } });

/** The quiet app with a directive on /x. */
export const directed = (customDirective: string): DeclaredApp => policies({ "/x/": { rule: "PROTECTED", customDirective } });
