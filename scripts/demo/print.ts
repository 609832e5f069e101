import { type EngineRun, lineOf } from "../../engines/engine.ts";
import type { GatewaySummary } from "./gateway.ts";

const signs: Record<string, string> = { create: "+", update: "~", delete: "-", replace: "±", refresh: "~", gone: "-" };

export const say = (text = "") => process.stdout.write(`${text}\n`);

/** One run: its steps, property by property. */
export function showRun(run: EngineRun, { quietCreates = false } = {}): void {
  if (run.steps.length === 0 && !run.failed) say("    nothing to do");
  for (const { op, type, name, diff } of run.steps) {
    say(`    ${signs[op] ?? "*"} ${op} ${type.split(":").at(-1)} ${name}`);
    if (op === "delete" || (op === "create" && quietCreates)) continue;
    for (const { path, kind, old, new: next } of diff)
      say(`        ${{ add: "+", delete: "-", update: "~" }[kind]} ${path}${values(kind, old, next)}`);
  }
  for (const diagnostic of run.diagnostics) if (diagnostic.severity !== "info") say(`    ${lineOf(diagnostic)}`);
}

function values(kind: string, old: unknown, next: unknown): string {
  if (old === undefined && next === undefined) return "";
  if (kind === "add") return `: ${short(next)}`;
  return kind === "delete" ? `: ${short(old)}` : `: ${short(old)} => ${short(next)}`;
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

/** What the gateway was asked between two looks. */
export function showCost(before: GatewaySummary, after: GatewaySummary): void {
  const tokens = after.tokens - before.tokens;
  const calls = after.requests - before.requests - tokens;
  say(`    (${calls} API request${calls === 1 ? "" : "s"}, ${tokens} access token${tokens === 1 ? "" : "s"})`);
}
