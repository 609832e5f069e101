import type { Member } from "../../../sdk/generated/contract";
import type { SchemaProblem, SchemaValidator } from "../../../sdk/generated/validators";
import { isObject, type Json, mapped, pick } from "../../../sdk/json";
import { type Message, message, quoted } from "../../../sdk/message";
import { isSamePath } from "../../../sdk/path";
import { printable } from "../../../sdk/text";
import { keyOf } from "../../configuration/setting-names";
import type { ArgumentPath } from "../../errors/argument-path";
import { lineIn, type Problem, type ProblemCode } from "../../errors/problem";
import type { Said } from "../../errors/resource-error";
import type { CheckContext } from "../../lifecycle";
import { holdsUnknown, isUnknown } from "../../values/markers";
import { valueAt } from "../../values/value-at";
import { isHidden } from "../compare/hidden";
import { type MemberTable, writable } from "../compare/member-table";
import { isThere } from "../compare/present";
import type { Members } from "../provenance";
import { suggest } from "./suggest";
import { butNot, typeInWords, wantedType } from "./wanted-type";

/** An object among a program's arguments, and what the contract says of it. */
interface Checked {
  /** Where it is; empty for the arguments themselves. */
  path: ArgumentPath;
  validator: SchemaValidator;
  members: MemberTable;
  required: readonly string[];
  /** What to say of a member that is not in the contract, beside what is said of any. */
  onUnknown?: (name: string) => string | undefined;
  /** Members that are refused whatever the validation, by their paths: they are not new, but not for a program to say. */
  readOnly?: readonly ArgumentPath[];
}

/** Problems of a program's arguments, collected so that all are told at once. */
export class Problems {
  readonly found: Problem[] = [];

  readonly #context: CheckContext;

  constructor(context: CheckContext) {
    this.#context = context;
  }

  /** Tells what refuses nothing, as it is. */
  notice(said: Said): void {
    this.#context.notice(said);
  }

  /** @param or other members beside the last of the path, any of which would do as well */
  add(path: ArgumentPath, code: ProblemCode, text: Said, or: readonly string[] = []): void {
    this.found.push({ code, path, ...(or.length > 0 && { or }), text });
  }

  /** What refuses nothing. */
  tell(path: ArgumentPath, text: Said, or: readonly string[] = []): void {
    this.notice(lineIn({ path, or, text }));
  }

  /** A member or value that may be newer than this version: refused, or only told when validation is `warn`. */
  addNewer(path: ArgumentPath, code: ProblemCode, text: Said): void {
    const { validation, nameOf = keyOf } = this.#context;
    if (validation === "warn") this.tell(path, message`${text}; sent as it is, since ${nameOf("validation")} is warn`);
    else this.add(path, code, text);
  }

  /**
   * Checks an object against the contract. Unknown values pass, and so does what they may turn out to be.
   * No reason ever shows a value: any of them may be secret.
   */
  checkObject(object: Members<"declared">, at: Checked): void {
    const known = mapped(
      pick(object, (_, value) => isThere(value) && !isUnknown(value)),
      withoutUnknown,
    );
    const isGiven = (name: string) => Object.hasOwn(object, name) && isThere(object[name]);
    for (const name of at.required)
      if (!isGiven(name)) this.add([...at.path, name], "OAG_ARGUMENT_MISSING", `is required (${describe(at.members[name])})`);
    at.validator(known);
    for (const problem of merge(at.validator.errors ?? [])) this.#addProblem(problem, object, at);
  }

  #addProblem(problem: SchemaProblem, object: Members<"declared">, at: Checked): void {
    const steps = placedIn(object, stepsIn(problem.instancePath));
    const [first = "", ...rest] = steps;
    const path = [...at.path, ...steps];
    const member = at.members[first];
    switch (problem.keyword) {
      case "required":
        // Top-level requirements are told above, where unknown values are seen.
        if (first !== "" && !isUnknown(valueAt(object, [...steps, String(problem.params.missingProperty)])))
          this.add([...path, String(problem.params.missingProperty)], "OAG_ARGUMENT_MISSING", "is required");
        return;
      case "additionalProperties": {
        const name = String(problem.params.additionalProperty);
        const text = (first === "" ? at.onUnknown?.(name) : undefined) ?? notAnArgument(name, namesAt(at.members, steps));
        const isReadOnly = at.readOnly?.some((one) => isSamePath(one, [...steps, name])) ?? false;
        if (isReadOnly) this.add([...path, name], "OAG_ARGUMENT_UNKNOWN", text);
        else this.addNewer([...path, name], "OAG_ARGUMENT_UNKNOWN", text);
        return;
      }
      case "enum": {
        const isShown = !(member?.sensitive ?? isHidden(member));
        const given = isShown ? steps.reduce<unknown>(inside, object) : undefined;
        this.addNewer(path, "OAG_ARGUMENT_WORD", allowedWords((problem.params.allowedValues as string[]) ?? [], given));
        return;
      }
      case "pattern":
        // A gateway may take what only one of two documents admits: it is sent, and the gateway has the last word.
        if (member?.doubt !== undefined && rest.length === 0 && isUrl(object[first])) {
          this.tell(path, `${member.doubt}; sent as it is`);
          return;
        }
        break;
    }
    this.add(
      path,
      problem.keyword === "type" ? "OAG_ARGUMENT_TYPE" : "OAG_ARGUMENT_FORM",
      `must be ${expectation(problem, rest.length === 0 ? member : undefined, valueAt(object, steps))}`,
    );
  }
}

