import { type Call, type Handler, idpOf } from "./context";
import { notFound } from "./refusal";

/** Public, and there as soon as the identity provider may fail over. */
const discover: Handler = (call: Call) => {
  const { id } = idpOf(call);
  if (call.store.offline.failoverOf(id).mode !== "AUTOMATIC") throw notFound();
  const issuer = `https://${call.store.offline.service?.own.publicDomain}/realms/${id}`;
  const at = (path: string) => `${issuer}/protocol/openid-connect/${path}`;
  return {
    status: 200,
    body: {
      issuer,
      authorization_endpoint: at("auth"),
      token_endpoint: at("token"),
      userinfo_endpoint: at("userinfo"),
      jwks_uri: at("certs"),
      introspection_endpoint: at("token/introspect"),
      revocation_endpoint: at("revoke"),
      scopes_supported: ["openid", "profile", "email", "groups", "offline_access"],
      response_types_supported: ["code"],
      grant_types_supported: ["authorization_code", "refresh_token", "client_credentials"],
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    },
  };
};

export const discoveryHandlers: Record<string, Handler> = { getOpenIDConnectDiscovery: discover };
