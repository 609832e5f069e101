import * as pulumi from "@pulumi/pulumi";
import { foldedId } from "../../sdk/id";
import { visibleJson } from "../../sdk/text";
import { factsOf, normalText } from "../reconciler/compare/normal";
import { kindOf } from "./kind-of";
import { ProgramError } from "./program-error";
import { isAbsent } from "./program-values";
import { providerOf } from "./provider-of";

/** Who declared which value of a member: by resource type, member and value. */
type Claims = Map<string, { name: string; parentType: unknown }>;

/** Per deployment, since an inline program may run several stacks in one process, and per provider: each is a gateway. */
const deployments = new WeakMap<object, WeakMap<object, Claims>>();
const defaultProvider = {};

/** A resource under construction. */
export interface Declared {
  type: string;
  name: string;
  opts: pulumi.CustomResourceOptions | undefined;
}

/**
 * Refuses two resources of one program that declare the same value where a gateway allows each once: a block that was copied
 * and not changed. Values are equal where a gateway takes them for the same. A value that is an output is judged as soon as
 * it is known.
 * @returns the arguments, to be passed on instead of the given ones
 * @throws RunError naming both resources; never the value, which may be secret
 */
export function assertUnique<T extends object>(resource: Declared, args: T, member: keyof T & string): T {
  const value: unknown = args[member];
  if (isAbsent(value)) return args;
  const claims = claimsOf(resource);
  if (typeof value === "string") {
    assertFirst(claims, resource, member, value);
    return args;
  }
  const judged = pulumi.output(value).apply((known) => {
    if (typeof known === "string") assertFirst(claims, resource, member, known);
    return known;
  });
  return { ...args, [member]: judged };
}

/** Refuses a second resource of a type of which a gateway has one. */
export function assertOnce(resource: Declared): void {
  assertFirst(claimsOf(resource), resource, "gateway", "");
}

/** The same for the `import` option: one object cannot be adopted twice. */
export function assertImportedOnce(resource: Declared): void {
  const id = resource.opts?.import;
  if (typeof id === "string") assertFirst(claimsOf(resource), resource, "import", id);
}

function assertFirst(claims: Claims, { type, name, opts }: Declared, member: string, value: string): void {
  const plain = member === "import" ? foldedId(value) : normalText(factsOf(undefined, member), value);
  const key = JSON.stringify([type, member, plain]);
  const first = claims.get(key);
  const parentType = parentTypeOf(opts?.parent);
  // One resource that is constructed again is no second one: the engine refuses a doubled URN, and mocks may want it.
  if (first !== undefined && (first.name !== name || first.parentType !== parentType)) {
    const kind = kindOf(type);
    const what =
      member === "import" ? "imports the same object as" : member === "gateway" ? "is of the same gateway as" : `has the same ${member} as`;
    throw new ProgramError(
      member === "import" ? "OAG_IMPORT" : "OAG_ARGUMENT_CONFLICT",
      `${kind} ${visibleJson(name)} ${what} ${kind} ${visibleJson(first.name)}; a gateway has each once: change it, or remove one of the two`,
    );
  }
  claims.set(key, { name, parentType });
}

/** What a parent adds to a URN: its type. The SDK keeps it, and does not declare it. */
const parentTypeOf = (parent: pulumi.Resource | undefined): unknown => (parent as { __pulumiType?: unknown } | undefined)?.__pulumiType;

function claimsOf({ type, opts }: Declared): Claims {
  const deployment = pulumi.runtime.getMonitor() ?? deployments;
  const providers = deployments.get(deployment) ?? new WeakMap<object, Claims>();
  deployments.set(deployment, providers);
  const provider = providerOf(type, opts) ?? defaultProvider;
  const claims: Claims = providers.get(provider) ?? new Map();
  providers.set(provider, claims);
  return claims;
}
