import { OagApiError, OagProtocolError, OagTransportError } from "../../sdk/errors";

/** True when a write may have taken effect although it was not answered properly. */
export function isAmbiguous(error: unknown): boolean {
  if (error instanceof OagTransportError) return error.mayHaveArrived;
  if (error instanceof OagProtocolError) return error.status >= 500 || (error.status >= 200 && error.status < 300);
  // 503 says that nothing was done; other server errors may come after the deed.
  return error instanceof OagApiError && error.status >= 500 && error.status !== 503;
}
