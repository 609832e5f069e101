import { isGone } from "../../../sdk/errors";
import { ExplainedError } from "../../errors/failure";
import type { ObjectId } from "../../ids";
import { type ApiObject, objectIdOf } from "../api-object";
import type { Aspect } from "../aspect";
import { inside, present, valueIn } from "../compare/present";
import type { Variant } from "../kind-facts";
import type { Location } from "../location";
import type { Live, Wanted } from "../parsed/live";
import { typedBy } from "../parsed/variant";

/**
 * Reads an object and the named aspects: one call where the gateway honours `expand`, the aspects' own calls for what it
 * left out.
 * @param guess the variant that it probably has, which the call goes by
 */
export async function observe(location: Location, id: ObjectId, wanted: Wanted, guess: Variant): Promise<Live> {
  const asked = wanted(guess);
  const expand = guess.aspects.flatMap(({ name, expand }) => (Object.hasOwn(asked, name) && expand ? [expand] : []));
  const object = await location.calls.get(id, { expand });
  // The id that the gateway shows: it may have been asked for in another case.
  return withAspects(location, object, wanted);
}

/** Parses a response, with the wanted aspects: by their own calls where it does not carry them under `_embedded`. */
export async function withAspects(location: Location, response: ApiObject, wanted: Wanted): Promise<Live> {
  const id = objectIdOf(response);
  const embedded = present(inside(response, "_embedded"));
  const typed = typedBy(location.kind, response.type);
  const asked = wanted(typed.variant);
  const aspects = typed.variant.aspects.filter(({ name }) => Object.hasOwn(asked, name));
  const read = aspects.map(async (aspect) => {
    const reading = aspect.read(location.gateway, id, valueIn(embedded, aspect.name), asked[aspect.name]);
    return [aspect.name, await reading.catch((error) => throwUnread(location, id, aspect, error))] as const;
  });
  return {
    ...typed,
    id,
    members: membersIn(location, response),
    aspects: Object.fromEntries(await Promise.all(read)),
    status: location.kind.status === undefined ? undefined : valueIn(response, "status"),
  };
}

/** The own members that a response shows. */
export function membersIn({ kind, parent }: Location, { _embedded: _, ...own }: ApiObject): ApiObject {
  // Of a nested object no response says under which it is.
  return kind.shape.parent === undefined ? own : { ...own, [kind.shape.parent]: parent };
}

/**
 * What is not found may be the object, which somebody removed meanwhile, or the aspect alone: then the object is not gone.
 * @throws what a look at the object says where it is gone, and what the aspect's own call said otherwise
 */
async function throwUnread(location: Location, id: ObjectId, { name }: Aspect, error: unknown): Promise<never> {
  if (!isGone(error)) throw error;
  await location.calls.get(id, { expand: [] });
  throw new ExplainedError(error, `the ${location.kind.noun} is there, but its ${name} cannot be read; nothing was changed for that`);
}

/** The own members of an object, read now. */
export const readMembers = async ({ calls }: Location, id: ObjectId): Promise<ApiObject> => calls.get(id);
