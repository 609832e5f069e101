import { credentialPlaces, splitId } from "pulumi-oag/sdk";
import type { OfflineDump, StoredDirectory, StoredFailover, StoredOfflineApp, StoredService } from "pulumi-oag-simulator";
import type { Live } from "../dump/objects";
import type { Snapshot } from "../dump/snapshot";
import { isObject } from "../json";

/** Stands where the gateway has a secret that no dump holds. */
export const unknownSecret = "not in the dump";

/** What a dump holds of offline mode, for the stand-in gateway. */
export function offlineOf({ authenticationServices = [], identityProviders, directories = [], applications }: Snapshot): OfflineDump {
  const [service] = authenticationServices;
  const failovers = identityProviders.flatMap(({ id, props }): [string, StoredFailover][] => {
    const { failoverMode, healthPolicy } = props;
    if (failoverMode === undefined) return [];
    const own = directories.filter((directory) => directory.props.idpId === id).map(directoryOf);
    const parts = { directories: own, accessPolicies: [], authenticators: [] };
    return [
      [id, { mode: failoverMode as StoredFailover["mode"], healthPolicy: isObject(healthPolicy) ? { ...healthPolicy } : {}, ...parts }],
    ];
  });
  const apps = applications.flatMap(({ id, props }): [string, StoredOfflineApp][] => {
    const { state, groups = [] } = isObject(props.offlineMode) ? props.offlineMode : {};
    const named = (groups as string[]).map((name) => ({ name }));
    return state === undefined ? [] : [[id, { state: state as StoredOfflineApp["state"], groups: named }]];
  });
  return {
    ...(service && { service: serviceOf(service) }),
    identityProviders: Object.fromEntries(failovers),
    apps: Object.fromEntries(apps),
  };
}

/** What the service signs in to its database with. */
const credentialNames = credentialPlaces.authenticationService.map(({ path }) => path.at(-1) ?? "");

function serviceOf({ props }: Live): StoredService {
  const { gateway: _, healthStatus: __, ...own } = props;
  return { own, credentials: Object.fromEntries(credentialNames.map((name) => [name, unknownSecret])), initialising: 0 };
}

/** Its id in the state begins with that of its identity provider. */
function directoryOf({ id, props }: Live): StoredDirectory {
  const { gateway: _, idpId: __, ...own } = props;
  return { id: splitId(id).own, own, credential: unknownSecret, synchronised: own };
}
