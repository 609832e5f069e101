import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { tellMisspelt } from "./misspelt-settings";
import { assertNoneExposed } from "./plain-config";
import { ProgramError } from "./program-error";

/** What the constructors refuse before anything is registered, and what they tell of the stack's configuration. */
export function assertProgramReady(): void {
  const config = pulumi.runtime.allConfig();
  assertNoneExposed(config);
  assertInstalled(process.cwd());
  tellMisspelt(config);
}

let checkedFolder: string | undefined;

/** The plugin process loads this package from the program's folder: it must be there, and be this version. */
function assertInstalled(folder: string): void {
  if (checkedFolder === folder) return;
  const ours = versionAt(join(__dirname, "..", "..", ".."));
  const found = installedVersion(folder);
  if (found === undefined) {
    throw new ProgramError(
      "OAG_INSTALLATION",
      `pulumi-oag cannot be found from the program's folder, where Pulumi's plugin process looks for it. Install it there as a direct dependency: \`npm install pulumi-oag@${ours}\``,
    );
  }
  if (found !== ours) {
    throw new ProgramError(
      "OAG_INSTALLATION",
      `the program uses pulumi-oag ${ours}, but Pulumi's plugin process would load ${found} from the program's folder. Use one version: \`npm install pulumi-oag@${ours}\``,
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
