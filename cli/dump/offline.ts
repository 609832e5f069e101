import { joinId, OagApiError, type OnRefused, type Refused, scopeOf } from "pulumi-oag/sdk";
import type { Connection } from "../connection";
import type { Json } from "../json";
import type { OfflineKind } from "../kinds";
import type { ProgressLine } from "../progress-line";

/** What a gateway without offline mode answers, or one whose client may not read it. */
const isMissing = (error: unknown): error is OagApiError => error instanceof OagApiError && (error.status === 404 || error.status === 403);

/** The authentication service as a list of at most one; its id is the gateway's origin. A gateway that has none answers 404. */
async function listService({ client, origin }: Connection, progress: Pick<ProgressLine, "say">): Promise<Json[]> {
  try {
    return [{ ...(await client.authenticationService.get()), id: origin }];
  } catch (error) {
    if (!isMissing(error)) throw error;
    // What the gateway says besides may hold anything.
    if (error.status === 403)
      progress.say(
        `the authentication service of offline mode is left out: it cannot be read (403) without the scope ${scopeOf("getAuthenticationServiceSetting")}`,
      );
    return [];
  }
}

/** The directories of identity providers, by the ids that the state has for them. */
async function listDirectories(
  { client }: Connection,
  identityProviders: readonly { id: string }[],
  progress: Pick<ProgressLine, "say">,
  onNameless: OnRefused,
): Promise<Json[]> {
  const lists = await Promise.all(
    identityProviders.map(async ({ id: idpId }) => {
      const refused: Refused[] = [];
      const found = await client.directories.list(idpId, { onRefused: (one) => refused.push(one) }).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
        progress.say(`the directories of ${idpId} are left out: they cannot be read (${error.status})`);
        return [];
      });
      for (const one of refused) if (one.item.id === undefined) onNameless(one);
      // One that is not as the contract says fails when it is read by itself, with its name.
      return [...found, ...refused.map(({ item }) => item)].flatMap(({ id, ...item }) =>
        id === undefined ? [] : { ...item, id: joinId(idpId, id) },
      );
    }),
  );
  return lists.flat();
}

/**
 * Lists what there is of a kind that only gateways with offline mode have.
 * @param identityProviders that have it
 * @param onNameless takes what is listed without an id by which it could be read
 */
type List = (
  connection: Connection,
  identityProviders: readonly { id: string }[],
  progress: Pick<ProgressLine, "say">,
  onNameless: OnRefused,
) => Promise<Json[]>;

/** How each such kind is listed. */
export const offlineLists: Readonly<Record<OfflineKind, List>> = {
  authenticationService: (connection, _, progress) => listService(connection, progress),
  directory: listDirectories,
};
