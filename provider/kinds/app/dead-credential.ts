import { message, quoted } from "../../../sdk/message";
import { isRefusedOrFailed } from "../../../sdk/outcomes";
import { printable, textOf } from "../../../sdk/text";
import { ExplainedError } from "../../errors/failure";
import type { Gateway } from "../../gateway/gateways";
import { validationStatusOf } from "../idp/read-validation-status";

/**
 * The gateway writes an app to its identity provider's org at every create and update, and says only that it could not.
 * One look at the identity provider tells whether its credential is the cause.
 */
export async function withCredentialCause(gateway: Gateway, idpId: string, error: unknown): Promise<unknown> {
  if (!isRefusedOrFailed(error)) return error;
  const idp = await gateway.client.identityProviders.get(idpId).catch(() => undefined);
  if (idp === undefined || validationStatusOf(idp)?.valid !== false) return error;
  return new ExplainedError(
    error,
    message`the credential of its identity provider ${quoted(printable(textOf(idp.domain), 253))} (${idpId}) is not accepted any more, and without it no app can be created or changed: give it a new one, then run again`,
  );
}
