import type { LoggedRequest } from "pulumi-oag-simulator";

const rowHeight = 11;
const width = 900;
const labelWidth = 330;
const colours: Record<string, string> = { GET: "#4c78a8", POST: "#54a24b", PUT: "#f58518", DELETE: "#e45756" };

const inXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The requests of one run as bars over time, in the order in which they began. */
export function waterfall(entries: readonly LoggedRequest[]): string {
  const sorted = [...entries].sort((a, b) => a.startedAt - b.startedAt || a.endedAt - b.endedAt);
  const begin = sorted[0]?.startedAt ?? 0;
  const end = Math.max(...sorted.map(({ endedAt }) => endedAt));
  const scale = (width - labelWidth - 60) / Math.max(1, end - begin);
  const height = sorted.length * rowHeight + 40;
  const bars = sorted.map(({ method, path, startedAt, endedAt }, index) => {
    const y = 30 + index * rowHeight;
    const x = labelWidth + (startedAt - begin) * scale;
    const label = `${method} ${path.replace("/api/v2", "").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}")}`;
    return `<text x="4" y="${y + 8}">${inXml(label)}</text><rect x="${x.toFixed(1)}" y="${y}" width="${Math.max(1, (endedAt - startedAt) * scale).toFixed(1)}" height="${rowHeight - 2}" fill="${colours[method] ?? "#999"}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="monospace" font-size="9">
<rect width="100%" height="100%" fill="white"/>
<text x="4" y="16" font-size="12">${sorted.length} requests in ${end - begin} ms, each answered after 50 ms</text>
${bars.join("\n")}
</svg>
`;
}
