import { isGone } from "../../../sdk/errors";
import { WrongGatewayError } from "../../errors/failure";
import type { Gateway } from "../../gateway/gateways";

/**
 * Guards against another gateway under the same program. An object that is found by its id under the new origin moves
 * along (the gateway was renamed); one that is not found is neither gone nor to be touched: this may be another gateway.
 */
export async function assertNotMoved(gateway: Gateway, recorded: string, noun: string, lookUp: () => Promise<unknown>): Promise<void> {
  if (recorded === "" || recorded === gateway.origin) return;
  try {
    await lookUp();
  } catch (error) {
    if (isGone(error)) assertOrigin(gateway, recorded, noun);
    throw error;
  }
}

/** What is not found is gone only on the gateway that it was recorded on. @throws on any other one */
export function assertOrigin(gateway: Gateway, recorded: string, noun: string): void {
  if (recorded !== "" && recorded !== gateway.origin) throw wrongGateway(gateway, recorded, noun);
}

/** The refusal when an object of one gateway is looked for on another. */
function wrongGateway(gateway: Gateway, recorded: string, noun: string): WrongGatewayError {
  return new WrongGatewayError(
    `the state says that this ${noun} lives on ${recorded}, but ${gateway.origin} is configured and does not have it; nothing was changed. Set ${gateway.nameOf("hostname")} back, or, if ${recorded} no longer exists, remove the resource from the state with \`pulumi state delete\``,
    recorded,
  );
}
