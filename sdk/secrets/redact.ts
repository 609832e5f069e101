/** Parts of a secret from this length on are hidden, too: gateways shorten what they echo. */
const shortestPart = 12;
/** More of a hostile text is not looked at, and not shown. */
export const longestText = 8192;

/**
 * Replaces every occurrence of each secret, as it is and as it stands in JSON, and of every part of twelve characters or
 * more. Strings under four characters are too common to hunt. Other encodings are not replaced: see {@link Secrets.shown}.
 */
export function redact(text: string, secrets: Iterable<string>, mark = "[secret]"): string {
  const read = text.slice(0, longestText);
  const readParts = new Set(partsOf(read));
  const known = [...secrets].filter((secret) => secret.length >= 4);
  // Of thousands few are in a text.
  const forms = [...new Set(known.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]))].filter(
    (form) => read.includes(form) || partsOf(form).some((part) => readParts.has(part)),
  );
  const whole = forms.sort((a, b) => b.length - a.length).reduce((rest, form) => rest.split(form).join(mark), read);
  const parts = new Set(forms.flatMap((form) => partsOf(form)));
  return parts.size === 0 ? whole : hideParts(whole, parts, mark);
}

/** All parts of a text that have this length, overlapping ones too. */
export const partsOf = (text: string, length = shortestPart): string[] =>
  Array.from({ length: Math.max(0, text.length - length + 1) }, (_, start) => text.slice(start, start + length));

function hideParts(text: string, parts: ReadonlySet<string>, mark: string): string {
  let shown = "";
  for (let at = 0; at < text.length; ) {
    let end = at;
    while (parts.has(text.slice(end, end + shortestPart))) end += 1;
    if (end === at) {
      shown += text[at];
      at += 1;
    } else {
      shown += mark;
      at = end + shortestPart - 1;
    }
  }
  return shown;
}
