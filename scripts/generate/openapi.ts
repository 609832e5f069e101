// Writes openapi.ts for the sdk: the types of the contract's schemas.
import openapiTS, { astToString } from "openapi-typescript";
import type { Api } from "./api.ts";
import { banner } from "./banner.ts";
import { merged } from "./schemas.ts";

/** The file. */
export async function generateOpenapi(api: Api): Promise<string> {
  const { schemas } = api.components;
  // Of a schema that only adds to another one the type generator would make an empty type.
  const typable = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, merged(schemas, schema)]));
  const contract = JSON.stringify({ ...api, components: { ...api.components, schemas: typable } });
  return banner + astToString(await openapiTS(contract, { defaultNonNullable: false }));
}
