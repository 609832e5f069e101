import * as pulumi from "@pulumi/pulumi";

/**
 * Gives a resource class its outputs. Pulumi makes an Output for each named property, at a price that a thousand
 * resources feel. An argument that is not declared is not owned, so its output is undefined, always: it is made when
 * somebody asks for it.
 */
export function declareOutputs(resource: { prototype: object }, names: readonly string[]): void {
  for (const name of names) {
    Object.defineProperty(resource.prototype, name, {
      configurable: true,
      get: () => pulumi.output(undefined),
      // Pulumi assigns the outputs that were named.
      set(this: object, value: unknown) {
        Object.defineProperty(this, name, { value, configurable: true, enumerable: true, writable: true });
      },
    });
  }
}
