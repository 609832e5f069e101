import { joined, type Message, message, quoted } from "../../../sdk/message";
import { isRefused } from "../../../sdk/outcomes";
import { ExplainedError } from "../../errors/failure";
import { itemAsKnown } from "../../reconciler/aspects/map/items";
import type { RefusedItem } from "../../reconciler/aspects/map/refused-item";
import { cannotBeSecret } from "../../reconciler/compare/cannot-be-secret";
import { isSameMember } from "../../reconciler/compare/equal";
import { factsOf } from "../../reconciler/compare/normal";
import type { Members, Provenance } from "../../reconciler/provenance";
import { levelOf } from "./access";

type RootContext = Pick<RefusedItem, "gateway" | "id" | "facts">;

/**
 * Some gateways neither delete nor change the policy for `/` that every app has. Then no other `up` would do better: the
 * refusal says how to declare that policy. It never says so of a policy that asks for less than the program does, nor where
 * the gateway may have refused something else: who follows it would leave the app open.
 */
export async function refusalOfRoot({ facts, gateway, id, live, target, error }: RefusedItem): Promise<unknown> {
  const context = { gateway, id, facts };
  if (live.resourcePath !== "/" || !isRefused(error)) return error;
  // A policy that moves leaves its path like one that is removed.
  const wanted = target?.resourcePath === "/" ? target : undefined;
  if (levelAsked(live) < levelAsked(wanted))
    return new ExplainedError(error, `until that is mended, the path "/" stays as open as it is on the gateway (${ruleOf(context, live)})`);
  if (wanted !== undefined && expressions.some((name) => !isSameMember(factsOf(facts.table, name), live[name], wanted[name]))) return error;
  if (await hasSecondRootPolicy(context)) return error;
  return new ExplainedError(
    error,
    message`if this gateway keeps the policy for "/", declare it as it is: policies: { "/": ${shown(context, live)}`,
  );
}

/** Members whose text a gateway may refuse for its own sake. */
const expressions = ["regexRule", "customDirective"];

/** How much a policy asks for; a program without one wants no path open for everybody. */
const levelAsked = (policy: Members<Provenance> | undefined): number =>
  policy === undefined ? 1 : policy.active === false ? 0 : levelOf(policy);

const ruleOf = ({ facts, gateway }: RootContext, { rule, active }: Members<"live">): string =>
  [
    cannotBeSecret(rule, facts.table.rule) && !gateway.isSecret(rule) ? `rule ${rule}` : "another rule",
    ...(active === false ? ["not active"] : []),
  ].join(", ");

/** With two policies for one path nobody can tell which of them stays. One that cannot be looked at counts as such. */
async function hasSecondRootPolicy({ gateway, id, facts }: RootContext): Promise<boolean> {
  const all = await facts
    .calls(gateway.client)
    .list(id)
    .catch(() => []);
  return all.filter(({ resourcePath }) => resourcePath === "/").length !== 1;
}

/** The rest of a declaration: a live policy as a program would write it. Texts may be secrets: they are named only. */
function shown({ facts, gateway }: RootContext, live: Members<"live">): Message {
  const members = Object.entries(itemAsKnown(facts, "/", live));
  const isTold = ([name, value]: [string, unknown]) =>
    !gateway.isSecret(value) && (name === "name" || cannotBeSecret(value, facts.table[name]));
  const hidden = members.filter((member) => !isTold(member)).map(([name]) => name);
  const told = members.filter(isTold).map(([name, value]) => message`${quoted(name)}:${quoted(value)}`);
  return message`{${joined(told, ",")}}, … }${hidden.length === 0 ? "" : ` (and its ${hidden.join(" and ")}, not shown)`}`;
}
