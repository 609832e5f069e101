import type { Json } from "../json";
import type { PluginPool } from "./plugin-pool";
import type { Reporter } from "./report";
import type { ResourceState, StateStore } from "./state-file";
import { annotateSecrets, diffValues } from "./values";

/** Reads every resource, look-ups included, and takes what it finds into the state. */
export async function refreshResources(context: { state: StateStore; plugins: PluginPool; report: Reporter }): Promise<void> {
  const managed = context.state.resources.filter(
    (resource) => resource.custom && resource.provider !== undefined && !resource.pendingDelete,
  );
  await Promise.all(managed.map((resource) => refreshOne(resource, context)));
}

async function refreshOne(
  resource: ResourceState,
  { state, plugins, report }: { state: StateStore; plugins: PluginPool; report: Reporter },
): Promise<void> {
  const { urn, type, name, id = "", provider = "" } = resource;
  try {
    const plugin = await plugins.get(provider);
    if (plugin === undefined) return;
    const response = await plugin.read(name, urn, id, resource.outputs, resource.inputs);
    if (response.id === "") {
      report.step({ op: "gone", type, name, urn, diff: [] });
      return state.remove(resource);
    }
    const outputs = annotateSecrets(response.outputs, resource.inputs) as Json;
    if (resource.external) return state.put({ ...resource, outputs });
    const inputs = response.inputs === undefined ? resource.inputs : (annotateSecrets(response.inputs, resource.inputs) as Json);
    // The engine asks the plugin whether what it read differs from what was declared.
    const { changes } = await plugin.diff(name, urn, response.id, outputs, resource.inputs, resource.inputs);
    report.step({ op: "refresh", type, name, urn, diff: changes === "none" ? [] : diffValues(resource.inputs, inputs) });
    const { initErrors: _, ...kept } = resource;
    state.put({ ...kept, id: response.id, inputs, outputs });
  } catch (error) {
    report.say("error", `${type} (${name}): ${error instanceof Error ? error.message : error}`);
  }
}
