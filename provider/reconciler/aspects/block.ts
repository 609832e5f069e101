import type { SecretPlace } from "../../../sdk/generated/credentials";
import type { SchemaValidator } from "../../../sdk/generated/validators";
import { isObject } from "../../../sdk/json";
import { type Message, message, quoted } from "../../../sdk/message";
import type { Expand } from "../../../sdk/types";
import type { Gateway } from "../../gateway/gateways";
import type { ObjectId } from "../../ids";
import type { Aspect, Change, Recorded, Scope } from "../aspect";
import type { Difference } from "../compare/difference";
import { changedMembers, isSameMember } from "../compare/equal";
import { holdsHidden, isHidden, visible } from "../compare/hidden";
import { type MemberTable, writable, writableEntries } from "../compare/member-table";
import { memberDifferences, refreshedMembers } from "../compare/members";
import { factsOf } from "../compare/normal";
import { present } from "../compare/present";
import { placesIn, placeUnder } from "../compare/secret-places";
import type { Problems } from "../problems/problems";
import { butNot } from "../problems/wanted-type";
import { type From, filtered, type Members, type Written } from "../provenance";
import { type BlockFacts, currentIn } from "./block-facts";
import { readable } from "./readable";
import { recordedUnread } from "./recorded-unread";
import { tellReleased } from "./released";

/** Settings that an object has exactly once, owned member by member. */
export class Block implements Aspect {
  readonly name: string;
  readonly singular: string;
  readonly expand?: Expand;
  readonly isOptional: boolean;
  readonly table: MemberTable;
  readonly calls: BlockFacts["calls"];
  readonly #validator: SchemaValidator;

  constructor({ name, singular, expand, isOptional = false, table, validator, calls }: BlockFacts) {
    this.name = name;
    this.singular = singular;
    if (expand !== undefined) this.expand = expand;
    this.isOptional = isOptional;
    this.table = table;
    this.calls = calls;
    this.#validator = validator;
  }

  secretPlaces(): SecretPlace[] {
    return placesIn(this.table).map(placeUnder(this.name));
  }

  members(written: From<Written> | undefined): string[] {
    return Object.keys(present(written));
  }

  owned(value: From<"known"> | undefined, members: readonly string[]): Members<"known"> {
    return filtered(present(value), (member) => members.includes(member));
  }

  /** One without members declares nothing. */
  isSame(known: From<"known"> | undefined, declared: From<"declared"> | undefined): boolean {
    const [a, b] = [present(known), present(declared)];
    const isNone = (members: Members<Written>) => Object.keys(members).length === 0;
    return isNone(a) === isNone(b) && isSameMember({ type: "object", members: this.table }, a, b);
  }

  recordUnread(before: From<"known"> | undefined, after: From<"declared"> | undefined, names: readonly string[]): Recorded {
    return recordedUnread(this.table, before, after, names);
  }

  async read({ client }: Pick<Gateway, "client">, id: ObjectId, embedded: From<"live"> | undefined): Promise<Members<"live">> {
    return embedded === undefined ? this.calls(client).get(id) : present(embedded);
  }

  /** What a gateway shows, under today's names. */
  current(live: From<"live"> | undefined): Members<"live"> {
    return currentIn(this.table, live);
  }

  refreshed(live: From<"live"> | undefined, known: From<"known"> | undefined, members: readonly string[]): Members<"known"> {
    return refreshedMembers(this.table, this.current(live), present(known), members);
  }

  shown(live: From<"live"> | undefined): Members<"known"> {
    return readable(this.table, this.current(live));
  }

  differences(live: From<"live"> | undefined, declared: From<"declared"> | undefined): Difference[] {
    return memberDifferences(this.table, this.current(live), present(declared), `${this.name}.`);
  }

  /** Every declared member is as declared, or as a new object has it where the contract knows that. */
  isAsNew(live: From<"live"> | undefined, declared: From<"declared"> | undefined): boolean {
    const current = this.current(live);
    return Object.entries(present(declared)).every(([name, value]) => {
      const member = this.table[name];
      const fresh = member?.initial ?? member?.default;
      // What no read shows tells nothing.
      if (fresh === undefined || isHidden(member)) return true;
      const shown = visible(current[name], member);
      return [visible(value, member), fresh, undefined].some((expected) => isSameMember(factsOf(this.table, name), shown, expected));
    });
  }

  async converge(scope: Scope, live: From<"live"> | undefined, declared: From<"declared"> | undefined): Promise<void> {
    if (isObject(declared)) await this.write(scope, present(declared), async () => present(live));
  }

  async update(scope: Scope, { before, after, ownedMembers }: Change): Promise<void> {
    this.#tellReleased(scope, { before: ownedMembers, after: this.members(after) });
    if (!isObject(after)) {
      scope.progress.keepAspect(this.name, undefined);
      return;
    }
    const [old, wanted] = [present(before), present(after)];
    const changed = changedMembers(this.table, wanted, old, (name) => ownedMembers.includes(name));
    const released = Object.keys(old).filter((name) => wanted[name] === undefined);
    const release = (names: readonly string[]) => {
      if (names.length > 0) scope.progress.dropInside(this.name, names);
    };
    // What no read shows goes with every write as long as it is declared, and no longer.
    release(released.filter((name) => holdsHidden(this.table[name])));
    if (Object.keys(changed).length > 0) await this.write(scope, changed);
    release(released);
  }

  /** A block of which nothing is declared any more is told whole. */
  #tellReleased(scope: Scope, { before, after }: { before: readonly string[]; after: readonly string[] }): void {
    const released = before.filter((member) => !after.includes(member));
    if (released.length > 0) tellReleased(scope, after.length === 0 ? [this.name] : released.map((member) => `${this.name}.${member}`));
  }

  /** Writes those of the wanted members that differ from the live ones. Returns whether it went well. */
  async write(scope: Scope, wanted: Members<"declared">, readLive = () => this.#readNow(scope)): Promise<boolean> {
    const { writeBlock } = await import("./block-write.js");
    return writeBlock(scope, this, wanted, readLive);
  }

  async #readNow({ gateway, id }: Scope): Promise<Members<"live">> {
    return this.calls(gateway.client).get(id);
  }

  check(problems: Problems, declared: From<"declared"> | undefined, isUntouched: () => boolean): void {
    if (!isObject(declared)) {
      problems.add(
        [this.name],
        "OAG_ARGUMENT_TYPE",
        message`must be an object of its members, for example { ${exampleOf(this.table)} }${butNot(declared)}`,
      );
      return;
    }
    const { table } = this;
    // An import has nothing to give of what no read shows.
    const isMissing = (name: string) => isHidden(table[name]) && present(declared)[name] === undefined;
    const required = writableEntries(table).flatMap(([name, member]) =>
      member.required && !(isMissing(name) && isUntouched()) ? [name] : [],
    );
    problems.checkObject(declared, {
      path: [this.name],
      validator: this.#validator,
      // Made for what is told of a problem alone.
      get members() {
        return writable(table);
      },
      required,
    });
  }
}

/** A member as a program would declare it: the first with a default, or else the first of which the contract names the words. */
function exampleOf(table: MemberTable): Message {
  const members = writableEntries(table);
  const [name, member] =
    members.find(([, { default: usual }]) => usual !== undefined) ?? members.find(([, { enum: words }]) => words) ?? [];
  return name === undefined ? ["…"] : message`${name}: ${quoted(member?.default ?? member?.enum?.[0])}`;
}
