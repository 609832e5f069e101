import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../basics/checkout.ts";

/** One step of a page: a change of the program, something that happens to the gateway, or a command. */
export type Step = { kind: "program" | "change" | "event" | "command"; text: string };

/** The steps of a Markdown page, in its order. */
export function stepsOf(page: string): Step[] {
  const text = readFileSync(join(root, "docs/runbooks", page), "utf8");
  const texts = text.matchAll(/^```(ts|diff|sh)\n([\s\S]*?)^```$|^<!-- gateway: (.*) -->$/gm);
  return [...texts].flatMap(([, language, body = "", event]): Step[] => {
    if (event !== undefined) return [{ kind: "event", text: event }];
    if (language === "ts") return [{ kind: "program", text: body }];
    if (language === "diff") return [{ kind: "change", text: body }];
    return body
      .trimEnd()
      .split("\n")
      .map((line) => ({ kind: "command", text: line }));
  });
}

/** A program with a change made, which must fit in one place. */
export function changed(program: string, change: string): string {
  const lines = change.trimEnd().split("\n");
  const side = (sign: string) =>
    lines.flatMap((line) => (line.startsWith(sign) || line.startsWith(" ") ? [`${line.slice(1)}\n`] : [])).join("");
  const texts = program.split(side("-"));
  if (texts.length !== 2) throw new Error(`the change fits in ${texts.length - 1} places:\n${change}`);
  return texts.join(side("+"));
}
