import { isContractWord } from "../../sdk/secrets/words";
import { textOf } from "../../sdk/text";

/**
 * A word of the gateway's in a sentence, for example a status: plain where the contract lists it. Anything else is quoted like
 * a value, and judged like one before the sentence is shown.
 */
export const wordOf = (value: unknown): string => {
  const text = textOf(value);
  return isContractWord(text) ? text : JSON.stringify(text);
};
