import { joined, message } from "../../../sdk/message";
import { OagResourceError } from "../../errors/resource-error";
import { told } from "../compare/difference";
import { memberDifferences } from "../compare/members";
import type { Declaration } from "../parsed/declaration";
import type { Members } from "../provenance";

/**
 * A singleton has no id that is its own: between the look that found none and the write, and until it is in use, another
 * writer may have been there. Whoever writes last has it, and this tells the other one.
 * @throws when it is not as it was just written
 */
export function assertAsWritten({ variant, managed }: Declaration, live: Members<"live">): void {
  const changed = memberDifferences(variant.members, live, managed.members);
  if (changed.length === 0) return;
  throw new OagResourceError(
    "OAG_CONFLICT",
    message`somebody else has written other settings since this was written (${joined(changed.map(told), ", ")}): another program has it, too, or a person is at work on it. Let one of them have it: remove it from the other stack with \`pulumi state delete\`, then run \`pulumi refresh\` and \`pulumi up\` here`,
  );
}
