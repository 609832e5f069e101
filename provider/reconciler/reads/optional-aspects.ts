import { message } from "../../../sdk/message";
import { whyUnreadable } from "../../../sdk/outcomes";
import type { ResourceErrorCode } from "../../errors/codes";
import { codeOf, reasonIn } from "../../errors/failure";
import { MissingFeatureError } from "../../gateway/optional-feature";
import type { ObjectId } from "../../ids";
import type { Aspect } from "../aspect";
import { shownId } from "../id-form";
import type { Location } from "../location";
import type { Live } from "../parsed/live";
import type { From } from "../provenance";

/**
 * Reads those aspects, too, that only some gateways have; they are left out where a gateway does not. What answers for them
 * may be starting or out of order while the object itself is well: that is told, and the rest is shown.
 */
export async function withOptional(location: Location, live: Live): Promise<Live> {
  // Of a type that is newer than the contract, nothing says what it has.
  const aspects = live.isKnownType ? live.variant.aspects.filter(({ isOptional }) => isOptional) : [];
  const [first, ...others] = aspects;
  if (first === undefined) return live;
  const known = location.gateway.optionalByKind.get(location.kind);
  if (known !== undefined && !(await known)) return live;
  const reading = known === undefined ? probe(location, live.id, first) : readOptional(location, live.id, first);
  if (known === undefined) remember(location, reading);
  const found = await reading;
  const all =
    found.isMissing !== undefined
      ? [found]
      : [found, ...(await Promise.all(others.map((aspect) => readOptional(location, live.id, aspect))))];
  return { ...live, aspects: { ...live.aspects, ...Object.fromEntries(all.map(({ name, value }) => [name, value])) } };
}

/** An aspect that a gateway may not have. */
interface Optional {
  name: string;
  value?: From<"live"> | undefined;
  /** With the code of the refusal. */
  isMissing?: ResourceErrorCode;
}

/**
 * What all others go by: what is not found may as well be the object itself, which somebody removed meanwhile.
 * @throws what a look at the object says where it is gone
 */
async function probe(location: Location, id: ObjectId, aspect: Aspect): Promise<Optional> {
  const found = await readOptional(location, id, aspect);
  if (found.isMissing === "OAG_NOT_FOUND") await location.calls.get(id, { expand: [] });
  return found;
}

async function readOptional(location: Location, id: ObjectId, aspect: Aspect): Promise<Optional> {
  const { name, singular } = aspect;
  try {
    return { name, value: await aspect.read(location.gateway, id, undefined) };
  } catch (error) {
    if (error instanceof MissingFeatureError) return { name, isMissing: error.code };
    const why = whyUnreadable(error);
    if (why === undefined) throw error;
    if (why === "missing") return { name, isMissing: codeOf(error) };
    location.gateway.notice(message`${location.kind.noun} ${shownId(id)}: its ${singular} is left out: ${reasonIn(error)}`);
    return { name };
  }
}

function remember({ gateway: { optionalByKind }, kind }: Location, reading: Promise<Optional>): void {
  const hasIt = ({ isMissing }: Optional) => isMissing === undefined;
  // A failure of another cause says nothing: the next object finds out.
  const forget = () => {
    optionalByKind.delete(kind);
    return true;
  };
  optionalByKind.set(kind, reading.then(hasIt, forget));
}
