import {
  type Access,
  type Answering,
  accessTo,
  type Decision,
  type DeclaredApp,
  type DeclaredPolicy,
  isKnown,
  type KnownOptions,
  type SessionValues,
} from "pulumi-oag/rules";
import { CliError } from "../errors";
import { isObject } from "../json";
import { isContent } from "../shown-paths";

/** What there is to say of one path of an app. */
export interface Explained {
  path: Access["path"];
  answering: Access["answering"];
  /** Without a session. */
  withoutSession: Access["decision"];
  /** With a session that every rule lets in: its headers are what the back end gets. */
  letIn: Access["decision"];
  /** With the session that was asked for. */
  session?: Access["decision"];
}

/** @throws CliError for a path that is none, with what to write instead */
export function explainPath(app: DeclaredApp, path: string, known: KnownOptions, values?: SessionValues): Explained {
  const ask = (asked: DeclaredApp, visitor: Parameters<typeof accessTo>[2]): Access => {
    const access = accessTo(asked, path, visitor, known);
    if ("problem" in access) throw new CliError("OAG_USAGE", isWord(path) ? access.problem : noPath);
    return access;
  };
  const { path: forms, answering, decision } = ask(app, {});
  return {
    path: forms,
    answering,
    withoutSession: decision,
    letIn: ask(everybodyPasses(app), { session: {} }).decision,
    ...(values !== undefined && { session: ask(app, { session: { values } }).decision }),
  };
}

/** A path is one word without a password: what is none of that was given in its place, and is not told. */
const isWord = (path: string): boolean => path.length <= 200 && !isContent(path.replace("://", "")) && !/[\s@]/.test(path);
const noPath = 'the path that is given is none; give one that begins with a slash and has %20 for a blank, for example "/admin"';

/** The app with rules that find what they look for in every session: so that headers are told, whoever they are for. */
function everybodyPasses(app: DeclaredApp): DeclaredApp {
  const { policies } = app;
  if (!isObject(policies) || !isKnown(policies as unknown)) return app;
  const passing = Object.entries(policies).map(([key, policy]) => [key, isRuled(policy) ? { ...policy, regexRule: ".*" } : policy]);
  return { ...app, policies: Object.fromEntries(passing) };
}

const isRuled = (policy: unknown): policy is DeclaredPolicy =>
  isKnown(policy as unknown) && isObject(policy) && (policy.rule === "PROTECTED_REGEX" || policy.rule === "CUSTOM");

/** Why this policy and no other. */
export function whyPolicy({ policy }: Answering, { normalised }: Access["path"]): string {
  if (policy === undefined) return "";
  if (policy.rule === "CUSTOM") return "its expression fits the path, and CUSTOM policies are tried first";
  if (policy.path === "/") return normalised === "/" ? "its path is the one that is asked for" : "no other policy covers the path";
  if (policy.path.toLowerCase() === normalised.toLowerCase()) return "its path is the one that is asked for";
  return "its path covers the one that is asked for, and no longer one does";
}

/** Who gets on, once signed in. */
export function whoIsLetIn(app: DeclaredApp, { answering, letIn }: Explained): string {
  const outcomes = new Set(letIn.all.map(({ outcome }) => outcome));
  if (!letIn.isCertain && outcomes.size > 1) return "depends on which policy applies";
  const [outcome] = outcomes;
  if (outcome === "open") return "everybody, signed in or not";
  const why = reason(letIn.likely ?? letIn.all[0]);
  if (outcome === "denied" || outcome === "unavailable") return `nobody: ${why}`;
  if (outcome !== "in") return `${outcome === "not-evaluated" ? "not known: " : ""}${why}`;
  const ruled = answering.all.filter(({ policy }) => policy?.rule !== "PROTECTED").length;
  const isMixed = ruled > 0 && ruled < answering.all.length;
  const all = ruled > 0 ? ", if the rule finds what it looks for in their session" : "";
  const rule = isMixed ? "; whether a rule narrows that, depends on which policy applies" : all;
  const groups: unknown = app.groups;
  if (!isKnown(groups)) return `members of the app's groups, which are not known here${rule}`;
  const count = Array.isArray(groups) ? groups.length : 0;
  if (count === 0) return `everybody who has a session of the app, which names no group${rule}`;
  return `members of the app's ${count === 1 ? "group" : `${count} groups`}${rule}`;
}

/** Reasons of a decision in one line. */
export const reason = (decision: Decision | undefined): string => decision?.why.join("; ") ?? "";
