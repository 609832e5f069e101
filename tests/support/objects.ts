import type { Gateway } from "pulumi-oag-simulator";
import type { Json, KindName } from "./resource.ts";

/** Ids, as the state has them, of all objects of a kind that the gateway holds. */
export function idsOf(kind: KindName, { store, origin }: Gateway): string[] {
  const { apps, idps, offline } = store;
  const nested = () => [...idps.keys()].flatMap((idpId) => offline.failoverOf(idpId).directories.map(({ id }) => `${idpId}/${id}`));
  return {
    app: () => [...apps.keys()],
    idp: () => [...idps.keys()],
    directory: nested,
    authenticationService: () => (offline.service === undefined ? [] : [origin]),
  }[kind]();
}

/** What the gateway keeps of credentials, as a program declares them: no read shows it. */
export function credentialsOf(kind: KindName, { store }: Gateway, declared: Json): { held: unknown; declared: unknown } {
  const { apps, idps, offline } = store;
  switch (kind) {
    case "app":
      return { held: declared.spCertificate && [...apps.values()][0]?.spCertificate, declared: declared.spCertificate };
    case "idp":
      return { held: [...idps.values()][0]?.credential, declared: declared.apiToken };
    case "directory":
      return {
        held: offline.failoverOf(declared.idpId).directories[0]?.credential,
        declared: declared.connection.bindCredential,
      };
    case "authenticationService": {
      const { username, password } = declared.database;
      return { held: offline.service?.credentials, declared: { username, password } };
    }
  }
}
