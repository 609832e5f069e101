// Loads what no program of a test uses when it is first used. Every process of Pulumi's loads TypeScript and npm's tree of packages
// to write functions out as text, the Automation API, and tracing: more than half of what its start costs. To find functions it
// watches all code with a debugger, and it looks up in source maps where each of its promises was made.
// CommonJS, as are the files that it loads: they are there before a program is, and to strip types takes longer than they save.
require("./small-heap.cjs");
const Module = require("node:module");
require("./resolved-once.cjs");
const { standIn } = require("./compiled-once.cjs");

const writers = /@pulumi[\\/]pulumi[\\/](runtime[\\/]closure[\\/]|typescript-shim)/;
const tracing = /@pulumi[\\/]pulumi[\\/]cmd[\\/]run[\\/]tracing/;
const commands = /@pulumi[\\/]pulumi[\\/]cmd[\\/]/;
const runners = /@pulumi[\\/]pulumi[\\/](tsutils|typescript-shim|cmd[\\/]run[\\/]run)\.js$/;
const owners = /@pulumi[\\/]pulumi[\\/](runtime|dynamic)[\\/]index\.js$/;
const calls = /@pulumi[\\/]pulumi[\\/](runtime[\\/](rpc|settings)|cmd[\\/]run[\\/]run)\.js$/;
const manifests = /@pulumi[\\/]pulumi[\\/]runtime[\\/]manifest\.js$/;
const client = /axios[\\/]dist[\\/]node[\\/]axios\.cjs$/;
const all = /@pulumi[\\/]pulumi[\\/]index\.js$/;
/** Who must ask for a module, for it to wait. */
const late = new Map([
  ["typescript", writers],
  ["@npmcli/arborist", writers],
  ["normalize-package-data", writers],
  ["./v8Hooks", writers],
  ["./closure/serializeClosure", owners],
  ["../runtime/closure/serializeClosure", owners],
  ["./closure/codePaths", owners],
  // For packages of resources that register themselves, for what a program's package.json and compiler ask, and for calls that are traced.
  ["semver", calls],
  ["@opentelemetry/api", calls],
  // For a program whose package.json is a package.yaml.
  ["js-yaml", manifests],
  // No request of the provider's is a form, and few go through a proxy.
  ["form-data", client],
  ["https-proxy-agent", client],
  // Of a stack only its text is looked at.
  ["source-map-support/register", commands],
  ["./automation", all],
  ...["resources", "sdk-trace-base", "exporter-zipkin", "instrumentation-grpc", "sdk-trace-node", "instrumentation"].map((name) => [
    `@opentelemetry/${name}`,
    tracing,
  ]),
]);
const load = Module._load;

function once(find) {
  let found;
  return () => {
    found ??= find();
    return found;
  };
}

/** Stands for a function or a class until it is called. */
const laterMember = (find) =>
  new Proxy(function member() {}, {
    apply: (_, self, args) => Reflect.apply(find(), self, args),
    construct: (_, args) => Reflect.construct(find(), args),
    get: (_, name) => find()[name],
  });

/** Stands for a module until somebody looks into it; where its members are taken out at once, until one of them is used. */
function later(loadNow, membersToo) {
  const module = once(loadNow);
  const member = (name) => (name === "default" && !module().__esModule ? module() : module()[name]);
  return new Proxy(
    {},
    {
      // Asked by every importer: a module that says so is taken as it is, instead of being copied member by member.
      get: (_, name) => (name === "__esModule" ? true : membersToo ? laterMember(() => member(name)) : member(name)),
      has: (_, name) => name in module(),
    },
  );
}

/** The command that runs programs waits for the debugger; who needs it waits for it again. */
const debuggerLater = { __esModule: true, isInitializedAsync: async () => {} };

/**
 * Takes away what Node.js has of fetch before the client is loaded, which asks for it: at the first look at one of these names all of
 * it is loaded. No request goes by it, and a program of a test that used it would fail.
 */
function withoutFetch(loadNow) {
  for (const name of ["FormData", "Headers", "Request", "Response", "fetch"]) delete globalThis[name];
  return loadNow();
}

Module._load = function lazily(name, parent, ...rest) {
  const stand = runners.test(parent?.filename ?? "") ? standIn(name) : undefined;
  if (stand !== undefined) return stand;
  if (name.endsWith("/closure/v8Hooks") && commands.test(parent?.filename ?? "")) return debuggerLater;
  if (name === "axios") return withoutFetch(() => load.call(this, name, parent, ...rest));
  if (!late.get(name)?.test(parent?.filename ?? "")) return load.call(this, name, parent, ...rest);
  // One that is missing is missing at once: its importer falls back to another.
  Module._resolveFilename(name, parent);
  const loadNow = () => load.call(this, name, parent, ...rest);
  // Each of the client's is a class.
  if (late.get(name) === client) return laterMember(once(loadNow));
  return later(loadNow, late.get(name) === tracing || late.get(name) === owners);
};
