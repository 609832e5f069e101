import { fileURLToPath } from "node:url";

const lazyLoad = fileURLToPath(new URL("lazy-load.cjs", import.meta.url));

/**
 * The environment of the many program and plugin processes that the embedded host starts: each begins in half the time.
 * The examples, the demo and whatever tries processes as such start them as they are.
 */
export const programEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --require=${JSON.stringify(lazyLoad)}`.trim(),
});
