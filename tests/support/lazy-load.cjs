// Loads what writes functions out as text when it is first used. Every process of Pulumi's loads TypeScript and npm's tree of
// packages for it, half of what its start costs, and neither the scenario programs nor this package write functions out.
const Module = require("node:module");

const late = new Set(["typescript", "@npmcli/arborist"]);
const byWriters = /@pulumi[\\/]pulumi[\\/](runtime[\\/]closure[\\/]|typescript-shim)/;
const load = Module._load;

/** Stands for a module until somebody looks into it. */
function later(loadNow) {
  let loaded;
  const module = () => {
    loaded ??= loadNow();
    return loaded;
  };
  return new Proxy(
    {},
    {
      // Asked by every importer: a module that says so is taken as it is, instead of being copied member by member.
      get: (_, name) => (name === "__esModule" ? true : module()[name]),
      has: (_, name) => name in module(),
    },
  );
}

Module._load = function lazily(name, parent, ...rest) {
  if (!late.has(name) || !byWriters.test(parent?.filename ?? "")) return load.call(this, name, parent, ...rest);
  // One that is missing is missing at once: its importer falls back to another.
  Module._resolveFilename(name, parent);
  return later(() => load.call(this, name, parent, ...rest));
};
