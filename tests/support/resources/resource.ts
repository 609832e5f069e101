import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { type GatewayParts, Gateways } from "../../../dist/provider/gateway/gateways.js";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import type { Lifecycle } from "../../../dist/provider/lifecycle.js";
import { lookupLifecycle } from "../../../dist/provider/lookup/lookup-lifecycle.js";
import { Handler } from "../../../dist/provider/plugin/handler.js";
import { impatientClock } from "../basics/clock.ts";

/** Plain JSON, as the engine sends it. */
// biome-ignore lint/suspicious/noExplicitAny: tests reach into it by name
export type Json = Record<string, any>;

/** A kind of resource, by the name under which the plugin process knows it. */
export type KindName = keyof typeof lifecycles;

/** What lies in the state of every resource of a kind, for ever. */
const providerOf = (kind: KindName): string => `exports.handler = () => require("pulumi-oag/provider/v1").${kind};`;

/** What a stack has to know of a gateway. */
interface Configured {
  configuration: Pick<Gateway["configuration"], "hostname" | "clientId" | "privateKey" | "caCertificate">;
}

/** The stack configuration for a stand-in gateway. */
export function configFor(gateway: Configured): Record<string, string> {
  const { hostname, clientId, privateKey, caCertificate } = gateway.configuration;
  return {
    "oag:hostname": hostname,
    "oag:clientId": clientId,
    "oag:privateKey": privateKey,
    "oag:caCertificate": caCertificate,
    "oag:maxRetries": "1",
  };
}

/** The gateways of one plugin process, which resources share that are given them. Pauses between requests take no time. */
export const newGateways = (parts: GatewayParts = {}): Gateways => new Gateways({ clock: impatientClock, ...parts });

/** A handler for look-ups, in a plugin process of its own unless it is given the gateways of one. */
export function newLookUp(
  gateway: Gateway,
  config: Record<string, string> = configFor(gateway),
  gateways: Gateways = newGateways(),
): Handler {
  const handler = new Handler(lookupLifecycle, { gateways: async () => gateways });
  handler.configure({ config: { get: (key) => config[key] } });
  return handler;
}

/** What the engine did in one `up`. */
export interface Outcome {
  op: "create" | "update" | "same" | "replace";
  /** Message of the error, if it failed. */
  error?: string;
  /** Reasons of a partial failure. */
  reasons?: string[];
}

const isSecretMark = (value: unknown): value is { value: unknown } =>
  typeof value === "object" && value !== null && "4dabf18193072939515e22adb298388d" in value;

/** The engine keeps secrets apart and sends them in plain. */
export function plain<T>(value: T): T {
  if (isSecretMark(value)) return plain(value.value) as T;
  if (Array.isArray(value)) return value.map(plain) as T;
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)])) as T;
  return value;
}

/**
 * One resource as the engine keeps it: check, diff, then create, update or replace; its state survives failures as the
 * engine would keep it. In process, so that a test can look at every request.
 */
export class OneResource {
  id: string | undefined;
  inputs: Json | undefined;
  outputs: Json = {};
  initErrors: string[] | undefined;
  /** Replaced objects that are still to be deleted: the engine tries again with every `up`. */
  leftovers: { id: string; outputs: Json }[] = [];
  /** True from when the plugin process is gone on: the engine hears no response any more. */
  isDead: () => boolean = () => false;
  /** Whatever the handler threw, as it came. */
  readonly thrown: unknown[] = [];
  /** The last result as the plugin returned it, secret marks included. */
  raw: Json = {};
  handler: Handler;
  /** What check told without refusing anything. */
  readonly told: string[] = [];

  readonly #lifecycle: Lifecycle;
  readonly #provider: string;

  /**
   * In a plugin process of its own, unless it is given the gateways of one.
   * @param kind one of the package's, or the lifecycle of a made-up one
   */
  constructor(
    kind: KindName | Lifecycle,
    gateway: Configured,
    config: Record<string, string> = configFor(gateway),
    gateways = newGateways(),
  ) {
    this.#lifecycle = typeof kind === "string" ? lifecycles[kind] : kind;
    this.#provider = typeof kind === "string" ? providerOf(kind) : "exports.handler = …";
    this.handler = this.#configured(config, gateways);
  }

  /** Goes on in a new plugin process, as every run of the engine does, or in the one whose gateways are given. */
  configure(config: Record<string, string>, gateways = newGateways()): void {
    this.handler = this.#configured(config, gateways);
  }

