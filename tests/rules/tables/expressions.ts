import { unknown } from "pulumi-oag/rules";
import { policies, quietApp, ruled, type Tables } from "./row.ts";

const sound = String.raw`(^|\s)Groups=([^:\s][^:\r\n]*:)*admins:`;
const at = 'policies["/admin"].regexRule';

/** Each of its looks around is decided anew at every place of a text. */
const costly = "(?=(.|x)*$)".repeat(300);

export const expressions: Tables = {
  "broken-expression": [
    {
      title: "a parenthesis that is not closed",
      app: ruled("Groups=(.*admins:"),
      found: [`${at} is no regular expression: a parenthesis is not closed`],
    },
    {
      title: "a CUSTOM path that begins with a repetition",
      app: policies({ "*.png": { rule: "CUSTOM" } }),
      found: ['policies["*.png"] is no regular expression: "*" has nothing before it to repeat'],
    },
    { title: "a sound rule", app: ruled(sound), found: [] },
    { title: "a rule that is not known yet", app: policies({ "/admin": { rule: "PROTECTED_REGEX", regexRule: unknown } }), found: [] },
  ],
  "expression-not-evaluated": [
    {
      title: "a reference back",
      app: ruled(String.raw`Groups=(a):\1`),
      found: [`${at} was not evaluated: it refers back to what a group found`],
    },
    {
      title: "an atomic group in a CUSTOM path",
      app: policies({ p: { rule: "CUSTOM", resourcePath: "^/(?>a|ab)c" } }),
      found: ["policies.p was not evaluated: it has an atomic group"],
    },
    { title: "a sound rule", app: ruled(sound), found: [] },
    { title: "one that would take a backtracking engine years", app: ruled("Groups=((a+)+)+$"), found: [] },
  ],
  "undeclared-attribute": [
    {
      title: "a rule on groups in an app without the attribute",
      app: { ...ruled(sound), attributes: { login: { source: "IDP", value: "login" } } },
      found: [`${at} reads "Groups", which is no attribute of this app, so what looks for it finds nothing`],
    },
    {
      title: "a name in other letters",
      app: ruled("groups=.*admins:"),
      found: [`${at} reads "groups", which is no attribute of this app, so what looks for it finds nothing`],
    },
    { title: "a name in other letters where case does not count", app: ruled("(?i)groups=.*admins:"), found: [] },
    { title: "a value that every session has", app: ruled("RemoteIP=10[.]"), found: [] },
    { title: "attributes that are left to the gateway", app: { ...ruled(sound), attributes: undefined }, found: [] },
    { title: "attributes one of which is not known yet", app: { ...ruled(sound), attributes: { a: { name: unknown } } }, found: [] },
  ],
  "group-without-borders": [
    {
      title: "a search anywhere in the groups",
      app: ruled("Groups=.*admins.*"),
      found: [`${at} lets in members of a group whose name begins or ends like one that it looks for`],
    },
    {
      title: "a search for the end of a name",
      app: ruled("Groups=.*admins:"),
      found: [`${at} lets in members of a group whose name ends like one that it looks for`],
    },
    {
      title: "a search for its begin",
      app: ruled("Groups=(.*:)?admins"),
      found: [`${at} lets in members of a group whose name begins like one that it looks for`],
    },
    {
      title: "one of two demands",
      app: ruled(String.raw`(?=.*Groups=.*admins:)(?=.*UserName=ann@acme\.com(\s|$))`),
      tuning: { options: { subjectJoin: "SPACES" } },
      found: [`${at} lets in members of a group whose name ends like one that it looks for`],
    },
    { title: "a whole name", app: ruled(sound), found: [] },
    { title: "a whole name, as the mended template has it", app: ruled(String.raw`Groups=((?=(|.*:)admins(\R|:.*)))`), found: [] },
    { title: "a rule that keeps a group out", app: ruled("Groups=(?!.*admins:)"), found: [] },
  ],
  "first-group-only": [
    {
      title: "a group that is let in",
      app: ruled("Groups=admins:"),
      found: [`${at} tests the first group alone: who has another one before it stays out`],
    },
    {
      title: "a group that is kept out",
      app: ruled("Groups=(?!admins:)"),
      found: [`${at} tests the first group alone: who has another one before it gets in`],
    },
    { title: "a whole name anywhere", app: ruled(sound), found: [] },
    { title: "a group that is kept out wherever it stands", app: ruled("Groups=(?!.*admins:)"), found: [] },
  ],
  "value-without-end": [
    {
      title: "an address without an end",
      app: ruled(String.raw`UserName=ann@acme\.com`),
      found: [`${at} lets in whoever has a value of UserName that only begins like the one that it looks for`],
    },
    {
      title: "an attribute of the app",
      app: ruled("department=Sales"),
      found: [`${at} lets in whoever has a value of department that only begins like the one that it looks for`],
    },
    { title: "an address with an end", app: ruled(String.raw`UserName=ann@acme\.com(\s|$)`), found: [] },
    { title: "a rule on groups", app: ruled(sound), found: [] },
  ],
  "unescaped-dot": [
    {
      title: "a dot in an address",
      app: ruled(String.raw`UserName=ann@acme.com(\s|$)`),
      found: [`${at} has a dot without a backslash in a value, which fits any character`],
    },
    {
      title: "a dot in the name of a group",
      app: ruled("Groups=(.*:)?team.one:"),
      found: [`${at} has a dot without a backslash in a value, which fits any character`],
    },
    { title: "an escaped dot", app: ruled(String.raw`UserName=ann@acme\.com(\s|$)`), found: [] },
    { title: "dots that are meant for anything", app: ruled(sound), found: [] },
  ],
  "everybody-passes": [
    { title: "a rule for anything", app: ruled(".*"), found: [`${at} lets in everybody who has a session`] },
    {
      title: "the group that everybody has",
      app: ruled("Groups=(.*:)?Everyone:"),
      found: [`${at} lets in everybody who has a session`],
    },
    { title: "a name whose value nobody looks at", app: ruled("UserName=*"), found: [`${at} lets in everybody who has a session`] },
    { title: "one group", app: ruled(sound), found: [] },
    { title: "everybody but one group", app: ruled("Groups=(?!.*admins:)"), found: [] },
    { title: "everybody but one user", app: ruled("UserName=(?!ann@)"), found: [] },
  ],
  "nobody-passes": [
    {
      title: "a rule that keeps everybody out",
      app: ruled("Groups=(?!.*Everyone:)"),
      found: [`${at} keeps out the group Everyone, which every user has: nobody gets in`],
    },
    {
      title: "the same beside another demand",
      app: ruled("Groups=(?!.*Everyone:).*admins:"),
      found: [`${at} keeps out the group Everyone, which every user has: nobody gets in`],
    },
    { title: "a rule that keeps one group out", app: ruled("Groups=(?!.*admins:)"), found: [] },
    { title: "a rule that nothing made up here fits", app: ruled("UserName=[0-9]{9}"), found: [] },
  ],
  "depends-on-session-text": [
    {
      title: "two demands on one line",
      app: ruled("(?=.*Groups=.*admins:)(?=.*UserName=(?!ann))"),
      found: [`${at} lets in other people if a session's values stand in one line than if each has its own`],
      dependsOn: ["subjectJoin"],
    },
    {
      title: "a value that ends its line",
      app: ruled("(?m)^UserName=ann$"),
      found: [`${at} lets in other people if a session's values stand in one line than if each has its own`],
      dependsOn: ["subjectJoin"],
    },
    { title: "a rule that is written for both", app: ruled(sound), found: [] },
    {
      title: "two demands where a team knows the text",
      app: ruled("(?=.*Groups=.*a:)(?=.*UserName=b)"),
      tuning: { options: { subjectJoin: "SPACES" } },
      found: [],
    },
  ],
  "top-level-alternative": [
    {
      title: "a second side without a name",
      app: ruled("Groups=(.*:)?(admins:)|(owners:)"),
      found: [`${at} has | outside of parentheses, and one side names no attribute: it is searched in the whole session`],
    },
    { title: "two sides with a name each", app: ruled("Groups=(.*:)?admins:|Groups=(.*:)?owners:"), found: [] },
    { title: "alternatives in parentheses", app: ruled("Groups=(.*:)?(admins|owners):"), found: [] },
    { title: "sides that all name nothing", app: ruled("admins|owners"), found: [] },
  ],
  "lost-template": [
    {
      title: "the printed template",
      app: ruled("Groups=((?=(|.:)Everyone(R|:.*)))"),
      found: [`${at} is the printed template for a group, which lost * and \\: it fits a first group alone`],
    },
    {
      title: "half of it",
      app: ruled("Groups=(|.:)admins:"),
      found: [`${at} is the printed template for a group, which lost * and \\: it fits a first group alone`],
    },
    { title: "the mended template", app: ruled(String.raw`Groups=((?=(|.*:)admins(\R|:.*)))`), found: [] },
    { title: "a sound rule", app: ruled(sound), found: [] },
  ],
  "missing-expression": [
    {
      title: "a policy without one",
      app: policies({ "/admin": { rule: "PROTECTED_REGEX" } }),
      found: ['policies["/admin"] is PROTECTED_REGEX and has no regexRule'],
    },
    { title: "an empty one", app: ruled(""), found: ['policies["/admin"] is PROTECTED_REGEX and has no regexRule'] },
    { title: "a policy with one", app: ruled(sound), found: [] },
    { title: "one that is not known yet", app: policies({ "/admin": { rule: "PROTECTED_REGEX", regexRule: unknown } }), found: [] },
    { title: "a policy that needs none", app: quietApp, found: [] },
  ],
  "unused-expression": [
    {
      title: "one on a policy that asks for a session alone",
      app: policies({ "/admin": { rule: "PROTECTED", regexRule: sound } }),
      found: ['policies["/admin"].regexRule is not looked at: the policy is PROTECTED'],
    },
    {
      title: "one on an open policy",
      app: policies({ "/public/": { rule: "NO_AUTH", regexRule: sound } }),
      found: ['policies["/public/"].regexRule is not looked at: the policy is NO_AUTH'],
    },
    { title: "one that is tested", app: ruled(sound), found: [] },
    { title: "an empty one", app: policies({ "/home": { rule: "PROTECTED", regexRule: "" } }), found: [] },
  ],
  "expressions-too-costly": [
    {
      title: "a rule that takes more steps than an audit gives it",
      app: ruled(`${costly}Groups=z`),
      found: [`${at} takes too many steps and was not tried to the end: findings may be missing`],
    },
    {
      title: "a rule that does, and a CUSTOM path beside it without regard to case: the costlier is named",
      app: policies({
        p: { rule: "CUSTOM", resourcePath: `${costly}z`, caseSensitive: false },
        [`/${"a".repeat(200)}`]: { rule: "PROTECTED" },
        "/x/": { rule: "PROTECTED_REGEX", regexRule: `(.|x)*${costly}Groups=z` },
      }),
      found: [
        `policies["/x/"].regexRule takes too many steps and was not tried to the end, and 1 more of this app's expressions was not: findings may be missing`,
      ],
    },
    {
      title: "rules that ask for several things at once, in an app with many attributes",
      app: {
        ...ruled(String.raw`(?=.*Groups=.*a team:)(?=.*attribute3=(x|y|z))(?=.*attribute5=sales)(?=.*UserName=.*@acme\.com)`),
        attributes: Object.fromEntries(
          ["Groups", ...Array.from({ length: 40 }, (_, nth) => `attribute${nth}`)].map((name) => [name, { source: "IDP", value: name }]),
        ),
      },
      found: [],
    },
    {
      title: "one that is switched off",
      app: policies({ "/admin": { rule: "PROTECTED_REGEX", regexRule: `${costly}z`, active: false } }),
      found: [],
    },
    { title: "one that would take a backtracking engine years", app: ruled("Groups=((a+)+)+$"), found: [] },
  ],
};
