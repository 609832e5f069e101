import { credentialsWhere } from "../generated/credentials";
import { mayBeSecret } from "./places";

const deciders = Object.values(credentialsWhere).filter(({ member }) => member === "source");

/** True where the value of an attribute is, or may be, a secret: by its source. One that is newer than the contract may be of any kind. */
export const isSecretSource = (source: unknown): boolean => deciders.some((decider) => mayBeSecret(decider, { source }));
