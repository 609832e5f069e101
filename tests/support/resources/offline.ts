import { expect } from "chai";
import { createTransport, OagClient, resolveSettings } from "pulumi-oag/sdk";
import type { Gateway, GatewayOptions } from "pulumi-oag-simulator";
import type { Json } from "../basics/json.ts";
import { startGateway, stopGateways } from "../gateways/gateway.ts";
import { seedIdp } from "../gateways/seed-idp.ts";
import { Faithful } from "../models/fidelity.ts";

/** Every scope that offline mode and apps need. */
export const scopes = [
  ...["okta.oag.app.manage", "okta.oag.app.read", "okta.oag.app.secrets.read", "okta.oag.cert.read"],
  ...["okta.oag.idp.manage", "okta.oag.idp.read", "okta.oag.authenticationService.manage", "okta.oag.authenticationService.read"],
];

export const config = { userSearchDn: "ou=users,dc=example", groupSearchDn: "ou=groups,dc=example" };
export const connection = { connectionUrl: "ldaps://ldap.internal:636", bindDn: "cn=oag", bindCredential: "CANARY-bind" };
export const directory = { type: "OPEN_LDAP", connection, config } as const;
export const policy = (...methods: ("password" | "smart_card")[][]) => ({
  name: `policy ${methods.join(" then ")}`,
  rules: [
    {
      name: "r",
      conditions: { groups: { include: [{ name: "staff" }] } },
      actions: { access: "allow" as const, chains: [{ authenticationMethods: methods.map((step) => step.map((key) => ({ key }))) }] },
    },
  ],
});
export const authenticator = {
  key: "smart_card" as const,
  name: "Smart card",
  configuration: {
    certificates: ["MIIB"],
    userMatching: { identitySource: "SUBJECTDN_CN", matchType: "CUSTOM", matchAttribute: "" },
  },
};

/** A gateway with one identity provider, and a client whose every call is compared with the contract. */
export async function startOffline(reading: GatewayOptions["reading"] = {}) {
  const now = () => Date.UTC(2026, 8, 1);
  const gateway = await startGateway({ scopes, reading, clock: now });
  const options = { ...gateway.configuration, scopes, maxRetries: 0 };
  const faithful = new Faithful(createTransport(resolveSettings(options)));
  const client = new OagClient(options, { transport: faithful, clock: { now, sleep: async () => {}, random: () => 0 } });
  return new Offline(gateway, client, faithful, seedIdp(gateway, undefined, "DISABLED"));
}

/** What the tests of offline mode do again and again. */
export class Offline {
  readonly gateway: Gateway;
  readonly client: OagClient;
  readonly faithful: Faithful;
  readonly idpId: string;

  constructor(gateway: Gateway, client: OagClient, faithful: Faithful, idpId: string) {
    this.gateway = gateway;
    this.client = client;
    this.faithful = faithful;
    this.idpId = idpId;
  }

  /** Ends it. @throws when a response was not as the contract says */
  end(): Promise<void> {
    expect(this.faithful.flaws, "what differs from the contract").to.deep.equal([]);
    return stopGateways();
  }

  get certificateId(): string {
    return [...this.gateway.store.certificates.keys()][0] as string;
  }

  /** Settings of the service, as they should be. */
  service(change: Json = {}) {
    return {
      serverNodes: ["n1.example.com", "n2.example.com"],
      database: { type: "mysql" as const, host: "db.internal", name: "oag", username: "CANARY-user", password: "CANARY-pass" },
      publicDomain: "offline.example.com",
      certificateId: this.certificateId,
      ...change,
    };
  }

  enable() {
    return this.client.authenticationService.enable(this.service());
  }

  /** Service, directory, failover mode; returns the directory's id. */
  async automatic(): Promise<string> {
    await this.enable();
    const { id = "" } = await this.client.directories.create(this.idpId, directory);
    await this.client.identityProviders.failoverMode.assign(this.idpId, { mode: "AUTOMATIC" });
    return id;
  }

  app() {
    const proxied = { publicDomain: "p.example.com", postLoginUrl: "https://p.example.com/", certificateId: this.certificateId };
    return this.client.applications.create({
      type: "OAG_HEADER_BASED",
      label: "Payroll",
      idpId: this.idpId,
      loadBalanced: false,
      ...proxied,
    });
  }
}
