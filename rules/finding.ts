import type { Dependence } from "./matcher/options";

/** How bad it is. */
export type Severity = "error" | "warning" | "note";

/** All of them, the worst first. */
export const severities: readonly Severity[] = ["error", "warning", "note"];

/** The object that a finding is about. */
export interface Subject {
  /** What it is. */
  kind: "app" | "identityProvider" | "certificate";
  /** An app's label, an identity provider's domain, a certificate's common name. */
  name: string;
  /** Its id on the gateway. @default it has none yet */
  id?: string;
}

/** What a rule found. */
export interface Finding {
  /** Id of the rule. */
  rule: string;
  /** How bad it is, as the tuning has it. */
  severity: Severity;
  /** The object. */
  subject: Subject;
  /** Where in it, for example `policies["/public"]`; empty for the object as a whole. */
  at: string;
  /** The end of a sentence that the place begins. */
  text: string;
  /** Where the documents leave the result open: empty for a certain one. */
  dependsOn: readonly Dependence[];
  /** The text says itself what the result depends on; false where that is nothing, or is left to whoever shows the finding. */
  tellsDoubt: boolean;
}

/** A finding that the tuning puts aside. */
export interface Suppressed {
  /** What was found. */
  finding: Finding;
  /** Why it does not count, from the tuning. */
  reason: string;
  /** The path, where it is listed in allowedOpenPaths. */
  openPath?: string;
}

/** A rule whose findings the tuning makes less than they are by themselves. */
export interface Lowered {
  /** Id of the rule. */
  rule: string;
  /** What its findings are now. */
  severity: Severity;
}

/** A finding as one line. */
export const sentenceOf = ({ subject, at, text }: Finding): string =>
  `${nouns[subject.kind]} ${JSON.stringify(subject.name)}: ${at}${at === "" ? "" : " "}${text}`;

const nouns: Readonly<Record<Subject["kind"], string>> = { app: "app", identityProvider: "identity provider", certificate: "certificate" };
