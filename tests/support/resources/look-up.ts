import type { Gateway } from "pulumi-oag-simulator";
import type { Gateways } from "../../../dist/provider/gateway/gateways.js";
import { lookupLifecycle } from "../../../dist/provider/lookup/lookup-lifecycle.js";
import { Handler } from "../../../dist/provider/plugin/handler.js";
import { newGateways } from "../gateways/plugin-gateways.ts";
import { configFor } from "../gateways/stack-configuration.ts";

/** A handler for look-ups, in a plugin process of its own unless it is given the gateways of one. */
export function newLookUp(
  gateway: Gateway,
  config: Record<string, string> = configFor(gateway),
  gateways: Gateways = newGateways(),
): Handler {
  const handler = new Handler(lookupLifecycle, { gateways: async () => gateways });
  handler.configure({ config: { get: (key) => config[key] } });
  return handler;
}
