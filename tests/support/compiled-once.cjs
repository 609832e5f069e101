// Stands in a test's process for Pulumi's own ts-node where Pulumi tells it to check no types: the same compiler with the same options, but
// each text is compiled once for all processes. To load the compiler costs more than all else that the start of a program does.
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const folder = join(__dirname, "../../node_modules/.cache/programs");
const { version } = require("typescript/package.json");

/** What is asked of the compiler before there is anything to compile. */
const facts = {
  version,
  /** Settings that are plain JSON need no compiler to be read. */
  parseConfigFileTextToJson: (file, text) => {
    try {
      return { config: JSON.parse(text) };
    } catch {
      return require("typescript").parseConfigFileTextToJson(file, text);
    }
  },
};

function compile(text, fileName, options) {
  const ts = require("typescript");
  const { options: compilerOptions } = ts.convertCompilerOptionsFromJson({ ...options, inlineSourceMap: false, sourceMap: false }, ".");
  return ts.transpileModule(text, { fileName, compilerOptions }).outputText;
}

function compiled(text, fileName, options) {
  const file = join(
    folder,
    `${createHash("sha256")
      .update(JSON.stringify([version, text, options]))
      .digest("hex")}.js`,
  );
  try {
    return readFileSync(file, "utf8");
  } catch {
    const code = compile(text, fileName, options);
    mkdirSync(folder, { recursive: true });
    // Others may be writing the same.
    const own = `${file}.${process.pid}`;
    writeFileSync(own, code);
    renameSync(own, file);
    return code;
  }
}

const tsNode = {
  register: ({ compilerOptions }) => {
    require.extensions[".ts"] = (module, file) => module._compile(compiled(readFileSync(file, "utf8"), file, compilerOptions), file);
  },
};

/** What stands for a module that one of Pulumi's commands asks for; undefined where it is to have its own. */
exports.standIn = (name) => {
  if (process.env.PULUMI_NODEJS_TRANSPILE_ONLY !== "true") return undefined;
  return /[\\/]ts-node@[\d.]+$/.test(name) ? tsNode : name === "typescript" ? facts : undefined;
};
