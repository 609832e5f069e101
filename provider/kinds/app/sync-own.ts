import { OagApiError } from "../../../sdk/errors";
import { isObject, type Json } from "../../../sdk/json";
import { quotedName, textOf } from "../../../sdk/text";
import type { Gateway } from "../../gateway/gateways";
import { ExplainedError, OagResourceError } from "../../plugin/failure";
import { declaredSubset, sameMember, withDefaults } from "../../reconciler/compare";
import { LostError } from "../../reconciler/lost";
import { withNewer } from "../../reconciler/newer";
import { type MemberTable, putMerged } from "../../reconciler/put";
import { withCredentialCause } from "./dead-credential";
import { type Family, readOnlyMembers } from "./family";
import { labelRefusal } from "./label";
import type { Progress } from "./progress";

interface OwnContext {
  gateway: Gateway;
  appId: string;
  family: Family;
  /** Everything that the program declares: write-only members must be sent with every PUT. */
  declared: Json;
  progress: Progress;
}

/** Writes those of an app's own members that differ from the live ones, in one PUT. */
export async function applyOwn(context: OwnContext, wanted: Json, readLive: () => Promise<Json>): Promise<boolean> {
  const { family, progress } = context;
  return progress.step("", async () => {
    const live = await readLive();
    assertCreateOnly(family, wanted, live);
    const shown = withDefaults(family.members, live);
    const changes = Object.fromEntries(
      Object.entries(wanted)
        .filter(
          ([name, value]) =>
            !family.members[name]?.createOnly &&
            (family.members[name]?.writeOnly || !sameMember(name, declaredSubset(shown[name], value), value)),
        )
        .map(([name, value]) => [name, isObject(value) && isObject(live[name]) ? { ...live[name], ...value } : value]),
    );
    if (Object.keys(changes).length > 0) await writeOwn(context, wanted, live, changes);
    for (const [name, value] of Object.entries(wanted)) progress.keep(name, value);
  });
}

async function writeOwn(context: OwnContext, wanted: Json, live: Json, changes: Json): Promise<void> {
  const { gateway, appId, family, declared, progress } = context;
  const writeOnly = Object.fromEntries(Object.entries(declared).filter(([name]) => family.members[name]?.writeOnly));
  const movesIdp = "idpId" in changes;
  const took = async (answer: Json) => {
    progress.changed = true;
    progress.answered = answer;
    await gateway.applications.note({ ...live, ...answer } as never);
  };
  const answer = await putMerged({
    what: "its own members",
    table: tableOf(family, declared, movesIdp),
    readOnly: movesIdp ? readOnlyMembers.filter((name) => name !== "idpId") : readOnlyMembers,
    live,
    changes: { ...writeOnly, ...changes },
    gateway,
    send: async (body) => (await gateway.client.applications.replace(appId, body as never)) as Json,
  }).catch(async (error) => {
    if (error instanceof LostError) {
      await took(error.answer);
      const { type: _fixed, ...others } = wanted;
      for (const [name, value] of Object.entries(error.answered(family.members, others, progress.known))) progress.keep(name, value);
    }
    throw await causeOf(context, changes, error);
  });
  await took(answer);
}

/** Why the gateway refused, as far as a look at what the change names tells. */
async function causeOf({ gateway, appId, declared }: OwnContext, changes: Json, error: unknown): Promise<unknown> {
  const reason = "label" in changes ? await labelRefusal(gateway, appId, changes.label, error) : error;
  // The gateway writes an app to the org of the identity provider that it is to have.
  const cause = await withCredentialCause(gateway, textOf(declared.idpId), reason);
  return "idpId" in changes ? idpRefusal(cause, changes) : cause;
}

/** What a replace may carry: newer members that the program declares, and `idpId` where it is to move, on trial. */
function tableOf(family: Family, declared: Json, movesIdp: boolean): MemberTable {
  const newer = Object.entries(declared).filter(([name]) => !Object.hasOwn(family.members, name));
  const table = withNewer(family.updateMembers, Object.fromEntries(newer));
  return movesIdp ? { ...table, idpId: { type: "string" } } : table;
}

/** @throws when a member that only a create sets is to be another one */
function assertCreateOnly(family: Family, wanted: Json, live: Json): void {
  for (const [name, member] of Object.entries(family.members)) {
    if (!member.createOnly || wanted[name] === undefined || live[name] === undefined || live[name] === wanted[name]) continue;
    throw new OagResourceError(
      "OAG_STATE",
      `${name} is set when an app is created and cannot be changed by the API; set it in the console, or remove it from the program`,
    );
  }
}

/** The API's replace call does not list idpId: a gateway may take it, refuse it, or quietly keep the old one. */
function idpRefusal(error: unknown, { idpId, ...others }: Json): unknown {
  const refused = error instanceof OagApiError && error.status === 400;
  const ignored = error instanceof LostError && error.names.includes("idpId");
  if (!refused && !ignored) return error;
  const wayOut = `To move it all the same, declare a second app with idpId ${JSON.stringify(idpId)} and another label and publicDomain, switch over, and remove the first; or keep the old idpId`;
  const names = Object.keys(others).map(quotedName).join(", ");
  if (refused && names !== "")
    return new ExplainedError(
      error,
      `nothing of this change was made. The gateway refuses ${names}, or it does not let an app move to another identity provider: change idpId alone to see which. ${wayOut}`,
    );
  const said = refused ? ` (${error.message})` : "";
  return new OagResourceError(
    "OAG_STATE",
    `this gateway does not let an app move to another identity provider${said}; nothing was replaced, the app keeps its old one. ${wayOut}`,
  );
}
