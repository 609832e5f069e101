import { logIn, OagApiError } from "../../sdk/errors";
import { message, quoted } from "../../sdk/message";
import { reasonIn } from "../errors/failure";
import type { Said } from "../errors/resource-error";
import { type FailureContext, topicOf } from "../errors/topic";
import type { Gateway } from "../gateway/gateways";
import type { Checked, Inputs } from "../lifecycle";
import { isUnknown } from "../values/markers";
import { isGeneral } from "./brief-reason";
import type { Run } from "./run";

/** True for a resource with an import option that no state knows: its create will adopt. */
export const isPendingAdoption = ({ olds, news: { __import: id } }: { olds: Inputs; news: Inputs }): boolean =>
  typeof id === "string" && !isUnknown(id) && Object.keys(olds).length === 0;

/**
 * What an adoption would do, for the preview. It fails nothing: a gateway that cannot be asked is told once in a run, and not
 * asked again, so that many adoptions do not wait for it one after the other. What is wrong with one object is told of that one.
 */
export async function lookInPreview(
  { previewAdoption }: Checked,
  gatewayOf: () => Promise<Gateway>,
  { run, context }: { run: Run; context: () => FailureContext },
  { noun, wanted: { __import: id } }: { noun: string; wanted: Inputs },
): Promise<Said | undefined> {
  if (run.isCutOff) return undefined;
  try {
    return await previewAdoption(await gatewayOf());
  } catch (error) {
    const isOfAll = isGeneral(error) || isOfLogIn(error);
    // Whoever refuses in the API's own form can be asked for another object.
    if (isOfAll && !(error instanceof OagApiError)) run.isCutOff = true;
    const topic = { in: "preview of adoption", ...topicOf(error, context()), ...(!isOfAll && { object: [noun, id] }) };
    if (!run.isFirst(topic)) return undefined;
    const what = isOfAll ? "what { import }" : message`the ${noun} that { import: ${quoted(id)} }`;
    return message`${what} is to adopt could not be compared yet, which stops nothing: ${reasonIn(error)}; \`pulumi up\` compares it before it takes anything into the state`;
  }
}

const isOfLogIn = (error: unknown): boolean => error instanceof OagApiError && error.operation === logIn;
