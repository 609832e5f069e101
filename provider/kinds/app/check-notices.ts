import { reservedName } from "../../../rules/apps/reserved-name";
import { undeclaredAttribute } from "../../../rules/expressions/undeclared-attribute";
import type { DeclaredApp } from "../../../rules/input/declared";
import { unknown } from "../../../rules/input/unknown";
import { viewOf } from "../../../rules/input/view";
import { openPrefix } from "../../../rules/open/open-prefix";
import { openRoot } from "../../../rules/open/open-root";
import { severalCustom } from "../../../rules/paths/several-custom";
import type { AppRule, DeclaredContext } from "../../../rules/rule";
import { defaultTuning } from "../../../rules/tuning";
import { isObject, mapped } from "../../../sdk/json";
import { type Message, message } from "../../../sdk/message";
import { objectName } from "../../errors/object-name";
import type { Said } from "../../errors/resource-error";
import { keyOfTopic } from "../../errors/topic";
import type { Given } from "../../reconciler/check/constraints";
import type { Arguments } from "../../reconciler/parsed/arguments";
import { propsOf } from "../../reconciler/parsed/by-aspect";
import type { Written } from "../../reconciler/provenance";
import { holdsUnknown, isUnknown } from "../../values/markers";
import { policies } from "./aspects";

/** What a reviewer would ask about in the preview of a change; an audit asks about more. */
const rules: readonly AppRule<DeclaredContext>[] = [openRoot, openPrefix, undeclaredAttribute, reservedName, severalCustom];

/**
 * Tells the findings that the last deployed arguments did not have: in the preview and the `up` that bring them, and not
 * again. Nothing is refused for them.
 */
export function tellFindings({ args, olds }: Given, notice: (said: Said) => void): void {
  const found = findingsOf(args);
  // Most apps have none, and then nobody asks what was said before.
  if (found.length === 0) return;
  const known = new Set(findingsOf(olds).map(({ key }) => key));
  const { label } = args.members;
  const name = typeof label === "string" && !isUnknown(label) ? objectName({ noun: "app", title: label }) : "app";
  for (const { key, sentence } of found) if (!known.has(key)) notice(message`${name}: ${sentence}`);
}

/** A finding, and what tells it from others, which its sentence does not. */
interface Told {
  key: string;
  /** With what to do and the rule. */
  sentence: Message;
}

/** Findings on an app's arguments, whatever was said before. */
function findingsOf(args: Arguments<Written>): Told[] {
  // What is newer than the contract is not judged; SAML and OIDC apps have no policies.
  if (!args.isKnownType || !args.variant.aspects.includes(policies)) return [];
  const view = viewOf(asJudged(propsOf(args)) as DeclaredApp);
  return rules.flatMap((rule) => {
    const todo = `${rule.cure.charAt(0).toLowerCase()}${rule.cure.slice(1).replace(/\.$/, "")}`;
    return rule.find(view, { tuning: defaultTuning }).map(({ at, text, topic }) => ({
      // Apart: topics have a name `rule` of their own.
      key: keyOfTopic({ rule: rule.id, topic }),
      sentence: message`${at} ${text}; ${todo} [${rule.id}]`,
    }));
  });
}

/** Arguments as rules take them: what a preview does not know yet is not judged. */
function asJudged(value: unknown): unknown {
  if (isUnknown(value)) return unknown;
  if (!holdsUnknown(value)) return value;
  return isObject(value) ? mapped(value, asJudged) : (value as unknown[]).map(asJudged);
}
