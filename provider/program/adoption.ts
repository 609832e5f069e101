import * as pulumi from "@pulumi/pulumi";
import { visibleJson } from "../../sdk/text";
import { assertOptions } from "./assert-options";
import { kindOf } from "./kind-of";
import { ProgramError } from "./program-error";
import { assertImportedOnce, type Declared } from "./unique";

const key = "oag:adopt";
const cure = `Set it by the resource's name: \`pulumi config set --path '${key}["payroll"]' 6f1f2f0a-0000-4000-8000-000000000000\``;

/**
 * A resource's options, with the id that it adopts: that of its `import` option, or the one that the stack's configuration
 * names, for resources whose options nobody can set, since a component makes them.
 * @throws RunError when an option is no resource that must be one, that configuration cannot be read, or another resource of the program adopts the same object
 */
export function adoptionOf(resource: Declared): pulumi.CustomResourceOptions | undefined {
  const { type, name, opts } = resource;
  assertOptions(`${kindOf(type)} ${visibleJson(name)}`, opts);
  const isSaid = opts?.import !== undefined || opts?.id !== undefined;
  const configured = isSaid ? undefined : configuredId(kindOf(type), name);
  const adopting = configured === undefined ? opts : { ...opts, import: configured };
  assertImportedOnce({ type, name, opts: adopting });
  return adopting;
}

/** The entry of the resource's name, or of its kind and name, as its URN ends: two kinds may have one name. */
function configuredId(kind: string, name: string): string | undefined {
  const adoptions = parseAdoptions(pulumi.runtime.allConfig()[key]);
  const entry = [`${kind}::${name}`, name].find((candidate) => adoptions.has(candidate));
  if (entry === undefined) return undefined;
  const id = adoptions.get(entry);
  if (typeof id === "string" && id.trim() !== "") return id;
  throw new ProgramError("OAG_IMPORT", `${key}[${visibleJson(entry)}] must be the id of the object on the gateway, as a text. ${cure}`);
}

function parseAdoptions(text: string | undefined): ReadonlyMap<string, unknown> {
  if (text === undefined || text.trim() === "") return new Map();
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return new Map(Object.entries(parsed));
  } catch {
    // Told below, without the text.
  }
  throw new ProgramError("OAG_CONFIG", `${key} must be a JSON object with the id of each object by the name of its resource. ${cure}`);
}
