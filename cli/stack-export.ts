import { isObject, type Json } from "./json";
import { type KindName, kindNames, typeOf } from "./kinds";

/** The resources in what `pulumi stack export` prints; undefined where it is nothing of that. A stack without any has no list of them. */
export function resourcesIn(exported: unknown): Json[] | undefined {
  const deployment = isObject(exported) ? exported.deployment : undefined;
  const resources = isObject(deployment) ? (deployment.resources ?? []) : undefined;
  return Array.isArray(resources) ? resources.filter(isObject) : undefined;
}

const kindsByType: ReadonlyMap<string, KindName> = new Map(kindNames.map((kind) => [typeOf(kind), kind]));

/** The kind of a resource that is ours; undefined of any other. What is only read, or waits for its deletion, is not the stack's to keep. */
export const keptKindOf = ({ type, external, delete: isLeaving }: Json): KindName | undefined =>
  external === true || isLeaving === true || typeof type !== "string" ? undefined : kindsByType.get(type);

/** The name of a resource in its stack: it may have colons itself. */
export const nameInUrn = (urn: string): string => urn.split("::").slice(3).join("::");
