import { OagApiError } from "../../sdk/errors";
import { message } from "../../sdk/message";
import { reasonIn, type Said } from "../errors/failure";
import { type Scene, topicOf } from "../errors/topic";
import type { Gateway } from "../gateway/gateways";
import type { Inputs, Lifecycle } from "../lifecycle";
import { isUnknown } from "../values/markers";
import type { Run } from "./run";

/** True for a resource with an import option that no state knows: its create will adopt. */
export const isPendingAdoption = (olds: Inputs, { __import: id }: Inputs): boolean =>
  typeof id === "string" && !isUnknown(id) && Object.keys(olds).length === 0;

/**
 * What an adoption would do, for the preview. It fails nothing: a gateway that cannot be asked is told once in a run, and not
 * asked again, so that many adoptions do not wait for it one after the other.
 */
export async function previewAdoption(
  lifecycle: Lifecycle,
  gatewayOf: () => Promise<Gateway>,
  { run, scene }: { run: Run; scene: () => Scene },
  inputs: Inputs,
): Promise<Said | undefined> {
  if (run.isCutOff) return undefined;
  try {
    return await lifecycle.previewAdoption?.(await gatewayOf(), inputs);
  } catch (error) {
    // A refusal in the API's own form is about one object.
    run.isCutOff = !(error instanceof OagApiError);
    const topic = topicOf(error, { ...scene(), object: [lifecycle.noun, inputs.__import] });
    if (!run.isFirst({ in: "preview of adoption", ...topic })) return undefined;
    return message`what { import } is to adopt could not be compared yet, which stops nothing: ${reasonIn(error)}; \`pulumi up\` compares it before it takes anything into the state`;
  }
}
