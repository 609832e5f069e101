import { isContractName } from "../secrets/words";

/** Why a value is refused, and where in it. Never what the value is: any may be secret. */
export interface Flaw {
  /** Names and positions from the object down to the member. */
  path: readonly (string | number)[];
  /** The end of a sentence that the member begins, for example `is a text where the API has true or false`. */
  text: string;
}

/** What was found in a member, told from its holder: paths are made on the way back, since hardly any value has a flaw. */
export const within = (step: string | number, { path, text }: Flaw): Flaw => ({ path: [step, ...path], text });

/** A judge of whole values; undefined for one without a flaw. */
export type Examine = (value: unknown) => Flaw | undefined;

/** A name that may be printed: others may hold anything, a secret for example. */
const plainName = /^[A-Za-z_][\w-]{0,39}$/;

/**
 * The path as people write it: `_embedded.policies[2].rule`.
 * @param isHidden true for a text that may not be shown; asked for the names that the contract does not have, all in one
 */
export function spellPath(path: Flaw["path"], isHidden: (text: string) => boolean = () => false): string {
  // Others are not shown, and may be as long as a response is.
  const newer = path.filter((step): step is string => typeof step === "string" && plainName.test(step) && !isContractName(step));
  const areShown = newer.length === 0 || !isHidden(newer.join("."));
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    const name = plainName.test(step) && (areShown || isContractName(step)) ? step : "(an odd name)";
    return text === "" ? name : `${text}.${name}`;
  }, "");
}
