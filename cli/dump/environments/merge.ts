import { isObject, type Json } from "../../json";
import { Code, keyOf, literal, template } from "../literal";
import { isMapName } from "../tables";
import type { Configuration, Use } from "./configuration";
import type { Domain } from "./domains";
import { hostsIn, underEach } from "./hosts";
import { type Key, matchKeys } from "./match-keys";

/** Stands where the program asks for a secret. */
export class SecretValue {
  readonly key: string;

  constructor(key: string) {
    this.key = key;
  }
}

/** Undefined of what the program may say itself. */
const keyOfSecret = (value: unknown): string | undefined => (value instanceof SecretValue ? value.key : undefined);

/** A domain in those environments. */
const domainsOfScope = ({ values }: Domain, scope: readonly number[]): string[] => scope.map((index) => values[index] as string);

/** Values by environment: those of a scope, in its order. */
type Values = readonly unknown[];

/** Says in one expression what environments have: what is the same stands in the program, what differs in the configuration. */
export class Merger {
  readonly #environments: readonly string[];
  readonly #configuration: Configuration;
  readonly #domains: readonly Domain[];

  constructor(environments: readonly string[], configuration: Configuration, domains: readonly Domain[]) {
    this.#environments = environments;
    this.#configuration = configuration;
    this.#domains = domains;
  }

  /** The arguments of a resource. */
  args(inputs: readonly Json[], scope: readonly number[], owner: string): Json {
    return this.#members(inputs, scope, { owner, path: [] });
  }

  /** Whether the stack is one of these environments. */
  condition(scope: readonly number[]): Code {
    const names = scope.map((index) => literal(this.#environments[index]));
    const text = names.length === 1 ? `environment === ${names[0]}` : `[${names.join(", ")}].includes(environment)`;
    return new Code(text, ["environment"]);
  }

  /** A text: with the domain of each environment where it is under one, else as a whole. */
  text(values: readonly string[], scope: readonly number[], use: Use): string | Code {
    const [first = ""] = values;
    if (scope.length > 1 && values.every((value) => value === first)) return first;
    for (const domain of this.#domains) {
      const part = underEach(values, domainsOfScope(domain, scope));
      if (part !== undefined) return template(part.before, domain.code, part.after);
    }
    if (scope.length === 1) return first;
    const found = hostsIn(values);
    if (found === undefined) return this.#setting(values, scope, use);
    return template(found.before, this.#setting(found.hosts, scope, use), found.after);
  }

  #setting(values: Values, scope: readonly number[], use: Use): Code {
    const all = this.#environments.map((_, index) => (scope.includes(index) ? values[scope.indexOf(index)] : undefined));
    return this.#configuration.setting(all, scope, use);
  }

  #value(values: Values, scope: readonly number[], use: Use): unknown {
    const [first] = values;
    if (values.some((value) => value instanceof SecretValue)) return this.#secret(values, scope, use);
    if (first instanceof Code && values.every((value) => value === first)) return first;
    const isEach = (test: (value: unknown) => boolean) => values.every(test);
    if (isEach((value) => typeof value === "string")) return this.text(values as string[], scope, use);
    if (values.every(isObject)) return this.#object(values, scope, use);
    const same = isEach((value) => literal(value) === literal(first));
    if (Array.isArray(first) && (scope.length === 1 || same || this.#areUnderDomains(values, scope)))
      return first.map((_, at) =>
        this.#value(
          (values as unknown[][]).map((list) => list[at]),
          scope,
          use,
        ),
      );
    return same ? first : this.#setting(values, scope, use);
  }

  /** Each environment asks by the key that is told there, and one that has the value in plain says it. */
  #secret(values: Values, scope: readonly number[], use: Use): Code {
    const said = [...new Set(values.map(keyOfSecret))].map((key) => {
      const at = values.flatMap((value, nth) => (keyOfSecret(value) === key ? [nth] : []));
      const where = at.map((nth) => scope[nth] as number);
      const plain = () =>
        this.#value(
          at.map((nth) => values[nth]),
          where,
          use,
        );
      return { where, value: key === undefined ? plain() : new Code(`config.requireSecret(${literal(key)})`, ["config"]) };
    });
    return said
      .slice(0, -1)
      .reduceRight(
        (otherwise, { where, value }) => new Code([this.condition(where), " ? ", () => value, " : ", otherwise]),
        new Code([() => said.at(-1)?.value]),
      );
  }

