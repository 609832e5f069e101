import { type GatewayParts, Gateways } from "../../../dist/provider/gateway/gateways.js";
import { impatientClock } from "../basics/clock.ts";

/** The gateways of one plugin process, which resources share that are given them. Pauses between requests take no time. */
export const newGateways = (parts: GatewayParts = {}): Gateways => new Gateways({ clock: impatientClock, ...parts });
