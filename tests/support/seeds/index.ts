import { lifecycles } from "../../../dist/provider/kinds/index.js";
import type { KindName } from "../resources/kind-names.ts";
import { app } from "./app.ts";
import { authenticationService } from "./authentication-service.ts";
import { directory } from "./directory.ts";
import { idp } from "./idp.ts";
import type { Seed } from "./seed.ts";

export type { Declared, Seed } from "./seed.ts";

const seeds: Readonly<Record<string, Seed>> = { app, authenticationService, directory, idp };

/** Every kind that the provider has. */
export const kindNames = Object.keys(lifecycles) as KindName[];

/** @throws for a kind that the tests know nothing of yet */
export function seedOf(kind: KindName): Seed {
  const seed = seeds[kind];
  if (seed === undefined)
    throw new Error(`the kind ${kind} has no seed: write tests/support/seeds/${kind}.ts, and name it in tests/support/seeds/index.ts`);
  return seed;
}
