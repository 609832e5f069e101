import type { PluginPool } from "./plugin-pool";
import type { Reporter } from "./report";
import type { ResourceState, StateStore } from "./state-file";

interface TeardownContext {
  state: StateStore;
  plugins: PluginPool;
  report: Reporter;
  preview: boolean;
}

/** Deletes resources, those first on which no other one depends. A failed one keeps what it depends on. */
export async function deleteResources(doomed: readonly ResourceState[], context: TeardownContext): Promise<void> {
  let rest = [...doomed];
  while (rest.length > 0) {
    const ready = rest.filter((resource) => !rest.some((other) => other !== resource && needs(other, resource)));
    if (ready.length === 0) throw new Error("the state's dependencies go in a circle");
    const done = await Promise.all(ready.map((resource) => deleteOne(resource, context)));
    const failed = ready.filter((_, index) => !done[index]);
    rest = rest.filter((resource) => !ready.includes(resource));
    // What failed resources depend on must stay.
    for (let kept = failed; kept.length > 0; ) {
      const blocked = rest.filter((resource) => kept.some((other) => needs(other, resource)));
      rest = rest.filter((resource) => !blocked.includes(resource));
      kept = blocked;
    }
  }
}

function needs(resource: ResourceState, other: ResourceState): boolean {
  const isOwnProvider = resource.provider !== undefined && resource.provider === `${other.urn}::${other.id}`;
  return isOwnProvider || resource.dependencies.includes(other.urn) || (resource.parent === other.urn && resource.parent !== "");
}

async function deleteOne(resource: ResourceState, { state, plugins, report, preview }: TeardownContext): Promise<boolean> {
  const { urn, type, name, provider } = resource;
  const isManaged = resource.custom && !resource.external && provider !== undefined;
  if (resource.protect && isManaged) {
    report.say("error", `${type} (${name}): the resource is protected and cannot be deleted`);
    return false;
  }
  // The default provider is nobody's to see.
  const isQuiet = resource.external || type.startsWith("pulumi:providers:");
  if (!isQuiet) report.step({ op: "delete", type, name, urn, diff: [] });
  if (preview) return true;
  try {
    if (isManaged) await (await plugins.get(provider))?.delete(name, urn, resource.id ?? "", resource.outputs);
    state.remove(resource);
    return true;
  } catch (error) {
    report.say("error", `${type} (${name}): ${error instanceof Error ? error.message : error}`);
    return false;
  }
}
