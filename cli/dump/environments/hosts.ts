/** A text with a host in it: the host alone, or a URL. */
interface HostText {
  before: string;
  host: string;
  after: string;
}

/** Host and surroundings; undefined where a text has none, or anything that means something in a template. */
function hostIn(text: unknown): HostText | undefined {
  if (typeof text !== "string") return undefined;
  const [, before = "", host = "", after = ""] =
    /^((?:[a-z][a-z0-9+.-]*:\/\/)?)((?:\*\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)((?:[:/?#][\w.:/?#=&%~+,@-]*)?)$/.exec(text) ?? [];
  // Of plain words, only those with a period are hosts.
  return host === "" || (before === "" && !host.includes(".")) ? undefined : { before, host, after };
}

/** The texts' hosts, where they stand in the same surroundings. */
export function hostsIn(texts: readonly unknown[]): { before: string; hosts: string[]; after: string } | undefined {
  const all = texts.map(hostIn);
  const [first] = all;
  if (first === undefined || !all.every((one) => one?.before === first.before && one.after === first.after)) return undefined;
  return { before: first.before, hosts: all.flatMap((one) => one?.host ?? []), after: first.after };
}

/** What is left of hosts behind the labels that all of them begin with: the domains under which they are. */
export function domainsOf(hosts: readonly string[]): string[] | undefined {
  const labels = hosts.map((host) => host.split("."));
  const shortest = Math.min(...labels.map(({ length }) => length));
  let count = 0;
  while (count < shortest - 2 && labels.every((one) => one[count] === labels[0]?.[count])) count += 1;
  return count === 0 ? undefined : labels.map((one) => one.slice(count).join("."));
}

/** What stands before and behind a domain in a text; undefined where it is not under the domain. */
export function under(text: unknown, domain: string): { before: string; after: string } | undefined {
  const found = hostIn(text);
  if (found === undefined || !found.host.endsWith(`.${domain}`)) return undefined;
  return { before: `${found.before}${found.host.slice(0, -domain.length)}`, after: found.after };
}

/** The same for texts that are each under its own domain; undefined where one is not, or where the surroundings differ. */
export function underEach(texts: readonly unknown[], domains: readonly string[]): { before: string; after: string } | undefined {
  const parts = texts.map((text, at) => under(text, domains[at] as string));
  const [first] = parts;
  return parts.every((one) => one !== undefined && one.before === first?.before && one.after === first.after) ? first : undefined;
}

/** More words make no name, and comparing them is quadratic work. */
const mostWords = 30;

/** The words that all texts have, in their order: a name that is of none of them alone. */
export function commonWords(texts: readonly string[]): string {
  const [first = [], ...others] = texts.map((text) => (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, mostWords));
  return others.reduce<string[]>(longestCommon, [...first]).join(" ");
}

/** The longest sequence that is in both (dynamic programming); upper and lower case are one. */
function longestCommon(a: readonly string[], b: readonly string[]): string[] {
  const best: string[][][] = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => []));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [down, right, on] = [best[i + 1]?.[j] ?? [], best[i]?.[j + 1] ?? [], best[i + 1]?.[j + 1] ?? []];
      const isSame = a[i]?.toLowerCase() === b[j]?.toLowerCase();
      (best[i] as string[][])[j] = isSame ? [a[i] as string, ...on] : down.length >= right.length ? down : right;
    }
  return best[0]?.[0] ?? [];
}
