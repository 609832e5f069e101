import { members } from "../../../sdk/generated/contract";
import { type SchemaValidator, validators } from "../../../sdk/generated/validators";
import { textOf } from "../../../sdk/text";
import { Block } from "../../reconciler/aspects/block";
import { identityIn } from "../../reconciler/aspects/map/item-facts";
import { itemFactsOf } from "../../reconciler/aspects/map/item-facts-of";
import { ItemMap } from "../../reconciler/aspects/map/map";
import { secretWhereIn } from "../../reconciler/aspects/map/secret-where";
import { itemCalls, objectCalls } from "../../reconciler/client-calls";
import type { MemberTable } from "../../reconciler/compare/member-table";
import { normalText } from "../../reconciler/compare/normal";
import { levelOf } from "./access";
import { assertOneLeft } from "./last-item";
import { policyName } from "./policy-order";
import { orderOfPolicies } from "./policy-steps";

export const protectedResources = new ItemMap({
  name: "protectedResources",
  singular: "protected resource",
  expand: "resources",
  table: members.ProtectedResource,
  ...itemFactsOf(members.ProtectedResourceCreateRequest),
  validator: validators.ProtectedResource,
  identity: (item) => identityIn(normalText(members.ProtectedResource.hostname, textOf(item.hostname))),
  normalised: "hostname",
  title: (item) => ({ name: textOf(item.hostname) }),
  keyFor: (item) => textOf(item.hostname),
  calls: (client) => itemCalls(client.applications.protectedResources),
  assertEnough: (plan, readMembers) => assertOneLeft("protected resource", plan, readMembers),
});

export const attributes = new ItemMap({
  name: "attributes",
  singular: "attribute",
  expand: "attributes",
  table: members.Attribute,
  ...itemFactsOf(members.AttributeCreateRequest),
  validator: validators.Attribute,
  identity: (item) =>
    identityIn(`${textOf(item.type ?? members.Attribute.type.implied)} ${normalText(members.Attribute.name, textOf(item.name))}`),
  title: (item) => ({ name: textOf(item.name), ...(item.type === "COOKIE" && { remark: "cookie" }) }),
  keyFor: (item) => textOf(item.name),
  ...secretWhereIn(members.Attribute),
  calls: (client) => itemCalls(client.applications.attributes),
  assertEnough: (plan, readMembers) => assertOneLeft("attribute", plan, readMembers),
});

export const policies = new ItemMap({
  name: "policies",
  singular: "policy",
  expand: "policies",
  table: members.Policy,
  ...itemFactsOf(members.PolicyCreateRequest),
  validator: validators.Policy,
  identity: (item) => identityIn(normalText(members.Policy.resourcePath, textOf(item.resourcePath))),
  title: (item) => ({ name: textOf(item.resourcePath) }),
  keyFor: (item) => textOf(item.resourcePath),
  calls: (client) => itemCalls(client.applications.policies),
  rank: levelOf,
  nameOf: policyName,
  steps: orderOfPolicies,
  causeOf: async (refused) => (await import("./root-policy.js")).refusalOfRoot(refused),
  assertEnough: (plan, readMembers) => assertOneLeft("policy", plan, readMembers),
});

/** A block of an app: its argument is called like what `expand` brings along. */
const block = (name: "behavior" | "session" | "healthCheck", singular: string, table: MemberTable, validator: SchemaValidator): Block =>
  new Block({
    ...{ name, singular, expand: name, table, validator },
    calls: (client) => objectCalls(client.applications[name]),
  });

export const behavior = block("behavior", "behavior", members.Behavior, validators.Behavior);
export const samlBehavior = block("behavior", "behavior", members.BehaviorSAML, validators.BehaviorSAML);
export const healthCheck = block("healthCheck", "health check", members.HealthCheck, validators.HealthCheck);
export const session = block("session", "session", members.Session, validators.Session);
