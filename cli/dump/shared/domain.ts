import { isObject, type Json } from "../../json";
import { Code, inTemplate, literal, template } from "../literal";
import type { PlannedResource } from "../plan";
import type { Constant } from "./program";

/** Members in which a host is a host: elsewhere it may be a name that looks like one. */
const withHosts = ["publicDomain", "postLoginUrl", "acsUrl", "logoutUrl", "oidc", "behavior"];

/** Fewer apps are read at a glance. */
const least = 3;

/** Says once under which domain most apps are, and puts it into their arguments. */
export function sayDomainOnce(apps: readonly PlannedResource[], nameIt: (wish: string) => string): Constant[] {
  const domain = mostUsed(apps.flatMap(({ args }) => (typeof args.publicDomain === "string" ? [args.publicDomain] : [])));
  if (domain === undefined) return [];
  const identifier = nameIt("domain");
  const constant = new Code(identifier, [identifier]);
  for (const { args } of apps)
    for (const name of withHosts) if (args[name] !== undefined) args[name] = within(args[name], domain, constant);
  return [{ identifier, value: new Code(literal(domain)) }];
}

/** The part after the first label that most public domains have, if at least three do. */
function mostUsed(hosts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const host of hosts) {
    const domain = /^[a-z0-9-]+\.((?:[a-z0-9-]+\.)+[a-z0-9-]+)$/.exec(host)?.[1];
    if (domain !== undefined) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
  return best !== undefined && best[1] >= least && best[1] * 2 > hosts.length ? best[0] : undefined;
}

function within(value: unknown, domain: string, constant: Code): unknown {
  if (value instanceof Code) return value;
  if (Array.isArray(value)) return value.map((item) => within(item, domain, constant));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, within(inner, domain, constant)])) as Json;
  if (typeof value !== "string") return value;
  const [, before = "", host = "", after = ""] = /^((?:https?:\/\/)?)([a-z0-9.-]+)((?:[:/?#].*)?)$/s.exec(value) ?? [];
  if (!host.endsWith(`.${domain}`) || !inTemplate.test(after)) return value;
  return template(`${before}${host.slice(0, -domain.length)}`, constant, after);
}
