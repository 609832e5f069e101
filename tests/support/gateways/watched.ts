import type { HttpRequest, HttpResponse } from "pulumi-oag/sdk";
import type { Gateway } from "pulumi-oag-simulator";
import { newLookUp } from "../resources/look-up.ts";
import { offlineScopes } from "../resources/offline-resources.ts";
import { newGateways } from "./plugin-gateways.ts";
import { configFor } from "./stack-configuration.ts";

/** What a test sees and decides of the requests of a look-up, beside its log-in. */
export interface Watch {
  /** Milliseconds since 1970. */
  now(): number;
  /** Before a request arrives; what it answers is the response instead of the gateway's. */
  meanwhile(request: HttpRequest): (Omit<HttpResponse, "headers"> & { contentType?: string }) | undefined;
  notice?(message: string): void;
}

/** A plugin process for look-ups, with the scopes of offline mode, whose requests are answered without a network and whose pauses take no time. */
export function watchedLookUp(gateway: Gateway, { now, meanwhile, notice = () => {} }: Watch): ReturnType<typeof newLookUp> {
  const transport = {
    send: async (request: HttpRequest): Promise<HttpResponse> => {
      const { method, path, body } = request;
      const instead = path.endsWith("/oauth/token") ? undefined : meanwhile(request);
      const headers = { date: new Date(now()).toUTCString(), "content-type": instead?.contentType ?? "application/json" };
      if (instead !== undefined) return { status: instead.status, headers, body: instead.body };
      const response = await gateway.answer(method, path, request.headers, body);
      return { status: response.status, headers, body: response.body === undefined ? "" : JSON.stringify(response.body) };
    },
  };
  const clock = { now, random: () => 0, sleep: async () => {} };
  const gateways = newGateways({ clock, transport, log: { debug: () => {}, warn: () => {} }, notice });
  return newLookUp(gateway, { ...configFor(gateway), "oag:scopes": offlineScopes.join(" ") }, gateways);
}
