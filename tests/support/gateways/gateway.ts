import { Gateway, type GatewayOptions, makeTlsMaterial } from "pulumi-oag-simulator";
import { testKey } from "../basics/test-key.ts";

/** One key and one certificate per test process: making them takes a moment, and no test changes them. */
export const privateKey = testKey();
const tls = makeTlsMaterial("localhost");

const running: Gateway[] = [];

/** A strict stand-in gateway that ends with the test. */
export async function startGateway(options: GatewayOptions = {}): Promise<Gateway> {
  const gateway = await Gateway.start({ privateKey, tls: await tls, ...options });
  running.push(gateway);
  return gateway;
}

/** Stops what the test started; call it from `afterEach`. */
export async function stopGateways(): Promise<void> {
  await Promise.all(running.splice(0).map((gateway) => gateway.stop()));
}

/** A path with its ids written as `{id}`, for exact comparisons. */
export const withoutIds = (text: string): string => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}");
