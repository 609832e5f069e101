import { quoted } from "../path-to";

/** A request's path in the forms in which a policy may see it. */
export interface PathForms {
  /** Decoded, without query, dots and double slashes. */
  normalised: string;
  /** As it was sent. */
  raw: string;
}

/** A path that the rules make up themselves: the same in each form. */
export const plainPath = (path: string): PathForms => ({ normalised: path, raw: path });

/** The forms of what a person typed, or what is wrong with it and what to write. */
export function pathForms(typed: string): PathForms | { problem: string } {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(typed)) return { problem: `${quoted(typed)} is a URL; give its path alone, for example "/admin"` };
  if (!typed.startsWith("/")) return { problem: `the path ${quoted(typed)} does not begin with a slash; write ${quoted(`/${typed}`)}` };
  // What follows a # never leaves the browser.
  const raw = typed.replace(/#.*$/s, "");
  const path = raw.replace(/\?.*$/s, "");
  const decoded = decode(path);
  if (decoded === undefined || decoded.includes("\0")) {
    return {
      problem: `the path ${quoted(path)} has a % that is not followed by two hexadecimal digits, or %00: nginx refuses it with 400`,
    };
  }
  const normalised = withoutDots(decoded);
  return normalised === undefined
    ? { problem: `the path ${quoted(path)} leaves the root by "..": nginx refuses it with 400` }
    : { normalised, raw };
}

function decode(path: string): string | undefined {
  if (/%(?![0-9a-fA-F]{2})/.test(path)) return undefined;
  const bytes = [...new TextEncoder().encode(path)];
  const decoded: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const isEscape = bytes[at] === 0x25;
    const byte = isEscape ? Number.parseInt(String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0), 16) : bytes[at];
    decoded.push(byte ?? 0);
    if (isEscape) at += 2;
  }
  return new TextDecoder().decode(Uint8Array.from(decoded));
}

/** As nginx reads it: slashes merged, `.` and `..` resolved. */
function withoutDots(path: string): string | undefined {
  const segments = path
    .replace(/\/{2,}/g, "/")
    .slice(1)
    .split("/");
  const kept: string[] = [];
  for (const [nth, segment] of segments.entries()) {
    const isLast = nth === segments.length - 1;
    if (segment === ".." && kept.pop() === undefined) return undefined;
    if (segment !== "." && segment !== "..") kept.push(segment);
    else if (isLast) kept.push("");
  }
  return `/${kept.join("/")}`;
}
