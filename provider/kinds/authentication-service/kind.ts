import type { OagClient } from "../../../sdk/client";
import { isGone } from "../../../sdk/errors";
import { offlineMembers } from "../../../sdk/generated/contract";
import { credentialPlaces } from "../../../sdk/generated/credentials";
import { objectKeys } from "../../../sdk/generated/reads";
import { validators } from "../../../sdk/generated/validators";
import { offlineFeature } from "../../gateway/offline-feature";
import { optional } from "../../gateway/optional-feature";
import { objectIdIn } from "../../ids";
import type { ApiObject } from "../../reconciler/api-object";
import { objectCalls } from "../../reconciler/client-calls";
import type { Kind } from "../../reconciler/kind";
import type { ObjectCalls } from "../../reconciler/kind-facts";
import { computedOutputs } from "../../reconciler/parsed/computed";
import { singleton } from "../../reconciler/shapes/singleton";

const key = objectKeys.AuthenticationServiceSetting;
const onlyId = objectIdIn("authentication-service");

/** The kind behind OagAuthenticationService, of which a gateway has one. */
export const authenticationService: Kind = {
  noun: "authentication service",
  key,
  shape: singleton(onlyId),
  schema: "AuthenticationServiceSetting",
  secrets: credentialPlaces.authenticationService,
  variants: [
    {
      name: "MySQL",
      types: [],
      members: offlineMembers.AuthenticationServiceSetting,
      // The API gives it none: it is what the only one is called here.
      readOnly: ["id"],
      computed: ["healthStatus"],
      validator: validators.AuthenticationService,
      aspects: [],
    },
  ],
  replace: {},
  calls: ({ authenticationService: service }) => callsOf(service),
  inventory: ({ client, inventories }) =>
    inventories.of("authentication service", { member: key, plural: "authentication services" }, async () => {
      const found = await callsOf(client.authenticationService).get(onlyId).catch(absentOrThrow);
      return found === undefined ? [] : [found];
    }),
  computed: () => computedOutputs({}),
  hooks: async () => (await import("./hooks.js")).hooks,
};

/** The service is changed as it is enabled: with all settings. */
function callsOf(service: OagClient["authenticationService"]): ObjectCalls {
  const calls = objectCalls(service);
  const { enable } = optional(calls, offlineFeature);
  const named = (settings: ApiObject): ApiObject => ({ ...settings, id: onlyId });
  return {
    get: async () => named(await calls.get()),
    create: async (body) => named(await enable(body)),
    replace: async (_, body) => named(await enable(body)),
    delete: () => service.disable(),
  };
}

const absentOrThrow = (error: unknown): undefined => {
  if (!isGone(error)) throw error;
  return undefined;
};
