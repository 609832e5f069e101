import type { LoggedRequest } from "pulumi-oag-simulator";

/** Seconds against the number of apps, with the line of the first point: what stays under it grows less than N. */
export function costAgainst(points: readonly (readonly [count: number, seconds: number])[]): string {
  const [left, top, right, bottom] = [60, 30, 560, 330];
  const most = { count: Math.max(...points.map(([count]) => count)), seconds: Math.max(...points.map(([, seconds]) => seconds)) };
  const [first = [1, 0]] = points;
  const slope = first[1] / first[0];
  const ceiling = Math.max(most.seconds, slope * most.count);
  const at = (count: number, seconds: number) =>
    `${(left + ((right - left) * count) / most.count).toFixed(1)},${(bottom - ((bottom - top) * seconds) / ceiling).toFixed(1)}`;
  const marks = points.map(([count, seconds]) => {
    const [x, y] = at(count, seconds).split(",");
    return `<circle cx="${x}" cy="${y}" r="4" fill="#4c78a8"/><text x="${x}" y="${Number(y) - 8}" text-anchor="middle">${count}: ${seconds.toFixed(1)} s</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="370" font-family="monospace" font-size="11">
<title>Seconds to create N apps, without latency</title>
<rect width="100%" height="100%" fill="white"/>
<text x="${left}" y="16" font-size="12">Seconds to create N apps of ten parts, no latency; dashed: the first point times N</text>
<polyline points="${left},${top} ${left},${bottom} ${right},${bottom}" fill="none" stroke="#999"/>
<polyline points="${at(0, 0)} ${at(most.count, slope * most.count)}" fill="none" stroke="#999" stroke-dasharray="4"/>
<polyline points="${points.map(([count, seconds]) => at(count, seconds)).join(" ")}" fill="none" stroke="#4c78a8"/>
${marks.join("\n")}
</svg>
`;
}

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
<title>The requests of one up over time</title>
<rect width="100%" height="100%" fill="white"/>
<text x="4" y="16" font-size="12">${sorted.length} requests in ${end - begin} ms, each answered after 50 ms</text>
${bars.join("\n")}
</svg>
`;
}
