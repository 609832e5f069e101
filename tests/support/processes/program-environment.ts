import { fileURLToPath } from "node:url";

const lazyLoad = fileURLToPath(new URL("../lazy-load.cjs", import.meta.url));

/**
 * The environment of the many program and plugin processes that the embedded host starts: each begins in half the time.
 * Once each as users have them: a program and its plugin process in the demo, the quickstart and an installed package, processes
 * that are interrupted, one under load, one through its life, one whose engine is gone.
 */
export const programEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --require=${JSON.stringify(lazyLoad)}`.trim(),
});
