import { OagResourceError } from "../errors/resource-error";

/** jose and axios are ES modules, which `require` loads from this version on. */
const least = [22, 12] as const;

/** @throws one sentence on a Node.js that is too old, instead of an error somewhere below that says nothing */
export function assertNode(version: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > least[0] || (major === least[0] && minor >= least[1])) return;
  throw new OagResourceError(
    "OAG_INSTALLATION",
    `pulumi-oag needs Node.js ${least.join(".")} or newer, but the plugin process runs on ${version}; install a newer one on this machine (it is the "node" of PATH)`,
  );
}
