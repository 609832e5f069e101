import type { Member } from "pulumi-oag/sdk";
import { isObject, type Json } from "../../json";
import { Code, inTemplate, literal, template } from "../literal";
import type { PlannedResource } from "../plan";
import { memberIn, type Table, tablesOf } from "../tables";
import type { Constant } from "./program";

/** Fewer apps are read at a glance. */
const least = 3;

/** Says once under which domain most apps are, and puts it into their arguments. */
export function sayDomainOnce(apps: readonly PlannedResource[], nameIt: (wish: string) => string): Constant[] {
  const domain = mostUsed(apps.flatMap(({ args }) => (typeof args.publicDomain === "string" ? [args.publicDomain] : [])));
  if (domain === undefined) return [];
  const identifier = nameIt("domain");
  const constant = new Code(identifier, [identifier]);
  for (const { args } of apps) {
    const { own, blocks } = tablesOf.app(args.type);
    const objects = Object.fromEntries(Object.entries(blocks).map(([name, members]) => [name, { type: "object", members }]));
    Object.assign(
      args,
      withDomain({ ...own, ...objects }, args, (value) => sayingDomain(value, domain, constant)),
    );
  }
  return [{ identifier, value: new Code(literal(domain)) }];
}

/** True of a text, or texts of a list, in which a host is a host: elsewhere it may be a name that looks like one. */
const hasHost = ({ format, form }: Member): boolean => format === "hostname" || format === "uri" || form === "url";

/** An object with another value in the place of each text that has a host. */
function withDomain(table: Table, object: Json, change: (value: unknown) => unknown): Json {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => {
      const member = memberIn(table, name);
      if (member !== undefined && hasHost(member)) return [name, change(value)];
      const inner = value instanceof Code ? undefined : member?.members;
      return [name, inner !== undefined && isObject(value) ? withDomain(inner, value, change) : value];
    }),
  );
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

function sayingDomain(value: unknown, domain: string, constant: Code): unknown {
  if (value instanceof Code) return value;
  if (Array.isArray(value)) return value.map((item) => sayingDomain(item, domain, constant));
  if (typeof value !== "string") return value;
  const [, before = "", host = "", after = ""] = /^((?:https?:\/\/)?)([a-z0-9.-]+)((?:[:/?#].*)?)$/s.exec(value) ?? [];
  if (!host.endsWith(`.${domain}`) || !inTemplate.test(after)) return value;
  return template(`${before}${host.slice(0, -domain.length)}`, constant, after);
}
