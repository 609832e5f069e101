import { unknown } from "pulumi-oag/rules";
import { policies, type Tables } from "./row.ts";

const uncertainPrefix = "uncertain, depends on whether a path without a slash at its end covers all that begins with its text (prefix)";

export const open: Tables = {
  "open-root": [
    {
      title: "a root without a login",
      app: { policies: { "/": { rule: "NO_AUTH" } } },
      found: ['policies["/"] is NO_AUTH: every path that no other policy takes is open without a session'],
    },
    {
      title: "a root that is only adaptive, under another key",
      app: { policies: { root: { resourcePath: "/", rule: "ADAPTIVE" } } },
      found: ["policies.root is ADAPTIVE: every path that no other policy takes is open without a session"],
    },
    ...[" ", "\t", "\u00a0", "\u2028"].map((blank) => ({
      title: `a root with U+${blank.charCodeAt(0).toString(16).padStart(4, "0")} at its ends, which a gateway may take for none`,
      app: { policies: { root: { resourcePath: `${blank}/${blank}`, rule: "NO_AUTH" } } },
      found: ["policies.root is NO_AUTH: every path that no other policy takes is open without a session"],
    })),
    { title: "a root that asks for a session", app: { policies: { "/": { rule: "PROTECTED" } } }, found: [] },
    { title: "a root that is switched off", app: { policies: { "/": { rule: "NO_AUTH", active: false } } }, found: [] },
    {
      title: "a root that is meant to be open",
      app: { policies: { "/": { rule: "NO_AUTH" } } },
      tuning: { allowedOpenPaths: ["/"] },
      found: [],
    },
    { title: "the root of an app that is open as a whole", app: { type: "OAG_NOAUTH", policies: { "/": { rule: "NO_AUTH" } } }, found: [] },
    { title: "a root whose rule is not known yet", app: { policies: { "/": { rule: unknown } } }, found: [] },
  ],
  "open-prefix": [
    {
      title: "an open path without a slash at its end",
      app: policies({ "/public": { rule: "NO_AUTH" } }),
      found: [
        'policies["/public"] is NO_AUTH: every path that begins with "/public" is open without a session, also one that goes on with "-admin"',
      ],
      dependsOn: ["prefix"],
    },
    {
      title: "one of which a team knows that it is a prefix of text",
      app: policies({ "/public": { rule: "ADAPTIVE" } }),
      tuning: { options: { prefix: "STRING" } },
      found: [
        'policies["/public"] is ADAPTIVE: every path that begins with "/public" is open without a session, also one that goes on with "-admin"',
      ],
    },
    { title: "a folder", app: policies({ "/public/": { rule: "NO_AUTH" } }), found: [] },
    { title: "a path that asks for a session", app: policies({ "/public": { rule: "PROTECTED" } }), found: [] },
    {
      title: "an open path where a team knows that prefixes end at a slash",
      app: policies({ "/public": { rule: "NO_AUTH" } }),
      tuning: { options: { prefix: "SEGMENT" } },
      found: [],
    },
    {
      title: "a path that is meant to be open for this app",
      app: policies({ "/public": { rule: "NO_AUTH" } }),
      tuning: { apps: { Payroll: { allowedOpenPaths: ["/public"] } } },
      found: [],
    },
    { title: "a path that is not known yet", app: policies({ "/public": { rule: "NO_AUTH", resourcePath: unknown } }), found: [] },
  ],
  "open-path": [
    {
      title: "every open path",
      app: policies({ "/public/": { rule: "NO_AUTH" }, "/home/": { rule: "ADAPTIVE" } }),
      found: [
        'policies["/public/"] is NO_AUTH: no session is needed',
        'policies["/home/"] is ADAPTIVE: no session is needed, and headers are sent',
      ],
    },
    {
      title: "the one that is not listed",
      app: policies({ "/public/": { rule: "NO_AUTH" }, "/health": { rule: "NO_AUTH" } }),
      tuning: { allowedOpenPaths: ["/public/"] },
      found: ['policies["/health"] is NO_AUTH: no session is needed'],
    },
    { title: "closed paths", app: policies({ "/a": { rule: "PROTECTED" } }), found: [] },
    { title: "an open path that is not active", app: policies({ "/a": { rule: "NO_AUTH", active: false } }), found: [] },
    {
      title: "an open path of which it is not known whether it is active",
      app: policies({ "/a": { rule: "NO_AUTH", active: unknown } }),
      found: [],
    },
  ],
  "open-app": [
    {
      title: "an app that asks nobody for a login",
      app: { type: "OAG_NOAUTH" },
      found: ["type is OAG_NOAUTH: the whole app is open without a session"],
    },
    { title: "an app of another type", app: { type: "OAG_HEADER_BASED" }, found: [] },
    { title: "a type that is not known yet", app: { type: unknown }, found: [] },
  ],
  "opened-sibling": [
    {
      title: "a closed path that begins like an open one of equal length",
      app: policies({ "/rest": { rule: "NO_AUTH" }, "/restaurant": { rule: "PROTECTED" } }),
      found: [
        `policies["/restaurant"] is PROTECTED, but "/restaurant" is answered by policies["/rest"] (NO_AUTH), without a session; ${uncertainPrefix}; whether the longer path is the one with more elements or with more characters (order); which of two paths of equal length comes first (lex)`,
      ],
      dependsOn: ["prefix", "order", "lex"],
    },
    {
      title: "what lies below a closed path with a slash",
      app: policies({ "/public": { rule: "NO_AUTH" }, "/public/admin/": { rule: "PROTECTED" } }),
      tuning: { options: { prefix: "STRING", slash: "EXACT" } },
      found: [
        'policies["/public/admin/"] is PROTECTED, but "/public/admin/index" is answered by policies["/public"] (NO_AUTH), without a session',
      ],
    },
    {
      title: "a folder under an open root",
      app: { policies: { "/": { rule: "NO_AUTH" }, "/admin/": { rule: "PROTECTED" } } },
      found: [
        'policies["/admin/"] is PROTECTED, but "/admin/index" is answered by policies["/"] (NO_AUTH), without a session; uncertain, depends on whether a path with a slash at its end covers itself alone (slash)',
      ],
      dependsOn: ["slash"],
    },
    {
      title: "a closed path below an open one",
      app: policies({ "/public": { rule: "NO_AUTH" }, "/public/admin": { rule: "PROTECTED" } }),
      found: [],
    },
    {
      title: "an open folder beside a closed path",
      app: policies({ "/rest/": { rule: "NO_AUTH" }, "/restaurant": { rule: "PROTECTED" } }),
      found: [],
    },
    {
      title: "siblings where a team knows that more characters come first",
      app: policies({ "/rest": { rule: "NO_AUTH" }, "/restaurant": { rule: "PROTECTED" } }),
      tuning: { options: { order: "CHARS" } },
      found: [],
    },
    {
      title: "a closed path beside a policy that is not known yet",
      app: policies({ "/rest": { rule: "NO_AUTH", resourcePath: unknown }, "/restaurant": { rule: "PROTECTED" } }),
      found: [],
    },
  ],
  "policy-not-judged": [
    {
      title: "rules that this version does not know",
      app: policies({ "/a": { rule: "NO_AUTH_V2" }, "/b": { rule: "no_auth" }, "/c": {} }),
      found: [
        'policies["/a"] has a rule that this version does not know: it was not judged',
        'policies["/b"] has a rule that this version does not know: it was not judged',
        'policies["/c"] has no rule: it was not judged',
      ],
    },
    {
      title: "values of another type",
      app: policies(JSON.parse('{"/a":{"rule":["NO_AUTH"]},"/b":{"rule":"NO_AUTH","active":"true"},"/c":7,"/d":null}')),
      found: [
        'policies["/a"] has a value of a type that the API does not have as its rule: it was not judged',
        'policies["/b"] has a value of a type that the API does not have as its active: it was not judged',
        'policies["/c"] has a type that the API does not have: it was not judged',
      ],
    },
    {
      title: "what a preview does not know yet",
      app: { policies: { "/": { rule: unknown }, "/b": unknown, "/c": { rule: "PROTECTED", active: unknown } } },
      found: [],
    },
    { title: "a policy that is switched off", app: policies({ "/a": { rule: "NEWER", active: false } }), found: [] },
    { title: "policies of an app that is open as a whole", app: { type: "OAG_NOAUTH", policies: { "/": { rule: "NEWER" } } }, found: [] },
  ],
};
