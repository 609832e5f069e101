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
  /** What is wrong, a sentence each: where, and what is allowed. */
  problems: readonly string[];
}

/** Reads tuning that somebody wrote; every problem says where, what is allowed and nothing that was given but names. */
export function readTuning(value: unknown): ReadTuning {
  const problems: string[] = [];
  if (!isObject(value)) return { problems: ["the tuning must be an object"] };
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    const check = Object.hasOwn(members, name) ? members[name as keyof RuleTuning] : undefined;
    if (check === undefined) problems.push(`${named(name)} is no part of the tuning; allowed: ${Object.keys(members).join(", ")}`);
    else problems.push(...check(inner, name));
  }
  return problems.length > 0 ? { problems } : { tuning: value as RuleTuning, problems };
}

/** A name of a member, unless it may be something else: another file may have been given. */
const named = (name: string): string => (/^[A-Za-z_$][\w$]{0,39}$/.test(name) ? quoted(name) : "a name that is not told");

type Check = (value: unknown, at: string) => string[];

const seconds: Check = (value, at) => (Number.isInteger(value) && (value as number) > 0 ? [] : [`${at} must be a whole number above 0`]);
const texts: Check = (value, at) =>
  Array.isArray(value) && value.every((text) => typeof text === "string") ? [] : [`${at} must be a list of texts`];
const paths: Check = (value, at) =>
  Array.isArray(value) && value.every((path) => typeof path === "string" && path.startsWith("/"))
    ? []
    : [`${at} must be a list of paths, each beginning with a slash as the policy has it`];

const switches: Check = (value, at) => {
  if (!isObject(value)) return [`${at} must be an object with rules as its names`];
  return Object.entries(value).flatMap(([id, said]) => {
    const place = `${at}[${quoted(id)}]`;
    if (!rules.some((rule) => rule.id === id)) return [`${place} is no rule; ${meant(id)}\`npx pulumi-oag-cli audit --rules\` lists all`];
    const to = switchedTo(said);
    const isRight = to !== undefined && (to.off === undefined || isReason(to.off));
    return isRight ? [] : [`${place} must be "error", "warning", "note" or "off: because …" with a reason`];
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
  if (!isObject(value)) return [`${at} must be an object with options as its names`];
  return Object.entries(value).flatMap(([name, reading]) => {
    if (!Object.hasOwn(options, name)) return [`${at}.${named(name)} is no option; allowed: ${Object.keys(options).join(", ")}`];
    const readings: readonly unknown[] = options[name as keyof typeof options].readings;
    return readings.includes(reading) ? [] : [`${at}.${name} must be one of ${readings.join(", ")}`];
  });
};

/** Tuning of single objects, by their names. */
const objects =
  (what: string, names: string, inside: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    if (!isObject(value)) return [`${at} must be an object with ${names} as its names`];
    return Object.entries(value).flatMap(([title, own]) => {
      const place = `${at}[${quoted(title)}]`;
      if (!isObject(own)) return [`${place} must be an object`];
      return Object.entries(own).flatMap(([name, inner]) => {
        const check = Object.hasOwn(inside, name) ? inside[name] : undefined;
        return (
          check?.(inner, `${place}.${name}`) ?? [
            `${place}.${named(name)} is no part of the tuning of ${what}; allowed: ${Object.keys(inside).join(", ")}`,
          ]
        );
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
