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
import { Run } from "./plugin/run";

endWithEngine();

/** Those of this process: one log-in for all handlers. Loaded when the first of them needs a gateway. */
const gateways = once(async () => new (await import("./gateway/gateways.js")).Gateways());
const shared = { gateways, run: new Run() };

/** Behind every OagApp. */
export const app = new Handler(lifecycles.app, shared);
/** Behind every OagIdentityProvider. */
export const idp = new Handler(lifecycles.idp, shared);
/** Behind every OagDirectory. */
export const directory = new Handler(lifecycles.directory, shared);
/** Behind every OagAuthenticationService. */
export const authenticationService = new Handler(lifecycles.authenticationService, shared);
/** Behind every look-up. */
export const lookup = new Handler(lookupLifecycle, shared);
