import { type GatewayDependencies, Gateways } from "../../../dist/provider/gateway/gateways.js";
import { impatientClock } from "../basics/clock.ts";

/** The gateways of one plugin process, which resources share that are given them. Pauses between requests take no time. */
export const newGateways = (dependencies: GatewayDependencies = {}): Gateways => new Gateways({ clock: impatientClock, ...dependencies });
