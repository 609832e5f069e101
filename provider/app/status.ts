import { systemClock } from "../../sdk/clock";
import { OagApiError } from "../../sdk/errors";
import { OagResourceError } from "../plugin/failure";
import type { Gateway } from "../plugin/gateways";
import type { Json } from "../plugin/markers";
import { isAmbiguous } from "../reconcile/ambiguous";

const transitions = { ACTIVE: "activate", INACTIVE: "deactivate", MAINTENANCE: "maintenance" } as const;

/** Reads until the new status shows: a cluster may need a moment. */
const readBacks = [0, 500, 1500];

/** Brings an app to a status and verifies it by reading. */
export async function setStatus(
  { client }: Gateway,
  appId: string,
  wanted: string,
  current: unknown,
  sleep = systemClock.sleep,
): Promise<void> {
  if (current === wanted || !Object.hasOwn(transitions, wanted)) return;
  const read = async () => ((await client.applications.get(appId)) as Json).status;
  try {
    await client.applications[transitions[wanted as keyof typeof transitions]](appId);
  } catch (error) {
    // Somebody else, or our own unanswered call, may have been there first.
    const mayBeDone = isAmbiguous(error) || (error instanceof OagApiError && error.status === 400);
    if (!mayBeDone || (await read()) !== wanted) throw error;
    return;
  }
  for (const pause of readBacks) {
    await sleep(pause);
    if ((await read()) === wanted) return;
  }
  throw new OagResourceError(
    `the gateway took the call but the app did not become ${wanted}; look at it in the console [OAG_LOST]`,
    "OAG_LOST",
  );
}
