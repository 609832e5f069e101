// Runs commands one after the other, each as if the process were its own: new arguments, environment, folder and streams, and every
// module of this project loaded anew. Kept is what costs most of a start: Node.js itself and the packages, loaded and compiled.
// Where modules are kept, too, they are those of the run before, but for what reads the command line.
// A command has ended when nothing is left for the process to do, as ever.
// CommonJS: it empties the cache of `require` around itself, and what it loads is not to find a compiler in its process.
require("./small-heap.cjs");
const { registerHooks } = require("node:module");
const { writeSync } = require("node:fs");
const { Readable } = require("node:stream");

const isPackage = (file) => /[\\/]node_modules[\\/]/.test(file);
/** What runs a command line when it is loaded. */
const isStart = /[\\/]cli[\\/](?:bin[\\/][^\\/]+|dist[\\/]main\.js)$/;
let runs = 0;

// What is imported is kept under its address for good: each run has its own.
registerHooks({
  resolve: (name, context, next) => {
    const found = next(name, context);
    return name.startsWith(".") && !isPackage(found.url) ? { ...found, url: `${found.url}?run=${runs}` } : found;
  },
});

/** Begins to keep what is written to a stream, and what is not yet of this process. */
function captured(stream) {
  const chunks = [];
  stream.write = (chunk, encoding, done) => {
    chunks.push(Buffer.from(chunk, typeof encoding === "string" ? encoding : "utf8"));
    const called = typeof encoding === "function" ? encoding : done;
    if (called !== undefined) process.nextTick(called);
    return true;
  };
  return () => Buffer.concat(chunks).toString("utf8");
}

/** The listeners that a command adds go with it. */
function listenersOf(emitter, event) {
  const before = emitter.listeners(event);
  return () => {
    const added = emitter.listeners(event).filter((listener) => !before.includes(listener));
    for (const listener of added) emitter.removeListener(event, listener);
    return added;
  };
}

process.on("message", ({ script, args, environment, cwd, input, keepsModules }) => {
  if (!keepsModules) runs += 1;
  const isKept = (file) => isPackage(file) || file === __filename || (keepsModules && !isStart.test(file));
  for (const file of Object.keys(require.cache)) if (!isKept(file)) delete require.cache[file];
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  process.argv = [process.execPath, script, ...args];
  process.exitCode = undefined;
  Object.defineProperty(process, "stdin", { value: Readable.from(input === "" ? [] : [Buffer.from(input)]), configurable: true });
  const [stdout, stderr] = [captured(process.stdout), captured(process.stderr)];
  const onBroken = listenersOf(process.stdout, "error");
  const onExit = listenersOf(process, "exit");

  const end = () => {
    const code = process.exitCode ?? 0;
    for (const listener of onExit()) listener.call(process, code);
    onBroken();
    return { code, stdout: stdout(), stderr: stderr() };
  };
  /** One that ends the process itself, or fails without being caught: what it said is not lost. */
  const endsItself = () => {
    writeSync(1, stdout());
    writeSync(2, stderr());
  };
  process.once("exit", endsItself);
  process.once("beforeExit", () => {
    process.removeListener("exit", endsItself);
    process.channel.ref();
    process.send(end());
  });
  process.channel.unref();
  require(script);
});
