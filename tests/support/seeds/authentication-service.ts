import type { Json } from "../basics/json.ts";
import { uuid } from "../resources/arguments.ts";
import { serviceArgs } from "../resources/offline-resources.ts";
import type { Seed } from "./seed.ts";

export const authenticationService: Seed = {
  declared: [
    {
      schema: "AuthenticationServiceSetting",
      base: {
        serverNodes: ["a.example.com"],
        database: { type: "mysql", host: "db", port: 3306, name: "oag", username: "u", password: "p" },
        publicDomain: "login.example.com",
        certificateId: uuid,
      },
    },
  ],
  args: serviceArgs,
  forms: { serverNodes: "HOST", publicDomain: "HOST", "database.host": "HOST" },
  operations: {
    create: "enableAuthenticationServiceSetting",
    update: ["enableAuthenticationServiceSetting"],
    delete: ["disableAuthenticationServiceSetting"],
  },
  edited: (declared) => ({ ...declared, serverNodes: ["other", ...declared.serverNodes] }),
  drift: ({ store }, text) => {
    Object.assign(store.offline.service?.own.database as Json, { name: `now ${text}` });
  },
  ids: ({ store, origin }) => (store.offline.service === undefined ? [] : [origin]),
  credentials: ({ store }, { database: { username, password } }) => ({
    held: store.offline.service?.credentials,
    declared: { username, password },
  }),
};
