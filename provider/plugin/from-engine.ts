import { isObject, type Json } from "../../sdk/json";
import { type StateId, stateIdIn } from "../ids";
import { type Inputs, inputsIn, type Outputs, outputsIn } from "../lifecycle";
import { unwrapSecrets } from "../values/markers";

/** What the engine hands over of a program, free of secret marks. */
export const enteringInputs = (value: Json): Inputs => inputsIn(plain(value));

/** The same of a state. */
export const enteringOutputs = (value: Json): Outputs => outputsIn(plain(value));

/** The id of an object, as another host may hand it over, too. */
export const enteringId = (id: string): StateId => stateIdIn(String(id));

const plain = (value: Json): Json => {
  const unwrapped = unwrapSecrets(value);
  return isObject(unwrapped) ? unwrapped : {};
};
