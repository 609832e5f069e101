import type { OagClient } from "../../../sdk/client";
import { members } from "../../../sdk/generated/contract";
import { type SchemaValidator, validators } from "../../../sdk/generated/validators";
import type { Json } from "../../../sdk/json";
import type { PartBlock, PartList } from "../../../sdk/operations/parts";
import { textOf } from "../../../sdk/text";
import type { Expand } from "../../../sdk/types";
import { normalText } from "../../reconciler/normal";
import type { MemberTable } from "../../reconciler/put";

/** A list-like part of an app, which programs declare as a map. */
export interface MapPart {
  kind: "map";
  /** Argument, output and `_embedded` member. */
  name: "attributes" | "policies" | "protectedResources";
  singular: string;
  expand: Expand;
  members: MemberTable;
  required: readonly string[];
  validator: SchemaValidator;
  /** What the key stands for when the item does not say otherwise. */
  implied(key: string): Json;
  /** What the gateway takes for the same item. */
  identity(item: Json): string;
  /** How errors name an item. */
  title(item: Json): string;
  /** The key for an item that no program has named. */
  keyFor(item: Json): string;
  calls(client: OagClient): PartList<Json, Json>;
}

/** A part that an app has exactly once. */
export interface BlockPart {
  kind: "block";
  name: "behavior" | "session" | "healthCheck";
  singular: string;
  expand: Expand;
  members: MemberTable;
  validator: SchemaValidator;
  calls(client: OagClient): PartBlock<Json>;
}

export type Part = MapPart | BlockPart;
export type PartName = Part["name"];

// The client's types are the API's; the reconciler works on plain JSON.
const asList = (list: unknown) => list as PartList<Json, Json>;
const asBlock = (block: unknown) => block as PartBlock<Json>;

export const protectedResources: MapPart = {
  kind: "map",
  name: "protectedResources",
  singular: "protected resource",
  expand: "resources",
  members: members.ProtectedResource,
  required: ["hostname"],
  validator: validators.ProtectedResource,
  implied: (key) => ({ hostname: key }),
  identity: (item) => normalText("hostname", textOf(item.hostname)),
  title: (item) => JSON.stringify(textOf(item.hostname)),
  keyFor: (item) => textOf(item.hostname),
  calls: (client) => asList(client.applications.protectedResources),
};

export const attributes: MapPart = {
  kind: "map",
  name: "attributes",
  singular: "attribute",
  expand: "attributes",
  members: members.Attribute,
  required: ["source", "value"],
  validator: validators.Attribute,
  implied: (key) => ({ name: key, type: "HEADER" }),
  identity: (item) => `${textOf(item.type ?? "HEADER")} ${normalText("name", textOf(item.name))}`,
  title: (item) => `${JSON.stringify(textOf(item.name))}${item.type === "COOKIE" ? " (cookie)" : ""}`,
  keyFor: (item) => textOf(item.name),
  calls: (client) => asList(client.applications.attributes),
};

export const policies: MapPart = {
  kind: "map",
  name: "policies",
  singular: "policy",
  expand: "policies",
  members: members.Policy,
  required: ["rule"],
  validator: validators.Policy,
  implied: (key) => ({ name: key, resourcePath: key }),
  identity: (item) => normalText("resourcePath", textOf(item.resourcePath)),
  title: (item) => JSON.stringify(textOf(item.resourcePath)),
  keyFor: (item) => textOf(item.resourcePath),
  calls: (client) => asList(client.applications.policies),
};

const block = (
  name: BlockPart["name"],
  singular: string,
  table: MemberTable,
  validator: SchemaValidator,
  calls: BlockPart["calls"],
): BlockPart => ({
  kind: "block",
  name,
  singular,
  expand: name,
  members: table,
  validator,
  calls,
});

export const behavior = block("behavior", "behavior", members.Behavior, validators.Behavior, (client) =>
  asBlock(client.applications.behavior),
);
export const samlBehavior = block("behavior", "behavior", members.BehaviorSAML, validators.BehaviorSAML, (client) =>
  asBlock(client.applications.behavior),
);
export const healthCheck = block("healthCheck", "health check", members.HealthCheck, validators.HealthCheck, (client) =>
  asBlock(client.applications.healthCheck),
);
export const session = block("session", "session", members.Session, validators.Session, (client) => asBlock(client.applications.session));
