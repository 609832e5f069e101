import { OagProtocolError } from "../errors";
import { operations } from "../generated/contract";
import type { OperationId } from "../http/connection";
import type { Message } from "../message";

/**
 * A response of the API's own that is not as the contract says: it is about an object, or about a list, where what somebody else answers is
 * about none. To whoever uses the SDK both are an {@link OagProtocolError}.
 */
export class FlawedResponseError extends OagProtocolError {
  /** False for what is asked of all objects, such as their list: no id is in its path. */
  readonly isOfOneObject: boolean;

  constructor(id: OperationId, message: Message, member?: string) {
    const { method, path } = operations[id];
    super(message, 200, `${method} ${path}`, member);
    this.isOfOneObject = path.includes("{");
  }
}
