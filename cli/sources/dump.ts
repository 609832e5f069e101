import type { DeclaredApp, DeclaredCertificate, DeclaredIdentityProvider } from "pulumi-oag/rules";
import type { Live } from "../dump/objects";
import { readSnapshot } from "../dump/read-snapshot";
import { isObject } from "../json";
import type { Source } from "./source";

/** What `pulumi-oag dump` read: it has the shape of the resource's arguments already. */
export function readDump(folder: string): Source {
  const { applications, identityProviders, certificates } = readSnapshot(folder);
  const all = <T>(objects: readonly Live[]): T[] => objects.map(({ id, props }) => ({ ...props, id }) as T);
  return {
    type: "dump",
    name: folder,
    apps: all<DeclaredApp>(applications),
    identityProviders: all<DeclaredIdentityProvider>(identityProviders),
    certificates: Array.isArray(certificates) ? (certificates as DeclaredCertificate[]).filter(isObject) : undefined,
    unreadable: [],
  };
}
