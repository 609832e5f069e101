const { join } = require("node:path");

// Programs and plugin processes that tests start are not measured for coverage: what they run is measured in process too, and
// hundreds of them writing what they covered would take a fifth of the gate's time. The workers themselves are measured.
if (process.env.MOCHA_WORKER_ID !== undefined) delete process.env.NODE_V8_COVERAGE;

// They load the same thousand files over and over: compiled once for all of them, which saves a quarter of what a start costs.
// Not so the workers themselves, whose coverage would lose precision: they inherit what the first process has.
if (process.env.MOCHA_WORKER_ID !== undefined) process.env.NODE_COMPILE_CACHE ??= join(__dirname, "../../node_modules/.cache/compiled");

// Tests of examples are as teams have them, and say nothing of this: their programs and plugin processes start as those of other
// tests do. tests/examples checks their types, and brings one up as users have it.
const ofExample = /[\\/]examples[\\/][^\\/]+[\\/]program\.test\.mts$/;
let before;

exports.mochaHooks = {
  async beforeAll() {
    const [file] = this.test.parent.suites.map((suite) => suite.file);
    if (!ofExample.test(file ?? "")) return;
    const { programEnvironment } = await import("./program-environment.ts");
    const { NODE_OPTIONS, PULUMI_NODEJS_TRANSPILE_ONLY } = process.env;
    before = { NODE_OPTIONS, PULUMI_NODEJS_TRANSPILE_ONLY };
    Object.assign(process.env, { NODE_OPTIONS: programEnvironment().NODE_OPTIONS, PULUMI_NODEJS_TRANSPILE_ONLY: "true" });
  },
  afterAll() {
    for (const [name, value] of Object.entries(before ?? {}))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    before = undefined;
  },
};
