import type * as pulumi from "@pulumi/pulumi";
import { guardProgram } from "./guard";

/** What a resource's constructor passes on to Pulumi. */
export interface Prepared {
  props: Record<string, unknown>;
  options: pulumi.CustomResourceOptions;
}

/**
 * Copies the arguments, adds the constant provider string, names the outputs that it must have (Pulumi shows no others), and turns the
 * `import` option into an input: Pulumi's engine cannot import dynamic resources, our create adopts instead.
 */
export function prepare(
  provider: string,
  outputs: readonly string[],
  args: object | undefined,
  opts: pulumi.CustomResourceOptions = {},
): Prepared {
  guardProgram();
  const { import: importId, ...options } = opts;
  const named = Object.fromEntries(outputs.map((name) => [name, undefined]));
  return {
    props: { ...named, ...args, ...(importId !== undefined && { __import: importId }), __provider: provider },
    options,
  };
}
