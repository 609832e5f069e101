import { OagProtocolError } from "../errors";
import { operations } from "../generated/contract";
import { type ObjectKey, objectKeys, responses } from "../generated/reads";
import type { CallArguments, Connection, OperationId } from "../http/connection";
import { foldedId, isSafeId } from "../id";
import { isObject, type Json } from "../json";
import { joined, type Message, message, quoted } from "../message";
import type { Secrets } from "../secrets/secrets";
import { printable } from "../text";
import { exceeds, mostObjects } from "./bounds";
import { type Examine, type Flaw, spellPath } from "./flaw";
import { FlawedResponseError } from "./flawed-response";
import { alwaysIn } from "./identifying-members";
import { misshapen, shapeFor } from "./shape";
import { secretsShownBy } from "./shown-secrets";

/**
 * What is told of a refused object: of the one that was asked for its id and the member, of one in a list its names besides, and of
 * further ones of that list their ids: to judge names costs, and a list may have thousands.
 */
type Told = "member" | "names" | "id";
const mostTold = 100;

const keyOf = (id: OperationId): string | undefined => (objectKeys as Readonly<Record<string, string>>)[responses[id] ?? ""];

/** An object of a list that is refused, as far as it can be told from others. */
export interface Refused {
  /** Its id, and what it is known by: the `label` of an app, the `domain` of an identity provider, where these are plain texts. */
  item: Readonly<Partial<Record<"id" | ObjectKey, string>>>;
  /** Why it is refused. */
  error: OagProtocolError;
}

/** Takes what a list holds and is refused, so that the rest of the list can be had. */
export type OnRefused = (refused: Refused) => void;

const describe = (id: OperationId) => `${operations[id].method} ${operations[id].path}`;

/** What helps against most responses that are not as the contract says. */
const usualCure =
  "; look at what stands between this machine and the gateway, and at the object in its console; a newer gateway may need a newer pulumi-oag";

function refuse(id: OperationId, what: string | Message, cure = usualCure, member?: string): never {
  throw new FlawedResponseError(id, message`${describe(id)} was answered ${what}${cure}`, member);
}

/**
 * The place where responses enter: each is checked against what the contract says of the operation, so that whoever gets it
 * need not ask again. Types, nesting and size are the contract's; values that are newer pass, and so do members that it does
 * not know.
 */
export class Reader {
  readonly #connection: Pick<Connection, "call">;
  /** What no name of an object is shown for, and where what the gateway makes and shows of secrets is kept. */
  readonly #secrets: Secrets;
  /** What the host of this client refuses besides: values that mean something to it. */
  readonly #examine: Examine;

  constructor(connection: Pick<Connection, "call">, secrets: Secrets, examine: Examine = () => undefined) {
    this.#connection = connection;
    this.#secrets = secrets;
    this.#examine = examine;
  }

  /** Calls an operation whose response says nothing. */
  async done(id: OperationId, args: CallArguments): Promise<void> {
    await this.#connection.call(id, args);
  }

  /** The response as an object. */
  async object<T>(id: OperationId, args: CallArguments): Promise<T> {
    return this.#checked(await this.#connection.call(id, args), id) as T;
  }

  /** The response as an object with an id: the one that was asked for, where one was. */
  async item<T>(id: OperationId, args: CallArguments, wanted?: string): Promise<T> {
    return this.#item(await this.#connection.call(id, args), id, { wanted }) as T;
  }

