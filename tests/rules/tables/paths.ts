import { unknown } from "pulumi-oag/rules";
import { policies, type Tables } from "./row.ts";

const strict = { rule: "PROTECTED_REGEX", regexRule: String.raw`(^|\s)Groups=([^:\s][^:\r\n]*:)*admins:` };

export const paths: Tables = {
  "exact-path": [
    {
      title: "a strict path with a slash at its end",
      app: policies({ "/admin/": { ...strict, caseSensitive: false } }),
      found: [
        'policies["/admin/"] is PROTECTED_REGEX for its own path alone: "/admin/index" is answered by policies["/"] (PROTECTED); uncertain, depends on whether a path with a slash at its end covers itself alone (slash)',
      ],
      dependsOn: ["slash"],
    },
    {
      title: "one of which a team knows that it is exact",
      app: policies({ "/admin/": { ...strict, caseSensitive: false } }),
      tuning: { options: { slash: "EXACT" } },
      found: ['policies["/admin/"] is PROTECTED_REGEX for its own path alone: "/admin/index" is answered by policies["/"] (PROTECTED)'],
    },
    { title: "a strict path without a slash", app: policies({ "/admin": strict }), found: [] },
    { title: "a folder that asks for as much as the root", app: policies({ "/admin/": { rule: "PROTECTED" } }), found: [] },
    {
      title: "a folder that a team knows to be a prefix",
      app: policies({ "/admin/": strict }),
      tuning: { options: { slash: "PREFIX" } },
      found: [],
    },
  ],
  "case-trap": [
    {
      title: "a strict path that is case-sensitive by default",
      app: policies({ "/admin": strict }),
      found: ['policies["/admin"] is PROTECTED_REGEX and case-sensitive: "/ADMIN" is answered by policies["/"] (PROTECTED)'],
    },
    {
      title: "a path in capitals over an open root",
      app: { policies: { "/": { rule: "NO_AUTH" }, "/A": { rule: "PROTECTED", caseSensitive: true } } },
      found: ['policies["/A"] is PROTECTED and case-sensitive: "/a" is answered by policies["/"] (NO_AUTH)'],
    },
    { title: "a strict path in any case", app: policies({ "/admin": { ...strict, caseSensitive: false } }), found: [] },
    { title: "a path without letters", app: policies({ "/2024": strict }), found: [] },
    { title: "a path that asks for no more than the root", app: policies({ "/home": { rule: "PROTECTED" } }), found: [] },
    { title: "a path whose case is not known yet", app: policies({ "/admin": { ...strict, caseSensitive: unknown } }), found: [] },
  ],
  "inactive-policy": [
    {
      title: "a strict policy that yields to the root",
      app: policies({ "/admin": { ...strict, active: false } }),
      found: [
        'policies["/admin"] is PROTECTED_REGEX and not active: "/admin" is answered by policies["/"] (PROTECTED); uncertain, depends on whether a policy that is not active is passed over (inactive)',
      ],
      dependsOn: ["inactive"],
    },
    {
      title: "a closed policy that yields to an open one",
      app: policies({ "/public": { rule: "NO_AUTH" }, "/public/admin": { rule: "PROTECTED", active: false } }),
      tuning: { options: { inactive: "SKIP", prefix: "STRING" } },
      found: ['policies["/public/admin"] is PROTECTED and not active: "/public/admin" is answered by policies["/public"] (NO_AUTH)'],
    },
    { title: "an active policy", app: policies({ "/admin": { ...strict, active: true } }), found: [] },
    { title: "an open policy that is switched off", app: policies({ "/public/": { rule: "NO_AUTH", active: false } }), found: [] },
    {
      title: "a policy of which it is not known whether it is active",
      app: policies({ "/admin": { ...strict, active: unknown } }),
      found: [],
    },
  ],
  "uncertain-path": [
    {
      title: "a strict path, below which the pages contradict themselves",
      app: policies({ "/admin": { ...strict, caseSensitive: false } }),
      found: [
        'policies["/admin"] is PROTECTED_REGEX, but "/admin/index" may be answered by policies["/"] (PROTECTED); depends on whether a path without a slash at its end covers all that begins with its text (prefix)',
      ],
      dependsOn: ["prefix"],
    },
    {
      title: "two paths of which the pages do not say which comes first",
      app: policies({ "/rest": { rule: "PROTECTED_REGEX", regexRule: "x" }, "/r": { rule: "PROTECTED" } }),
      tuning: { options: { prefix: "STRING", order: "ELEMENTS", lex: "DESC" } },
      found: [],
    },
    {
      title: "the same where the order is not known",
      app: policies({
        "/rest": { rule: "PROTECTED" },
        "/restaurant": { rule: "NO_AUTH" },
        "/re": { rule: "PROTECTED_REGEX", regexRule: "x" },
      }),
      tuning: { options: { prefix: "SEGMENT" } },
      found: [],
    },
    {
      title: "a strict path where a team knows what a prefix is",
      app: policies({ "/admin": strict }),
      tuning: { options: { prefix: "STRING" } },
      found: [],
    },
    { title: "an app with nothing but a root", app: {}, found: [] },
  ],
  "several-custom": [
    {
      title: "two of them",
      app: policies({ one: { rule: "CUSTOM", resourcePath: "^/a" }, two: { rule: "CUSTOM", resourcePath: "^/b" } }),
      found: ["policies has 2 CUSTOM policies, policies.one and policies.two: the oldest that fits decides, whatever the order here"],
      dependsOn: ["customOrder"],
    },
    {
      title: "three of them",
      app: policies({ "^/a": { rule: "CUSTOM" }, "^/b": { rule: "CUSTOM" }, "^/c": { rule: "CUSTOM" } }),
      found: [
        'policies has 3 CUSTOM policies, policies["^/a"], policies["^/b"] and policies["^/c"]: the oldest that fits decides, whatever the order here',
      ],
      dependsOn: ["customOrder"],
    },
    { title: "one", app: policies({ "^/a": { rule: "CUSTOM" } }), found: [] },
    {
      title: "one that is active and one that is not",
      app: policies({ "^/a": { rule: "CUSTOM" }, "^/b": { rule: "CUSTOM", active: false } }),
      found: [],
    },
    {
      title: "a second one whose rule is not known yet",
      app: policies({ "^/a": { rule: "CUSTOM" }, "^/b": { rule: unknown } }),
      found: [],
    },
  ],
  "unanchored-custom-path": [
    {
      title: "a pattern without a beginning",
      app: policies({ "/admin.*": { rule: "CUSTOM" } }),
      found: ['policies["/admin.*"] is CUSTOM without ^ at its beginning, so it may fit in the middle of a path'],
      dependsOn: ["anchor"],
    },
    {
      title: "one alternative without a beginning",
      app: policies({ p: { rule: "CUSTOM", resourcePath: "^/a|/b" } }),
      tuning: { options: { anchor: "SEARCH" } },
      found: ["policies.p is CUSTOM without ^ at its beginning, so it may fit in the middle of a path"],
    },
    { title: "a pattern that begins with ^", app: policies({ "^/admin": { rule: "CUSTOM" } }), found: [] },
    { title: "alternatives that all begin with ^", app: policies({ "^/a|^/b": { rule: "CUSTOM" } }), found: [] },
    {
      title: "a pattern where a team knows that it fits the whole path",
      app: policies({ "/a": { rule: "CUSTOM" } }),
      tuning: { options: { anchor: "FULL" } },
      found: [],
    },
  ],
  "no-root": [
    {
      title: "an app without a policy for the root",
      app: { policies: { "/a": { rule: "PROTECTED" } } },
      found: ['policies has no active policy for "/": paths that no other takes are refused, or reach the back end without a session'],
      dependsOn: ["noRoot"],
    },
    {
      title: "a root that is switched off, where a team knows what follows",
      app: { policies: { "/": { rule: "PROTECTED", active: false } } },
      tuning: { options: { noRoot: "PASS" } },
      found: ['policies has no active policy for "/": paths that no other takes reach the back end without a session'],
    },
    { title: "an app with a root", app: {}, found: [] },
    { title: "an app that leaves its policies to the gateway", app: { policies: undefined }, found: [] },
    { title: "an app one of whose policies is not known yet", app: { policies: unknown }, found: [] },
  ],
};
