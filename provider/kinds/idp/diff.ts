import type { Json } from "../../../sdk/json";
import type { DiffResult } from "../../plugin/handler";
import { holdsUnknown, isUnknown } from "../../plugin/markers";
import { publicProps, sameMember } from "../../reconciler/compare";
import { marksIn } from "../../reconciler/marks";
import { declaredOf } from "./model";

/** Compares the state with the program, without a look at the gateway. */
export function diffIdp(olds: Json, news: Json): DiffResult {
  const { owned, incomplete: isIncomplete } = marksIn(olds);
  const before = declaredOf({ ...olds, __owned: owned });
  const declared = declaredOf(news);
  const names = [...new Set([...owned, ...Object.keys(declared)])];
  const isSame = names.every(
    (name) =>
      (Object.hasOwn(before, name) || owned.includes(name)) === Object.hasOwn(declared, name) &&
      sameMember(name, before[name], declared[name]),
  );
  if (isSame && !isIncomplete && !holdsUnknown(publicProps(news))) return { changes: false };
  // A new domain is a new identity provider: the new one first, so that apps move before the old one goes.
  const isReplaced = !isUnknown(declared.domain) && !sameMember("domain", before.domain, declared.domain);
  return { ...(isIncomplete && { changes: true }), ...(isReplaced && { replaces: ["domain"] }) };
}
