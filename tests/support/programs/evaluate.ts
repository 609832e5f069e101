import { transformSync } from "esbuild";
import { parse } from "yaml";
import { kinds } from "../../../cli/dist/kinds.js";
import type { Json } from "../basics/json.ts";

/** One resource as a program declares it. */
export interface Evaluated {
  class: string;
  name: string;
  args: Json;
  options: Json;
}

/** Around a program: what its stack holds, and what its gateway has. */
export interface Surroundings {
  /** Plain values by their full key, as `pulumi config` has them. */
  config?: Readonly<Record<string, string>>;
  project?: string;
  /** Ids by class and name: `OagIdentityProvider acme-okta-com`. */
  ids?: Readonly<Record<string, string>>;
  certificates?: readonly Json[];
  identityProviders?: readonly { id: string; domain: string }[];
  /** Name of the explicit provider that every look-up is to have. */
  provider?: string | undefined;
}

/** Stands for a secret of the configuration. */
export class EvaluatedSecret {
  readonly key: string;
  constructor(key: string) {
    this.key = key;
  }
}

/** Stack settings as Pulumi gives them to a program. */
export function configIn(stackFile: string): Record<string, string> {
  const { config } = parse(stackFile) as { config: Json };
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key,
      typeof value === "object" && value !== null ? JSON.stringify(value) : String(value),
    ]),
  );
}

/** Runs a program in this process, without Pulumi and without a gateway, and tells what it declares. */
export function evaluate(files: ReadonlyMap<string, string>, surroundings: Surroundings = {}): Evaluated[] {
  const declared: Evaluated[] = [];
  const modules: Record<string, unknown> = {
    "@pulumi/pulumi": { Config: configClass(surroundings) },
    "pulumi-oag": packageFor(surroundings, declared),
  };
  const loaded = new Map<string, { exports: Json }>();
  const load = (path: string): unknown => {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    if (!files.has(path)) throw new Error(`the program has no ${path}`);
    const module = { exports: {} as Json };
    loaded.set(path, module);
    const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : "";
    const require = (name: string) =>
      name.startsWith(".") ? load(`${decodeURIComponent(new URL(name, `file:///${folder}`).pathname).slice(1)}.ts`) : modules[name];
    new Function("require", "module", transpiled(path, files))(require, module);
    return module.exports;
  };
  load("index.ts");
  return declared;
}

/** A program is evaluated for each of its stacks, and translated once. */
const translations = new WeakMap<ReadonlyMap<string, string>, Map<string, string>>();

function transpiled(path: string, files: ReadonlyMap<string, string>): string {
  const known = translations.get(files) ?? new Map<string, string>();
  translations.set(files, known);
  const code = known.get(path) ?? transformSync(files.get(path) ?? "", { loader: "ts", format: "cjs", target: "es2022" }).code;
  known.set(path, code);
  return code;
}

function configClass({ config = {}, project = "" }: Surroundings) {
  return class {
    readonly #namespace: string;
    constructor(namespace = project) {
      this.#namespace = namespace;
    }
    get = (key: string) => config[`${this.#namespace}:${key}`];
    require = (key: string) => {
      const value = this.get(key);
      if (value === undefined) throw new Error(`no ${this.#namespace}:${key} is configured`);
      return value;
    };
    getObject = (key: string) => (this.get(key) === undefined ? undefined : JSON.parse(this.get(key) as string));
    requireObject = (key: string) => JSON.parse(this.require(key));
    getNumber = (key: string) => (this.get(key) === undefined ? undefined : Number(this.get(key)));
    requireNumber = (key: string) => Number(this.require(key));
    getBoolean = (key: string) => (this.get(key) === undefined ? undefined : this.get(key) === "true");
    requireBoolean = (key: string) => this.require(key) === "true";
    requireSecret = (key: string) => new EvaluatedSecret(key);
    getSecret = (key: string) => (this.get(key) === undefined ? undefined : this.requireSecret(key));
  };
}

function packageFor({ ids = {}, certificates = [], identityProviders = [], provider }: Surroundings, declared: Evaluated[]): Json {
  const resource = (name: string) =>
    class {
      readonly id: string | undefined;
      readonly name: string;
      constructor(called: string, args: Json, options: Json = {}) {
        this.name = called;
        declared.push({ class: name, name: called, args, options });
        this.id = ids[`${name} ${called}`];
      }
    };
  const found = <T>(all: readonly T[], what: unknown, options?: Json): T => {
    if (options?.provider?.name !== provider) throw new Error(`${JSON.stringify(what)} is looked up by another provider`);
    if (all.length !== 1) throw new Error(`${all.length} found for ${JSON.stringify(what)}`);
    return all[0] as T;
  };
  return {
    ...Object.fromEntries([...Object.values(kinds).map(({ class: name }) => name), "OagProvider"].map((name) => [name, resource(name)])),
    getCertificate: ({ commonName, mostRecent }: { commonName: string; mostRecent?: boolean }, options?: Json) => {
      const all = certificates.filter((one) => one.commonName === commonName);
      const latest = all
        .map(({ validFrom = "" }) => validFrom)
        .sort()
        .at(-1);
      return found(mostRecent ? all.filter(({ validFrom = "" }) => validFrom === latest) : all, commonName, options);
    },
    getIdentityProvider: ({ domain }: { domain: string }, options?: Json) =>
      found(
        identityProviders.filter((one) => one.domain === domain),
        domain,
        options,
      ),
  };
}

/** What the API shows of arguments: without secrets, and without what is undefined. Collects the keys of secrets. */
export function shown(value: unknown, secrets: string[] = []): unknown {
  if (Array.isArray(value)) return value.map((item) => shown(item, secrets));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      if (inner instanceof EvaluatedSecret) secrets.push(inner.key);
      return inner === undefined || inner instanceof EvaluatedSecret ? [] : [[name, shown(inner, secrets)]];
    }),
  );
}
