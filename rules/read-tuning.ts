import { isObject } from "../sdk/json";
import { nearest } from "../sdk/nearest";
import { rules } from "./list";
import { options } from "./matcher/options";
import { quoted } from "./path-to";
import { isReason, switchedTo } from "./rule-switch";
import type { RuleTuning } from "./tuning";

/** Tuning from a file, or everything that is wrong with it. */
export interface ReadTuning {
  /** Absent where there are problems. */
  tuning?: RuleTuning;
  /** What is wrong. */
  problems: readonly TuningProblem[];
}

/** What is wrong with one part of the tuning. */
export interface TuningProblem {
  /** Names from the top to the part, without one that may be something else: another file may have been given. */
  readonly path: readonly string[];
  /** A sentence: where, and what is allowed. */
  readonly text: string;
}

/** Reads tuning that somebody wrote; every problem says where, what is allowed and nothing that was given but names. */
export function readTuning(value: unknown): ReadTuning {
  const problems: TuningProblem[] = [];
  if (!isObject(value)) return { problems: [{ path: [], text: "the tuning must be an object" }] };
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    const check = Object.hasOwn(members, name) ? members[name as keyof RuleTuning] : undefined;
    if (check === undefined) problems.push(unknownIn(top, name, "part of the tuning", members));
    else problems.push(...check(inner, { path: [name], text: name }));
  }
  return problems.length > 0 ? { problems } : { tuning: value as RuleTuning, problems };
}

/** A part of the tuning: its path, and the same as sentences write it. */
interface TuningPath {
  readonly path: readonly string[];
  readonly text: string;
}

const top: TuningPath = { path: [], text: "" };

const memberOf = ({ path, text }: TuningPath, name: string): TuningPath => ({ path: [...path, name], text: `${text}.${name}` });
/** What somebody called an object or a rule. */
const itemOf = ({ path, text }: TuningPath, name: string): TuningPath => ({ path: [...path, name], text: `${text}[${quoted(name)}]` });

const problem = ({ path, text }: TuningPath, what: string): TuningProblem => ({ path, text: `${text} ${what}` });

/** A member that there is not. Its name is told, unless it may be something else: another file may have been given. */
function unknownIn(at: TuningPath, name: string, what: string, allowed: object): TuningProblem {
  const isName = /^[A-Za-z_$][\w$]{0,39}$/.test(name);
  const said = `${at.text === "" ? "" : `${at.text}.`}${isName ? quoted(name) : "a name that is not told"}`;
  const path = isName ? [...at.path, name] : at.path;
  return problem({ path, text: said }, `is no ${what}; allowed: ${Object.keys(allowed).join(", ")}`);
}

type Check = (value: unknown, at: TuningPath) => TuningProblem[];

/** A check of a value alone. */
const mustBe =
  (what: string, isRight: (value: unknown) => boolean): Check =>
  (value, at) =>
    isRight(value) ? [] : [problem(at, `must be ${what}`)];

const seconds = mustBe("a whole number above 0", (value) => Number.isInteger(value) && (value as number) > 0);
const texts = mustBe("a list of texts", (value) => Array.isArray(value) && value.every((text) => typeof text === "string"));
const paths = mustBe(
  "a list of paths, each beginning with a slash as the policy has it",
  (value) => Array.isArray(value) && value.every((path) => typeof path === "string" && path.startsWith("/")),
);

const switches: Check = (value, at) => {
  if (!isObject(value)) return [problem(at, "must be an object with rules as its names")];
  return Object.entries(value).flatMap(([id, said]) => {
    const place = itemOf(at, id);
    if (!rules.some((rule) => rule.id === id))
      return [problem(place, `is no rule; ${meant(id)}\`npx pulumi-oag-cli audit --rules\` lists all`)];
    const to = switchedTo(said);
    const isRight = to !== undefined && (to.off === undefined || isReason(to.off));
    return isRight ? [] : [problem(place, 'must be "error", "warning", "note" or "off: because …" with a reason')];
  });
};

function meant(id: string): string {
  const near = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  return near.length === 0 ? "" : `did you mean ${near.join(" or ")}? `;
}

const known: Check = (value, at) => {
  if (!isObject(value)) return [problem(at, "must be an object with options as its names")];
  return Object.entries(value).flatMap(([name, reading]) => {
    if (!Object.hasOwn(options, name)) return [unknownIn(at, name, "option", options)];
    const readings: readonly unknown[] = options[name as keyof typeof options].readings;
    return readings.includes(reading) ? [] : [problem(memberOf(at, name), `must be one of ${readings.join(", ")}`)];
  });
};

/** Tuning of single objects, by their names. */
const objects =
  (what: string, names: string, inside: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    if (!isObject(value)) return [problem(at, `must be an object with ${names} as its names`)];
    return Object.entries(value).flatMap(([title, own]) => {
      const place = itemOf(at, title);
      if (!isObject(own)) return [problem(place, "must be an object")];
      return Object.entries(own).flatMap(([name, inner]) => {
        const check = Object.hasOwn(inside, name) ? inside[name] : undefined;
        return check?.(inner, memberOf(place, name)) ?? [unknownIn(place, name, `part of the tuning of ${what}`, inside)];
      });
    });
  };

const members: Readonly<Record<keyof RuleTuning, Check>> = {
  maxSession: seconds,
  maxIdle: seconds,
  withinDays: seconds,
  allowedOpenPaths: paths,
  everyoneGroups: texts,
  options: known,
  rules: switches,
  apps: objects("an app", "labels", { rules: switches, allowedOpenPaths: paths }),
  identityProviders: objects("an identity provider", "domains", { rules: switches }),
  certificates: objects("a certificate", "common names", { rules: switches }),
};
