import { Code, literal } from "../literal";
import { membersWhere } from "../members";
import { freeKey, identifierOf } from "../names";
import type { Constant } from "../shared/program";

/** Where a value stands: the variable of its resource, and its path there. */
export interface Use {
  owner: string;
  path: readonly string[];
}

/** One value that is another one in each environment. */
interface Setting {
  /** By environment; undefined in one that has none, or does not have the object. */
  values: readonly unknown[];
  /** Environments in which the program asks for it. */
  scope: readonly number[];
  uses: Use[];
  key: string;
  isConstant: boolean;
}

/** Members of few texts or numbers: the compiler has to know that it is one of them. */
const withChoices = membersWhere((member) => member.enum !== undefined || member.numbers !== undefined);

/** The stacks' configuration: what it holds, and how the program asks for it. */
export class Configuration {
  readonly #settings = new Map<string, Setting>();

  readonly #taken: Set<string>;

  constructor(taken: Set<string>) {
    this.#taken = taken;
  }

  /** A value of the configuration. The same values are one setting, wherever they stand. */
  setting(values: readonly unknown[], scope: readonly number[], use: Use): Code {
    const isMap = scope.some((index) => typeof values[index] === "object" && !Array.isArray(values[index]));
    const name = use.path.at(-1) as string;
    const id = JSON.stringify([scope, scope.map((index) => literal(values[index])), withChoices.has(name) || isMap ? use : 0]);
    const known = this.#settings.get(id) ?? { values, scope, uses: [], key: "", isConstant: false };
    known.uses.push(use);
    this.#settings.set(id, known);
    return new Code([() => (known.isConstant ? new Code(known.key, [known.key]) : settingCode(known))]);
  }

  /** Key of a secret, which is asked for where it is used. */
  secret(wish: string): string {
    return freeKey(identifierOf(wish) || "secret", this.#taken);
  }

  /** Gives every setting its name. Before, no code that has one can be read. */
  settle(): Constant[] {
    const all = [...this.#settings.values()];
    for (const setting of all) {
      const owners = new Set(setting.uses.map(({ owner }) => owner));
      const [{ owner, path }] = setting.uses as [Use];
      const wish = owners.size === 1 ? [owner, ...path] : path.slice(-1);
      setting.key = freeKey(identifierOf(wish.join(" ")) || "value", this.#taken);
      // Only where every stack has it, it can be asked for at the head of the program.
      setting.isConstant = setting.uses.length > 1 && setting.scope.length === setting.values.length;
    }
    return all.filter(({ isConstant }) => isConstant).map((setting) => ({ identifier: setting.key, value: settingCode(setting) }));
  }

  /** What the stack of an environment holds of it. */
  valuesOf(index: number): [string, unknown][] {
    return [...this.#settings.values()].flatMap(({ key, values, scope }) =>
      scope.includes(index) && values[index] !== undefined ? [[key, values[index]] as [string, unknown]] : [],
    );
  }
}

function settingCode({ key, values, scope, uses, isConstant }: Setting): Code {
  const given = scope.flatMap((index) => (values[index] === undefined ? [] : [values[index]]));
  const how = given.length < scope.length ? "get" : "require";
  const isAll = (type: string) => given.every((value) => typeof value === type);
  const choices = withChoices.has(uses[0]?.path.at(-1) ?? "") ? [...new Set(given.map(literal))].sort().join(" | ") : "";
  const [method, type] = isAll("string")
    ? ["", choices]
    : isAll("boolean")
      ? ["Boolean", ""]
      : isAll("number")
        ? choices === ""
          ? ["Number", ""]
          : ["Object", choices]
        : ["Object", isConstant ? "string[]" : ""];
  return new Code(`config.${how}${method}${type === "" ? "" : `<${type}>`}(${literal(key)})`, ["config"]);
}
