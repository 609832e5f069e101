// Tells at the end of a process which packages it loaded, one line each, on standard error. CommonJS, as the processes are that are started
// as users do: TypeScript would load the compiler of Node.js into them, and Node.js 22 would say so on standard error.
const { writeSync } = require("node:fs");

process.on("exit", () => {
  const packages = Object.keys(require.cache).map((file) => /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file)?.[1]);
  const own = Object.keys(require.cache).some((file) => /[\\/]simulator[\\/]dist[\\/]/.test(file)) ? ["pulumi-oag-simulator"] : [];
  for (const name of new Set([...packages, ...own])) if (name !== undefined) writeSync(2, `loaded ${name.replaceAll("\\", "/")}\n`);
});
