import { type Member, members } from "../generated/contract";
import { responses } from "../generated/reads";
import type { OperationId } from "../http/connection";
import type { Json } from "../json";

/** Characters, many times what a gateway makes. What is secret is looked for in texts, and one of millions would stop the process. */
export const longestSecret = 4096;

const tables: Readonly<Record<string, Readonly<Record<string, Member>>>> = members;

/** By schema, where a read shows secrets: one that the gateway itself made, such as a client secret. */
const bySchema = new Map(
  [...new Set(Object.values(responses))].flatMap((name) => {
    const shown = Object.entries(tables[name] ?? {}).filter(([, { secret, writeOnly }]) => secret && !writeOnly);
    return shown.length === 0 ? [] : [[name, shown.map(([member]) => member)] as const];
  }),
);

/** The secrets that an operation's response shows. From then on the gateway may repeat them like what it was sent. */
export const secretsShownBy = (id: OperationId, response: Json): string[] =>
  (bySchema.get(responses[id] ?? "") ?? []).flatMap((name) => {
    const { [name]: value } = response;
    return typeof value === "string" && value.length <= longestSecret ? [value] : [];
  });
