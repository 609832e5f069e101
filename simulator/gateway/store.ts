import { randomUUID } from "node:crypto";
import type { Item, Json } from "./json";
import { type OfflineDump, OfflineStore } from "./offline-store";
import type { SeedCertificate } from "./options";

/** One application with everything below it. */
export interface StoredApp {
  id: string;
  /** The application's own members, `type`, `label` and `idpId` among them. */
  own: Json;
  /** Never shown by reads. */
  spCertificate?: unknown;
  status: "CREATED" | "ACTIVE" | "INACTIVE" | "MAINTENANCE";
  behavior: Json;
  session: Json;
  healthCheck: Json;
  attributes: Item[];
  policies: Item[];
  resources: Item[];
}

/** One identity provider; the credential is kept apart from what reads show. */
export interface StoredIdp {
  id: string;
  own: Json;
  credential: string;
  valid: boolean;
}

/** What a stand-in gateway holds, as JSON. */
export interface StoreDump {
  apps: StoredApp[];
  identityProviders: StoredIdp[];
  certificates: Json[];
  /** Left out: nothing of it. */
  offline?: OfflineDump;
}

/** Everything that the stand-in gateway remembers. Tests may change it directly: a change behind the back. */
export class Store {
  readonly apps = new Map<string, StoredApp>();
  readonly idps = new Map<string, StoredIdp>();
  readonly certificates = new Map<string, Json>();
  readonly offline = new OfflineStore();
  /** The highest number that an OIDC app had in its id. */
  #oidcApps = 0;

  constructor(certificates: readonly SeedCertificate[], now: number) {
    for (const seed of certificates) this.addCertificate(seed, now);
  }

  addCertificate(seed: SeedCertificate, now: number): string {
    const id = randomUUID();
    const date = (time: number) => new Date(time).toISOString().slice(0, 10);
    const expiresOn = seed.expiresOn ?? date(now + 300 * 86_400_000);
    this.certificates.set(id, {
      id,
      commonName: seed.commonName,
      san: seed.san ?? [seed.commonName],
      validFrom: seed.validFrom ?? date(now - 65 * 86_400_000),
      expiresOn,
      validityRemaining: Math.floor((Date.parse(expiresOn) - now) / 86_400_000),
      selfSigned: false,
    });
    return id;
  }

  /** All objects as plain JSON, credentials included. */
  dump(): StoreDump {
    return structuredClone({
      offline: this.offline.dump(),
      apps: [...this.apps.values()],
      identityProviders: [...this.idps.values()],
      certificates: [...this.certificates.values()],
    });
  }

  /** Replaces all objects by those of a dump, under their own ids. */
  load(dump: StoreDump): void {
    for (const map of [this.apps, this.idps, this.certificates]) map.clear();
    const { apps, identityProviders, certificates, offline } = structuredClone(dump);
    this.offline.load(offline);
    for (const app of apps) this.apps.set(app.id, app);
    for (const idp of identityProviders) this.idps.set(idp.id, idp);
    for (const certificate of certificates) this.certificates.set(String(certificate.id), certificate);
  }

  /** For an OIDC app: no other one has it, and none that is gone had it. */
  newOidcId(): string {
    const idOf = (nth: number) => `app-oidc-${nth}`;
    this.#oidcApps = Math.max(this.#oidcApps, this.apps.size) + 1;
    while (this.apps.has(idOf(this.#oidcApps))) this.#oidcApps += 1;
    return idOf(this.#oidcApps);
  }

  /** The only app with that label; a convenience of tests. */
  appByLabel(label: string): StoredApp {
    const found = [...this.apps.values()].filter((app) => app.own.label === label);
    if (found.length !== 1) throw new Error(`${found.length} apps are labelled ${label}`);
    return found[0] as StoredApp;
  }
}
