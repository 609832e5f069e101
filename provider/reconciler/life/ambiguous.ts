import { ExplainedError } from "../../errors/failure";

/** The error of a create when not even a list could tell what came of it. */
export function unsure(error: unknown, member: string): ExplainedError {
  return new ExplainedError(
    error,
    `whether the gateway made it is not known: the next \`pulumi up\` looks for it by its ${member}, and goes on with it or says how to adopt it`,
  );
}