  /** Lists of the same length, in which every text is the same, or under a domain. */
  #areUnderDomains(values: Values, scope: readonly number[]): boolean {
    const lists = values as unknown[][];
    const [first] = lists;
    if (!lists.every((list) => Array.isArray(list) && list.length === first?.length)) return false;
    return (first ?? []).every((text, at) => {
      if (lists.every((list) => list[at] === text)) return typeof text === "string";
      const texts = lists.map((list) => list[at]);
      return this.#domains.some((domain) => underEach(texts, domainsOfScope(domain, scope)) !== undefined);
    });
  }

  #object(values: readonly Json[], scope: readonly number[], use: Use): unknown {
    const [name = ""] = use.path;
    if (use.path.length > 1 || !isMapName(name)) return this.#members(values, scope, use);
    const keys = matchKeys(values, scope, this.#domains, name);
    // Other back ends altogether: a person reads them side by side in the stacks' files.
    if (keys === undefined) return this.#setting(values, scope, use);
    if (keys.every(({ template: code, at }) => code === undefined && at.every((key) => key !== undefined)))
      return Object.fromEntries(keys.map((key) => [key.name, this.#item(values, scope, key, use)]));
    const entries = keys.map((key) => this.#entry(values, scope, key, use));
    return new Code(["{\n", ...entries.flatMap((entry) => [entry, ",\n"]), "}"]);
  }

  /** An item of a map, with what its name is in each environment. */
  #item(values: readonly Json[], scope: readonly number[], { at, name }: Key, { owner, path }: Use): unknown {
    const present = scope.filter((_, index) => at[index] !== undefined);
    const items = values.flatMap((map, index) => (at[index] === undefined ? [] : [map[at[index]]]));
    return this.#value(items, present, { owner, path: [...path, name] });
  }

  #entry(values: readonly Json[], scope: readonly number[], key: Key, use: Use): Code {
    const item = this.#item(values, scope, key, use);
    const name = key.template === undefined ? keyOf(key.name) : new Code(["[", this.#nameOf(key, scope, use), "]"]);
    const present = scope.filter((_, index) => key.at[index] !== undefined);
    if (present.length === scope.length) {
      // What every object inherits would be taken for its type.
      const end = key.template === undefined && key.name in Object.prototype && key.name !== "__proto__" ? " as const" : "";
      return new Code([name, ": ", () => item, end]);
    }
    return new Code(["...(", this.condition(present), " && ({ ", name, ": ", () => item, " } as const))"]);
  }

  #nameOf({ template: found, at }: Key, scope: readonly number[], { owner }: Use): Code {
    if (found instanceof Code) return found;
    return this.text(at as string[], scope, { owner, path: ["backEnd"] }) as Code;
  }

  /** Members of an object: one that only some environments declare is not declared in the others. */
  #members(values: readonly Json[], scope: readonly number[], { owner, path }: Use): Json {
    const names = [...new Set(values.flatMap((value) => Object.keys(value)))];
    return Object.fromEntries(
      names.map((name): [string, unknown] => {
        const use = { owner, path: [...path, name] };
        const has = values.map((value) => Object.hasOwn(value, name));
        const present = scope.filter((_, index) => has[index]);
        const own = values.flatMap((value, index) => (has[index] ? [value[name]] : []));
        if (present.length === scope.length) return [name, this.#value(own, scope, use)];
        const isLeaf = !own.some(isObject);
        if (isLeaf)
          return [
            name,
            this.#setting(
              values.map((value, index) => (has[index] ? value[name] : undefined)),
              scope,
              use,
            ),
          ];
        // Now, and not when it is written: what it asks for is to be in the configuration.
        const value = this.#value(own, present, use);
        return [name, new Code([this.condition(present), " ? ", () => value, " : undefined"])];
      }),
    );
  }
}
