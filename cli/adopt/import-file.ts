import { visibleJson } from "pulumi-oag/sdk";
import { withoutCredentials } from "../dump/credentials";
import type { PlannedResource } from "../dump/plan";
import type { Imported } from "../dump/verify";
import { typeOf } from "../kinds";

/** An explicit provider: its name in the stack, and its URN. */
export interface NamedProvider {
  name: string;
  urn: string;
}

/** What `pulumi import --file` takes, for resources of one provider. */
export function importFileFor(
  resources: readonly PlannedResource[],
  imported: ReadonlyMap<PlannedResource, Imported>,
  provider: NamedProvider | undefined,
): string {
  const listed = resources.map((resource) => ({
    type: typeOf(resource.kind),
    name: resource.name,
    id: resource.id,
    ...(provider && { provider: provider.name }),
    ...withoutCredentials(imported.get(resource) as Imported),
  }));
  return `${visibleJson({ ...(provider && { nameTable: { [provider.name]: provider.urn } }), resources: listed }, 2)}\n`;
}
