import type { Inputs, Outputs } from "../lifecycle";
import { brand } from "../values/branded";
import type { Members } from "./origin";
import type { Computed } from "./parsed/computed";

/** What a program gives now, it declares. */
export const declaredInputs = brand as (inputs: Inputs) => Members<"declared">;
/** What it gave when it was last deployed is known. */
export const deployedInputs = brand as (inputs: Inputs) => Members<"known">;
/** What a state keeps is known. */
export const knownOutputs = brand as (outputs: Outputs) => Members<"known">;

/** What is known of an object, as the program that would say it. */
export const inputsFrom = brand as (known: Members<"known">) => Inputs;
/** The same with what no program declares, as the state keeps it. */
export const outputsFrom = brand as (known: Members<"known"> | Computed) => Outputs;
