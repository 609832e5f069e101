import { type Message, message, quoted } from "../../sdk/message";
import type { ArgumentPath } from "./argument-path";

/** An item of a map as people tell it from the others. */
export interface ItemName {
  readonly name: string;
  /** What else tells it from another one of that name, for example `cookie`. */
  readonly remark?: string;
}

/** What one step of a create or an update is about. */
export interface StepName {
  /** The aspect, and the item of it; empty for the object's own members. */
  readonly path: ArgumentPath;
  /** What people call that, for example `policy`. @default nothing: the object itself says enough */
  readonly noun?: string;
  /** Of a map: which of its items. */
  readonly item?: ItemName;
  /** What it is to become, in a word that may be told: a status. */
  readonly word?: string;
}

/** A step that failed, and why. */
export interface FailedStep extends StepName {
  readonly cause: unknown;
}

/** An item in a sentence, behind its noun. */
export const itemIn = ({ name, remark }: ItemName): Message => message`${quoted(name)}${remark === undefined ? "" : ` (${remark})`}`;

/** A step in a sentence, for example `policy "/admin"`; empty where the object itself says enough. */
export const stepIn = ({ noun, item, word }: StepName): Message => [
  ...(noun === undefined ? [] : [noun]),
  ...(item === undefined ? [] : message` ${itemIn(item)}`),
  ...(word === undefined ? [] : [` ${word}`]),
];
