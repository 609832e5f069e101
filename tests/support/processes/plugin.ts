import { fileURLToPath } from "node:url";
import { type Gateway, PluginProcess } from "pulumi-oag-simulator";
import { configFor } from "../gateways/stack-configuration.ts";
import { programEnvironment } from "./program-environment.ts";

/** What a test may give a plugin process. */
interface PluginOptions {
  /** Settings beside those of the gateway. */
  config?: Record<string, string>;
  /** This process's own for a plugin process that loads all that a user's does. @default one in which it starts sooner */
  environment?: NodeJS.ProcessEnv;
  onOutput?: (line: string) => void;
}

/** Pulumi's own plugin process in the folder of an example, configured for a stand-in gateway. */
export const startPlugin = (
  gateway: Gateway,
  { config = {}, environment = programEnvironment(), onOutput = () => {} }: PluginOptions = {},
) =>
  PluginProcess.start({
    directory: fileURLToPath(new URL("../../../examples/quickstart", import.meta.url)),
    project: "test",
    environment,
    config: { ...configFor(gateway), ...config },
    onCall: () => {},
    onOutput,
  });
