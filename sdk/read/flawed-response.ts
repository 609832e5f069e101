import { OagProtocolError } from "../errors";

/**
 * A response of the API's own that is not as the contract says: it is about one object, where what somebody else answers is
 * about none. To whoever uses the SDK both are an {@link OagProtocolError}.
 */
export class FlawedResponseError extends OagProtocolError {}
