import { randomUUID } from "node:crypto";
import { type Member, offlineMembers } from "../generated/contract";
import type { Json } from "../json";
import type { Item } from "./item";

/** A backup directory; the credential is kept apart from what reads show. */
export interface StoredDirectory {
  /** Its id. */
  id: string;
  /** Its members as reads show them. */
  own: Json;
  /** The `bindCredential` that was sent last; no read shows it. */
  credential: string;
  /** What it was when users and groups were last read from it. */
  synchronised: Json;
}

/** What an identity provider has of offline mode. */
export interface StoredFailover {
  /** `AUTOMATIC`: the gateway goes into offline mode by itself. */
  mode: "AUTOMATIC" | "DISABLED";
  /** When it counts as not reachable; times are seconds. */
  healthPolicy: Json;
  /** Its backup directories. */
  directories: StoredDirectory[];
  /** Who may sign in in offline mode, and how. */
  accessPolicies: Item[];
  /** Ways to sign in in offline mode. */
  authenticators: Item[];
}

/** What an application has of offline mode. */
export interface StoredOfflineApp {
  /** Whether it works in offline mode; `TEST` simulates it. */
  state: "ACTIVE" | "INACTIVE" | "TEST";
  /** Groups whose users may use it in offline mode. */
  groups: Json[];
  /** Id of its access policy. @default none: the default policy of the identity provider counts */
  accessPolicyId?: string;
  /** Members of its state that a newer gateway has. @default none */
  newer?: Json;
}

/** The authentication service of the gateway; the database's credentials are kept apart. */
export interface StoredService {
  /** Its settings as reads show them. */
  own: Json;
  /** The database's `username` and `password`; no read shows them. */
  credentials: Json;
  /** How many more looks at its health find it INITIALIZING. */
  initialising: number;
  /** Of its mTLS host. @default it has none */
  certificate?: Json;
}

/** What a gateway holds of offline mode, as JSON. */
export interface OfflineDump {
  /** The authentication service. @default it is not enabled */
  service?: StoredService;
  /** By the id of the identity provider. */
  identityProviders: Record<string, StoredFailover>;
  /** By the id of the application. */
  apps: Record<string, StoredOfflineApp>;
}

/** The health policy that an identity provider has before one is set. */
export const newHealthPolicy = (): Json =>
  Object.fromEntries(Object.entries<Member>(offlineMembers.IdPOfflineModeHealthPolicy).map(([name, member]) => [name, member.default]));

/** Everything of offline mode that the stand-in remembers. Tests may change it directly. */
export class OfflineStore {
  /** The authentication service; undefined while it is not enabled. */
  service: StoredService | undefined;
  readonly #idps = new Map<string, StoredFailover>();
  readonly #apps = new Map<string, StoredOfflineApp>();

  /** Of an identity provider, by its id. */
  failoverOf(idpId: string): StoredFailover {
    const fresh = (): StoredFailover => ({
      mode: "DISABLED",
      healthPolicy: newHealthPolicy(),
      directories: [],
      accessPolicies: [],
      authenticators: [],
    });
    return known(this.#idps, idpId, fresh);
  }

  /** Of an application, by its id. */
  appOf(id: string): StoredOfflineApp {
    return known(this.#apps, id, () => ({ state: "INACTIVE", groups: [] }));
  }

  /** Sets the failover mode; `AUTOMATIC` makes the identity provider's default access policy. */
  setMode(idpId: string, mode: StoredFailover["mode"]): void {
    const failover = this.failoverOf(idpId);
    failover.mode = mode;
    if (mode === "AUTOMATIC" && !failover.accessPolicies.some(({ isDefault }) => isDefault === true))
      failover.accessPolicies.push({ id: randomUUID(), ...defaultPolicy(), isDefault: true });
  }

  /** True while the failover mode of any identity provider is `AUTOMATIC`. */
  get isInUse(): boolean {
    return [...this.#idps.values()].some(({ mode }) => mode === "AUTOMATIC");
  }

  /** How many directories there are. */
  get directories(): number {
    return [...this.#idps.values()].reduce((sum, { directories }) => sum + directories.length, 0);
  }

  /** The hourly run: every directory is read anew. */
  synchronise(): void {
    for (const { directories } of this.#idps.values()) for (const directory of directories) directory.synchronised = directory.own;
  }

  /** What belongs to an identity provider or an application goes with it. */
  forget(ownerId: string): void {
    this.#idps.delete(ownerId);
    this.#apps.delete(ownerId);
  }

  /** All of it as plain JSON, credentials included. */
  dump(): OfflineDump {
    return structuredClone({
      ...(this.service && { service: this.service }),
      identityProviders: Object.fromEntries(this.#idps),
      apps: Object.fromEntries(this.#apps),
    });
  }

  /** Replaces all of it by a dump, under its own ids; without one nothing is left. */
  load(dump: OfflineDump = { identityProviders: {}, apps: {} }): void {
    const { service, identityProviders, apps } = structuredClone(dump);
    this.#idps.clear();
    this.#apps.clear();
    this.service = service;
    for (const [id, failover] of Object.entries(identityProviders)) {
      this.#idps.set(id, failover);
      this.setMode(id, failover.mode);
    }
    for (const [id, app] of Object.entries(apps)) this.#apps.set(id, app);
  }
}

function known<T>(map: Map<string, T>, id: string, fresh: () => T): T {
  const found = map.get(id) ?? fresh();
  map.set(id, found);
  return found;
}

/** Password only, for everybody. */
const defaultPolicy = () => ({
  name: "Default policy",
  rules: [
    {
      name: "Default rule",
      conditions: { groups: { include: [{ name: "Everyone" }] } },
      actions: { access: "allow", chains: [{ authenticationMethods: [[{ key: "password" }]] }] },
    },
  ],
});
