import fc from "fast-check";
import type { Json } from "../basics/json.ts";
import { anyDeclaration, idpDeclaration, partly } from "../models/arbitrary.ts";

/** An object as a dump reads it. */
export interface Live {
  id: string;
  props: Json;
}

/** What a dump reads of one gateway. */
export interface AnySnapshot {
  origin: string;
  applications: Live[];
  identityProviders: Live[];
  certificates: Json[];
  /** Of offline mode, where a gateway has it. */
  authenticationServices?: Live[];
  directories?: Live[];
}

const uuid = (environment: number, kind: number, nth: number) =>
  `${environment}${kind}000000-0000-4000-8000-${String(nth).padStart(12, "0")}`;
/** Labels that are alike, odd, or mean something in a program. */
const labels = [
  "Payroll",
  "payroll",
  "Wiki",
  "数据 Reports",
  "class",
  "domain",
  "environment",
  "app-defaults",
  "`\u0024{x}`",
  "3rd",
  "toString",
  "!!!",
];
const hosts = ["payroll", "wiki", "a.b", "x-1", "reports", "portal", "orders", "draft", "hr", "sso", "time", "status"];

/** What the API shows of a declaration: no credential, and no value of a secret. */
function live(declared: Json): Json {
  const { apiToken: _, clientSecret: __, spCertificate: ___, ...rest } = declared;
  const items = Object.entries((rest.attributes ?? {}) as Json).map(([key, item]) => [
    key,
    item.source === "SECRET" ? { ...item, value: "" } : item,
  ]);
  const isAuth0 = rest.type === "IDP_AUTH0";
  const { clientId, ...own } = rest;
  return {
    ...(isAuth0 ? own : { ...own, ...(clientId !== undefined && { clientId }) }),
    ...(rest.attributes && { attributes: Object.fromEntries(items) }),
  };
}

/** One app in one environment. */
interface AppNames {
  label: string;
  host: string;
  domain: string;
  /** Whose host is the app's own: no other app of the gateway is under its domain. */
  isApart: boolean;
}

function appAt(declared: Json, { label, host, domain, isApart }: AppNames, idpId: string, certificateId: string): Json {
  const base = { ...live(declared), label, idpId };
  if (declared.type === "OAG_SAML" || declared.type === "OAG_OIDC") return base;
  const name = isApart ? `${host.replaceAll(".", "-")}-${domain.replaceAll(".", "-")}.elsewhere.net` : `${host}.${domain}`;
  const back =
    declared.protectedResources === undefined
      ? {}
      : { protectedResources: { ...declared.protectedResources, [`https://${host}.${domain}:8443`]: {} } };
  return { ...base, certificateId, publicDomain: name, postLoginUrl: `https://${name}/start?x=1`, ...back };
}

const pool = fc.array(anyDeclaration, { minLength: 1, maxLength: 3 });
const picks = (count: number) => fc.array(fc.tuple(fc.nat(), fc.constantFrom(...labels)), { minLength: 1, maxLength: count });

const certificatesOf = (environment: number, domain: string): Json[] => [
  { id: uuid(environment, 3, 0), commonName: `*.${domain}`, validFrom: "2026-01-01" },
  { id: uuid(environment, 3, 1), commonName: `*.${domain}`, validFrom: "2026-06-01" },
  { id: uuid(environment, 3, 2), commonName: "reports.internal" },
];

/** Any gateway with up to twelve apps, many of which are alike. */
export const anySnapshot: fc.Arbitrary<AnySnapshot> = fc
  .record({
    idps: fc.uniqueArray(idpDeclaration, { selector: ({ domain }) => domain, minLength: 1, maxLength: 3 }),
    pool,
    picked: picks(12),
  })
  .map(({ idps, pool: declared, picked }) => ({
    origin: "https://oag.example.com",
    identityProviders: idps.map((idp, nth) => ({ id: uuid(0, 1, nth), props: live(idp) })),
    certificates: certificatesOf(0, "example.com"),
    applications: picked.map(([which, label], nth) => {
      const names = { label: `${label}${nth > 8 ? nth : ""}`, host: hosts[nth] as string, domain: "example.com", isApart: which % 7 === 0 };
      const id = uuid(0, 2, nth);
      return { id, props: appAt(declared[which % declared.length] as Json, names, uuid(0, 1, which % idps.length), uuid(0, 3, which % 3)) };
    }),
  }));

/** One gateway among several: what it has of the first one's apps, and how they differ there. */
const variation = fc.record({
  edits: fc.array(
    fc.tuple(anyDeclaration, fc.array(fc.boolean(), { minLength: 5, maxLength: 9 }), fc.constantFrom("has", "has", "has", "edited", "not")),
    {
      minLength: 12,
      maxLength: 12,
    },
  ),
  providers: fc.array(fc.constantFrom("same", "moved", "not"), { minLength: 3, maxLength: 3 }),
});

/** Two or three gateways that have much in common. */
export const severalSnapshots: fc.Arbitrary<AnySnapshot[]> = fc
  .record({
    idps: fc.uniqueArray(idpDeclaration, { selector: ({ domain }) => domain, minLength: 1, maxLength: 2 }),
    pool,
    picked: fc.uniqueArray(fc.tuple(fc.nat(), fc.constantFrom(...labels)), { selector: ([, label]) => label, minLength: 1, maxLength: 8 }),
    variations: fc.array(variation, { minLength: 2, maxLength: 3 }),
  })
  .map(({ idps, pool: declared, picked, variations }) =>
    variations.map(({ edits, providers }, environment): AnySnapshot => {
      const domain = ["staging.example.com", "example.com", "test.example.com"][environment] as string;
      const own = idps.flatMap((idp, nth) => {
        // The first of them is always there, so that every app has one.
        if (providers[nth] === "not" && nth > 0) return [];
        const name = providers[nth] === "moved" ? `${["staging", "live", "test"][environment]}-${idp.domain}` : idp.domain;
        return [{ id: uuid(environment, 1, nth), props: { ...live(idp), domain: name } }];
      });
      return {
        origin: `https://oag-${environment}.example.com`,
        identityProviders: own,
        certificates: certificatesOf(environment, domain),
        applications: picked.flatMap(([which, label], nth) => {
          const [other, mask, how] = edits[nth] as [Json, boolean[], string];
          if (how === "not") return [];
          const base = declared[which % declared.length] as Json;
          const isSameFamily = other.type === base.type;
          const edited = how === "edited" && isSameFamily ? { ...partly(base, other, mask), type: base.type } : base;
          const names = { label, host: hosts[nth] as string, domain, isApart: which % 5 === 0 };
          const idp = own[which % own.length] as Live;
          return [{ id: uuid(environment, 2, nth), props: appAt(edited, names, idp.id, uuid(environment, 3, which % 3)) }];
        }),
      };
    }),
  );
