import { AssertionError } from "node:assert";
import { type Access, accessTo, type DeclaredApp, type KnownOptions, type Outcome, type SessionValues, spelled } from "pulumi-oag/rules";

/** What a request is expected to meet. */
interface Expected {
  outcomes: readonly Outcome[];
  /** The rest of "expected … to …". */
  words: string;
}

const isOpen: Expected = { outcomes: ["open"], words: "be open to everybody" };
const needsSession: Expected = { outcomes: ["needs-session"], words: "ask for a session" };
const isRefused: Expected = { outcomes: ["needs-session", "out", "denied", "unavailable"], words: "be refused" };
const isAllowed: Expected = { outcomes: ["open", "in"], words: "be allowed" };

const met: Readonly<Record<Outcome, string>> = {
  open: "it is open to everybody",
  "needs-session": "a session is needed",
  in: "the session gets in",
  out: "the rule keeps the session out",
  denied: "it is refused before any rule",
  unavailable: "the app is not active",
  "not-evaluated": "nobody can tell",
  "not-proxied": "the app has no paths on the gateway",
};

/** Who asks, and how sure the result must be. */
interface Request {
  path: string;
  /** @default none: nobody is signed in */
  session?: SessionValues;
  isLikely: boolean;
}

/** What is expected of a path of an app. Every method that begins with `is` or `needs` throws an AssertionError where it is not so. */
export class AccessAssertion {
  readonly #app: DeclaredApp;
  readonly #known: KnownOptions;
  readonly #request: Request;

  /** @param known what a team knows of its gateway where the documents contradict themselves */
  constructor(app: DeclaredApp, known: KnownOptions, request: Request) {
    this.#app = app;
    this.#known = known;
    this.#request = request;
  }

  /** Nobody is signed in. That is so until a session is given. */
  withoutSession(): AccessAssertion {
    const { session: _, ...rest } = this.#request;
    return new AccessAssertion(this.#app, this.#known, rest);
  }

  /** Somebody is signed in whose attributes have these values: `{ Groups: ["staff"] }`. What is not given is empty. */
  withSession(values: SessionValues = {}): AccessAssertion {
    return new AccessAssertion(this.#app, this.#known, { ...this.#request, session: values });
  }

  /** What the documents' text itself says will do, although they contradict it elsewhere. */
  likely(): AccessAssertion {
    return new AccessAssertion(this.#app, this.#known, { ...this.#request, isLikely: true });
  }

  /**
   * The request reaches the back end without a session.
   * @throws AssertionError with what it meets, where it does not; TypeError where the path is none
   */
  isOpen(): void {
    this.#expect(isOpen, this.isOpen);
  }

  /**
   * The person has to sign in first.
   * @throws AssertionError with what it meets, where it does not; TypeError where the path is none
   */
  needsSession(): void {
    this.#expect(needsSession, this.needsSession);
  }

  /**
   * The request does not reach the back end: it is refused, or has to sign in first.
   * @throws AssertionError with what it meets, where it does not; TypeError where the path is none
   */
  isRefused(): void {
    this.#expect(isRefused, this.isRefused);
  }

  /**
   * The request of somebody with these values reaches the back end.
   * @throws AssertionError with what it meets, where it does not; TypeError where the path is none
   */
  isAllowedFor(values: SessionValues): void {
    this.withSession(values).#expect(isAllowed, this.isAllowedFor);
  }

  #expect({ outcomes, words }: Expected, stackStartFn: (values: SessionValues) => void): void {
    const { path, session, isLikely } = this.#request;
    const access = accessTo(this.#app, path, session === undefined ? {} : { session: { values: session } }, this.#known);
    if ("problem" in access) throw new TypeError(`expectAccess: ${access.problem}`);
    const { likely, all } = access.decision;
    const judged = isLikely ? (likely === undefined ? [] : [likely]) : all;
    if (judged.length > 0 && judged.every(({ outcome }) => outcomes.includes(outcome))) return;
    const label = typeof this.#app.label === "string" ? `the app ${JSON.stringify(this.#app.label)}` : "the app";
    const who = session === undefined ? "without a session" : `with a session${namesOf(session)}`;
    throw new AssertionError({
      message: `expected ${path} of ${label} ${who} to ${words}, but ${why(access, isLikely)}`,
      actual: [...new Set(judged.map(({ outcome }) => outcome))].join(" or "),
      expected: outcomes.join(" or "),
      operator: "expectAccess",
      stackStartFn,
    });
  }
}

/** The names of a session's values; the values are the test's own, and may be people's. */
const namesOf = (session: SessionValues): string => {
  const names = Object.keys(session);
  return names.length === 0 ? "" : ` that has ${names.join(", ")}`;
};

function why({ decision, answering }: Access, isLikely: boolean): string {
  const policy = answering.likely?.policy;
  const who = policy === undefined ? "" : `; ${policy.at} (${policy.rule}, path ${policy.path}) answers`;
  const reasons = (decision.likely ?? decision.all[0])?.why ?? [];
  const because = reasons.length === 0 ? "" : `: ${reasons.join("; ")}`;
  const outcomes = [...new Set(decision.all.map(({ outcome }) => met[outcome]))];
  if (outcomes.length === 1) return `${outcomes[0]}${because}${who}`;
  const { likely, dependsOn } = decision;
  const text = likely === undefined ? "" : `; likely ${met[likely.outcome]}${because}${who}`;
  const options = dependsOn.flatMap(({ option }) => (option === undefined ? [] : [`${option}: …`]));
  const cures = [
    ...(options.length === 0 ? [] : [`say what your gateway does, expectAccess(app, { ${options.join(", ")} })`]),
    ...(likely === undefined || isLikely ? [] : ["take the likely reading, .likely()"]),
  ];
  const cure = cures.length === 0 ? "" : `; ${cures.join(", or ")}`;
  return `that is uncertain: ${outcomes.join(", or ")}${text}; depends on ${spelled(dependsOn)}${cure}`;
}

/** The paths of an app, to be asserted of. */
export interface PathsOf {
  /** Begins with one of them, as a browser asks for it: `/admin`. */
  at(path: string): AccessAssertion;
}

/**
 * Begins an assertion on who may open a path of an app.
 * @param app what a program declares: `stack.app("payroll")` of {@link testProgram} or of {@link RecordingMocks}
 * @param known what a team knows of its gateway where the documents contradict themselves, for example `{ prefix: "STRING" }`
 *
 * @example
 * expectAccess(app).at("/admin").withoutSession().isRefused();
 * expectAccess(app).at("/admin").isAllowedFor({ Groups: ["payroll-admins"] });
 */
export const expectAccess = (app: DeclaredApp, known: KnownOptions = {}): PathsOf => ({
  at: (path) => new AccessAssertion(app, known, { path, isLikely: false }),
});