  /** The response as a list of objects with ids. Without `onRefused` one that is refused fails the call. */
  async list<T>(id: OperationId, args: CallArguments = {}, onRefused?: OnRefused): Promise<T[]> {
    const value = await this.#connection.call(id, args);
    if (!Array.isArray(value)) refuse(id, "without the list that belongs there");
    if (value.length > mostObjects) refuse(id, `with a list of more than ${mostObjects} objects`);
    const counts = countIds(value);
    let refused = 0;
    return value.flatMap((item) => {
      try {
        const checked = this.#item(item, id, { told: refused < mostTold ? "names" : "id" });
        const count = counts.get(foldedId(checked.id as string)) ?? 0;
        if (count > 1) refuse(id, `with a list in which the id ${this.#told(checked.id as string)} is that of ${count} objects`);
        return [checked as T];
      } catch (error) {
        if (onRefused === undefined || !(error instanceof OagProtocolError)) throw error;
        refused += 1;
        onRefused({ item: this.#stub(item, id), error });
        return [];
      }
    });
  }

  #item(value: unknown, id: OperationId, { wanted, told }: { wanted?: string | undefined; told?: Told }): Json {
    assertObject(value, id);
    const { id: found } = value;
    if (typeof found !== "string" || found === "") refuse(id, "with an object that has no id");
    if (!isSafeId(found)) refuse(id, "with an object whose id is none of the API's (letters, digits, hyphens and underscores, at most 64)");
    if (wanted === undefined && this.#isSecretId(found, operations[id].method === "POST"))
      refuse(id, "with an object whose id repeats a secret");
    if (wanted !== undefined && foldedId(found) !== foldedId(wanted)) refuse(id, "with another object than the one that was asked for");
    return this.#checked(value, id, told);
  }

  #checked(value: unknown, id: OperationId, told: Told = "member"): Json {
    assertObject(value, id);
    const excess = exceeds(value);
    // The host's judge says itself what to do.
    const hosts = excess === undefined ? this.#examine(value) : undefined;
    const flaw = excess ?? hosts ?? misshapen(value, shapeFor(responses[id] ?? "", value));
    if (flaw !== undefined) {
      const member = this.#spelled(flaw, told);
      const what = member === undefined ? `that ${flaw.text}` : `whose ${member} ${flaw.text}`;
      refuse(id, message`with an object${this.#known(value, id, told)} ${what}`, hosts === undefined ? usualCure : "", member);
    }
    const expected = alwaysIn(id);
    if (expected.length > 0 && !expected.some((name) => Object.hasOwn(value, name)))
      refuse(id, `with an object that is none of the API's (it has no ${expected.join(", ")})`);
    for (const secret of secretsShownBy(id, value)) this.#secrets.addIssued(secret);
    return value;
  }

  /** What is known of a refused object. In a list people find it by its names; the one that was asked for is known already. */
  #known(value: Json, operation: OperationId, told: Told): string | Message {
    const { id, ...names } = this.#stub(value, operation);
    const shown =
      told === "names"
        ? Object.entries(names).map(([name, text]) => message`${name} ${quoted(printable(this.#told(text), longestName))}`)
        : [];
    const known = [...(id === undefined ? [] : [`id ${this.#told(id)}`]), ...shown];
    return known.length === 0 ? "" : message` (${joined(known, ", ")})`;
  }

  /** The member that has the flaw; undefined for the object itself. */
  #spelled({ path }: Flaw, told: Told): string | undefined {
    return path.length === 0 ? undefined : spellPath(path, (name) => told === "id" || this.#secrets.repeats(name));
  }

  /**
   * Ids are in states and sentences, in clear. A program may keep one secret that an object has, but none that is new. What has not the
   * form of the API's ids may have a secret in it; a part of one in common with an id of that form is chance.
   */
  #isSecretId(found: string, isNew = false): boolean {
    if (!usualId.test(found)) return this.#secrets.holds(found) || this.#secrets.repeats(found, partOfId);
    return isNew && this.#secrets.holds(found);
  }

  #told(name: string): string {
    return this.#secrets.shown(name) ?? "[secret]";
  }

  #stub(value: unknown, operation: OperationId): Refused["item"] {
    if (!isObject(value)) return {};
    const { id } = value;
    const key = keyOf(operation);
    const name = key === undefined ? undefined : value[key];
    const isPlain = typeof name === "string" && name !== "" && name.length <= longestName && this.#examine(name) === undefined;
    return {
      ...(isSafeId(id) && this.#examine(id) === undefined && !this.#isSecretId(id) && { id }),
      ...(key !== undefined && isPlain && { [key]: name }),
    };
  }
}

/** Letters and digits in a row that make a part of a secret in an id of another form. */
const partOfId = 8;
/** The API gives UUIDs. */
const usualId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The longest host name has 253 letters, and a longer label helps nobody to find an object. */
const longestName = 256;

function assertObject(value: unknown, id: OperationId): asserts value is Json {
  if (!isObject(value)) refuse(id, "without the object that belongs there");
}

function countIds(items: readonly unknown[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const id = isObject(item) ? item.id : undefined;
    if (typeof id === "string") counts.set(foldedId(id), (counts.get(foldedId(id)) ?? 0) + 1);
  }
  return counts;
}
