import { type Quoted, quoted } from "../../sdk/message";
import { isContractWord } from "../../sdk/secrets/words";
import { printable, textOf } from "../../sdk/text";

/** The API's own are shorter. One that fills a page would hide what is said after it. */
const longestWord = 80;

/**
 * A word of the gateway's in a sentence, for example a status: plain where the contract lists it. Anything else is a value,
 * and judged like one before the sentence is shown.
 */
export const gatewayWord = (value: unknown): string | Quoted => {
  const text = textOf(value);
  return isContractWord(text) ? text : quoted(printable(text, longestWord));
};
