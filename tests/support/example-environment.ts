// Tests of examples are as teams have them, and say nothing of this: their programs and plugin processes start as those of other
// tests do. tests/examples checks their types, and brings one up as users have it.
import type { Context, Suite } from "mocha";

const ofExample = /[\\/]examples[\\/][^\\/]+[\\/]program\.test\.mts$/;
let before: NodeJS.Dict<string> | undefined;

/** Mocha's own suite around all of a file's. */
const outermost = ({ test }: Context): Suite | undefined => test?.parent;

export async function begin(this: Context): Promise<void> {
  const file = outermost(this)?.suites[0]?.file;
  if (!ofExample.test(file ?? "")) return;
  const { programEnvironment } = await import("./processes/program-environment.ts");
  const { NODE_OPTIONS, PULUMI_NODEJS_TRANSPILE_ONLY } = process.env;
  before = { NODE_OPTIONS, PULUMI_NODEJS_TRANSPILE_ONLY };
  Object.assign(process.env, { NODE_OPTIONS: programEnvironment().NODE_OPTIONS, PULUMI_NODEJS_TRANSPILE_ONLY: "true" });
}

export function end(): void {
  for (const [name, value] of Object.entries(before ?? {}))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  before = undefined;
}
