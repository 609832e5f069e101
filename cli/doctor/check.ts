/** What one check found. */
export interface Finding {
  name: string;
  status: "ok" | "failed" | "skipped";
  /** What was seen. */
  detail: string;
  /** What to do about a failure. */
  cure?: string;
}

export const ok = (name: string, detail: string): Finding => ({ name, status: "ok", detail });
export const failed = (name: string, detail: string, cure: string): Finding => ({ name, status: "failed", detail, cure });
export const skipped = (name: string, detail: string): Finding => ({ name, status: "skipped", detail });
