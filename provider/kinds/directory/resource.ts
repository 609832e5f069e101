import * as pulumi from "@pulumi/pulumi";
import { offlineMembers } from "../../../sdk/generated/contract";
import { credentialPlaces } from "../../../sdk/generated/credentials";
import type * as generated from "../../generated/args";
import { adoptionOf } from "../../program/adoption";
import { directoryProvider, directoryType } from "../../program/constants";
import { prepare } from "../../program/prepare";

/**
 * Arguments of an {@link OagDirectory}. Another `type` makes a new directory, the new one first; `bindCredential` is a secret, whatever
 * the program does, and no read shows it.
 */
export interface OagDirectoryArgs extends generated.DirectoryOwnArgs {
  /**
   * Id of the identity provider that it stands in for. Another one makes a new directory, the new one first.
   * @see API reference, IDPs Offline Mode Directory
   */
  idpId: pulumi.Input<string>;
}

/** Outputs of an {@link OagDirectory} that repeat what is declared; `bindCredential` is an encrypted secret. */
export interface OagDirectory extends generated.DirectoryOwnOutputs {}

const { id: _, ...members } = offlineMembers.IdPOfflineModeDirectory;

const kind = {
  provider: directoryProvider,
  outputs: ["idpId", ...Object.keys(members), "gateway"],
  secrets: credentialPlaces.directory,
};

/**
 * A backup directory of an identity provider, by which users sign in while that cannot be reached (Limited Early Access).
 * The gateway reads it when it is created and every hour from then on. Its id is `<idpId>/<id>`.
 *
 * @example
 * new OagDirectory("ldap", {
 *   idpId: idp.id, type: "OPEN_LDAP",
 *   connection: { connectionUrl: "ldaps://ldap.example.com:636", bindDn: "cn=reader,dc=example,dc=com", bindCredential: config.requireSecret("ldap") },
 *   config: { userSearchDn: "ou=people,dc=example,dc=com", groupSearchDn: "ou=groups,dc=example,dc=com" },
 * }, { dependsOn: [service] });
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the merged interface names outputs that Pulumi assigns at run time
export class OagDirectory extends pulumi.CustomResource {
  /** The type token in URNs and policies. */
  static readonly __pulumiType = directoryType;

  /** Id of the identity provider that it stands in for. */
  declare readonly idpId: pulumi.Output<string>;
  /** The origin that it lives on, `https://host[:port]`. */
  declare readonly gateway: pulumi.Output<string>;

  /**
   * Reads a directory that this stack does not manage; the API never tells its credential.
   * @param id `<idpId>/<id>`
   * @throws in the preview when there is none with the id
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): OagDirectory {
    return new OagDirectory(name, undefined, { ...opts, id });
  }

  /** True for an OagDirectory, also one of another copy of this package. */
  static override isInstance(value: unknown): value is OagDirectory {
    return (value as { __pulumiType?: unknown } | null | undefined)?.__pulumiType === directoryType;
  }

  /**
   * @param name the resource's name in the stack
   * @param args server, credential and where users are; see {@link OagDirectoryArgs}
   * @param opts Pulumi's options; `{ import: "<idpId>/<id>" }` adopts one that exists, if it equals the arguments
   * @throws RunError when the private key is configured in plain text, the package is not installed for the program, or another
   * resource of the program has the same import id
   */
  constructor(name: string, args: OagDirectoryArgs, opts?: pulumi.CustomResourceOptions);
  /** @internal What is only read has no arguments. */
  constructor(name: string, args: undefined, opts: pulumi.CustomResourceOptions & { id: pulumi.Input<pulumi.ID> });
  constructor(name: string, args: OagDirectoryArgs | undefined, opts?: pulumi.CustomResourceOptions) {
    const adopting = adoptionOf({ type: directoryType, name, opts });
    const { props, options } = prepare(kind, { args: args ?? {} }, adopting);
    super(directoryType, name, props, options);
  }
}
