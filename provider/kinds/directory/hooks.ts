import { isRefused } from "../../../sdk/outcomes";
import { ExplainedError } from "../../errors/failure";
import type { Hooks } from "../../reconciler/kind";

/** What is truly a directory's own: the last one is kept while failover needs it. */
export const hooks: Hooks = {
  refusedDelete: (error) =>
    isRefused(error)
      ? new ExplainedError(
          error,
          "a gateway keeps the last directory while the failoverMode of its identity provider is AUTOMATIC: declare DISABLED there, run `pulumi up`, and then delete the directory; where the identity provider is being replaced or removed, set it to DISABLED in the console",
        )
      : error,
};
