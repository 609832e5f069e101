import type { DeclaredApp, DeclaredCertificate, DeclaredIdentityProvider } from "pulumi-oag/rules";
import type { Failure } from "../error-details";

/** What rules look at, wherever it was read. */
export interface Source {
  type: "gateway" | "dump" | "state";
  /** How people know it: an origin, a folder, a file. */
  name: string;
  apps: readonly DeclaredApp[];
  identityProviders: readonly DeclaredIdentityProvider[];
  /** undefined where they were not to be read, or are in no state. */
  certificates: readonly DeclaredCertificate[] | undefined;
  /** Objects that are there and could not be read, each with the cause. */
  unreadable: readonly Failure[];
}
