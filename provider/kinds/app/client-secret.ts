import { OagApiError } from "../../../sdk/errors";
import type { members } from "../../../sdk/generated/contract";
import { message, quoted } from "../../../sdk/message";
import { scopesOf } from "../../../sdk/scope-of";
import { textOf } from "../../../sdk/text";
import { reasonIn } from "../../errors/failure";
import type { Gateway } from "../../gateway/gateways";
import type { Located } from "../../reconciler/parsed/computed";
import type { ShownMembers } from "../../reconciler/parsed/live";

/** The output, called as what the call answers. */
export const secretName: keyof typeof members.ClientSecret = "clientSecret";

/** Either lets a client read client secrets; neither is among the default scopes. */
const scopes = scopesOf("getClientSecret");

/**
 * The computed outputs of an OIDC app with its client secret, which has a call and scopes of its own. Without such a
 * scope it is not asked for. A gateway that does not give it costs nothing but a word to the user.
 */
export async function withClientSecret(gateway: Gateway, { variant, members: live }: ShownMembers, computed: Located): Promise<Located> {
  if (!variant.computed.includes(secretName) || !scopes.some((scope) => gateway.scopes.includes(scope))) return computed;
  try {
    const { [secretName]: secret } = await gateway.client.applications.clientSecret(textOf(live.id));
    return { ...computed, [secretName]: secret };
  } catch (error) {
    if (!(error instanceof OagApiError)) throw error;
    gateway.notice(
      message`app ${quoted(textOf(live.label))}: its client secret cannot be read: ${reasonIn(error)}; pulumi refresh tries again`,
    );
    return computed;
  }
}
