// The spec reporter, plus a file with the counts for the gate, which prints them last.
import { writeFileSync } from "node:fs";
import { type MochaOptions, Runner, reporters } from "mocha";

export default class Counting extends reporters.Spec {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      const file = process.env.PULUMI_OAG_TEST_SUMMARY;
      if (file) writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }
}
