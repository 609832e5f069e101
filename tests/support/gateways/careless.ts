import type { StoreDump } from "pulumi-oag-simulator";
import { seedOf } from "../../../cli/dist/simulator/seed.js";
import type { Json } from "../basics/json.ts";

const id = (nth: number) => `0000000${nth}-0000-4000-8000-000000000000`;
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** An app as a reviewer would sign it, but for a change. */
export const reviewedApp = (nth: number, label: string, change: Json = {}): { id: string; props: Json } => ({
  id: id(nth),
  props: {
    type: "OAG_HEADER_BASED",
    label,
    status: "ACTIVE",
    publicDomain: `${label.toLowerCase()}.example.com`,
    postLoginUrl: `https://${label.toLowerCase()}.example.com/`,
    idpId: id(8),
    certificateId: id(9),
    groups: ["00g1"],
    loadBalanced: false,
    contentRewrite: true,
    attributes: {
      REMOTE_USER: { source: "IDP", value: "login", active: true },
      Groups: { source: "IDP", value: "Groups", active: false },
      "X-TRUST": { source: "SECRET", active: true },
      "X-TENANT": { source: "STATIC", value: "VALUE-CANARY", active: true },
    },
    policies: { "/": { rule: "PROTECTED" } },
    protectedResources: { "https://b1.internal:8443": {} },
    behavior: { noSession: "IDP_REDIRECT", policyDenied: "STATUS_CODE_403", singleLogout: false },
    session: { idleSession: true, idleSessionTimeout: 1800, maxSession: true, maxSessionTimeout: 28800 },
    healthCheck: { enabled: false },
    ...change,
  },
});

const rule = String.raw`(^|\s)Groups=([^:\s][^:\r\n]*:)*admins:`;

/** What a gateway holds that nobody has looked after: of everything a finding, and something that is right. */
export const carelessSnapshot = {
  origin: "https://oag.example.com",
  applications: [
    reviewedApp(1, "Payroll", {
      policies: { "/": { rule: "NO_AUTH" }, "/admin": { rule: "PROTECTED_REGEX", regexRule: rule, caseSensitive: false } },
      groups: [],
    }),
    reviewedApp(2, "Wiki"),
    reviewedApp(3, "Old", {
      protectedResources: { "http://old.internal": {} },
      policies: { "/": { rule: "PROTECTED", customDirective: 'set $policy_type "NO_AUTH"; # DIRECTIVE-CANARY' } },
    }),
  ],
  identityProviders: [
    { id: id(8), props: { type: "IDP_OKTA", name: "Acme", domain: "acme.okta.com", validationStatus: { valid: false } } },
  ],
  certificates: [
    { id: id(9), commonName: "*.example.com", san: ["example.com"], selfSigned: false, validFrom: "2019-01-01", expiresOn: "2020-01-01" },
    { id: id(7), commonName: "new.example.com", san: [], selfSigned: false, validFrom: "2019-01-01", expiresOn: day(10) },
  ],
};

/** The same for the stand-in gateway. */
export const carelessStore = (): StoreDump => seedOf(carelessSnapshot);

/** The same as `pulumi stack export --show-secrets` prints it, with the certificates that the stack looked up. */
export function carelessExport(change: (outputs: Json) => Json = (outputs) => outputs): string {
  const resource = (type: string, name: string, rest: Json) => ({
    urn: `urn:pulumi:dev::p::pulumi-nodejs:dynamic/oag:${type}::${name}`,
    type: `pulumi-nodejs:dynamic/oag:${type}`,
    ...rest,
  });
  const { applications, identityProviders, certificates } = carelessSnapshot;
  const resources = [
    { urn: "urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev", type: "pulumi:pulumi:Stack" },
    ...identityProviders.map((one) => resource("OagIdentityProvider", "okta", { id: one.id, inputs: {}, outputs: one.props })),
    ...applications.map((one) => resource("OagApp", one.props.label, { id: one.id, inputs: {}, outputs: change(one.props) })),
    ...certificates.map((result) =>
      resource("Lookup", result.commonName, { id: "q", external: true, inputs: {}, outputs: { kind: "certificate", query: {}, result } }),
    ),
  ];
  return JSON.stringify({ version: 3, deployment: { resources } });
}
