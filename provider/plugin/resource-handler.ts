import type { dynamic } from "@pulumi/pulumi";
import type { Json } from "../../sdk/json";
import type { Path } from "../../sdk/path";
import type { ToldProblem } from "../errors/problem";
import type { CheckFailure, DiffResult } from "../lifecycle";
import type { ConfigureRequest } from "./handler-dependencies";

/** What check makes of a program's arguments. */
export interface CheckResult {
  /** The arguments with the marks of what is secret. */
  inputs: Json;
  /** What is refused; empty where nothing is. */
  failures: CheckFailure[];
}

/** What a create leaves. */
export interface CreateResult {
  /** The object's id. */
  id: string;
  /** The outputs for its state. */
  outs: Json;
}

/** What an update leaves. */
export interface UpdateResult {
  /** The outputs for the state. */
  outs: Json;
}

/** An object as a read finds it. */
export interface ObjectRead {
  /** Its id; empty where the gateway no longer has it. */
  id: string;
  /** The outputs for its state; of one that no state has, its members in the shape of arguments. */
  props: Json;
  /** What a program would declare to have it so. Of one that no state has there are none. */
  inputs?: Json;
}

/**
 * What answers for one kind of resource: the seven methods that Pulumi's plugin process calls, and what the command line asks besides.
 * Values may bear Pulumi's secret marks; what is thrown is one of the package's errors.
 */
export interface ResourceHandler extends dynamic.ResourceProvider {
  /** Takes the stack's configuration, without looking at it: what is wrong with it, the next call says. */
  configure(request: ConfigureRequest): Promise<void>;
  /**
   * Judges what a program declares.
   * @param olds the inputs of the last deployment, empty where there was none
   * @throws CallError with the `code` of the cause, in a sentence without secrets, when what is to be adopted cannot be looked at
   */
  check(olds: Json, news: Json): Promise<CheckResult>;
  /**
   * The same for whoever goes by the argument and by the code: what `check` refuses, path by path.
   * @param olds the inputs of the last deployment, empty where there was none
   * @throws CallError as `check` does
   */
  problems(olds: Json, news: Json): Promise<ToldProblem[]>;
  /**
   * Compares what a program declares with what the state has, without any request.
   * @throws CallError with the `code` of the cause, in a sentence without secrets
   */
  diff(id: string, olds: Json, news: Json): Promise<DiffResult>;
  /**
   * Makes an object, or adopts the one that the import option names.
   * @throws CallError with the `code` of the cause, in a sentence without secrets, when there is none now
   * @throws OagPartialError with the id and the outputs, when there is one and it is unfinished
   */
  create(inputs: Json): Promise<CreateResult>;
  /**
   * Reads an object.
   * @param props its outputs, as the state has them; what a program gives `.get()` where no state has it
   * @throws CallError with the `code` of the cause, in a sentence without secrets
   */
  read(id: string, props: Json): Promise<ObjectRead>;
  /**
   * Writes what differs, and nothing else.
   * @throws CallError with the `code` of the cause, in a sentence without secrets, when nothing was written
   * @throws OagPartialError with the outputs, when a part was
   */
  update(id: string, olds: Json, news: Json): Promise<UpdateResult>;
  /**
   * Deletes an object, and disables the authentication service.
   * @throws CallError with the `code` of the cause, in a sentence without secrets
   */
  delete(id: string, props: Json): Promise<void>;
  /**
   * The outputs with which an import begins, with the marks of what is secret, without any request: `read` completes them by what the gateway
   * has.
   * @param inputs what the program declares, without the values that it alone knows
   * @param unread where those stand: owned, and not known to the state
   * @throws OagResourceError for a look-up, which no import takes
   */
  noted(inputs: Json, unread: readonly Path[]): Json;
  /** What outputs note as owned and not known to the state, as far as a note tells: of a block the member, of a map the item. */
  unreadIn(outputs: Json): readonly Path[];
}
