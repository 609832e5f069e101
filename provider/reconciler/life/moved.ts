import { isGone } from "../../../sdk/errors";
import { WrongGatewayError } from "../../errors/failure";
import type { Gateway } from "../../gateway/gateways";

/** An object by its kind, and the origin that the state says it lives on. */
interface Recorded {
  noun: string;
  recorded: string;
}

/**
 * Guards against another gateway under the same program. An object that is found by its id under the new origin moves
 * along (the gateway was renamed); one that is not found is neither gone nor to be touched: this may be another gateway.
 */
export async function assertNotMoved(gateway: Gateway, { noun, recorded }: Recorded, lookUp: () => Promise<unknown>): Promise<void> {
  if (recorded === "" || recorded === gateway.origin) return;
  try {
    await lookUp();
  } catch (error) {
    if (isGone(error)) assertOrigin(gateway, { noun, recorded });
    throw error;
  }
}

/** What is not found is gone only on the gateway that it was recorded on. @throws on any other one */
export function assertOrigin(gateway: Gateway, { noun, recorded }: Recorded): void {
  if (recorded !== "" && recorded !== gateway.origin) throw wrongGateway(gateway, { noun, recorded });
}

/** The refusal when an object of one gateway is looked for on another. */
function wrongGateway(gateway: Gateway, { noun, recorded }: Recorded): WrongGatewayError {
  return new WrongGatewayError(
    `the state says that this ${noun} lives on ${recorded}, but ${gateway.origin} is configured and does not have it; nothing was changed. Set ${gateway.nameOf("hostname")} back, or, if ${recorded} no longer exists, remove the resource from the state with \`pulumi state delete\``,
    recorded,
  );
}
