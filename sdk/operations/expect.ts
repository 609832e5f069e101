import { OagProtocolError } from "../errors";
import { operations } from "../generated/contract";
import type { OperationId } from "../http/connection";

const describe = (id: OperationId) => `${operations[id].method} ${operations[id].path}`;

/** The answer as an object; unknown members pass. */
export function expectObject<T>(value: unknown, id: OperationId): T {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as T;
  throw new OagProtocolError(`${describe(id)} was answered without the object that belongs there`, 200, describe(id));
}

/** The answer as an object with an id. */
export function expectItem<T>(value: unknown, id: OperationId): T {
  const object = expectObject<{ id?: unknown }>(value, id);
  if (typeof object.id === "string" && object.id !== "") return object as T;
  throw new OagProtocolError(`${describe(id)} was answered with an object that has no id`, 200, describe(id));
}

/** The answer as a list of objects with ids. */
export function expectList<T>(value: unknown, id: OperationId): T[] {
  if (Array.isArray(value)) return value.map((item) => expectItem<T>(item, id));
  throw new OagProtocolError(`${describe(id)} was answered without the list that belongs there`, 200, describe(id));
}
