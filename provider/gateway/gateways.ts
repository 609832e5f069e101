import { OagClient, type OagClientDependencies } from "../../sdk/client";
import type { OagClientOptions } from "../../sdk/client-options";
import { type Clock, systemClock } from "../../sdk/clock";
import { type Log, stderrLog } from "../../sdk/log";
import { type NameOf, spell } from "../../sdk/message";
import { Secrets } from "../../sdk/secrets/secrets";
import type { Settings } from "../../sdk/settings";
import { textOf } from "../../sdk/text";
import { type ConfigReader, readSettings, resolveNamed } from "../configuration/settings";
import { type Said, segmentsOf } from "../errors/resource-error";
import { keyOfTopic, type Topic } from "../errors/topic";
import { findEngineValue } from "../values/engine-values";
import { InventoryBook } from "./inventory";
import { ReadBook } from "./joined-reads";
import { notice } from "./notice";

/** One gateway as the lifecycles use it. */
export interface Gateway {
  client: OagClient;
  /** Time, for pauses between looks at the gateway. */
  clock: Clock;
  /** `https://host[:port]`, recorded with every object. */
  origin: string;
  /** What a user calls a setting. */
  nameOf: NameOf;
  /** What is known of the objects that exist, by what they are. */
  inventories: InventoryBook;
  /** Reads of many objects that came together, by what they are. */
  reads: ReadBook;
  /** By kind whether the gateway has what is optional in it, as its first object was told: one without it is asked once. */
  optionalByKind: Map<object, Promise<boolean>>;
  /** Milliseconds that one request may take. */
  requestTimeout: number;
  /** The scopes that are asked for. */
  scopes: readonly string[];
  /** All that this gateway was sent as a secret, through other providers too, and all that resources of this run keep secret. */
  secrets: Secrets;
  /** True for a text, number or switch that is a secret of the resource that is dealt with. */
  isSecret(value: unknown): boolean;
  /** Tells the user something that is no error. */
  notice(message: Said): void;
  /** The same, once for each topic however often it comes up: for what is true of the whole gateway. */
  noticeOnce(topic: Topic, message: Said): void;
}

/** What a test or a host may replace. */
export interface GatewayDependencies extends OagClientDependencies {
  /** Where the user is told what is no error. */
  notice?: (message: string) => void;
}

/**
 * Gateways by (origin, client id, key, scopes): all handlers live in one process and share one access token.
 * A process has one, which `v1.ts` makes. What a test replaces (the clock, the way out) is given in.
 */
export class Gateways {
  readonly #known = new Map<string, Gateway>();
  /** By origin: what one client was given to send, a gateway may repeat to another. */
  readonly #secrets = new Map<string, Secrets>();

  readonly #dependencies: GatewayDependencies;

  constructor(dependencies: GatewayDependencies = {}) {
    this.#dependencies = dependencies;
  }

  /**
   * The gateway that a configuration names, logged in lazily.
   * @param secrets where to keep what it is sent, if somebody else is to know of it and this is the first to ask
   */
  for(config: ConfigReader, secrets?: Secrets): Gateway {
    const found = readSettings(config, process.env);
    const settings = resolveNamed(found);
    const key = JSON.stringify(identityOf(settings));
    const gateway = this.#known.get(key) ?? this.#open(found.client, settings, found.nameOf, secrets);
    this.#known.set(key, gateway);
    return gateway;
  }

  #open(options: OagClientOptions, settings: Settings, nameOf: NameOf, given = new Secrets()): Gateway {
    const { clock = systemClock, notice: tell = notice } = this.#dependencies;
    const secrets = this.#secrets.get(settings.origin) ?? given;
    this.#secrets.set(settings.origin, secrets);
    // Ids are in paths, and a program may keep them secret.
    const withoutIds = (path: unknown) => textOf(path).replace(/[\w-]{4,}/g, (id) => (secrets.has(id) ? "[secret]" : id));
    const log: Log = {
      debug: (message, segments = [message]) => stderrLog.debug(spell(segments, nameOf, withoutIds)),
      warn: (message, segments = [message]) => tell(spell(segments, nameOf)),
    };
    const say = (said: Said) => tell(spell(segmentsOf(said)));
    const client = new OagClient(options, { log, secrets, nameOf, examine: findEngineValue, ...this.#dependencies });
    return {
      client,
      clock,
      origin: settings.origin,
      nameOf,
      requestTimeout: settings.requestTimeout * 1000,
      secrets,
      isSecret: () => false,
      scopes: settings.scope.split(" "),
      notice: say,
      noticeOnce: onlyOnce(say),
      inventories: new InventoryBook(clock),
      reads: new ReadBook(clock),
      optionalByKind: new Map(),
    };
  }
}

function identityOf({ key, ...settings }: Settings): unknown {
  return { ...settings, key: key.thumbprint };
}

function onlyOnce(tell: (message: Said) => void): Gateway["noticeOnce"] {
  const told = new Set<string>();
  return (topic, message) => {
    const key = keyOfTopic(topic);
    if (told.has(key)) return;
    told.add(key);
    tell(message);
  };
}
