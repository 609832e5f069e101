import { type Message, spell } from "../sdk/message";
import { printable } from "../sdk/text";
import { Budget } from "./evaluator/budget";
import { trialsOf } from "./expressions/made-up-people";
import { type Finding, type Lowered, type Severity, type Subject, type Suppressed, severities } from "./finding";
import type { AuditedObjects } from "./input/declared";
import { isKnown } from "./input/unknown";
import { type AppView, text, viewOf } from "./input/view";
import { rules } from "./list";
import { type Match, Matcher } from "./matcher/match";
import { plainPath } from "./matcher/path-form";
import type { AppContext, Found, Rule } from "./rule";
import { type SwitchedObject, Switches, type UnusedSwitch } from "./switches";
import { type RuleTuning, type Tuning, withDefaults } from "./tuning";

/** What an audit found. */
export interface Audit {
  /** What counts, worst first, then in the order of the objects. */
  findings: readonly Finding[];
  /** What the tuning puts aside, each with the reason. */
  suppressed: readonly Suppressed[];
  /** Switches in the tuning that put nothing aside: they may go. */
  unused: readonly UnusedSwitch[];
  /** Rules with findings that the tuning made less, each once for each severity. */
  lowered: readonly Lowered[];
  /** How many findings of each severity count, and how many were put aside. */
  counts: Readonly<Record<Severity | "suppressed", number>>;
}

/**
 * Looks at all apps, identity providers and certificates with every rule. Pure: the same objects, tuning and time give the
 * same result.
 */
export function audit(objects: AuditedObjects, now: Date, tuning: RuleTuning = {}): Audit {
  const collector = new Collector(withDefaults(tuning));
  const apps = (objects.apps ?? []).map(viewOf);
  for (const app of apps) collector.addApp(app);
  for (const idp of objects.identityProviders ?? []) {
    const subject = subjectOf("identityProvider", idp.domain ?? idp.name, idp.id);
    const usedBy = labelsThat(apps, "idpId", subject.id);
    const names = namesIn(idp.id, idp.domain ?? idp.name);
    collector.addShared(subject, names, (rule, own) =>
      rule.about === "identityProvider" ? rule.find(idp, { tuning: own, now, usedBy }) : [],
    );
  }
  for (const certificate of objects.certificates ?? []) {
    const subject = subjectOf("certificate", certificate.commonName, certificate.id);
    const usedBy = labelsThat(apps, "certificateId", subject.id);
    collector.addShared(subject, namesIn(certificate.id, certificate.commonName), (rule, own) =>
      rule.about === "certificate" ? rule.find(certificate, { tuning: own, now, usedBy }) : [],
    );
  }
  return collector.result();
}

function subjectOf(kind: Subject["kind"], name: unknown, id: unknown): Subject {
  const [shown, known] = [text(name), text(id)];
  return {
    kind,
    name: isKnown(shown) ? printable(shown ?? "(no name)", 120) : "(not known yet)",
    ...(isKnown(known) && known !== undefined && { id: known }),
  };
}

/** Why a finding is put aside whose path is meant to be open. */
const allowed = "listed in allowedOpenPaths";

const findingOf = (
  rule: Rule,
  severity: Severity,
  subject: Subject,
  { at, text: end, dependsOn = [], tellsDoubt = false }: Found,
): Finding => ({
  rule: rule.id,
  severity,
  subject,
  at: spelt(at),
  text: spelt(end),
  dependsOn,
  tellsDoubt: tellsDoubt && dependsOn.length > 0,
});

const spelt = (said: string | Message): string => (typeof said === "string" ? said : spell(said));

/** What the tuning of an object may be called. */
const namesIn = (...names: readonly unknown[]): string[] => names.filter((name) => typeof name === "string");

const labelsThat = (apps: readonly AppView[], member: "idpId" | "certificateId", id: string | undefined): string[] =>
  id === undefined ? [] : apps.filter(({ declared }) => declared[member] === id).map(({ label }) => printable(label, 120));

class Collector {
  readonly #tuning: Tuning;
  readonly #switches: Switches;
  readonly #findings: Finding[] = [];
  readonly #suppressed: Suppressed[] = [];
  readonly #lowered = new Map<string, Lowered>();

  constructor(tuning: Tuning) {
    this.#tuning = tuning;
    this.#switches = new Switches(tuning);
  }

  addApp(app: AppView): void {
    const subject = subjectOf("app", app.label, app.id);
    const context = contextOf(app, this.#tuning);
    for (const rule of rules) if (rule.about === "app") this.#add(rule, subject, [app.label], rule.find(app, context));
  }

  addShared(subject: Subject, names: readonly string[], find: (rule: Rule, tuning: Tuning) => readonly Found[]): void {
    for (const rule of rules) this.#add(rule, subject, names, find(rule, this.#tuning));
  }

  #add(rule: Rule, subject: Subject, names: SwitchedObject["names"], found: readonly Found[]): void {
    const others: Found[] = [];
    for (const one of found) {
      const { openPath } = one;
      const isMeant = openPath !== undefined && this.#switches.allows(openPath, names[0] ?? "");
      if (isMeant) this.#suppressed.push({ finding: findingOf(rule, rule.severity, subject, one), reason: allowed, openPath });
      else others.push(one);
    }
    if (others.length === 0) return;
    const to = this.#switches.of(rule.id, { kind: subject.kind, names });
    const reason = to?.off;
    const severity = to?.severity ?? rule.severity;
    if (reason === undefined && severities.indexOf(severity) > severities.indexOf(rule.severity))
      this.#lowered.set(`${rule.id} ${severity}`, { rule: rule.id, severity });
    for (const one of others) {
      const finding = findingOf(rule, severity, subject, one);
      if (reason !== undefined) this.#suppressed.push({ finding, reason: printable(reason, 300) });
      else this.#findings.push(finding);
    }
  }

  result(): Audit {
    const rank = ({ severity }: Finding) => severities.indexOf(severity);
    const findings = this.#findings.toSorted((a, b) => rank(a) - rank(b));
    const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
    return {
      findings,
      suppressed: this.#suppressed,
      unused: this.#switches.unused(),
      lowered: [...this.#lowered.values()],
      counts: { error: count("error"), warning: count("warning"), note: count("note"), suppressed: this.#suppressed.length },
    };
  }
}

function contextOf(app: AppView, tuning: Tuning): AppContext {
  const budget = new Budget();
  const matcher = new Matcher(app, budget, true);
  const matches = new Map<string, Match>();
  let trials: ReturnType<AppContext["trials"]> | undefined;
  return {
    tuning,
    answers(path) {
      // Several rules ask for one path.
      const known = matches.get(path) ?? matcher.match(plainPath(path), tuning.options);
      matches.set(path, known);
      return known;
    },
    trials: () => {
      trials ??= trialsOf(app, tuning.options.subjectJoin, budget);
      return trials;
    },
    budget,
  };
}
