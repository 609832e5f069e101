import { assignmentsOf, isVariable } from "./directives";
import type { Directives, Statement } from "./statements";

/** What directives do to the variable by which a policy asks for a login. */
interface PolicyTypeSet {
  /** False where they may do so. */
  isCertain: boolean;
  /** The end of a sentence that the directives begin. */
  text: string;
}

/** Looks whether directives set $policy_type; undefined where they only look at it. */
export function policyTypeSet(directives: Directives): PolicyTypeSet | undefined {
  const { statements, notRead } = directives;
  const given = assignmentsOf(directives, "policy_type");
  if (given.some((value) => /^(NO_AUTH|ADAPTIVE)$/.test(value)))
    return { isCertain: true, text: "sets $policy_type to one that asks for no session" };
  if (statements.some(sets)) return { isCertain: true, text: "sets $policy_type so that its rule does not hold" };
  return notRead?.mayHold(/policy_type/i) ? { isCertain: false, text: `${notRead.why}, so it may set $policy_type` } : undefined;
}

/** Directives that use the values of variables and set none. */
const readers: readonly string[] = ["if", "return", "rewrite", "location", "add_header", "access_log", "try_files", "error_page", "root"];
const isReader = (name: string) => readers.includes(name) || /^(proxy|more)_\w+$/.test(name);

/** True where a directive sets the variable, or is none of those that only use its value. */
function sets({ name, words }: Statement): boolean {
  // A pattern gives a variable what its named group finds.
  if (words.some((word) => /\(\?P?[<']policy_type[>']/i.test(word))) return true;
  // What `set` gives may be the value of any variable, this one among them.
  if (name === "set") return isVariable(words[0], "policy_type");
  return !isReader(name) && [name, ...words].some((word) => /\bpolicy_type\b/i.test(word));
}
