import { isGone } from "../../sdk/errors";
import { OagResourceError } from "../plugin/failure";
import type { Gateway } from "../plugin/gateways";

/**
 * Guards against another gateway under the same program. An object that is found by its id under the new origin moves
 * along (the gateway was renamed); one that is not found is neither gone nor to be touched: this may be another gateway.
 */
export async function confirmOrigin(gateway: Gateway, recorded: string, kind: string, lookUp: () => Promise<unknown>): Promise<void> {
  if (recorded === "" || recorded === gateway.origin) return;
  try {
    await lookUp();
  } catch (error) {
    if (isGone(error)) throw wrongGateway(gateway, recorded, kind);
    throw error;
  }
}

/** The refusal when an object of one gateway is looked for on another. */
export function wrongGateway(gateway: Gateway, recorded: string, kind: string): OagResourceError {
  return new OagResourceError(
    `the state says that this ${kind} lives on ${recorded}, but ${gateway.origin} is configured and does not have it; nothing was changed. Set oag:hostname back, or, if ${recorded} no longer exists, remove the resource from the state with \`pulumi state delete\` [OAG_STATE]`,
    "OAG_STATE",
  );
}
