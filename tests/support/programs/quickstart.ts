import { fileURLToPath } from "node:url";
import type { Gateway } from "pulumi-oag-simulator";
import { embeddedEngine } from "../../../engines/embedded.ts";
import { startGateway } from "../gateways/gateway.ts";
import { configFor } from "../gateways/stack-configuration.ts";
import { programEnvironment } from "../processes/program-environment.ts";
import { errors } from "./scenario.ts";

const root = fileURLToPath(new URL("../../../examples/quickstart", import.meta.url));

/** A stand-in gateway with what examples/quickstart makes there. The stack's state stays in the folder. */
export async function startQuickstart(folder: string): Promise<Gateway> {
  const gateway = await startGateway();
  const { "oag:privateKey": key = "", ...plain } = configFor(gateway);
  const config = {
    ...plain,
    "oag:privateKey": { secret: key },
    "pulumi-oag-quickstart:oktaApiToken": { secret: "TOKEN-CANARY" },
    "pulumi-oag-quickstart:gatewayTrust": { secret: "TRUST-CANARY" },
  };
  const environment = { ...programEnvironment(), PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
  const up = await embeddedEngine({ root, folder, passphrase: "quickstart", environment, config }, "test").up();
  if (errors(up).length > 0) throw new Error(errors(up).join("\n"));
  gateway.log.clear();
  return gateway;
}
