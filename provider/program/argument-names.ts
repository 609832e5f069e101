import { nearest } from "../../sdk/nearest";
import { ProgramError } from "./program-error";
import { isPlainObject } from "./program-values";
import { isShownName } from "./shown-name";

/** Arguments as they must be. */
interface ArgumentNames {
  /** Names that are arguments. */
  allowed: readonly string[];
  /** Those that must be there. */
  required?: readonly string[];
  /** The cure for a name that belongs elsewhere. */
  elsewhere?: (name: string) => string | undefined;
}

/**
 * Of what no check sees: a component's arguments, and those of a look-up. All problems at once, by name; never a value, which may be secret.
 * @param who whose arguments they are, as the sentence begins
 * @throws ProgramError for what is no object of arguments, a name that is none, and one that is missing: the code is that of the first
 */
export function assertArguments(who: string, args: unknown, { allowed, required = [], elsewhere = () => undefined }: ArgumentNames): void {
  const list = allowed.join(", ");
  if (!isPlainObject(args)) throw new ProgramError("OAG_ARGUMENT_TYPE", `${who} takes one object of arguments: ${list}.`);
  const strange = declared(args).filter((name) => !allowed.includes(name));
  const cureOf = (name: string): string => {
    const there = elsewhere(name);
    if (there !== undefined) return `${there}.`;
    const [near] = nearest(name, allowed, { most: 1 });
    return near === undefined ? `allowed are ${list}.` : `did you mean ${near}?`;
  };
  const problems = [
    ...strange.map(
      (name) => `${isShownName(name) ? name : "an argument whose name is not shown"} is not an argument here; ${cureOf(name)}`,
    ),
    ...required.filter((name) => args[name] === undefined).map((name) => `${name} is required.`),
  ];
  if (problems.length > 0)
    throw new ProgramError(strange.length > 0 ? "OAG_ARGUMENT_UNKNOWN" : "OAG_ARGUMENT_MISSING", `${who}: ${problems.join(" ")}`);
}

/** What is undefined is not there. */
const declared = (args: object): string[] => Object.entries(args).flatMap(([name, value]) => (value === undefined ? [] : [name]));
