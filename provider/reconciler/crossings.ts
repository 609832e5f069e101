import { type Inputs, type Outputs, outputsIn } from "../lifecycle";
import { brand } from "../values/branded";
import type { Computed } from "./parsed/computed";
import type { WrittenNotes } from "./parsed/notes";
import type { Members } from "./provenance";

/** What a program gives now, it declares. */
export const declaredInputs = brand as (inputs: Inputs) => Members<"declared">;
/** What it gave when it was last deployed is known. */
export const deployedInputs = brand as (inputs: Inputs) => Members<"known">;
/** What a state keeps is known. */
export const knownOutputs = brand as (outputs: Outputs) => Members<"known">;

/** What is known of an object, as the program that would say it. */
export const inputsFrom = brand as (known: Members<"known">) => Inputs;
/** The same with what no program declares, as the state keeps it. Of two values under one name the later one counts. */
export const outputsFrom = (...objects: readonly (Members<"known"> | Computed | WrittenNotes)[]): Outputs =>
  outputsIn(Object.fromEntries(objects.flatMap((object) => Object.entries(object))));

/** What is live, as a write is to make it: what the write does not change is declared to be as it is. */
export const asChanged = (live: Members<"live">, changes: Members<"declared">): Members<"declared"> => ({ ...live, ...changes });
