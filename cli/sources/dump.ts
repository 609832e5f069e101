import type { DeclaredApp, DeclaredIdentityProvider } from "pulumi-oag/rules";
import type { Live } from "../dump/objects";
import { readSnapshot } from "../dump/read-snapshot";
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
    certificates: certificates ?? undefined,
    unreadable: [],
  };
}
