// Runs Pulumi programs one after the other, each as if the process were its own: new arguments, environment, folder and globals, and every
// module that holds something of a run loaded anew. Kept is what costs most of a start: Node.js itself, and packages that are the same for all.
// A program has ended when nothing is left for the process to do, as ever.
const Module = require("node:module");
const { sep } = require("node:path");

const inPackage = /[\\/]node_modules[\\/]/;
/** This project's modules are those of a run, and Pulumi's hold what a program registered, but for the messages of its protocol. */
const perRun = /[\\/]node_modules[\\/](pulumi-oag|@pulumi[\\/]pulumi[\\/](?!proto[\\/]))/;
const isKept = (file) => (inPackage.test(file) && !perRun.test(file)) || file.startsWith(__dirname + sep);

/** Pulumi's command does its last work when nothing is left to do, and so twice: by the fourth time all of it is done. */
const mostTurns = 4;
const events = ["beforeExit", "exit", "uncaughtException", "unhandledRejection", "SIGINT", "SIGTERM"];
/** What is there at the beginning, and where messages of the protocol find each other. */
const globals = new Set([...Object.getOwnPropertyNames(globalThis), "proto"]);
const { stackTraceLimit } = Error;
const extensions = { ...require.extensions };

function beginAnew({ args, script, environment, cwd }) {
  for (const file of Object.keys(require.cache)) if (!isKept(file)) delete require.cache[file];
  for (const [name, file] of Object.entries(Module._pathCache)) if (!isKept(file)) delete Module._pathCache[name];
  for (const name of Object.getOwnPropertyNames(globalThis)) if (!globals.has(name)) delete globalThis[name];
  for (const name of Object.keys(require.extensions)) delete require.extensions[name];
  Object.assign(require.extensions, extensions);
  Error.stackTraceLimit = stackTraceLimit;
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  process.argv = [process.execPath, script, ...args];
  process.exitCode = undefined;
}

/** Tells what is written at once. */
function tell(name) {
  const stream = process[name];
  stream.write = (chunk, encoding, done) => {
    process.send({ name, text: Buffer.from(chunk, typeof encoding === "string" ? encoding : "utf8").toString("utf8") });
    const called = typeof encoding === "function" ? encoding : done;
    if (called !== undefined) process.nextTick(called);
    return true;
  };
}

/** The listeners that a program and Pulumi's command added go with them. */
function end(before) {
  const added = (event) => process.listeners(event).filter((listener) => !before.get(event).includes(listener));
  for (const listener of added("exit")) listener.call(process, process.exitCode ?? 0);
  for (const event of events) for (const listener of added(event)) process.removeListener(event, listener);
  process.channel.ref();
  process.send({ code: process.exitCode ?? 0 });
}

tell("stdout");
tell("stderr");
process.on("message", (run) => {
  beginAnew(run);
  const before = new Map(events.map((event) => [event, process.listeners(event)]));
  let turns = 0;
  process.on("beforeExit", function turn() {
    turns += 1;
    if (turns === mostTurns) end(before);
    else setImmediate(() => {});
  });
  process.channel.unref();
  require(run.script);
});
