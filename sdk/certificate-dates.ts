const day = 24 * 60 * 60 * 1000;

/** A date as the contract has it, and what may follow: a time, with a zone or without. */
const dated = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?/i;

/**
 * When a certificate ends, in milliseconds since 1970; undefined where its date cannot be read, which ends nothing.
 *
 * The contract shows a date without a time. Certificates have theirs in UTC, and when on that day one ends is not shown: it counts
 * until the day is over, since one that still serves is neither to be refused nor to be called past. A time, which a
 * newer gateway may show, counts as it stands, in UTC where it names no zone, so that all machines judge alike.
 */
export function endOf(expiresOn: string): number | undefined {
  const start = startOf(expiresOn);
  const [, , time] = dated.exec(expiresOn.trim()) ?? [];
  return start === undefined || time !== undefined ? start : start + day;
}

/** When it begins, by the same reading: with its day where no time is shown; undefined where its date cannot be read. */
export function startOf(validFrom: string): number | undefined {
  const [, date, time = "00:00", zone = "Z"] = dated.exec(validFrom.trim()) ?? [];
  const start = Date.parse(`${date}T${time}${zone}`);
  return Number.isNaN(start) ? undefined : start;
}

/** True from the moment on at which a certificate ends. */
export function hasEnded(expiresOn: string, now: number): boolean {
  const end = endOf(expiresOn);
  return end !== undefined && end <= now;
}

/** Days, as a calendar in UTC counts them, up to the last one of a certificate: 0 on that day; negative once it has ended. */
export function daysUntilEnd(expiresOn: string, now: number): number | undefined {
  const end = endOf(expiresOn);
  if (end === undefined) return undefined;
  // The last day is the one before midnight.
  const days = Math.floor((end - 1) / day) - Math.floor(now / day);
  return end <= now ? Math.min(days, -1) : days;
}
