import type { PluginCall } from "./plugin";
import type { PropertyDiff } from "./values";

/** What was, or in a preview would be, done to one resource. */
export interface Step {
  /** What is done; `gone` is what a refresh no longer found. */
  op: "create" | "update" | "same" | "replace" | "delete" | "read" | "refresh" | "gone" | "import";
  /** Type token of the resource. */
  type: string;
  /** Its name in the stack. */
  name: string;
  /** Its name in the whole of Pulumi. */
  urn: string;
  /** What differs, property by property. */
  diff: PropertyDiff[];
  /** For a replace: the old one goes first. @default false */
  deleteBeforeReplace?: boolean;
}

/** A line for the user. */
export interface Diagnostic {
  /** How bad it is; an `error` makes the run fail. */
  severity: "info" | "warning" | "error";
  /** What is said. */
  message: string;
}

/** What came of a preview, up, refresh or destroy. */
export interface Report {
  /** What was done, in order. */
  steps: Step[];
  /** How many steps of each kind. */
  changes: Partial<Record<Step["op"], number>>;
  /** Lines for the user, in order. */
  diagnostics: Diagnostic[];
  /** Stack outputs, secrets masked. */
  outputs: Record<string, unknown>;
  /** Calls that plugin processes received, in order. */
  calls: PluginCall[];
  /** True when anything went wrong. */
  failed: boolean;
}

/** Collects a report while the work goes on. */
export class Reporter {
  readonly steps: Step[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly calls: PluginCall[] = [];
  outputs: Record<string, unknown> = {};

  readonly #onStep: (step: Step) => void;

  constructor(onStep: (step: Step) => void = () => {}) {
    this.#onStep = onStep;
  }

  step(step: Step): void {
    this.steps.push(step);
    this.#onStep(step);
  }

  say(severity: Diagnostic["severity"], message: string): void {
    this.diagnostics.push({ severity, message });
  }

  get failed(): boolean {
    return this.diagnostics.some(({ severity }) => severity === "error");
  }

  get report(): Report {
    const changes: Report["changes"] = {};
    for (const { op } of this.steps) changes[op] = (changes[op] ?? 0) + 1;
    return { steps: this.steps, changes, diagnostics: this.diagnostics, outputs: this.outputs, calls: this.calls, failed: this.failed };
  }
}
