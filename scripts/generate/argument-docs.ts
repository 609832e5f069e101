// The comments that arguments have in an editor: meaning, allowed values, default and source, as sdk/openapi.yaml has them.

import type { SchemaNode } from "./schema-node.ts";
import { resolved, type Schemas } from "./schemas.ts";

const sentence = (text: string) => (/[.!?:]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

const site = "https://developer.okta.com/docs";

/** Where a source can be read: a tag of the API reference, or a published guide with its chapter. A draft has no address. */
function linked(source: string): string {
  const [, guide, chapter] = /^guide ([\w-]+) \((\w+)\)$/.exec(source) ?? [];
  if (guide !== undefined) return `[Guide ${guide}](${site}/guides/${guide}/${chapter}/main/)`;
  if (/^[\w-]+$/.test(source)) return `[API reference, ${source}](${site}/api/openapi/oag/oag/tag/${source}/)`;
  return `API reference, ${source}`;
}

/** Of a member that programs declare what holds where one does not. */
export interface Undeclared {
  /** It is a member of an item of a map, which a program owns whole: of an item nothing is left as it is. */
  readonly isOfItem?: boolean | undefined;
  /** What its item's key, or the provider, gives it. */
  readonly implied?: string | undefined;
}

const leftAsItIs = "left as it is when it is not declared";

/** Its default, were it only that the gateway decides. */
function defaultOf({ default: given, "x-initial": initial, writeOnly }: SchemaNode, { isOfItem = false, implied }: Undeclared): string {
  if (implied !== undefined) return implied;
  if (given !== undefined)
    return `${JSON.stringify(given)} (${isOfItem ? "what an item has that leaves it out" : `the gateway's; ${leftAsItIs}`})`;
  if (initial !== undefined) return `${JSON.stringify(initial)} (what a new app has; ${leftAsItIs})`;
  if (isOfItem) return "none; cleared when an item leaves it out";
  return writeOnly === true ? "none; nothing is sent when it is not declared" : `what the gateway gives; ${leftAsItIs}`;
}

/**
 * The doc comment of one member.
 * @param schemaSource where its schema is from, for a member that names no source itself
 * @param undeclared of an argument that may be left out; what is demanded, and what a gateway gives back, has no default
 * @throws Error for a member of which the contract says nothing: a pointer elsewhere is no meaning
 */
export function docs(key: string, member: SchemaNode, schemas: Schemas, schemaSource: string | undefined, undeclared?: Undeclared): string {
  const own = { ...resolved(schemas, member), ...member };
  const source = own["x-source"] ?? schemaSource;
  if (own.description === undefined) throw new Error(`${key} (${source}) has no description in sdk/openapi.yaml`);
  if (source === undefined) throw new Error(`${key} has no source in sdk/openapi.yaml`);
  const lines = [sentence(own.description)];
  const meanings = Object.entries(own["x-enum-meaning"] ?? {});
  if (meanings.length > 0 && meanings.length < 8) lines.push(...meanings.map(([value, meaning]) => `- \`${value}\`: ${meaning}`));
  const bounds = [
    own.minimum !== undefined && `at least ${own.minimum}`,
    own.maximum !== undefined && `at most ${own.maximum}`,
    own.maxLength !== undefined && `at most ${own.maxLength} characters`,
  ].filter(Boolean);
  if (bounds.length > 0) lines.push(`Allowed: ${bounds.join(", ")}.`);
  if (undeclared !== undefined) lines.push(`@default ${defaultOf(own, undeclared)}`);
  lines.push(`@see ${linked(source)}`);
  return `  /**\n${lines.map((line) => `   * ${line.replaceAll("*/", "* /")}`).join("\n")}\n   */\n`;
}
