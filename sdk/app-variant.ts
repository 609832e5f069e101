import { type AppVariant, appVariants, openTypes } from "./generated/contract";

/** What the contract says of apps of a type; one that is newer than the contract is taken for a proxied one. */
export const appVariantOf = (type: unknown): AppVariant =>
  Object.values<AppVariant>(appVariants).find(({ types }) => types.includes(String(type))) ?? appVariants.proxied;

/** True for apps that the gateway stands before: all but those to which it vouches for users. */
export const isProxied = (type: unknown): boolean => appVariantOf(type) === appVariants.proxied;

/** True for apps that anybody may use without a log-in. */
export const isOpen = (type: unknown): boolean => (openTypes as readonly unknown[]).includes(type);