  #configured(config: Record<string, string>, gateways: Gateways): Handler {
    const handler = new Handler(this.#lifecycle, {
      gateways: async () => gateways,
      notice: (message) => this.told.push(message),
    });
    handler.configure({ config: { get: (key) => config[key] } });
    return handler;
  }

  /** What check says of the inputs. */
  async check(news: Json): Promise<string[]> {
    return (await this.handler.check(this.inputs ?? {}, this.#withProvider(news))).failures.map((failure) => failure.reason);
  }

  async diff(news: Json): Promise<{ changes?: boolean | undefined; replaces?: string[]; deleteBeforeReplace?: boolean }> {
    return this.handler.diff(this.id ?? "", this.outputs, this.#withProvider(news));
  }

  async up(declared: Json): Promise<Outcome> {
    const news = this.#withProvider(declared);
    const failures = await this.check(declared);
    if (failures.length > 0) return { op: "same", error: failures.join("\n") };
    for (const leftover of [...this.leftovers]) {
      const error = await this.#delete(leftover);
      if (error !== undefined) return { op: "replace", error };
      this.leftovers.splice(this.leftovers.indexOf(leftover), 1);
    }
    if (this.id === undefined) return this.#create(news);
    const diff = await this.handler.diff(this.id, this.outputs, news);
    // For changes: undefined the engine compares the inputs itself.
    const differs = diff.changes ?? JSON.stringify(sorted(this.inputs)) !== JSON.stringify(sorted(news));
    if (differs && diff.replaces?.length) {
      const old = { id: this.id, outputs: this.outputs };
      if (diff.deleteBeforeReplace) {
        const error = await this.#delete(old);
        if (error !== undefined) return { op: "replace", error };
        this.#forget();
        return { ...(await this.#create(news)), op: "replace" };
      }
      const outcome = await this.#create(news);
      // The new one is there, finished or not: the old one is to go.
      if (this.id !== old.id && outcome.error !== undefined) this.leftovers.push(old);
      if (outcome.error !== undefined) return { ...outcome, op: "replace" };
      const error = await this.#delete(old);
      if (error !== undefined) this.leftovers.push(old);
      return { op: "replace", ...(error !== undefined && { error }) };
    }
    if (!differs && this.initErrors === undefined) {
      this.inputs = news;
      return { op: "same" };
    }
    return this.#settle("update", news, async (id) => {
      const { outs } = await this.handler.update(id, this.outputs, news);
      return { id, outs };
    });
  }

  async refresh(): Promise<"gone" | "there"> {
    const result = await this.handler.read(this.id ?? "", this.outputs);
    if (result.id === "") {
      this.#forget();
      return "gone";
    }
    this.raw = result.props;
    this.outputs = plain({ ...result.props, __provider: this.#provider });
    this.inputs = plain({ ...(result.inputs ?? this.inputs), __provider: this.#provider });
    // A refresh clears what init had failed.
    this.initErrors = undefined;
    return "there";
  }

  async destroy(): Promise<void> {
    for (const { id, outputs } of this.leftovers) await this.handler.delete(id, outputs);
    this.leftovers = [];
    if (this.id !== undefined) await this.handler.delete(this.id, this.outputs);
    if (this.isDead()) throw new Error("the plugin process is gone");
    this.#forget();
  }

  #forget(): void {
    this.id = undefined;
    this.inputs = undefined;
    this.outputs = {};
    this.initErrors = undefined;
  }

  /** Answers the error, if any. */
  async #delete({ id, outputs }: { id: string; outputs: Json }): Promise<string | undefined> {
    try {
      await this.handler.delete(id, outputs);
      return this.isDead() ? "the plugin process is gone" : undefined;
    } catch (error) {
      this.thrown.push(error);
      return (error as Error).message;
    }
  }

  #create(news: Json): Promise<Outcome> {
    return this.#settle("create", news, () => this.handler.create(news));
  }

  async #settle(op: Outcome["op"], news: Json, work: (id: string) => Promise<{ id: string; outs: Json }>): Promise<Outcome> {
    try {
      const { id, outs } = await work(this.id ?? "");
      if (this.isDead()) return { op, error: "the plugin process is gone" };
      this.id = id;
      this.inputs = news;
      this.raw = outs;
      this.outputs = plain({ ...outs, __provider: news.__provider });
      this.initErrors = undefined;
      return { op };
    } catch (error) {
      this.thrown.push(error);
      const { message, id, properties, reasons } = error as Error & { id?: string; properties?: Json; reasons?: string[] };
      if (id === undefined || reasons === undefined || this.isDead()) return { op, error: message };
      this.id = id;
      // After a failed update the engine keeps the old inputs.
      if (op === "create") this.inputs = news;
      this.raw = properties ?? {};
      this.outputs = plain(properties ?? {});
      this.initErrors = reasons;
      return { op, error: message, reasons };
    }
  }

  #withProvider(news: Json): Json {
    return JSON.parse(JSON.stringify({ ...news, __provider: this.#provider }));
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** An identity provider that is simply there, made behind everybody's back; its failover is automatic, as SAML and OIDC apps need it. */
export function seedIdp(gateway: Gateway, domain = "acme.okta.com", failover: "AUTOMATIC" | "DISABLED" = "AUTOMATIC"): string {
  const id = randomUUID();
  gateway.store.idps.set(id, { id, own: { type: "IDP_OKTA", domain, name: "Acme" }, credential: "token-1", valid: true });
  gateway.store.offline.setMode(id, failover);
  return id;
}

/** Lets the app come into being as `fullApp` with a change; answers what it declares. The gateway's log begins after it. */
export async function created(app: OneResource, gateway: Gateway, change: Json = {}): Promise<Json> {
  const args = fullApp(gateway, change);
  expect(await app.up(args)).to.deep.equal({ op: "create" });
  gateway.log.clear();
  return args;
}

/** A complete, activated app with two of everything. */
export function fullApp(gateway: Gateway, change: Json = {}): Json {
  const [idpId = seedIdp(gateway)] = gateway.store.idps.keys();
  const [certificateId] = gateway.store.certificates.keys();
  return {
    type: "OAG_HEADER_BASED",
    label: "Payroll",
    publicDomain: "payroll.example.com",
    postLoginUrl: "https://payroll.example.com/",
    idpId,
    certificateId,
    groups: ["g1", "g2"],
    protectedResources: { main: { hostname: "https://b1.internal:8443" }, "https://b2.internal": { assignedWeight: 2 } },
    attributes: { REMOTE_USER: { source: "IDP", value: "login" }, trust: { name: "X-TRUST", source: "SECRET", value: "SECRET-CANARY" } },
    policies: { "/": { rule: "PROTECTED" }, "/public": { rule: "NO_AUTH" } },
    behavior: { singleLogout: true },
    session: { idleSessionTimeout: 1800 },
    status: "ACTIVE",
    ...change,
  };
}