/** The names that an object has at a path, as far as the contract describes it. */
function namesAt(members: MemberTable, steps: ArgumentPath): string[] {
  const [first, ...rest] = steps.filter((step) => typeof step === "string");
  if (first === undefined) return Object.keys(members);
  const within = members[first]?.members;
  return within === undefined ? Object.keys(members) : namesAt(writable(within), rest);
}

/** The steps of a JSON pointer: names as they are, positions in lists as numbers. */
function stepsIn(pointer: string): (string | number)[] {
  const [first = "", ...rest] = pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  // Only what the contract names has an inside, and it gives no member a number for a name.
  return first === "" ? [] : [first, ...rest.map((step) => (/^\d+$/.test(step) ? Number(step) : step))];
}

/** Steps to what a validator was given, as steps to what the program gave: it was given lists without what is not known. */
function placedIn(object: Members<"declared">, steps: ArgumentPath): ArgumentPath {
  let value: unknown = object;
  return steps.map((step) => {
    const known = Array.isArray(value) ? value.flatMap((item, at) => (isUnknown(item) ? [] : [at])) : [];
    const placed = typeof step === "number" ? (known[step] ?? step) : step;
    value = inside(value, placed);
    return placed;
  });
}

/** A compiled validator that is given the type, which is judged apart: a wrong one must not hide the other problems. */
export function withType(validator: SchemaValidator, type: string | undefined): SchemaValidator {
  const validate: SchemaValidator = (value) => {
    const isValid = validator({ ...(value as Json), type });
    validate.errors = validator.errors ?? [];
    return isValid;
  };
  return validate;
}

const likeAWord = /^[A-Z_]{1,40}\d{0,3}$/;

/** The words that are allowed, the one that is given, and the one that was probably meant. */
export function allowedWords(allowed: readonly string[], given: unknown): Message {
  const meant = typeof given === "string" ? suggest(given, allowed) : undefined;
  // What neither is near nor looks like a word of the API's may be a secret that a program put in the wrong place.
  const isWord = typeof given === "string" ? meant !== undefined || likeAWord.test(given) : typeof given === "number";
  // A value, whatever it is: so it is judged like any before the sentence is shown.
  const shown = isWord ? message` (not ${quoted(printable(String(given), 80))})` : "";
  return message`allowed are ${allowed.join(", ")}${shown}${meant ? `; did you mean ${meant}?` : ""}`;
}

const inside = (value: unknown, step: string | number): unknown => (value as Json | null | undefined)?.[step];

const isUrl = (value: unknown): boolean => typeof value === "string" && /^https?:\/\/[a-zA-Z0-9.-]+(:[0-9]{1,5})?([/?#]\S*)?$/.test(value);

/** What is wrong with a name that nothing knows. */
export function notAnArgument(name: string, known: readonly string[]): string {
  const meant = suggest(name, known);
  return meant ? `is not an argument here; did you mean ${meant}?` : `is not an argument here; allowed are ${known.join(", ")}`;
}

/** One problem per path: a value of the wrong type often breaks several constraints at once. */
function merge(problems: readonly SchemaProblem[]): SchemaProblem[] {
  const isType = new Set(problems.filter((problem) => problem.keyword === "type").map((problem) => problem.instancePath));
  return problems.filter((problem) => problem.keyword === "type" || !isType.has(problem.instancePath) || problem.instancePath === "");
}

function expectation({ keyword, params }: SchemaProblem, member: Member | undefined, given: unknown): string {
  const bounds = member?.minimum !== undefined && member.maximum !== undefined ? ` from ${member.minimum} to ${member.maximum}` : "";
  switch (keyword) {
    case "type":
      if (member?.enum !== undefined) return `one of ${member.enum.join(", ")}${butNot(given)}`;
      return wantedType(
        [params.type]
          .flat()
          .map(String)
          .filter((type) => type !== "null"),
        given,
      );
    case "minimum":
    case "maximum":
      return `a number${bounds || (keyword === "minimum" ? ` of at least ${params.limit}` : ` of at most ${params.limit}`)}`;
    case "maxLength":
      return `at most ${params.limit} characters long`;
    case "pattern":
      return patternMeaning(member, String(params.pattern));
    default:
      return `valid (${keyword})`;
  }
}

/** What a text is by the form that the contract has for it, or else by its format. */
const meanings: Readonly<Record<string, string>> = {
  uuid: "an id of the gateway (a UUID, such as the id of another resource)",
  hostname: "a host name without scheme, port and path, for example app.example.com",
  origin: "an origin: scheme, host and optional port, without a path, for example https://backend.example.com:8443",
  uri: "a URL that begins with http:// or https://, with the characters that the API allows",
};

const patternMeaning = (member: Member | undefined, pattern: string): string =>
  meanings[member?.form ?? member?.format ?? ""] ?? `text that matches ${pattern}`;

function describe(member: Member | undefined): string {
  if (member === undefined) return "no value given";
  return member.enum ? `one of ${member.enum.join(", ")}` : typeInWords(member.type);
}

function withoutUnknown(value: unknown): unknown {
  if (!holdsUnknown(value)) return value;
  if (Array.isArray(value)) return value.filter((item) => !isUnknown(item)).map(withoutUnknown);
  if (!isObject(value)) return value;
  return mapped(
    pick(value, (_, inner) => !isUnknown(inner)),
    withoutUnknown,
  );
}
