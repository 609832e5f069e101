// Keeps for all processes of tests which file a module of this checkout means by a name: to look for it in folder after folder is a tenth
// of what the start of a program costs. A build and an installation forget it.
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, isAbsolute, join, sep } = require("node:path");

const root = join(__dirname, "../..");
const folder = join(root, "node_modules/.cache/resolved");
const file = join(folder, "files.json");
/** What asks from elsewhere may find another file the next time. */
const homes = ["node_modules", "dist"].map((name) => join(root, name) + sep);
/** Milliseconds after a new name: a plugin process ends without a word. */
const pause = 100;
const resolve = Module._resolveFilename;

function read() {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

/** By the folder of who asks, and by the name. */
const known = read();
let waiting;

function keep() {
  clearTimeout(waiting);
  waiting = undefined;
  mkdirSync(folder, { recursive: true });
  // Others may be writing, too.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(known));
  renameSync(own, file);
  // What was compiled is kept at the end of a process, and neither a plugin process, which is killed, nor one that runs programs has one soon.
  Module.flushCompileCache?.();
}

process.on("exit", () => {
  if (waiting !== undefined) keep();
});

Module._resolveFilename = function resolveOnce(name, parent, isMain, options) {
  const from = parent?.filename;
  if (options !== undefined || !from || !homes.some((home) => from.startsWith(home)))
    return resolve.call(this, name, parent, isMain, options);
  const here = dirname(from);
  known[here] ??= {};
  const names = known[here];
  if (names[name] !== undefined) return names[name];
  const found = resolve.call(this, name, parent, isMain, options);
  if (isAbsolute(found)) {
    names[name] = found;
    waiting ??= setTimeout(keep, pause).unref();
  }
  return found;
};
