import type { Path, ToldProblem } from "pulumi-oag/provider/v1";
import { isWithinPath } from "pulumi-oag/sdk";
import { type Failure, spelledName } from "../error-details";
import { CliError, causeOf } from "../errors";
import { isObject, isSame, type Json } from "../json";
import { type KindName, kinds, objectName, providerOf } from "../kinds";
import { variableAsSet } from "../variable-names";
import { type Declaration, isRequired } from "./declare";
import type { PlannedResource } from "./plan";
import { markedIn, spelledPath, without } from "./secret-paths";
import { hasMembers } from "./tables";

/** A resource as `pulumi import` takes it. */
export interface Imported {
  inputs: Json;
  outputs: Json;
}

/**
 * Asks the provider itself whether it would take the declaration, and what its state would be. What the gateway has but
 * the provider would refuse is released, with a remark; a resource that cannot be declared at all is an error.
 */
export async function verify(resource: PlannedResource): Promise<Imported> {
  const { handler } = kinds[resource.kind];
  const { declaration } = resource;
  for (let round = 0; round < 20; round += 1) {
    const news = inputsOf(resource.kind, declaration);
    const problems = await handler.problems(news, news);
    if (problems.length === 0) break;
    const released = problems.filter((problem) => release(resource, problem));
    if (released.length === 0)
      throw new CliError(
        problems[0]?.code ?? "OAG_INCOMPLETE",
        `${spelledResource(resource)} cannot be declared: ${problems.map(({ reason }) => reason).join("; ")} (${variableAsSet("OAG_VALIDATION")}=warn lets through what is newer than this version)`,
      );
  }
  const inputs = inputsOf(resource.kind, declaration);
  const { id, props, inputs: live } = await handler.read(resource.id, handler.noted(inputs, declaration.unread));
  if (id === "")
    throw new CliError("OAG_CONFLICT", `${spelledResource(resource)} is gone from the gateway since the dump began; run it again`);
  const outputs = { ...props, __provider: providerOf(resource.kind) };
  if (!isSame(declared(inputs), declared(live ?? {})))
    throw new CliError("OAG_CONFLICT", `${spelledResource(resource)} changed on the gateway since the dump began; run it again`);
  return { inputs, outputs };
}

/** Without Pulumi's own names. */
export const declared = (inputs: Json): Json => Object.fromEntries(Object.entries(inputs).filter(([name]) => !name.startsWith("__")));

const spelledResource = ({ kind, title, id }: PlannedResource) => spelledName(objectName(kind, title, id));

/** What the program registers, but for what it cannot know. */
function inputsOf(kind: KindName, declaration: Declaration): Json {
  const marked = markedIn(kind, declaration);
  return { ...declaration.inputs, ...(marked.length > 0 && { __secrets: marked }), __provider: providerOf(kind) };
}

/** Takes what a refused path names out of the declaration, if the resource can do without: a member, or one of those within it. */
function release(resource: PlannedResource, { path, reason }: ToldProblem): boolean {
  const [name = "", member] = path.map(String);
  const { kind, declaration } = resource;
  const { inputs } = declaration;
  const value = inputs[name];
  if (value === undefined) return false;
  const isWithin = member !== undefined && hasMembers(kind, inputs.type, name) && isObject(value) && Object.hasOwn(value, member);
  if (!isWithin && isRequired(kind, inputs.type, name)) return false;
  const released: Path = isWithin ? [name, member] : [name];
  const isReleased = (one: Path) => isWithinPath(one, released);
  declaration.inputs = without(inputs, released);
  declaration.unread = declaration.unread.filter((one) => !isReleased(one));
  resource.args = without(resource.args, released);
  resource.secrets = resource.secrets.filter((secret) => !isReleased(secret.path));
  resource.remarks.push(
    `Not declared, so left alone: ${spelledPath(released)}. This version would refuse what the gateway has (${reason}).`,
  );
  return true;
}

/** Verifies all, so many at a time as the gateway bears; what cannot be declared is named. */
export async function verifyAll(
  resources: readonly PlannedResource[],
  onDone: (done: number) => void,
): Promise<{ imported: Map<PlannedResource, Imported>; failed: Failure[] }> {
  const imported = new Map<PlannedResource, Imported>();
  const failed: Failure[] = [];
  let done = 0;
  await Promise.all(
    resources.map(async (resource) => {
      try {
        imported.set(resource, await verify(resource));
      } catch (error) {
        failed.push(causeOf(error));
      }
      done += 1;
      onDone(done);
    }),
  );
  return { imported, failed };
}
