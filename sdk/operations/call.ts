import { OagConfigError } from "../errors";
import { calls } from "../generated/calls";
import { operations } from "../generated/contract";
import type { operations as Api } from "../generated/openapi";
import type { CallArguments, OperationId } from "../http/connection";
import { isObject } from "../json";
import type { Reader } from "../read/reader";

/** The operations that can be called by name: all but the log-in, which is the session's own. */
export type CallableOperation = Exclude<OperationId, "createAccessToken">;

/** The ids in an operation's path, by name. */
export type CallPath<Id extends CallableOperation> =
  Api[Id]["parameters"] extends Record<"path", infer Path> ? Record<"path", Path> : Partial<Record<"path", never>>;
/** The parameters of an operation's query, each of which may be left out. */
export type CallQuery<Id extends CallableOperation> = Partial<Record<"query", NonNullable<Api[Id]["parameters"]["query"]>>>;
/** The body of an operation, as JSON. */
export type CallBody<Id extends CallableOperation> =
  Api[Id] extends Record<"requestBody", Record<"content", Record<"application/json", infer Body>>>
    ? Record<"body", Body>
    : Partial<Record<"body", never>>;

/** What an operation is called with: ids of its path by name, parameters of its query, its body. */
export type CallOptions<Id extends CallableOperation> = CallPath<Id> & CallQuery<Id> & CallBody<Id>;

/** What an operation returns; undefined where the API answers without a body. */
export type CallResult<Id extends CallableOperation> =
  Api[Id]["responses"] extends Record<200, Record<"content", Record<"application/json", infer Result>>> ? Result : undefined;

/** The options of a call, which may be left out where an operation needs none. */
export type CallParameters<Id extends CallableOperation> =
  Record<string, never> extends CallOptions<Id> ? [options?: CallOptions<Id>] : [options: CallOptions<Id>];

interface Untyped {
  path?: unknown;
  query?: unknown;
  body?: unknown;
}

/** Calls an operation by its name. What is given is judged before anything is sent, and what is answered like any other response. */
export async function callByName(reader: Reader, id: string, options: Untyped | null | undefined): Promise<unknown> {
  const operation = assertOperation(id);
  const given = options ?? {};
  const path = pathOf(operation, given.path);
  const { query: queries = [], body: takesBody = false, response, named } = calls[operation] ?? { response: "nothing" };
  if (takesBody && given.body === undefined) refuse(id, "body is missing: give what the API reference has for it");
  if (!takesBody && given.body !== undefined) refuse(id, "body is given, and this operation takes none: leave it out");
  const args: CallArguments = {
    path: path.map(([, value]) => value),
    query: queryOf(id, queries, given.query),
    ...(takesBody && { body: asJson(id, given.body) }),
  };
  switch (response) {
    case "list":
      return reader.list(operation, args);
    case "item":
      return reader.item(operation, args, named ? path.at(-1)?.[1] : undefined);
    case "object":
      return reader.object(operation, args);
    default:
      return reader.done(operation, args);
  }
}

function refuse(id: string, what: string): never {
  throw new OagConfigError(`${id}: ${what}`);
}

function assertOperation(id: string): CallableOperation {
  if (id === "createAccessToken")
    throw new OagConfigError("createAccessToken is the client's own: it logs in by itself, at the first call");
  if (!Object.hasOwn(operations, id))
    throw new OagConfigError(
      "client.call: no operation of the API has that name; give an operationId of the API reference, for example getSession",
    );
  return id as CallableOperation;
}

/** The body as it is sent: what an object makes of itself when it is written as JSON may have secrets, too. */
function asJson(id: string, body: unknown): unknown {
  if (typeof body !== "object" || body === null) refuse(id, "body is no object: give what the API reference has for it");
  try {
    return JSON.parse(JSON.stringify(body));
  } catch {
    return refuse(id, "body cannot be written as JSON: it holds itself, a bigint, or what throws");
  }
}

/** The names that an object has and should not have are told by their number: they may hold anything. */
function assertNames(id: string, group: string, given: unknown, known: readonly string[]): Record<string, unknown> {
  if (given !== undefined && !isObject(given)) refuse(id, `${group} is no object; it has ${known.join(", ") || "no members"}`);
  const unknown = Object.keys(given ?? {}).filter((name) => !known.includes(name));
  if (unknown.length > 0)
    refuse(id, `${group} has ${unknown.length} that this operation does not know; it has ${known.join(", ") || "none"}`);
  return given ?? {};
}

function pathOf(id: CallableOperation, given: unknown): [name: string, value: string][] {
  const names = [...operations[id].path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  const values = assertNames(id, "path", given, names);
  const missing = names.filter((name) => values[name] === undefined);
  if (missing.length > 0) refuse(id, `path.${missing.join(", path.")} is missing; give the id`);
  return names.map((name) => [name, values[name] as string]);
}

function queryOf(id: string, names: readonly string[], given: unknown): NonNullable<CallArguments["query"]> {
  const values = assertNames(id, "query", given, names);
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().map((one) => textIn(id, name, one))]],
    ),
  );
}

function textIn(id: string, name: string, value: unknown): string {
  const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  if (!isPlain || /\p{Cs}/u.test(String(value))) refuse(id, `query.${name} is no text, nor a list of texts`);
  return String(value);
}
