import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2020, { type ValidateFunction } from "ajv/dist/2020.js";
import type { HttpRequest, HttpResponse, Transport } from "pulumi-oag/sdk";
import { parse } from "yaml";
import type { Json } from "../basics/json.ts";

const api: Json = parse(readFileSync(fileURLToPath(new URL("../../../sdk/openapi.yaml", import.meta.url)), "utf8"));
const ajv = new Ajv2020.default({ strict: false, allErrors: true, validateFormats: false });

const resolve = (node: Json): Json =>
  typeof node.$ref === "string"
    ? node.$ref
        .split("/")
        .slice(1)
        .reduce<Json>((inner, name) => inner[name] as Json, api)
    : node;

/** A schema without what this side never sends, and closed: members that the contract does not have are flaws. */
function closed(given: Json, hidden: "readOnly" | "writeOnly"): Json {
  const schema = resolve(given);
  if (Array.isArray(schema.allOf)) {
    const parts = schema.allOf.map((part: Json) => resolve(part));
    const properties = Object.assign({}, ...parts.map((part: Json) => part.properties));
    return closed({ ...parts[0], properties, required: parts.flatMap((part: Json) => part.required ?? []) }, hidden);
  }
  const result: Json = { ...schema };
  for (const key of ["oneOf", "anyOf"]) if (result[key]) result[key] = result[key].map((one: Json) => closed(one, hidden));
  if (result.oneOf) result.anyOf = result.oneOf;
  delete result.oneOf;
  delete result.discriminator;
  if (result.items) result.items = closed(result.items, hidden);
  if (!result.properties) return result;
  const shown = Object.entries<Json>(result.properties).filter(([, member]) => resolve(member)[hidden] !== true && member[hidden] !== true);
  result.properties = Object.fromEntries(shown.map(([name, member]) => [name, closed(member, hidden)]));
  result.required = (result.required ?? []).filter((name: string) => Object.hasOwn(result.properties, name));
  if (result.additionalProperties === undefined) result.additionalProperties = false;
  return result;
}

interface Judge {
  id: string;
  request: ValidateFunction | undefined;
  responses: Map<string, ValidateFunction | undefined>;
}

const jsonOf = (holder: Json | undefined): Json | undefined => holder?.content?.["application/json"]?.schema;
const compiled = (schema: Json | undefined, hidden: "readOnly" | "writeOnly") =>
  schema === undefined ? undefined : ajv.compile(closed(schema, hidden));

/** By `GET /api/v2/apps/{applicationId}`: what the contract says of each operation. */
const judges = new Map<string, Judge>(
  Object.entries<Json>(api.paths).flatMap(([path, item]) =>
    Object.entries<Json>(item).flatMap(([method, operation]): [string, Judge][] => {
      if (operation.operationId === undefined) return [];
      const responses = Object.entries<Json>(operation.responses).map(
        ([status, response]) => [status, compiled(jsonOf(resolve(response)), "writeOnly")] as const,
      );
      const request = compiled(jsonOf(operation.requestBody), "readOnly");
      return [[`${method.toUpperCase()} ${path}`, { id: String(operation.operationId), request, responses: new Map(responses) }]];
    }),
  ),
);

/** A transport that compares everything with the contract: requests that were taken, and every response. */
export class Faithful implements Transport {
  /** What differs, one line each. */
  readonly flaws: string[] = [];
  /** Operations and statuses that were seen: `getSession 200`. */
  readonly seen = new Set<string>();
  readonly #inner: Transport;

  constructor(inner: Transport) {
    this.#inner = inner;
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.#inner.send(request);
    const judge = judges.get(request.operation);
    if (judge === undefined) this.flaws.push(`${request.operation} is no operation`);
    else this.#judge(judge, request, response);
    return response;
  }

  #judge({ id, request: shape, responses }: Judge, request: HttpRequest, { status, body }: HttpResponse): void {
    this.seen.add(`${id} ${status}`);
    if (status < 300 && shape !== undefined) this.#compare(`${id} request`, shape, request.body ?? "");
    if (!responses.has(String(status))) this.flaws.push(`${id} answers ${status}, which is not listed`);
    const response = responses.get(String(status));
    if (response !== undefined) this.#compare(`${id} ${status}`, response, body);
    else if (body !== "") this.flaws.push(`${id} ${status} has a body`);
  }

  #compare(where: string, validate: ValidateFunction, text: string): void {
    // The reference's own samples show null for what is not set, although its schemas have no null.
    if (validate(JSON.parse(text, (_, value) => value ?? undefined))) return;
    for (const { instancePath, message, params } of validate.errors ?? [])
      this.flaws.push(`${where} ${instancePath} ${message} ${JSON.stringify(params)}`);
  }
}
