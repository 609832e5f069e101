import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Gateway } from "pulumi-oag-simulator";
import { embeddedEngine } from "../../../engines/embedded.ts";
import type { Engine } from "../../../engines/engine.ts";
import type { Json } from "../basics/json.ts";
import { environmentFor } from "../commands/command.ts";
import { programEnvironment } from "../processes/program-environment.ts";
import { configIn } from "../programs/evaluate.ts";
import { OneResource } from "../resources/resource.ts";
import { startGateway } from "./gateway.ts";

/** How two gateways of one company differ. */
export interface Stage {
  name: string;
  domain: string;
  org: string;
  group: string;
  backEnd: string;
  /** An app that only this gateway has. */
  own: string;
}

export const staging: Stage = {
  name: "staging",
  domain: "staging.example.com",
  org: "acme-staging.okta.com",
  group: "00g-people-of-staging",
  backEnd: "https://orders-test.lab.internal:8443",
  own: "New portal",
};

export const production: Stage = {
  name: "production",
  domain: "example.com",
  org: "acme.okta.com",
  group: "00g-people-of-production",
  backEnd: "https://orders.dc1.internal",
  own: "Old portal",
};

/** Every secret that a gateway has, so that none is found elsewhere. */
export const secretsOf = ({ name }: Stage): string[] => ["TOKEN", "TRUST", "CERTIFICATE"].map((what) => `${what}-CANARY-OF-${name}`);

const wiki = ({ domain }: Stage): Json => ({
  type: "OAG_SAML",
  label: "Wiki",
  clientId: "urn:wiki",
  acsUrl: `https://wiki.${domain}/acs`,
  postLoginUrl: `https://wiki.${domain}/`,
  logoutUrl: `https://wiki.${domain}/out`,
  clientSignature: true,
  attributes: { mail: { source: "IDP", value: "email" } },
  status: "ACTIVE",
});

/** A gateway as it was configured by hand. */
export async function stageGateway(stage: Stage): Promise<Gateway> {
  const { domain, org, group, backEnd, own } = stage;
  const [apiToken, trust, spCertificate] = secretsOf(stage);
  const gateway = await startGateway({
    certificates: [{ commonName: `*.${domain}`, san: [`*.${domain}`], validFrom: "2026-01-01" }],
  });
  const make = async (kind: "app" | "idp", declared: Json): Promise<string> => {
    const resource = new OneResource(kind, gateway);
    const { error } = await resource.up(declared);
    if (error !== undefined) throw new Error(error);
    return String(resource.id);
  };
  const idpId = await make("idp", { type: "IDP_OKTA", domain: org, name: "Workforce", apiToken });
  // A SAML app needs it.
  gateway.store.offline.setMode(idpId, "AUTOMATIC");
  const [certificateId] = gateway.store.certificates.keys();
  const proxied = (label: string, host: string, more: Json = {}) =>
    make("app", {
      type: "OAG_HEADER_BASED",
      label,
      idpId,
      certificateId,
      publicDomain: `${host}.${domain}`,
      postLoginUrl: `https://${host}.${domain}/start`,
      protectedResources: { [`https://${host}-1.${domain}:8443`]: {} },
      attributes: { REMOTE_USER: { source: "IDP", value: "login" } },
      policies: { "/": { rule: "PROTECTED" } },
      status: "ACTIVE",
      ...more,
    });
  await proxied("Payroll", "payroll", {
    groups: [group],
    attributes: { REMOTE_USER: { source: "IDP", value: "login" }, "X-TRUST": { source: "SECRET", value: trust } },
    session: { idleSessionTimeout: 900 },
  });
  await proxied("Orders", "orders", { groups: [group], protectedResources: { [backEnd]: {} } });
  await proxied("Reports", "reports", { policies: { "/": { rule: "PROTECTED" }, "/public/": { rule: "NO_AUTH" } } });
  await proxied(own, own.toLowerCase().replace(" ", "-"), { status: "INACTIVE" });
  await make("app", { ...wiki(stage), idpId, spCertificate });
  gateway.log.clear();
  return gateway;
}

/** The variables that name a gateway, under a prefix of its own. */
export const variablesFor = (prefix: string, gateway: Gateway): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environmentFor(gateway)).map(([name, value]) => [name.replace(/^OAG/, prefix), value]));

/** The stack of one environment, configured by the file that the dump wrote for it, and by nothing else but secrets. */
export function stageStack(
  folder: string,
  { name }: Stage,
  secrets: Readonly<Record<string, string>>,
): { engine: Engine; state(): string } {
  const own = join(folder, `.stack-${name}`);
  mkdirSync(own, { recursive: true });
  const plain = configIn(readFileSync(join(folder, `Pulumi.${name}.yaml`), "utf8"));
  const kept = Object.fromEntries(Object.entries(secrets).map(([key, secret]) => [key, { secret }]));
  const engine = embeddedEngine(
    {
      root: folder,
      folder: own,
      stack: name,
      passphrase: `of ${name}`,
      environment: { ...programEnvironment(), PULUMI_NODEJS_TRANSPILE_ONLY: "true" },
      config: { ...plain, ...kept },
    },
    "test",
  );
  return { engine, state: () => readFileSync(join(own, "state.json"), "utf8") };
}
