import * as pulumi from "@pulumi/pulumi";
import type { SecretPlace } from "../../sdk/generated/credentials";
import { assertProgramReady } from "./assert-program-ready";
import { notedSecrets } from "./noted-secrets";
import { withSecrets } from "./secrets";

/** What a resource's constructor passes on to Pulumi. */
interface Prepared {
  props: pulumi.Inputs;
  options: pulumi.CustomResourceOptions;
}

/** What a resource is of, whatever it declares. */
interface ProgramKind {
  /** The constant provider string. */
  provider: string;
  /** The outputs that it must have: Pulumi shows no others. */
  outputs: readonly string[];
  /** Where it has what is secret whatever the program does. */
  secrets: readonly SecretPlace[];
}

/**
 * Copies the arguments with what is secret in them wrapped, adds the constant provider string, names the outputs, and turns the
 * `import` option into an input: Pulumi's engine cannot import dynamic resources, our create adopts instead.
 * @param declared the arguments as the program gave them, for what it marked as secret in them; the same where nothing was added
 */
export function prepare(
  { provider, outputs, secrets }: ProgramKind,
  { args, declared = args }: { args: object; declared?: object },
  opts: pulumi.CustomResourceOptions = {},
): Prepared {
  assertProgramReady();
  const { import: importId, ...options } = opts;
  const marks = notedSecrets(declared, secrets);
  const named = Object.fromEntries(outputs.map((name) => [name, undefined]));
  const props = {
    ...named,
    ...withSecrets(args, secrets),
    ...(importId !== undefined && { __import: importId }),
    ...(marks !== undefined && { __secrets: marks }),
    __provider: provider,
  };
  return { props, options: withSecretOutputs(options, props, secrets) };
}

/** Outputs that are secret as a whole are named to the engine, too, which encrypts them whatever the plugin answers. */
function withSecretOutputs(
  options: pulumi.CustomResourceOptions,
  props: object,
  secrets: readonly SecretPlace[],
): pulumi.CustomResourceOptions {
  const whole = secrets.flatMap(({ path: [name = "", ...within] }) => (within.length === 0 && Object.hasOwn(props, name) ? [name] : []));
  return whole.length === 0 ? options : pulumi.mergeOptions(options, { additionalSecretOutputs: whole });
}
