import { existsSync } from "node:fs";

/** Tells the content of a file, given where its path belongs, from a path: JSON, a key, an address, several lines. */
const content = /[{"\p{Cc}]|:\/\/|-----/u;
const pathLike = /[\\/]|\.(?:json|ya?ml|[cm]?[jt]sx?|md|toml|txt|pem|key|crt|cer|sarif|py|go|cs|java)$/i;
const longestPath = 200;
const longestLabel = 100;

/**
 * Whether a path may be told: one that is there, or one that looks like a path. `"$PASSWORD"` or `"$(pulumi stack export)"` in a file's
 * place is none, and a sentence with it ends in the log of a pipeline.
 */
export const isShown = (path: string): boolean =>
  (path.length <= longestPath && !content.test(path) && !/=|^\s|\s$/.test(path) && pathLike.test(path)) || existsSync(path);

/** A path for a sentence. @param otherwise what is named instead: the option or the argument */
export const shownPath = (path: string, otherwise: string): string => (isShown(path) ? path : otherwise);

/** The same of a file that may be standard input. */
export const shownSource = (source: string, otherwise: string): string =>
  source === "-" ? "standard input" : shownPath(source, otherwise);

/** A name that somebody gave, in quotes, unless it may be something else that was given in its place. */
export const shownName = (name: string, otherwise: string): string =>
  /^[A-Za-z_$][\w$]{0,39}$/.test(name) ? JSON.stringify(name) : otherwise;

/** True for a text that is the content of a file rather than its path. */
export const isContent = (text: string): boolean => content.test(text);

/** The label or id of an app that somebody asks for: a short line. Any text can be one, but nobody calls an app by a key or by JSON. */
export const shownLabel = (label: string): string =>
  label.length <= longestLabel && !/^\s*[{[]|-----|\p{Cc}/u.test(label) ? JSON.stringify(label) : "that is given";
