import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../basics/json.ts";

/** What a program declares by one schema of the contract: where it stands, and arguments that nothing is wrong with. */
export interface Declared {
  schema: string;
  base: Json;
  at?: readonly (string | number)[];
  /** Members that nobody need declare: the key says them, or they are not for a program. */
  not?: readonly string[];
}

/** One kind of resource as the tests know it that are about all of them. */
export interface Seed {
  /** All that a program declares of it, by schema; its own members first. */
  declared: readonly Declared[];
  /** Makes what an object needs on a gateway, and answers what a program declares. */
  args(gateway: Gateway): Json;
  /** Where not any text will do what stands there, `HOST` for a host name: by path. */
  forms?: Readonly<Record<string, string>>;
  /** What is called to make, to change and to delete one. */
  operations: { create: string; update: readonly string[]; delete: readonly string[] };
  /** Another edit of a declared object; one that holds a secret in `description` keeps it. */
  edited(declared: Json): Json;
  /** Behind the back: a gateway, or a person, writes a text where none belongs. */
  drift(gateway: Gateway, text: string): void;
  /** Ids, as the state has them, of all objects that a gateway holds. */
  ids(gateway: Gateway): string[];
  /** What a gateway keeps of credentials, as a program declares them: no read shows it. */
  credentials(gateway: Gateway, declared: Json): { held: unknown; declared: unknown };
}
