import type { Json } from "../basics/json.ts";
import { seedIdp } from "../gateways/seed-idp.ts";
import { uuid } from "../resources/arguments.ts";
import { directoryArgs, seedService } from "../resources/offline-resources.ts";
import type { Seed } from "./seed.ts";

export const directory: Seed = {
  declared: [{ schema: "IdPOfflineModeDirectory", base: directoryArgs(uuid) }],
  args: (gateway) => {
    seedService(gateway);
    return directoryArgs(seedIdp(gateway, undefined, "DISABLED"));
  },
  forms: { "connection.connectionUrl": "ldaps://HOST" },
  operations: {
    create: "createOfflineModeDirectory",
    update: ["replaceOfflineModeDirectory"],
    delete: ["deleteOfflineModeDirectory"],
  },
  edited: (declared) => ({ ...declared, config: { ...declared.config, groupNameLDAPAttribute: "other" } }),
  drift: ({ store }, text) => {
    const [idpId = ""] = store.idps.keys();
    for (const { own } of store.offline.failoverOf(idpId).directories) {
      Object.assign(own.connection as Json, { bindDn: `now ${text}` });
      Object.assign(own.config as Json, { memberAttribute: text });
    }
  },
  ids: ({ store }) =>
    [...store.idps.keys()].flatMap((idpId) => store.offline.failoverOf(idpId).directories.map(({ id }) => `${idpId}/${id}`)),
  credentials: ({ store }, { idpId, connection }) => ({
    held: store.offline.failoverOf(idpId).directories[0]?.credential,
    declared: connection.bindCredential,
  }),
};
