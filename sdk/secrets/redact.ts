import { Finder } from "./finder";

/** Parts of a secret from this length on are hidden, too: gateways shorten what they echo. */
const shortestHidden = 12;
/** Wherever a part begins in a form, it has one of the form's blocks of this length as a whole. */
const blockLength = shortestHidden / 2;
/** More of a hostile text is not looked at, and not shown. */
export const longestText = 8192;

/**
 * Replaces every occurrence of secrets, as they are and as they stand in JSON, and of every part of twelve characters or
 * more. Strings under four characters are too common to hunt. Other encodings are not replaced: see `Secrets.shown`.
 */
export class Redaction {
  /** Not looked at yet: most runs never have a text to hide something in. */
  #waiting: string[] = [];
  /** Secrets as they are and as they stand in JSON, in the order in which they came. */
  readonly #forms = new Map<string, number>();
  /** Those that have no part. */
  readonly #short = new Finder();
  /** The others by their blocks. */
  readonly #byBlock = new Map<string, string[]>();

  constructor(secrets: Iterable<string> = []) {
    for (const secret of secrets) this.add(secret);
  }

  /** Keeps a secret. */
  add(secret: string): void {
    this.#waiting.push(secret);
  }

  /** A text with `instead` in place of all of them. */
  in(text: string, instead = "[secret]"): string {
    return redactAll(text, [this], instead);
  }

  /** The forms that stand in a text, whole or in part, as they came: of thousands few do. */
  formsIn(text: string, windows: ReadonlySet<string>): string[] {
    this.#learn();
    const found = new Set(this.#short.foundIn(text));
    const blocks = new Set(this.#byBlock.size === 0 ? [] : windowsOf(text, blockLength));
    const others = new Set([...blocks].flatMap((block) => this.#byBlock.get(block) ?? []));
    for (const form of others) if (windowsOf(form).some((window) => windows.has(window))) found.add(form);
    const order = (form: string) => this.#forms.get(form) as number;
    return [...found].sort((a, b) => order(a) - order(b));
  }

  #learn(): void {
    for (const secret of this.#waiting)
      if (secret.length >= 4) for (const form of [secret, JSON.stringify(secret).slice(1, -1)]) this.#learnForm(form);
    this.#waiting = [];
  }

  #learnForm(form: string): void {
    if (this.#forms.has(form)) return;
    this.#forms.set(form, this.#forms.size);
    if (form.length < shortestHidden) {
      this.#short.add(form);
      return;
    }
    for (let at = 0; at + blockLength <= form.length; at += blockLength) {
      const block = form.slice(at, at + blockLength);
      const holders = this.#byBlock.get(block);
      if (holders === undefined) this.#byBlock.set(block, [form]);
      else holders.push(form);
    }
  }
}

/** A text with `instead` in place of the secrets of several lists. */
export function redactAll(text: string, redactions: readonly Redaction[], instead = "[secret]"): string {
  const read = text.slice(0, longestText);
  const readWindows = new Set(windowsOf(read));
  const forms = [...new Set(redactions.flatMap((redaction) => redaction.formsIn(read, readWindows)))];
  const whole = forms.sort((a, b) => b.length - a.length).reduce((rest, form) => rest.split(form).join(instead), read);
  const windows = new Set(forms.flatMap((form) => windowsOf(form)));
  return windows.size === 0 ? whole : hideWindows(whole, windows, instead);
}

/** All texts of this length that stand in a text, overlapping ones too. */
export const windowsOf = (text: string, length = shortestHidden): string[] =>
  Array.from({ length: Math.max(0, text.length - length + 1) }, (_, start) => text.slice(start, start + length));

function hideWindows(text: string, windows: ReadonlySet<string>, instead: string): string {
  let shown = "";
  for (let at = 0; at < text.length; ) {
    let end = at;
    while (windows.has(text.slice(end, end + shortestHidden))) end += 1;
    if (end === at) {
      shown += text[at];
      at += 1;
    } else {
      shown += instead;
      at = end + shortestHidden - 1;
    }
  }
  return shown;
}
