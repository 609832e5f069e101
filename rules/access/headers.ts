import { headersSet } from "../directives/directives";
import { directivesIn } from "../directives/statements";
import { isKnown } from "../input/unknown";
import type { AppView, PolicyView } from "../input/view";

/** A header or cookie that a back end gets. Its value is not told. */
export interface SentHeader {
  /** Name of the header or cookie. */
  name: string;
  /** `HEADER` or `COOKIE`. */
  type: string;
  /** Where its value comes from; `DIRECTIVE` for one that the policy sets itself. */
  source: string;
}

/** What reaches the back end with a request that passes. */
export interface SentHeaders {
  /** The headers and cookies of which it is certain. */
  names: readonly SentHeader[];
  /** What is to be said about them. */
  remark: string;
}

/** Nothing reaches the back end. */
export const nothingSent: SentHeaders = { names: [], remark: "the request does not reach the back end" };

/** The headers that a policy sends along. */
export function headersOf(app: AppView, policy: PolicyView, hasSession: boolean): SentHeaders {
  const own = fromDirective(policy);
  if (policy.rule === "NO_AUTH") return { names: own, remark: "a NO_AUTH policy sends no attribute" };
  if (policy.rule === "CUSTOM") return { names: own, remark: "a CUSTOM policy sends what its directives set, and no other attribute" };
  if (policy.rule === "ADAPTIVE" && !hasSession) {
    return { names: own, remark: "an ADAPTIVE policy sends the attributes; which of them without a session, no document says" };
  }
  const { items, isComplete } = app.attributes;
  const sent = items.flatMap(({ name, type, source, active }): SentHeader[] => {
    if (active !== true || !isKnown(name) || !isKnown(type)) return [];
    return [{ name, type, source: isKnown(source) ? (source ?? "") : "" }];
  });
  const isSure = isComplete && items.every(({ name, active }) => isKnown(name) && isKnown(active));
  return {
    names: [...sent, ...own],
    remark: isSure ? "the app's active attributes" : "the app's active attributes; not all are known here",
  };
}

function fromDirective({ customDirective }: PolicyView): SentHeader[] {
  const text = isKnown(customDirective) ? (customDirective ?? "") : "";
  return headersSet(directivesIn(text)).map((name) => ({ name, type: "HEADER", source: "DIRECTIVE" }));
}
