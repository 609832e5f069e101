import type { Gateway } from "pulumi-oag-simulator";

/** What a stack has to know of a gateway. */
export interface Configured {
  configuration: Pick<Gateway["configuration"], "hostname" | "clientId" | "privateKey" | "caCertificate">;
}

/** The stack configuration for a stand-in gateway. */
export function configFor(gateway: Configured): Record<string, string> {
  const { hostname, clientId, privateKey, caCertificate } = gateway.configuration;
  return {
    "oag:hostname": hostname,
    "oag:clientId": clientId,
    "oag:privateKey": privateKey,
    "oag:caCertificate": caCertificate,
    "oag:maxRetries": "1",
  };
}
