import { visibleJson } from "pulumi-oag/sdk";
import { typeOf } from "../kinds";
import { withoutCredentials } from "./credentials";
import type { PlannedResource } from "./plan";
import type { NamedProvider } from "./provider";
import type { Imported } from "./verify";

type Importable = Pick<PlannedResource, "kind" | "name" | "id">;

/** What `pulumi import --file` takes: inputs and outputs, so that nothing is read and nothing changed. */
export function importFile<T extends Importable>(
  resources: readonly T[],
  importedOf: (resource: T) => Imported,
  provider?: NamedProvider,
): string {
  const listed = resources.map((resource) => ({
    type: typeOf(resource.kind),
    name: resource.name,
    id: resource.id,
    ...(provider && { provider: provider.name }),
    ...withoutCredentials(importedOf(resource)),
  }));
  return `${visibleJson({ ...(provider && { nameTable: { [provider.name]: provider.urn } }), resources: listed }, 2)}\n`;
}
