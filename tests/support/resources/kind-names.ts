import type { lifecycles } from "../../../dist/provider/kinds/index.js";

/** A kind of resource, by the name under which the plugin process knows it. */
export type KindName = keyof typeof lifecycles;

/** What lies in the state of every resource of a kind, or of a look-up, for ever. */
export const providerString = (name: KindName | "lookup"): string => `exports.handler = () => require("pulumi-oag/provider/v1").${name};`;
