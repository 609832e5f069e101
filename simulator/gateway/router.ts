import { operations } from "../generated/contract";
import { accessPolicyHandlers } from "./access-policies";
import { appOfflineHandlers } from "./app-offline";
import { applicationHandlers } from "./apps";
import { authenticationServiceHandlers } from "./authentication-service";
import { authenticatorHandlers } from "./authenticators";
import { certificateHandlers } from "./certificates";
import type { Handler } from "./context";
import { directoryHandlers } from "./directories";
import { discoveryHandlers } from "./discovery";
import { failoverHandlers } from "./failover";
import { idpHandlers } from "./idps";
import { partHandlers } from "./parts";

const handlers: Record<string, Handler> = {
  ...{ ...applicationHandlers, ...partHandlers, ...idpHandlers, ...certificateHandlers },
  ...{ ...authenticationServiceHandlers, ...failoverHandlers, ...directoryHandlers, ...appOfflineHandlers },
  ...{ ...accessPolicyHandlers, ...authenticatorHandlers, ...discoveryHandlers },
};

const routes = Object.entries(operations).map(([id, { method, path, scope }]) => ({
  id,
  method,
  scope,
  pattern: new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "([^/]+)")}$`),
  handler: handlers[id],
}));

/** The operation that a request asks for, if the API has it. */
export function findRoute(method: string, path: string) {
  for (const route of routes) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match) return { ...route, params: match.slice(1) };
  }
  return undefined;
}

const idPattern = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|app-oidc-\d+)$/;

/** Ids that cannot be ids are answered 400, not 404. */
export const isId = (value: string) => idPattern.test(value);
