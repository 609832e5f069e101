import { OagClient } from "../../sdk/client";
import { systemClock } from "../../sdk/clock";
import { type Log, stderrLog } from "../../sdk/log";
import { spell } from "../../sdk/message";
import { resolveSettings, type Settings } from "../../sdk/settings";
import { createInventories, type Inventories } from "./inventory";
import { JoinedReads } from "./joined-reads";
import { notice } from "./notice";
import { type ConfigReader, keyOf, readSettings } from "./settings";

/** One gateway as the lifecycles use it. */
export interface Gateway extends Inventories {
  client: OagClient;
  /** `https://host[:port]`, recorded with every object. */
  origin: string;
  /** Reads of many apps that came together. */
  reads: JoinedReads;
  /** The scopes that are asked for. */
  scopes: readonly string[];
  /** Tells the user something that is no error. */
  notice(message: string): void;
  /** The same, once for each key however often it comes up: for what is true of the whole gateway. */
  noticeOnce(key: string, message: string): void;
}

/**
 * Gateways by (origin, client id, key, scopes): app, IdP and look-up handlers live in one process and share one
 * session. Module state, because each handler is its own instance.
 */
const gateways = new Map<string, Gateway>();

/** The gateway that a configuration names, logged in lazily. */
export function gatewayFor(config: ConfigReader): Gateway {
  const { client: options } = readSettings(config, process.env);
  const settings = resolveSettings(options);
  const key = JSON.stringify(identityOf(settings));
  let gateway = gateways.get(key);
  if (gateway === undefined) {
    const log: Log = { debug: stderrLog.debug, warn: (message, parts = [message]) => notice(spell(parts, keyOf)) };
    const client = new OagClient(options, { log });
    gateway = {
      client,
      origin: settings.origin,
      scopes: settings.scope.split(" "),
      notice,
      noticeOnce: onlyOnce(notice),
      reads: new JoinedReads(client, systemClock),
      ...createInventories(client, systemClock),
    };
    gateways.set(key, gateway);
  }
  return gateway;
}

function identityOf({ key, ...settings }: Settings): unknown {
  return { ...settings, key: key.thumbprint };
}

function onlyOnce(tell: (message: string) => void): (key: string, message: string) => void {
  const told = new Set<string>();
  return (key, message) => {
    if (told.has(key)) return;
    told.add(key);
    tell(message);
  };
}
