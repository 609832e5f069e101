import { isObject, type Json } from "../../sdk/json";
import { type Message, spell } from "../../sdk/message";
import { plainText } from "../../sdk/text";
import { pathTo } from "../path-to";
import type { DeclaredApp } from "./declared";
import { isKnown, type Known, type Unknown, unknown } from "./unknown";

/** What every item of a map has. */
export interface Item {
  key: string;
  /** Where it stands, for example `policies["/public"]`. */
  at: string;
  /** The same in segments. */
  where: Message;
}

/** An attribute with its defaults. */
interface AttributeView extends Item {
  name: Known<string>;
  type: Known<string>;
  source: Known<string | undefined>;
  value: Known<string | undefined>;
  active: Known<boolean>;
}

/** A policy with its defaults. */
export interface PolicyView extends Item {
  path: Known<string>;
  rule: Known<string | undefined>;
  active: Known<boolean>;
  caseSensitive: Known<boolean>;
  regexRule: Known<string | undefined>;
  customDirective: Known<string | undefined>;
}

/** A back end with its defaults. */
export interface ResourceView extends Item {
  hostname: Known<string>;
  active: Known<boolean>;
  weight: Known<number>;
}

/** The items of a map. */
export interface Part<T> {
  items: readonly T[];
  /** False where there may be more than `items`: the map is not declared, or it or one of its items is not known. */
  isComplete: boolean;
}

/** An app as rules look at it: defaults filled in, what has another type than the API says taken for unknown. */
export interface AppView {
  label: string;
  id: string | undefined;
  type: Known<string | undefined>;
  status: Known<string | undefined>;
  publicDomain: Known<string | undefined>;
  /** False for a SAML or OIDC app, which has no paths of its own here. */
  isProxied: boolean;
  /** True for a type that asks nobody for a login. */
  isOpen: boolean;
  declared: DeclaredApp;
  attributes: Part<AttributeView>;
  policies: Part<PolicyView>;
  resources: Part<ResourceView>;
}

/** The view of an app. */
export function viewOf(declared: DeclaredApp): AppView {
  const json = declared as Json;
  const type = text(json.type);
  const label = text(json.label);
  const id = text(json.id);
  return {
    label: isKnown(label) ? (label ?? "(no label)") : "(not known yet)",
    id: isKnown(id) ? id : undefined,
    type,
    status: text(json.status),
    publicDomain: text(json.publicDomain),
    isProxied: type !== "OAG_SAML" && type !== "OAG_OIDC",
    isOpen: type === "OAG_NOAUTH",
    declared,
    attributes: partOf("attributes", json.attributes, (item, key) => ({
      name: withDefault(text(item.name), key),
      type: withDefault(text(item.type), "HEADER"),
      source: text(item.source),
      value: text(item.value),
      active: withDefault(flag(item.active), true),
    })),
    policies: partOf("policies", json.policies, (item, key) => ({
      path: plainPathOf(withDefault(text(item.resourcePath), key)),
      rule: text(item.rule),
      active: withDefault(flag(item.active), true),
      caseSensitive: withDefault(flag(item.caseSensitive), true),
      regexRule: text(item.regexRule),
      customDirective: text(item.customDirective),
    })),
    resources: partOf("protectedResources", json.protectedResources, (item, key) => ({
      hostname: withDefault(text(item.hostname), key),
      active: withDefault(flag(item.active), true),
      weight: withDefault(count(item.assignedWeight), 1),
    })),
  };
}

function partOf<T>(name: string, map: unknown, read: (item: Json, key: string) => T): Part<T & Item> {
  if (!isObject(map) || !isKnown(map as Json | Unknown)) return { items: [], isComplete: false };
  const entries = Object.entries(map).filter(([, item]) => item !== undefined && item !== null);
  const plain = entries.filter((entry): entry is [string, Json] => isObject(entry[1]) && isKnown(entry[1] as Json | Unknown));
  return {
    // Where an item stands is made out for a finding alone: an item is looked at many times, and hardly any has one.
    items: plain.map(([key, item]) => ({
      key,
      get at() {
        return spell(pathTo(name, key));
      },
      get where() {
        return pathTo(name, key);
      },
      ...read(item, key),
    })),
    isComplete: plain.length === entries.length,
  };
}

const withDefault = <T>(value: Known<T | undefined>, instead: T): Known<T> => (isKnown(value) ? (value ?? instead) : unknown);

/** The provider takes paths for the same that differ in blanks at their ends, and so may a gateway: rules judge what they are then. */
const plainPathOf = (path: Known<string>): Known<string> => (isKnown(path) ? plainText(path) : unknown);

const typed =
  <T>(isType: (value: unknown) => value is T) =>
  (value: unknown): Known<T | undefined> =>
    value === undefined || value === null ? undefined : isType(value) ? value : unknown;

/** A text; absent and null are the same, and what is no text is not known. */
export const text = typed((value): value is string => typeof value === "string");
/** The same for true and false. */
export const flag = typed((value): value is boolean => typeof value === "boolean");
/** The same for a number. */
export const count = typed((value): value is number => typeof value === "number");

/** A block of an app, `session` for example: its members, all unknown where it is. */
export function blockOf(declared: DeclaredApp, name: "session" | "behavior" | "healthCheck"): (member: string) => unknown {
  const block: unknown = declared[name];
  if (!isKnown(block)) return () => unknown;
  return (member) => (isObject(block) ? block[member] : undefined);
}
