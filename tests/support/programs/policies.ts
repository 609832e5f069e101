import { createRequire } from "node:module";
import type { Policies, PolicyResource, ReportViolation } from "@pulumi/policy";
import { unknown } from "pulumi-oag/rules";
import type { Json } from "../basics/json.ts";

/** As the policy SDK hands properties to a policy: reading one that is not known throws. */
const { unknownCheckingProxy } = createRequire(import.meta.url)("@pulumi/policy/proxy") as { unknownCheckingProxy(props: object): Json };
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What a policy reports. */
export interface Violation {
  policy: string;
  message: string;
  urn?: string;
}

/** A resource as a test has it. */
export interface JudgedResource {
  type: string;
  name: string;
  props: object;
  /** Names of the resources that a property was taken from. */
  uses?: Readonly<Record<string, string>>;
}

export const urnOf = (name: string): string => `urn:${name}`;

/** Values as the engine writes them: the rules' own sign for what is not known becomes Pulumi's. */
export function wire(value: unknown): unknown {
  if (value === unknown) return unknownText;
  if (Array.isArray(value)) return value.map(wire);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wire(inner)]));
}

interface Typed {
  isInstance?(value: unknown): boolean;
}

/** The engine shows what is internal to remediations alone. */
const seen = (props: object) => Object.fromEntries(Object.entries(props).filter(([name]) => !name.startsWith("__")));

const shared = (resource: JudgedResource, isRemediation = false) => ({
  type: resource.type,
  props: unknownCheckingProxy(wire(isRemediation ? resource.props : seen(resource.props)) as object),
  urn: urnOf(resource.name),
  name: resource.name,
  opts: {
    protect: false,
    ignoreChanges: [],
    aliases: [],
    customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
    additionalSecretOutputs: [],
  },
  isType: (resourceClass: object) => (resourceClass as Typed).isInstance?.({ __pulumiType: resource.type }) === true,
  asType: () => undefined,
});

const notApplicable = (reason?: string): never => {
  throw new NotApplicable(reason);
};
class NotApplicable extends Error {}

/** Runs every policy over the resources of a stack, as engine and SDK do: remediations first, and none that is switched off. */
export async function judge(policies: Policies, resources: readonly JudgedResource[], config: Json = {}): Promise<Violation[]> {
  const all: Violation[] = [];
  for (const policy of policies)
    if ("remediateResource" in policy && policy.enforcementLevel === "remediate")
      for (const resource of resources) {
        const args = { ...shared(resource, true), stackTags: new Map(), notApplicable, getConfig: <T extends object>() => ({}) as T };
        if ((await policy.remediateResource?.(args)) !== undefined) throw new Error(`${policy.name} changes a resource`);
      }
  for (const policy of policies) {
    if (policy.enforcementLevel === "disabled") continue;
    const report: ReportViolation = (message, urn) => all.push({ policy: policy.name, message, ...(urn !== undefined && { urn }) });
    const common = { stackTags: new Map(), notApplicable, getConfig: <T extends object>() => (config[policy.name] ?? {}) as T };
    if ("validateStack" in policy) await policy.validateStack({ ...common, resources: linked(resources) }, report);
    for (const validate of "validateResource" in policy ? [policy.validateResource].flat() : [])
      for (const resource of resources) {
        try {
          await validate?.({ ...common, ...shared(resource) }, report);
        } catch (error) {
          if (!(error instanceof NotApplicable)) throw error;
        }
      }
  }
  return all;
}

function linked(resources: readonly JudgedResource[]): PolicyResource[] {
  const made = new Map(
    resources.map((resource): [string, PolicyResource] => [
      resource.name,
      { ...shared(resource), dependencies: [], propertyDependencies: {} },
    ]),
  );
  for (const { name, uses = {} } of resources) {
    const from = made.get(name);
    for (const [member, used] of Object.entries(uses)) {
      const to = made.get(used);
      if (from !== undefined && to !== undefined) from.propertyDependencies[member] = [to];
    }
  }
  return [...made.values()];
}
