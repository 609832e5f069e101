import type { DeclaredApp, DeclaredCertificate, DeclaredIdentityProvider } from "pulumi-oag/rules";
import type { Live } from "../dump/objects";
import { readSnapshot } from "../dump/read-snapshot";
import { CliError } from "../errors";
import { isObject } from "../json";
import type { Source } from "./source";

/** What `pulumi-oag dump` read: it has the shape of the resource's arguments already. */
export function readDump(folder: string): Source {
  const { applications, identityProviders, certificates } = readSnapshot(folder);
  const all = <T>(objects: readonly Live[]): T[] =>
    objects.map((object) => {
      if (!isObject(object) || !isObject(object.props))
        throw new CliError("OAG_FILE", `${folder} is not what \`pulumi-oag dump\` writes; make a new dump`);
      return { ...object.props, id: object.id } as T;
    });
  return {
    type: "dump",
    name: folder,
    apps: all<DeclaredApp>(applications),
    identityProviders: all<DeclaredIdentityProvider>(identityProviders),
    certificates: Array.isArray(certificates) ? (certificates as DeclaredCertificate[]).filter(isObject) : undefined,
    unreadable: [],
  };
}
