import type { SecretPlace } from "../sdk/generated/credentials";
import type { NameOf } from "../sdk/message";
import type { Path } from "../sdk/path";
import type { Validation } from "./configuration/settings";
import type { Problem } from "./errors/problem";
import type { Said } from "./errors/resource-error";
import type { Gateway } from "./gateway/gateways";
import type { StateId } from "./ids";
import { type BrandedObject, type BrandObject, brand } from "./values/branded";

/** What a program gives a resource, as the engine hands it over. */
export type Inputs = BrandedObject<"inputs">;

/** What the state keeps of a resource, likewise; of `.get()` what the program gave. */
export type Outputs = BrandedObject<"outputs">;

export const inputsIn = brand as BrandObject<Inputs>;
export const outputsIn = brand as BrandObject<Outputs>;

/** One failed check. */
export interface CheckFailure {
  /** Empty, since the engine would print the property's value. */
  property: "";
  /** Which argument is refused and why, with the code of the cause. */
  reason: string;
}

/** What the engine learns from diff. */
export interface DiffResult {
  /** Whether an update has something to do. @default the engine compares the inputs itself and shows them by property */
  changes?: boolean;
  /** Arguments whose change makes a new object. @default none */
  replaces?: string[];
  /** True where the old object has to go before the new one is made. @default false */
  deleteBeforeReplace?: boolean;
}

/** The state of one object as read. An empty id says that it is gone. */
export interface ReadResult {
  id: StateId | "";
  props: Outputs;
  inputs?: Inputs;
}

/** What a create may ask of the run that it is part of. */
export interface CreateContext {
  /** True for the id of an object that a resource of this very stack has, as far as this process knows. */
  isInStack(id: StateId): boolean;
}

/** What a delete is told of the run that it is part of. */
export interface DeleteContext {
  /** True when another resource of this very stack has the object, as far as this process knows. */
  readonly isHeldByAnother: boolean;
}

/** What check may know and do beside the arguments. */
export interface CheckContext {
  validation: Validation;
  /** What a user calls a setting. @default its key in the stack's configuration */
  nameOf?: NameOf;
  /** Tells what refuses nothing. */
  notice(message: Said): void;
}

/** What check finds. */
export interface Checked {
  /** What is wrong with the arguments. */
  problems: Problem[];
  /** What an adoption of them would do that is still to come, by a look at the object: docs/adr/0009. Asked when nothing is wrong. */
  previewAdoption(gateway: Gateway): Promise<Said | undefined>;
}

/** The life of one kind of resource, free of Pulumi's wire format. `check` and `diff` do no I/O; `previewAdoption` is the one read of a preview. */
export interface Lifecycle {
  /** How errors call the kind, for example `app`. */
  noun: string;
  /** What names an object to people, of its inputs or outputs. */
  title(props: Inputs | Outputs): unknown;
  /** What tells apart those of one title, which nobody is shown. @default the title does */
  identity?(props: Inputs | Outputs): string;
  /** Where its resources have what is secret whatever a program does. @default nowhere that is known, but by its name */
  readonly secrets?: readonly SecretPlace[];
  check?(given: { olds: Inputs; news: Inputs }, context: CheckContext): Checked;
  diff?(olds: Outputs, news: Inputs, id: StateId): DiffResult;
  create?(gateway: Gateway, inputs: Inputs, context: CreateContext): Promise<{ id: StateId; outs: Outputs }>;
  read(gateway: Gateway, id: StateId, props: Outputs): Promise<ReadResult>;
  update?(gateway: Gateway, id: StateId, olds: Outputs, news: Inputs): Promise<Outputs>;
  delete?(gateway: Gateway, id: StateId, props: Outputs, context: DeleteContext): Promise<void>;
  /** The outputs with which an import begins, before a read completes them. @param unread what is declared besides, and known to the program alone */
  noted?(inputs: Inputs, unread: readonly Path[], origin: string | undefined): Outputs;
  /** What outputs note as owned and never known. */
  unreadIn?(outputs: Outputs): readonly Path[];
}
