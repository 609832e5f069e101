import type { OagClient } from "../../../sdk/client";
import { isGone } from "../../../sdk/errors";
import { offlineMembers } from "../../../sdk/generated/contract";
import { credentialPlaces } from "../../../sdk/generated/credentials";
import { validators } from "../../../sdk/generated/validators";
import { foldedId } from "../../../sdk/id";
import { textOf } from "../../../sdk/text";
import { offlineFeature } from "../../gateway/offline-feature";
import { optional } from "../../gateway/optional-feature";
import type { ParentId } from "../../ids";
import type { ApiObject } from "../../reconciler/api-object";
import { objectCalls } from "../../reconciler/client-calls";
import { readOnlyIn } from "../../reconciler/compare/member-table";
import { normalText } from "../../reconciler/compare/normal";
import { present } from "../../reconciler/compare/present";
import type { Kind } from "../../reconciler/kind";
import type { Keyed, ObjectCalls, Variant } from "../../reconciler/kind-facts";
import { computedOutputs } from "../../reconciler/parsed/computed";
import type { Members } from "../../reconciler/provenance";
import { nested } from "../../reconciler/shapes/nested";

const { id: _, ...members } = offlineMembers.IdPOfflineModeDirectory;

const names: Readonly<Record<(typeof members.type.enum)[number], string>> = {
  OPEN_LDAP: "OpenLDAP",
  ACTIVE_DIRECTORY: "Active Directory",
};

const variant = (name: string, type: string): Variant => ({
  name,
  types: [type],
  members: { idpId: { type: "string", format: "uuid", required: true }, ...members },
  readOnly: readOnlyIn(offlineMembers.IdPOfflineModeDirectory, offlineMembers.IdPOfflineModeDirectory),
  computed: [],
  validator: validators.Directory,
  aspects: [],
});

// Nothing says that a gateway has each server once; one tree of one server twice is a mistake.
const key = "connectionUrl and userSearchDn";
const keyOf = ({ connection, config }: Keyed): string =>
  `${textOf(present(connection).connectionUrl)} ${textOf(present(config).userSearchDn)}`.trim();

/** A directory of another vendor is another one: so a new `type` is made beside the old one before that goes. */
const identityOf = ({ type, connection, config }: Members<"declared" | "live">): string =>
  JSON.stringify([
    type,
    normalText(members.connection.members.connectionUrl, textOf(present(connection).connectionUrl)),
    normalText(members.config.members.userSearchDn, textOf(present(config).userSearchDn)),
  ]);

/** The kind behind OagDirectory: the backup directories of an identity provider. */
export const directory: Kind = {
  noun: "directory",
  key,
  keyOf,
  identityOf,
  shape: nested("idpId"),
  schema: "IdPOfflineModeDirectory",
  secrets: credentialPlaces.directory,
  variants: members.type.enum.map((type) => variant(names[type], type)),
  // A replace takes a type by the contract, and nothing says that a gateway keeps another one than before. The last directory
  // of an identity provider can be needed: the new one comes first.
  replace: { idpId: "create-first", type: "create-first" },
  calls: (client, idpId: ParentId | "" = "") => callsOf(client, idpId),
  inventory: ({ client, inventories }, idpId: ParentId | "" = "") =>
    // By whatever spelling of its id: those of one identity provider have one list, and one turn.
    inventories.of<ApiObject>(`directories of ${foldedId(idpId)}`, { member: key, plural: "directories", keyOf }, (onRefused) =>
      optional(objectCalls(client.directories), offlineFeature).list(idpId, { onRefused }),
    ),
  computed: () => computedOutputs({}),
  hooks: async () => (await import("./hooks.js")).hooks,
};

function callsOf({ directories, identityProviders }: OagClient, idpId: ParentId | ""): ObjectCalls {
  const calls = objectCalls(directories);
  return {
    get: (id) => calls.get(idpId, id).catch((error) => throwConfirmed(error)),
    create: (body) => optional(calls, offlineFeature).create(idpId, body),
    replace: (id, body) => calls.replace(idpId, id, body),
    delete: (id) => directories.delete(idpId, id).catch((error) => throwConfirmed(error)),
  };

  /**
   * A gateway that lost the feature finds nothing of it: what cannot be listed either is not gone, unless the
   * identity provider is, too.
   */
  async function throwConfirmed(error: unknown): Promise<never> {
    if (isGone(error))
      await optional(directories, offlineFeature)
        .list(idpId, { onRefused: () => {} })
        .catch(assertAboveIsGone);
    throw error;
  }

  async function assertAboveIsGone(refusal: unknown): Promise<void> {
    const isAboveGone = await identityProviders.get(idpId).then(() => false, isGone);
    if (!isAboveGone) throw refusal;
  }
}
