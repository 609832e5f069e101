import { readFileSync } from "node:fs";
import { isObject, type Json } from "../json";
import type { Deployment } from "./deployment";
import type { DeploymentContext } from "./registration";

/** One resource of an import file, as far as this host understands it. */
interface ImportSpec {
  type: string;
  name: string;
  id: string;
  inputs: Json;
  outputs: Json;
  /** Name of an explicit provider, whose URN the file has. */
  provider?: string;
}

/**
 * Takes the resources of an import file into the state. With inputs and outputs given nothing is read; the plugin's check
 * may warn, and the import goes on.
 */
export async function importResources(path: string, deployment: Deployment, context: DeploymentContext): Promise<void> {
  const { state, plugins, report } = context;
  const { specs, urns } = specsOf(path);
  for (const { type, name, id, inputs, outputs, provider: explicit } of specs) {
    const urn = deployment.urnOf(type, name, "");
    if (state.find(urn) !== undefined) {
      report.say("error", `${type} (${name}): resource '${urn}' already exists`);
      continue;
    }
    const providerUrn = explicit === undefined ? "" : (urns[explicit] ?? "");
    const known = state.find(providerUrn);
    if (explicit !== undefined && known === undefined) {
      report.say("error", `${type} (${name}): the state has no provider ${explicit} (${providerUrn})`);
      continue;
    }
    const provider = deployment.providerOf({ provider: known === undefined ? "" : `${known.urn}::${known.id}` });
    const plugin = await plugins.get(provider);
    const { failures } = (await plugin?.check(name, urn, inputs, inputs)) ?? { failures: [] };
    for (const failure of failures) report.say("warning", `${type} resource '${name}' has a problem: ${failure}`);
    report.step({ op: "import", type, name, urn, diff: [] });
    state.put({ urn, type, name, custom: true, id, inputs, outputs, dependencies: [], provider });
  }
}

function specsOf(path: string): { specs: ImportSpec[]; urns: Readonly<Record<string, string>> } {
  const { resources, nameTable = {} } = JSON.parse(readFileSync(path, "utf8")) as {
    resources?: unknown;
    nameTable?: Record<string, string>;
  };
  if (!Array.isArray(resources)) throw new Error(`${path} has no list of resources`);
  const specs = resources.map((spec: Partial<ImportSpec>) => {
    const { type, name, id, inputs, outputs, provider } = spec;
    if (!type || !name || !id || !isObject(inputs) || !isObject(outputs) || Object.keys(outputs).length === 0)
      throw new Error(
        `${path}: the embedded host imports only resources with type, name, id, inputs and outputs; use a real Pulumi engine`,
      );
    return { type, name, id, inputs, outputs, ...(provider && { provider }) };
  });
  return { specs, urns: nameTable };
}
