import type * as pulumi from "@pulumi/pulumi";
import { guardProgram } from "./guard";
import { secretPaths } from "./marks";

/** What a resource's constructor passes on to Pulumi. */
export interface Prepared {
  props: Record<string, unknown>;
  options: pulumi.CustomResourceOptions;
}

/**
 * Copies the arguments, adds the constant provider string, names the outputs that it must have (Pulumi shows no others), and turns the
 * `import` option into an input: Pulumi's engine cannot import dynamic resources, our create adopts instead.
 * @param declared the arguments as the program gave them, for what it marked as secret in them
 */
export function prepare(
  provider: string,
  outputs: readonly string[],
  args: object,
  declared: object,
  opts: pulumi.CustomResourceOptions = {},
): Prepared {
  guardProgram();
  const { import: importId, ...options } = opts;
  const marks = secretPaths(declared);
  const named = Object.fromEntries(outputs.map((name) => [name, undefined]));
  return {
    props: {
      ...named,
      ...args,
      ...(importId !== undefined && { __import: importId }),
      ...(marks !== undefined && { __secrets: marks }),
      __provider: provider,
    },
    options,
  };
}
