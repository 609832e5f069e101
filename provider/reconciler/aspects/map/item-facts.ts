import type { SchemaValidator } from "../../../../sdk/generated/validators";
import type { Expand } from "../../../../sdk/types";
import type { ItemName } from "../../../errors/step-name";
import { type Branded, brand, type PlainText } from "../../../values/branded";
import { givesHidden, isHidden } from "../../compare/hidden";
import { type MemberTable, memberIn } from "../../compare/member-table";
import type { Members, Provenance } from "../../provenance";

/** What a gateway takes for the same item, in a form in which equal ones are equal. It is no key of a program's, and none is it. */
export type Identity = string & Branded<"identity">;

export const identityIn = brand as (text: string) => Identity;

/** What is to be known of the items of a list-like part, which programs declare as a map. */
export interface ItemFacts {
  /** Argument, output and `_embedded` member. */
  name: string;
  singular: string;
  expand?: Expand;
  table: MemberTable;
  required: readonly string[];
  validator: SchemaValidator;
  /** What the key stands for when the item does not say otherwise, be it of a program or of a state. */
  implied(key: PlainText): Readonly<Record<string, string>>;
  /** What the gateway takes for the same item. */
  identity(item: Members<Provenance>): Identity;
  /** Members that identity and other unique names are made of: while one is not known, neither are they. */
  identifying: readonly string[];
  /** What tells people an item from the others. */
  title(item: Members<Provenance>): ItemName;
  /** The key for an item that no program has named. */
  keyFor(item: Members<Provenance>): PlainText;
  /** The member whose value an identity hides the spelling of. */
  normalised?: string;
  /** Members that no read shows beside those of which the table says so, each with the items of which that is so. @default none */
  hiddenWhen?: Readonly<Record<string, (item: Members<Provenance>) => boolean>>;
  /** Members whose value may be a secret, each with the items of which that is so: no look shows them. @default none */
  secretWhen?: Readonly<Record<string, (item: Members<Provenance>) => boolean>>;
  /** Of several live items of one identity, the one that asks for most stays. @default all alike */
  rank?(item: Members<Provenance>): number;
  /** An item that keeps this name although its identity changes is the same object. */
  nameOf?(item: Members<Provenance>): string;
}

/** True for a member of an item that no read shows. */
export const isUnseen = ({ table, hiddenWhen = {} }: ItemFacts, name: string, item: Members<Provenance>): boolean =>
  isHidden(memberIn(table, name)) || (Object.hasOwn(hiddenWhen, name) && hiddenWhen[name]?.(item) === true);

/** True for an item with a member that no read shows, or something inside one. */
export const holdsUnseen = (facts: ItemFacts, item: Members<Provenance>): boolean =>
  Object.keys(facts.hiddenWhen ?? {}).some((name) => isUnseen(facts, name, item)) ||
  Object.entries(item).some(([name, value]) => givesHidden(value, memberIn(facts.table, name)));
