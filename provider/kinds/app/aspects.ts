import { members } from "../../../sdk/generated/contract";
import { validators } from "../../../sdk/generated/validators";
import { textOf } from "../../../sdk/text";
import { Block, type BlockCalls } from "../../reconciler/block";
import type { ItemCalls } from "../../reconciler/map/facts";
import { ItemMap } from "../../reconciler/map/map";
import { normalText } from "../../reconciler/normal";
import { levelOf } from "./access";
import { assertOneLeft } from "./last-item";
import { nameOf } from "./policy-order";
import { orderOfPolicies } from "./policy-steps";

// The client's types are the API's; the reconciler works on plain JSON.
const asItems = (list: unknown) => list as ItemCalls;
const asBlock = (block: unknown) => block as BlockCalls;

export const protectedResources = new ItemMap({
  name: "protectedResources",
  singular: "protected resource",
  expand: "resources",
  table: members.ProtectedResource,
  required: ["hostname"],
  validator: validators.ProtectedResource,
  implied: (key) => ({ hostname: key }),
  identity: (item) => normalText("hostname", textOf(item.hostname)),
  identifying: ["hostname"],
  normalised: "hostname",
  title: (item) => JSON.stringify(textOf(item.hostname)),
  keyFor: (item) => textOf(item.hostname),
  calls: (client) => asItems(client.applications.protectedResources),
  assertEnough: (plan, readMembers) => assertOneLeft("protected resource", [], plan, readMembers),
});

export const attributes = new ItemMap({
  name: "attributes",
  singular: "attribute",
  expand: "attributes",
  table: members.Attribute,
  required: ["source", "value"],
  validator: validators.Attribute,
  implied: (key) => ({ name: key, type: "HEADER" }),
  identity: (item) => `${textOf(item.type ?? "HEADER")} ${normalText("name", textOf(item.name))}`,
  identifying: ["name", "type"],
  title: (item) => `${JSON.stringify(textOf(item.name))}${item.type === "COOKIE" ? " (cookie)" : ""}`,
  keyFor: (item) => textOf(item.name),
  calls: (client) => asItems(client.applications.attributes),
  assertEnough: (plan, readMembers) => assertOneLeft("attribute", ["OAG_NOAUTH"], plan, readMembers),
});

export const policies = new ItemMap({
  name: "policies",
  singular: "policy",
  expand: "policies",
  table: members.Policy,
  required: ["rule"],
  validator: validators.Policy,
  implied: (key) => ({ name: key, resourcePath: key }),
  identity: (item) => normalText("resourcePath", textOf(item.resourcePath)),
  identifying: ["name", "resourcePath"],
  title: (item) => JSON.stringify(textOf(item.resourcePath)),
  keyFor: (item) => textOf(item.resourcePath),
  calls: (client) => asItems(client.applications.policies),
  rank: levelOf,
  nameOf,
  steps: orderOfPolicies,
  causeOf: async (refused) => (await import("./root-policy.js")).refusalOfRoot(refused),
  assertEnough: (plan, readMembers) => assertOneLeft("policy", [], plan, readMembers),
});

export const behavior = new Block({
  name: "behavior",
  singular: "behavior",
  expand: "behavior",
  table: members.Behavior,
  validator: validators.Behavior,
  calls: (client) => asBlock(client.applications.behavior),
});

export const samlBehavior = new Block({
  name: "behavior",
  singular: "behavior",
  expand: "behavior",
  table: members.BehaviorSAML,
  validator: validators.BehaviorSAML,
  calls: (client) => asBlock(client.applications.behavior),
});

export const healthCheck = new Block({
  name: "healthCheck",
  singular: "health check",
  expand: "healthCheck",
  table: members.HealthCheck,
  validator: validators.HealthCheck,
  calls: (client) => asBlock(client.applications.healthCheck),
});

export const session = new Block({
  name: "session",
  singular: "session",
  expand: "session",
  table: members.Session,
  validator: validators.Session,
  calls: (client) => asBlock(client.applications.session),
});
