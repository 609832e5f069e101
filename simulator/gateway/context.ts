import type { Reading } from "./options";
import { notFound } from "./refusal";
import type { Store, StoredApp, StoredIdp } from "./store";

/** What a handler works with. */
export interface Call {
  store: Store;
  reading: Reading;
  /** Values of the path's parameters, in their order. */
  params: string[];
  query: URLSearchParams;
  /** The gateway's clock, milliseconds since 1970. */
  now: number;
  body: unknown;
}

/** Answers one operation: status and body. */
export type Handler = (call: Call) => { status: number; body?: unknown };

export function appOf({ store, params }: Call): StoredApp {
  const app = store.apps.get(params[0] ?? "");
  if (app === undefined) throw notFound();
  return app;
}

export function idpOf({ store, params }: Call): StoredIdp {
  const idp = store.idps.get(params[0] ?? "");
  if (idp === undefined) throw notFound();
  return idp;
}
