import { sampleErrors } from "../generated/contract";

/** A response in the API's error form. */
export class Refusal extends Error {
  readonly status: number;
  readonly details: Record<string, unknown>;
  readonly errorCode: string;

  constructor(status: number, message?: string, details: Record<string, unknown> = {}, errorCode: string = sampleFor(status)[0]) {
    super(message ?? sampleFor(status)[1]);
    this.status = status;
    this.details = details;
    this.errorCode = errorCode;
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
