import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { tellMisspelt } from "./misspelt-settings";
import { exposed } from "./plain-config";

/** What the constructors refuse before anything is registered, and what they tell of the stack's configuration. */
export function assertProgramReady(): void {
  const config = pulumi.runtime.allConfig();
  if (exposed(config, "oag:privateKey", "privateKey") !== undefined) throw new pulumi.RunError(keyCure);
  if (exposed(config, "oag:proxy", "proxy") !== undefined) throw new pulumi.RunError(proxyCure);
  assertInstalled(process.cwd());
  tellMisspelt(config);
}

const keyCure =
  "oag:privateKey is set in plain text. Set it as a secret: pulumi config set --secret oag:privateKey < key.pem. If the stack's configuration file was committed or shared, make a new key: disable and enable the API on the gateway.";
const proxyCure =
  "oag:proxy is set in plain text and holds a password. Set it as a secret: pulumi config set --secret oag:proxy, which asks for the value. If the stack's configuration file was committed or shared, change the password on the proxy.";

let checkedFolder: string | undefined;

/** The plugin process loads this package from the program's folder: it must be there, and be this version. */
function assertInstalled(folder: string): void {
  if (checkedFolder === folder) return;
  const ours = versionAt(join(__dirname, "..", "..", ".."));
  const found = installedVersion(folder);
  if (found === undefined) {
    throw new pulumi.RunError(
      `pulumi-oag cannot be found from the program's folder, where Pulumi's plugin process looks for it. Install it there as a direct dependency: npm install pulumi-oag@${ours}`,
    );
  }
  if (found !== ours) {
    throw new pulumi.RunError(
      `the program uses pulumi-oag ${ours}, but Pulumi's plugin process would load ${found} from the program's folder. Use one version: npm install pulumi-oag@${ours}`,
    );
  }
  checkedFolder = folder;
}

function installedVersion(folder: string): string | undefined {
  try {
    const entry = createRequire(join(folder, "index.js")).resolve("pulumi-oag/provider/v1");
    return versionAt(join(dirname(entry), "..", ".."));
  } catch {
    return undefined;
  }
}

function versionAt(root: string): string {
  return (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;
}
