/**
 * What Pulumi's plugin process loads, by the constant string in every resource's state. This subpath and the
 * names are a contract for ever: states written by any version call them.
 * @module pulumi-oag/provider/v1
 */

import "./plugin/this-node";

import { once } from "../sdk/once";
import { lifecycles } from "./kinds";
import { lookupLifecycle } from "./lookup/lookup-lifecycle";
import { Handler } from "./plugin/handler";
import { endWithEngine } from "./plugin/orphan";
import type { ResourceHandler } from "./plugin/resource-handler";
import { Run } from "./plugin/run";

export type { Json } from "../sdk/json";
export type { Path } from "../sdk/path";
export type { ArgumentPath } from "./errors/argument-path";
export type { ResourceErrorCode } from "./errors/codes";
export type { ToldProblem } from "./errors/problem";
export type { CheckFailure, DiffResult } from "./lifecycle";
export type { ConfigureRequest } from "./plugin/handler-dependencies";
export type { CheckResult, CreateResult, ObjectRead, ResourceHandler, UpdateResult } from "./plugin/resource-handler";

endWithEngine();

/** Those of this process: one log-in for all handlers. Loaded when the first of them needs a gateway. */
const gateways = once(async () => new (await import("./gateway/gateways.js")).Gateways());
const shared = { gateways, run: new Run() };

/** Behind every OagApp. */
export const app: ResourceHandler = new Handler(lifecycles.app, shared);
/** Behind every OagIdentityProvider. */
export const idp: ResourceHandler = new Handler(lifecycles.idp, shared);
/** Behind every OagDirectory. */
export const directory: ResourceHandler = new Handler(lifecycles.directory, shared);
/** Behind every OagAuthenticationService. */
export const authenticationService: ResourceHandler = new Handler(lifecycles.authenticationService, shared);
/** Behind every look-up. */
export const lookup: ResourceHandler = new Handler(lookupLifecycle, shared);
