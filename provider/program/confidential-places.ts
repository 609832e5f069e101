import { credentialPlaces, sensitivePlaces } from "../../sdk/generated/credentials";
import { isPlaceOf } from "../../sdk/secrets/places";

const places = [credentialPlaces, sensitivePlaces].flatMap((kinds) => Object.values(kinds).flat());

/**
 * True for a path among the arguments of a resource, names from the top, where the API's contract has a secret, or
 * users put some: `["apiToken"]`, `["attributes", "X-TRUST", "value"]`.
 */
export const isConfidentialPlace = (path: readonly unknown[]): boolean => places.some((place) => isPlaceOf(place, path));
