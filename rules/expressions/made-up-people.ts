import { type Join, type SessionValues, sessionText } from "../access/session-text";
import type { Budget } from "../evaluator/budget";
import { fits } from "../evaluator/evaluate";
import { attributesIn } from "../evaluator/names-in-rules";
import { isKnown } from "../input/unknown";
import type { AppView } from "../input/view";
import { type RuleOfPolicy, rulesOf, type Word, wordsIn } from "./rules-of";

const bothJoins: readonly Join[] = ["SPACES", "LINES"];
/** Okta's group of all users: everybody has it. */
const everyone = "Everyone";
/** A text that no rule looks for. */
export const otherWord = "qzx";
const mostPeople = 48;

/** A made-up person. */
export interface Person {
  groups: readonly string[];
  others: Readonly<Record<string, string>>;
}

/** Tries a rule on made-up people: what it does is judged, not how it is written. */
export class Trial {
  readonly words: readonly Word[];
  /** Attributes other than groups that the rule reads and the session has. */
  readonly names: readonly string[];
  /** The ways in which a session's values may be joined. */
  readonly joins: readonly Join[];
  readonly #app: AppView;
  readonly #source: string;
  readonly #budget: Budget;
  readonly #groupNames: readonly string[];
  readonly #tried = new Map<string, boolean | undefined>();
  #people: readonly Person[] | undefined;

  constructor(app: AppView, rule: RuleOfPolicy, known: Join | undefined, budget: Budget) {
    this.#app = app;
    this.#budget = budget;
    this.joins = known === undefined ? bothJoins : [known];
    this.#source = rule.source;
    this.words = wordsIn(rule.expression);
    this.#groupNames = app.attributes.items.flatMap(({ name, value }) =>
      isKnown(name) && (name === "Groups" || value === "Groups") ? [name] : [],
    );
    const declared = new Set(app.attributes.items.map(({ name }) => name));
    this.names = attributesIn(rule.source).filter(
      (name) => !this.#groupNames.includes(name) && (declared.has(name) || name === "UserName"),
    );
  }

  get hasGroups(): boolean {
    return this.#groupNames.length > 0;
  }

  /** Whether the rule lets a person in; undefined where it cannot be told. */
  lets({ groups, others }: Person, join: Join): boolean | undefined {
    // No name of a group or value that is made up here holds a line break.
    const key = `${join}\n${groups.join(":")}\n${this.names.map((name) => others[name] ?? "").join("\n")}`;
    if (this.#tried.has(key)) return this.#tried.get(key);
    const values: SessionValues = { ...others, ...Object.fromEntries(this.#groupNames.map((name) => [name, groups])) };
    const fit = fits(this.#source, sessionText(this.#app, values, join), "search", this.#budget);
    const isLetIn = typeof fit === "boolean" ? fit : undefined;
    this.#tried.set(key, isLetIn);
    return isLetIn;
  }

  /** People of whom the rule speaks: each word as a group, alone and with others, and as the value of what else it reads. */
  people(): readonly Person[] {
    this.#people ??= this.#makeUp();
    return this.#people;
  }

  #makeUp(): Person[] {
    const texts = this.words.map(({ text }) => text);
    const groupSets = [[], [otherWord], ...(texts.length > 1 ? [texts] : []), ...texts.map((text) => [text])];
    const others = this.names
      .slice(0, 2)
      .reduce<Readonly<Record<string, string>>[]>(
        (sets, name) => sets.flatMap((set) => [set, ...texts.map((text) => ({ ...set, [name]: text }))]),
        [{}],
      );
    return groupSets.flatMap((groups) => others.map((set) => ({ groups: [...groups, everyone], others: set }))).slice(0, mostPeople);
  }

  /** The first person whom the rule lets in, and who would stay out with `changed`. */
  passes(join: Join, changed: (person: Person) => Person | undefined): Person | undefined {
    return this.people().find((person) => {
      const other = changed(person);
      return other !== undefined && this.lets(person, join) === true && this.lets(other, join) === false;
    });
  }
}

/** A person with another group in the place of one; undefined without it. */
export const withGroups = ({ groups, others }: Person, word: string, instead: readonly string[]): Person | undefined =>
  groups.includes(word) ? { groups: groups.flatMap((group) => (group === word ? instead : [group])), others } : undefined;

/** A person with another value of an attribute. */
export const withValue = ({ groups, others }: Person, name: string, value: string): Person => ({
  groups,
  others: { ...others, [name]: value },
});

/** The rules of an app, each with its trial, if all attributes are known: else nothing can be said of what a session holds. */
export const trialsOf = (app: AppView, known: Join | undefined, budget: Budget): { rule: RuleOfPolicy; trial: Trial }[] =>
  app.attributes.isComplete && app.attributes.items.every(({ name }) => isKnown(name))
    ? rulesOf(app).map((rule) => ({ rule, trial: new Trial(app, rule, known, budget) }))
    : [];
