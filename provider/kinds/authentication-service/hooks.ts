import { OagApiError } from "../../../sdk/errors";
import { type Message, message, quoted } from "../../../sdk/message";
import { isRefused, isStarting, isUnanswered } from "../../../sdk/outcomes";
import { printable, textOf } from "../../../sdk/text";
import { ExplainedError } from "../../errors/failure";
import { OagResourceError, type Said } from "../../errors/resource-error";
import { keyOfTopic, type Topic } from "../../errors/topic";
import type { Gateway } from "../../gateway/gateways";
import { gatewayWord } from "../../reconciler/gateway-word";
import type { Hooks } from "../../reconciler/kind";
import { liveIn } from "../../reconciler/provenance";
import { assertOurs } from "./assert-ours";

/** Time between two looks. */
const pause = 5_000;
/** A service that is not ready by then needs somebody to look at it. */
const patience = 600_000;
/** Progress is told this often. */
const tellEvery = 30_000;
/** So many looks in a row, each with its retries, may go unanswered: nodes restart. Whoever is away for longer is not waited for. */
const mostUnanswered = 3;

/** What is truly the authentication service's own: it is ready some time after it is enabled. */
export const hooks: Hooks = {
  describe: (_, { publicDomain }) => ({
    found: message`an authentication service exists already (its publicDomain is ${quoted(textOf(publicDomain))}), and a gateway has one`,
    doubt: "this authentication service is not what it was to make",
  }),
  assertOurs,
  settle: { step: { path: ["healthStatus"], noun: "start" }, wait: waitUntilHealthy },
  complete: {
    step: { path: ["healthStatus"], noun: "health" },
    isShown: true,
    read: async (gateway, _, computed) => ({ ...computed, healthStatus: await statusNow(gateway) }),
  },
  remove: async (gateway, _, state) => {
    const { authenticationService } = gateway.client;
    assertOurs(state, liveIn({ ...(await authenticationService.get()) }));
    await authenticationService.disable().catch(async (error) => {
      const refused = isRefused(error);
      // What is disabled already may be refused, too, and a look says that it is gone: an unanswered call, or somebody else.
      if (refused) await authenticationService.get();
      throw refused
        ? new ExplainedError(
            error,
            "a gateway keeps the service while an identity provider has failoverMode AUTOMATIC: declare DISABLED there and run `pulumi up` first; in a destroy, identity providers go first where they depend on the service ({ dependsOn: [service] })",
          )
        : error;
    });
  },
};

/** How the service is; undefined where the gateway does not say. */
async function statusNow({ client }: Gateway): Promise<unknown> {
  try {
    return (await client.authenticationService.health()).status;
  } catch (error) {
    if (error instanceof OagApiError) return undefined;
    throw error;
  }
}

async function waitUntilHealthy(gateway: Gateway, tell: (message: Said) => void): Promise<void> {
  const begin = gateway.clock.now();
  let told = begin;
  let last = "";
  let unanswered = 0;
  for (;;) {
    const { state, words, topic, error } = await look(gateway);
    if (state === "HEALTHY") return;
    const key = keyOfTopic(topic);
    unanswered = error === undefined ? 0 : unanswered + 1;
    if (unanswered > mostUnanswered) throw error;
    const waited = gateway.clock.now() - begin;
    if (waited >= patience)
      throw new OagResourceError(
        "OAG_STATE",
        message`the service did not become HEALTHY within ${patience / 60_000} minutes; it is ${words}. Look at its nodes and its database; the next \`pulumi up\` waits again`,
      );
    if (key !== last || gateway.clock.now() - told >= tellEvery) {
      tell(message`is ${words}; waiting for HEALTHY (${Math.round(waited / 1000)} s of at most ${patience / 1000} s)`);
      told = gateway.clock.now();
      last = key;
    }
    await gateway.clock.sleep(pause);
  }
}

/** How a service is. */
interface Look {
  state: unknown;
  /** With the gateway's details where it gives some, and why nobody says where that is so. */
  words: Message;
  /** What the words are about: news where it is another one than before. */
  topic: Topic;
  /** Why nobody said how it is, where that may not go on for long. */
  error?: unknown;
}

async function look({ client }: Gateway): Promise<Look> {
  try {
    const { status, details } = await client.authenticationService.health();
    const shown = details === undefined || details === null || details === "" ? undefined : printable(textOf(details), 300);
    const said = shown === undefined ? "" : message` (${quoted(shown)})`;
    return { state: status, words: message`${gatewayWord(status)}${said}`, topic: { status: gatewayWord(status), shown } };
  } catch (error) {
    if (isStarting(error)) return { state: "", words: message`not answering (${error.status})`, topic: { status: error.status } };
    if (isUnanswered(error)) return { state: "", words: message`not answering (${error.code})`, topic: { code: error.code }, error };
    throw error;
  }
}
