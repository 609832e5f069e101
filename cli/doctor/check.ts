/** What one check found. */
export interface Finding {
  name: string;
  status: "ok" | "warning" | "failed" | "skipped";
  /** What was seen. */
  detail: string;
  /** What to do about it. */
  cure?: string;
}

export const ok = (name: string, detail: string): Finding => ({ name, status: "ok", detail });
/** What will be a failure one day, or may be one: it changes no exit code. */
export const warned = (name: string, detail: string, cure: string): Finding => ({ name, status: "warning", detail, cure });
export const failed = (name: string, detail: string, cure: string): Finding => ({ name, status: "failed", detail, cure });
export const skipped = (name: string, detail: string): Finding => ({ name, status: "skipped", detail });
