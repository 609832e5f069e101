import type { OagCode } from "pulumi-oag/sdk";

/** An object of a gateway, as messages call it. */
export interface ObjectName {
  readonly noun: string;
  /** A label, a domain, a common name, as it was found. */
  readonly title: unknown;
  readonly id: string;
}

/** Why something failed. */
export interface Cause {
  /** Stable cause, one of those in docs/errors.md. */
  readonly code: OagCode;
  /** What is wrong and what to do. */
  readonly text: string;
  /** The same as people are shown it, with the code that they look the cure up by. */
  readonly line: string;
}

/** A cause, and the object that it is about where the cause itself does not name it. */
export interface Failure extends Cause {
  readonly object?: ObjectName;
}

/** What stands where a file or a folder of ours is to be. */
interface Obstacle {
  readonly path: string;
  readonly why: keyof typeof obstacles;
}

const obstacles = { noFolder: "no folder", noFile: "no file", changed: "changed since", foreign: "not written by a dump" } as const;

/** An app that may be meant, by its label; with its id where the label does not tell it from others. */
interface Candidate {
  readonly label: string;
  readonly id?: string;
}

/** Something else to mend. */
interface Remark {
  readonly text: string;
}

/** One of several things that an error tells. */
export type Detail = Failure | Obstacle | Candidate | Remark;

/** A text of people with the code that they look its cure up by. */
export const withCode = (text: string, code: OagCode): string => `${text} [${code}]`;

/** An object as a sentence names it. */
export const spelledName = ({ noun, title, id }: ObjectName): string => `${noun} ${JSON.stringify(title ?? "?")} (${id})`;

/** A detail as a line for people. */
export function lineOf(detail: Detail): string {
  if ("path" in detail) return `${detail.path} (${obstacles[detail.why]})`;
  if ("label" in detail) return detail.id === undefined ? JSON.stringify(detail.label) : `${detail.id} (${JSON.stringify(detail.label)})`;
  if (!("line" in detail)) return detail.text;
  return detail.object === undefined ? detail.line : `${spelledName(detail.object)}: ${detail.line}`;
}
