import { type AppVariant, appVariants, openTypes } from "../generated/contract";

/** What the contract says of apps of a type; undefined for a type that it does not have. */
const knownVariantOf = (type: unknown): (typeof appVariants)[keyof typeof appVariants] | undefined =>
  Object.values(appVariants).find(({ types }: AppVariant) => types.includes(String(type)));

/** The same, where a type that only this gateway knows is a proxied one. */
export const variantOf = (type: unknown) => knownVariantOf(type) ?? appVariants.proxied;

/** True for a type that the contract has. */
export const isKnownType = (type: unknown): boolean => knownVariantOf(type) !== undefined;

export const isProxied = (type: unknown): boolean => variantOf(type) === appVariants.proxied;
export const isSaml = (type: unknown): boolean => variantOf(type) === appVariants.saml;
export const isOidc = (type: unknown): boolean => variantOf(type) === appVariants.oidc;

/** True where apps of a type have a part. */
export const hasPart = (type: unknown, name: string): boolean => Object.hasOwn(variantOf(type).parts, name);

/** True for a type whose apps anybody may use without a log-in. */
export const isOpen = (type: unknown): boolean => (openTypes as readonly unknown[]).includes(type);
