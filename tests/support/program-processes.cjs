// The programs that the embedded host starts in a test's process run in processes that ran others before, where their environment is that of
// most tests: what a start costs is most of what a program costs. In the long run each has a process of its own, as users' have.
const childProcess = require("node:child_process");
const { EventEmitter } = require("node:events");
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { PassThrough } = require("node:stream");

const script = join(__dirname, "program-process.cjs");
/** Pulumi's command that runs a program. */
const isCommand = /[\\/]node_modules[\\/]@pulumi[\\/]pulumi[\\/]cmd[\\/]run[\\/]index\.js$/;
const lazyLoad = `--require=${JSON.stringify(join(__dirname, "lazy-load.cjs"))}`;
const { spawn } = childProcess;

/** Each keeps a little of every program that it ran. */
const mostRuns = 25;
/** By the command that they run: each installation of Pulumi has its own. */
const waiting = new Map();

function start(env) {
  const child = childProcess.fork(script, [], { env, execArgv: [], silent: true });
  return { child, runs: 0 };
}

/** What is imported is kept for good: such a program has a process of its own. */
function isModule(cwd) {
  const file = join(cwd, "package.json");
  return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).type === "module";
}

/** What stands for the process of one program. */
function running([command, ...args], { cwd, env }) {
  const idle = waiting.get(command) ?? [];
  waiting.set(command, idle);
  const one = idle.pop() ?? start(env);
  const { child } = one;
  one.runs += 1;
  const program = Object.assign(new EventEmitter(), { stdout: new PassThrough(), stderr: new PassThrough() });
  const streams = ["stdout", "stderr"];
  const beside = streams.map((name) => {
    const write = (data) => program[name].write(data);
    child[name].on("data", write);
    return () => child[name].removeListener("data", write);
  });
  const over = (code) => {
    child.removeListener("message", told);
    child.removeListener("close", over);
    for (const remove of beside) remove();
    for (const name of streams) program[name].end();
    child.unref();
    child.channel?.unref();
    for (const name of streams) child[name].unref();
    if (child.connected && one.runs < mostRuns) idle.push(one);
    else if (child.connected) child.disconnect();
    setImmediate(() => program.emit("close", code));
  };
  const told = ({ name, text, code }) => (name === undefined ? over(code) : program[name].write(text));
  child.on("message", told).on("close", over);
  child.ref();
  child.channel.ref();
  child.send({ script: command, args, environment: env, cwd });
  return program;
}

exports.begin = () => {
  childProcess.spawn = (file, args, options, ...rest) => {
    const isUsual = isCommand.test(args?.[0]) && options?.env?.NODE_OPTIONS === lazyLoad && !isModule(options.cwd);
    return isUsual ? running(args, options) : spawn(file, args, options, ...rest);
  };
};
