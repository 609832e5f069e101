import type { DeclaredApp } from "pulumi-oag/rules";
import { declaredApp, type Json } from "./declared";

/** A resource of a program. */
export interface TestedResource {
  /** Type token. */
  type: string;
  /** Name in the stack. */
  name: string;
  /** Its id. @default it has none */
  id?: string;
  /** What the program declares; a secret value stands as `{ secret }`. */
  inputs: Readonly<Record<string, unknown>>;
  /** What it has; a secret value stands as `{ secret }`. */
  outputs: Readonly<Record<string, unknown>>;
}

const appType = "pulumi-nodejs:dynamic/oag:OagApp";

/** What a program declared, and what became of it. */
export class TestedStack {
  readonly #all: () => readonly TestedResource[];
  /** The program's outputs, secrets masked. */
  readonly outputs: Readonly<Record<string, unknown>>;

  /**
   * Of what a program declared so far: it is asked at each look.
   * @param all every resource
   */
  constructor(all: () => readonly TestedResource[], outputs: Readonly<Record<string, unknown>> = {}) {
    this.#all = all;
    this.outputs = outputs;
  }

  /** All resources, or those whose type ends with a name: `stack.resources("OagApp")`. */
  resources(type = ""): readonly TestedResource[] {
    return this.#all().filter((resource) => resource.type === type || type === "" || resource.type.endsWith(`:${type}`));
  }

  /**
   * The resource of a name.
   * @throws Error with the names that there are
   */
  resource(name: string, type = ""): TestedResource {
    const [found, second] = this.resources(type).filter((resource) => resource.name === name);
    if (found !== undefined && second === undefined) return found;
    const names = this.resources(type)
      .map((resource) => `${resource.name} (${resource.type.split(":").at(-1)})`)
      .sort();
    const what = `${type === "" ? "resource" : type} ${JSON.stringify(name)}`;
    throw new Error(
      second === undefined ? `there is no ${what}; there are ${names.join(", ") || "none"}` : `there are several of ${what}; name its type`,
    );
  }

  /**
   * The app of a name as the program declares it, for `expectAccess`.
   * @throws Error with the names of the apps that there are
   */
  app(name: string): DeclaredApp {
    return declaredApp(this.resource(name, appType).inputs as Json);
  }
}
