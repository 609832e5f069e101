import type { Json } from "../../../sdk/json";
import type { IdentityProvider } from "../../../sdk/types";
import { validationOf } from "./model";

/** What to do about a credential that the gateway took and the org does not accept; undefined where it is accepted. */
export function credentialRefusal(live: IdentityProvider, inputs: Json): string | undefined {
  if (validationOf(live)?.valid !== false) return undefined;
  const names = inputs.type === "IDP_AUTH0" ? "clientId and clientSecret" : "apiToken";
  return `identity provider ${JSON.stringify(inputs.domain)}: the gateway took it, but its credential is not accepted (validationStatus.valid is false); check ${names} and its rights in the org`;
}
