import { logIn, OagApiError, OagError, OagProtocolError, OagTransportError } from "../../../sdk/errors";
import { ExplainedError } from "../../errors/failure";

/** The error of a create when not even a list could tell what came of it. */
export function unsure(error: unknown, member: string): ExplainedError {
  return new ExplainedError(
    error,
    `whether the gateway made it is not known: the next \`pulumi up\` looks for it by its ${member}, and goes on with it or says how to adopt it`,
  );
}

/** True when a write may have taken effect although it was not answered properly. */
export function isAmbiguous(error: unknown): boolean {
  // Without an access token nothing was written.
  if (error instanceof OagError && "operation" in error && error.operation === logIn) return false;
  if (error instanceof OagTransportError) return error.mayHaveArrived;
  // Whoever refuses in between (3xx, 4xx) does so instead of passing the request on.
  if (error instanceof OagProtocolError) return error.status >= 500 || (error.status >= 200 && error.status < 300);
  // 503 says that nothing was done; other server errors may come after the deed.
  return error instanceof OagApiError && error.status >= 500 && error.status !== 503;
}
