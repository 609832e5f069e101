import type { Json } from "../json";

/** Names that the gateway sends to back ends by itself, or works with. */
const names = new Set([
  ...["UserName", "oag_username", "RemoteIP", "RelayDomain", "SESSIONID", "creationTime", "maxInactiveInterval"],
  ...["maxActiveInterval", "lastAccessedTime", "USER_AGENT", "SourceAuthNType"],
]);

/** The cookies of its own sessions. */
const cookies = /^(AuthCookie|SessionCookie.*|spgwAMCookie|spgwAuthToken)$/;

/** True for an attribute that would stand in the gateway's own way. */
export const isReserved = ({ name, type }: Json): boolean => names.has(String(name)) || (type === "COOKIE" && cookies.test(String(name)));
