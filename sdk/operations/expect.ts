import { OagProtocolError } from "../errors";
import { operations } from "../generated/contract";
import type { OperationId } from "../http/connection";

const describe = (id: OperationId) => `${operations[id].method} ${operations[id].path}`;

/**
 * Members that the API shows of every object, by the collection in the path: an object without any of them is another
 * API's, however well its status reads. Taken for ours, it would say that everything is gone.
 */
const marks: Readonly<Record<string, readonly string[]>> = {
  apps: ["type"],
  idps: ["type"],
  certificates: ["commonName"],
  attributes: ["source"],
  policies: ["rule"],
  resources: ["hostname"],
  behavior: ["singleLogout", "universalLogout", "globalTokenRevocation"],
  session: ["idleSessionTimeout", "maxSessionTimeout", "idleSession", "maxSession"],
  "health-check": ["enabled", "interval"],
  secret: ["clientSecret"],
};

const collectionOf = (id: OperationId): string =>
  operations[id].path
    .split("/")
    .filter((segment) => !segment.startsWith("{"))
    .at(-1) ?? "";

function refuse(id: OperationId, what: string): never {
  throw new OagProtocolError(`${describe(id)} was answered ${what}`, 200, describe(id));
}

function demandMarks(value: object, id: OperationId): void {
  const expected = marks[collectionOf(id)] ?? [];
  if (expected.some((name) => Object.hasOwn(value, name))) return;
  refuse(id, `with an object that is none of the API's (it has no ${expected.join(", ")})`);
}

function demandObject(value: unknown, id: OperationId): asserts value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) refuse(id, "without the object that belongs there");
}

/** The answer as an object; unknown members pass. */
export function expectObject<T>(value: unknown, id: OperationId): T {
  demandObject(value, id);
  demandMarks(value, id);
  return value as T;
}

/** The answer as an object with an id: the one that was asked for, where one was. */
export function expectItem<T>(value: unknown, id: OperationId, wanted?: string): T {
  demandObject(value, id);
  const { id: found } = value as { id?: unknown };
  if (typeof found !== "string" || found === "") refuse(id, "with an object that has no id");
  if (wanted !== undefined && found.toLowerCase() !== wanted.toLowerCase())
    refuse(id, "with another object than the one that was asked for");
  demandMarks(value, id);
  return value as T;
}

/** The answer as a list of objects with ids. */
export function expectList<T>(value: unknown, id: OperationId): T[] {
  if (!Array.isArray(value)) refuse(id, "without the list that belongs there");
  return value.map((item) => expectItem<T>(item, id));
}
