import type { Message } from "../sdk/message";
import type { Budget } from "./evaluator/budget";
import type { Trial } from "./expressions/made-up-people";
import type { RuleOfPolicy } from "./expressions/rules-of";
import type { Severity } from "./finding";
import type { DeclaredCertificate, DeclaredIdentityProvider } from "./input/declared";
import type { AppView } from "./input/view";
import type { Match } from "./matcher/match";
import type { Dependence } from "./matcher/options";
import type { Tuning } from "./tuning";

/** What a rule says about itself. */
export interface RuleText {
  /** Never changes. */
  id: string;
  /** How bad a finding is, unless the tuning says otherwise. */
  severity: Severity;
  /** What it finds, in one sentence. */
  finds: string;
  /** Why that matters. */
  why: string;
  /** Where the documentation says so: the topic of a page of help.okta.com/oag, or of a support article. */
  source: string;
  /** What to do. */
  cure: string;
}

/** What a rule found at one place of an object. No text holds a value that may be secret. */
export interface Found {
  /** For example `policies["/public"]`; empty for the object as a whole. */
  at: string | Message;
  /** The end of a sentence that the place begins. */
  text: string | Message;
  /** Where the documents leave the result open. */
  dependsOn?: readonly Dependence[];
  /** The text says itself what the result depends on. @default false */
  tellsDoubt?: boolean;
  /** The path that is open: where the tuning lists it in allowedOpenPaths, the finding is put aside. */
  openPath?: string;
}

/** What a rule found that previews tell of, too: there each value is judged before it is shown. */
interface FoundInPreviews extends Found {
  at: Message;
  text: Message;
  /** What it is about, as data: two findings of a rule are one where this is the same, whatever their sentences say. */
  topic: Readonly<Record<string, unknown>>;
}

/** What a rule may ask for that needs nothing but the declaration of one app: previews have its findings, too. */
export interface DeclaredContext {
  tuning: Tuning;
}

/** What a rule about an app may ask for. */
export interface AppContext extends DeclaredContext {
  /** Which policy answers a path that a rule made up. */
  answers(path: string): Match;
  /** The rules of its policies, to be tried on made-up people; none where its attributes are not known. */
  trials(): readonly { rule: RuleOfPolicy; trial: Trial }[];
  /** What its expressions took so far. */
  budget: Budget;
}

/** What a rule about a shared object may ask for. */
interface SharedContext {
  tuning: Tuning;
  now: Date;
  /** Labels of the apps that use it. */
  usedBy: readonly string[];
}

/** A rule about one app. */
export interface AppRule<Context = AppContext> extends RuleText {
  about: "app";
  /** What to do instead where there is tuning, for example `list / in allowedOpenPaths`: the end of the listed cure. */
  orTuning?: string;
  find(app: AppView, context: Context): readonly (Context extends AppContext ? Found : FoundInPreviews)[];
}

/** A rule about an identity provider. */
export interface IdentityProviderRule extends RuleText {
  about: "identityProvider";
  find(idp: DeclaredIdentityProvider, context: SharedContext): readonly Found[];
}

/** A rule about a certificate. */
export interface CertificateRule extends RuleText {
  about: "certificate";
  find(certificate: DeclaredCertificate, context: SharedContext): readonly Found[];
}

/** Any rule. */
export type Rule = AppRule | IdentityProviderRule | CertificateRule;

/** A rule about apps that have paths, policies and back ends. */
export const proxiedRule = <Context = AppContext>(rule: Omit<AppRule<Context>, "about">): AppRule<Context> => ({
  ...rule,
  about: "app",
  find: (app, context) => (app.isProxied ? rule.find(app, context) : []),
});

/** A rule about apps of any type. */
export const appRule = <Context = AppContext>(rule: Omit<AppRule<Context>, "about">): AppRule<Context> => ({ ...rule, about: "app" });

/** A rule about identity providers. */
export const identityProviderRule = (rule: Omit<IdentityProviderRule, "about">): IdentityProviderRule => ({
  ...rule,
  about: "identityProvider",
});

/** A rule about certificates. */
export const certificateRule = (rule: Omit<CertificateRule, "about">): CertificateRule => ({ ...rule, about: "certificate" });
