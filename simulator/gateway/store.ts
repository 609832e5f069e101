import { randomUUID } from "node:crypto";
import type { Json } from "../json";
import type { Item } from "./item";
import { type OfflineDump, OfflineStore } from "./offline-store";
import type { SeedCertificate } from "./options";

/** One application with everything below it. */
export interface StoredApp {
  /** Its id. */
  id: string;
  /** The application's own members, `type`, `label` and `idpId` among them. */
  own: Json;
  /** Never shown by reads. @default it has none */
  spCertificate?: unknown;
  /** Where it is in its life; `MAINTENANCE` is closed to end users. */
  status: "CREATED" | "ACTIVE" | "INACTIVE" | "MAINTENANCE";
  /** Sign-in, sign-out and error handling. */
  behavior: Json;
  /** Session settings; times are seconds. */
  session: Json;
  /** Health check of its back ends; times are seconds. */
  healthCheck: Json;
  /** Headers and cookies. */
  attributes: Item[];
  /** Access rules. */
  policies: Item[];
  /** Back-end servers. */
  resources: Item[];
}

/** One identity provider; the credential is kept apart from what reads show. */
export interface StoredIdp {
  /** Its id. */
  id: string;
  /** Its members as reads show them. */
  own: Json;
  /** The API token or client secret that was sent last; no read shows it. */
  credential: string;
  /** False once the org does not accept the credential any more. */
  valid: boolean;
}

/** What a stand-in gateway holds, as JSON. */
export interface StoreDump {
  /** All applications. */
  apps: StoredApp[];
  /** All identity providers, credentials included. */
  identityProviders: StoredIdp[];
  /** All certificates, as reads show them. */
  certificates: Json[];
  /** What it holds of offline mode. @default nothing */
  offline?: OfflineDump;
}

/** Everything that the stand-in gateway remembers. Tests may change it directly: a change behind the back. */
export class Store {
  /** Applications by id. */
  readonly apps = new Map<string, StoredApp>();
  /** Identity providers by id. */
  readonly idps = new Map<string, StoredIdp>();
  /** Certificates by id, as reads show them. */
  readonly certificates = new Map<string, Json>();
  /** What it holds of offline mode. */
  readonly offline = new OfflineStore();
  /** The highest number that an OIDC app had in its id. */
  #oidcApps = 0;

  /** @param now milliseconds since 1970, from which dates of certificates are counted that name none */
  constructor(certificates: readonly SeedCertificate[], now: number) {
    for (const seed of certificates) this.addCertificate(seed, now);
  }

  /** Adds a certificate. @param now milliseconds since 1970 @returns its id */
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

  /** The only app with that label; a convenience of tests. @throws Error with how many there are, unless there is one */
  appByLabel(label: string): StoredApp {
    const found = [...this.apps.values()].filter((app) => app.own.label === label);
    if (found.length !== 1) throw new Error(`${found.length} apps are labelled ${label}`);
    return found[0] as StoredApp;
  }
}
