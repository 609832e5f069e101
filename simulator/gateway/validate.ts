import { validators } from "../generated/requests";
import { normalised } from "./normalise";
import type { Reading } from "./options";
import { badRequest } from "./refusal";

/** Checks a body against the contract; answers it as the gateway keeps it, without members that a lenient gateway ignores. */
export function validateBody(schema: keyof typeof validators, body: unknown, reading: Reading): Record<string, unknown> {
  return normalised(reading.normalises, accepted(schema, body, reading)) as Record<string, unknown>;
}

function accepted(schema: keyof typeof validators, body: unknown, reading: Reading): Record<string, unknown> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw badRequest("The body must be a JSON object");
  const kept = { ...(body as Record<string, unknown>) };
  const validate = validators[schema];
  if (validate(kept)) return kept;
  const problems = (validate.errors ?? []).filter((problem) => {
    if (isNewer(problem, kept, reading)) return false;
    if (reading.behaviorUrlPaths && problem.keyword === "pattern" && /Url$/.test(problem.instancePath)) return false;
    if (problem.keyword !== "additionalProperties" || reading.refuseUnknownMembers) return true;
    if (problem.instancePath === "") delete kept[String(problem.params.additionalProperty)];
    return false;
  });
  if (problems.length === 0) return kept;
  const texts = problems.map((problem) => `${problem.instancePath || "/"} ${problem.keyword} ${JSON.stringify(problem.params)}`);
  throw badRequest("Request validation failed", { problems: texts });
}

interface Problem {
  keyword: string;
  instancePath: string;
  params: Record<string, unknown>;
}

/** True for a member or a value that this gateway has beyond the contract. */
function isNewer({ keyword, instancePath, params }: Problem, body: unknown, { newer }: Reading): boolean {
  if (keyword === "additionalProperties") return newer.includes(String(params.additionalProperty));
  if (keyword !== "enum") return false;
  const value = instancePath
    .split("/")
    .slice(1)
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], body);
  return (newer as readonly unknown[]).includes(value);
}
