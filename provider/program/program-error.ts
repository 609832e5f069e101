import * as pulumi from "@pulumi/pulumi";
import { inBrackets, type ResourceErrorCode } from "../errors/codes";

/** What a program did wrong, told by Pulumi in one line without a stack. */
export class ProgramError extends pulumi.RunError {
  /** Stable cause, one of those in docs/errors.md. */
  readonly code: ResourceErrorCode;

  constructor(code: ResourceErrorCode, text: string) {
    super(`${text}${inBrackets(code)}`);
    this.code = code;
  }
}
