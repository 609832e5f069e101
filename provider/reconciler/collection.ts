import type { Json } from "../../sdk/json";
import { textOf } from "../../sdk/text";
import type { Gateway } from "../gateway/gateways";
import type { Inventory } from "../gateway/inventory";
import { sameMember } from "./compare";

/** The objects of one kind on a gateway: what errors call one, and by what each is known. */
export interface Collection<T extends { id?: string }> {
  noun: "app" | "identity provider";
  /** The member of which a gateway has each value once. */
  key: "label" | "domain";
  inventory(gateway: Gateway): Inventory<T>;
}

/** Finds the object that has what the program declares as the key. */
export const hasKey =
  <T extends { id?: string }>({ key }: Collection<T>, inputs: Json) =>
  (item: T): boolean =>
    sameMember(key, (item as Json)[key], inputs[key]);

/** Tells the user what is no error, of one object. */
export const tellOf =
  <T extends { id?: string }>({ noun, key }: Collection<T>, gateway: Gateway, props: Json) =>
  (message: string): void =>
    gateway.notice(`${noun} ${JSON.stringify(textOf(props[key]))}: ${message}`);
