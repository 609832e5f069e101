import { sampleErrors } from "../generated/contract";

/** A response in the API's error form. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message?: string,
    readonly details: Record<string, unknown> = {},
    readonly errorCode: string = sampleFor(status)[0],
  ) {
    super(message ?? sampleFor(status)[1]);
  }

  get body() {
    return { errorCode: this.errorCode, message: this.message, details: this.details };
  }
}

function sampleFor(status: number): readonly [string, string] {
  return ((sampleErrors as Record<string, readonly string[]>)[String(status)] as [string, string] | undefined) ?? ["ERROR", "Error"];
}

/** 400 with a reason. */
export const badRequest = (message: string, details?: Record<string, unknown>) => new Refusal(400, message, details);
/** 404 for an object. */
export const notFound = () => new Refusal(404);
