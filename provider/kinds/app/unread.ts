import { isObject, type Json } from "../../../sdk/json";
import { present } from "../../reconciler/compare";
import type { AppState } from "./state";

/**
 * An imported app may have values that the API never shows: a SAML app's `spCertificate`, the value of a SECRET attribute.
 * The state owns them without knowing them (`unread`). They cannot be compared, so what the program declares counts as what
 * the gateway has: it enters the state and is not written unasked. A later change is an ordinary one.
 */
export function takeUnread(old: AppState, news: Json): { state: AppState; taken: string[] } {
  const declared = { ...old.declared };
  const taken = old.unread.filter((path) => take(declared, present(news), path));
  return { state: { ...old, declared, unread: [] }, taken };
}

function take(declared: Json, news: Json, path: string): boolean {
  if (!path.startsWith("attributes.")) {
    if (declared[path] !== undefined || news[path] === undefined) return false;
    declared[path] = news[path];
    return true;
  }
  const key = path.slice("attributes.".length);
  const [before, after] = [present(declared.attributes)[key], present(news.attributes)[key]];
  const isSame = isObject(before) && isObject(after) && before.source === "SECRET" && after.source === "SECRET";
  if (!isSame || before.value !== undefined || after.value === undefined) return false;
  declared.attributes = { ...(declared.attributes as Json), [key]: { ...before, value: after.value } };
  return true;
}
