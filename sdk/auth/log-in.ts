import { type RetryContext, type Sent, sendWithRetries } from "../http/send-with-retries";
import type { HttpResponse } from "../http/transport";
import { warn } from "../log";
import { message, setting } from "../message";
import type { Secrets } from "../secrets/secrets";
import type { Settings } from "../settings";
import { GatewayClock } from "./clock-skew";
import { type AccessToken, mayBeUsedBefore, readToken, tokenRequest } from "./token";

interface SentAssertion extends Sent {
  /** The assertion that was sent last, so that an echo of it can be hidden. */
  assertion: string;
}

/**
 * The log-in of one client to one gateway: asks for access tokens.
 *
 * A refused assertion is followed by a second one in two cases: the gateway's clock is another one, or the first may have
 * been used before. A process never makes an assertion twice, but another one of the same client may have made the same,
 * and no gateway says so in a form that can be told from a wrong key. So a refusal is tried once more, with other times;
 * after a second one the credentials are taken for wrong, and until a log-in succeeds each costs one request again.
 */
export class LogIn {
  readonly #settings: Settings;
  readonly #secrets: Secrets;
  readonly #context: RetryContext;
  readonly #gatewayClock: GatewayClock;
  #refusedTwice = false;

  constructor(settings: Settings, context: RetryContext, secrets: Secrets) {
    this.#settings = settings;
    this.#context = context;
    this.#secrets = secrets;
    this.#gatewayClock = new GatewayClock(context.clock, context.log);
  }

  /** Asks for an access token. @throws OagAuthenticationError and what a call throws */
  async accessToken(): Promise<AccessToken> {
    let sent = await this.#send();
    if (this.#isWorthAnother(sent.response)) {
      sent = await this.#send(sent.waited);
      this.#refusedTwice = isRefusal(sent.response);
    } else if (sent.response.status === 200) this.#refusedTwice = false;
    const { clock, log } = this.#context;
    const token = readToken(sent.response, this.#secrets.and([sent.assertion]), this.#settings, clock, sent.waited);
    const { missingScopes } = token;
    if (missingScopes.length > 0)
      warn(
        log,
        message`the gateway did not grant ${missingScopes.join(" and ")}; leave it out of ${setting("scopes")}, or enable it on the gateway`,
      );
    // From now on, whatever is asked: a gateway may tell of one that others have followed, or put it into an object.
    this.#secrets.addIssued(token.value);
    return token;
  }

  #isWorthAnother(response: HttpResponse): boolean {
    if (!isRefusal(response)) return false;
    if (this.#gatewayClock.correct(response.headers.date)) return true;
    if (this.#refusedTwice || !mayBeUsedBefore(response, this.#settings)) return false;
    this.#context.log.debug("the log-in is tried once more, with other times: another process may have used this assertion");
    return true;
  }

  async #send(waited = 0): Promise<SentAssertion> {
    let assertion = "";
    // A token request changes nothing on the gateway, so it may be retried like a GET.
    const sent = await sendWithRetries(
      async () => {
        const made = await tokenRequest(this.#settings, this.#gatewayClock.now());
        assertion = made.assertion;
        this.#secrets.addIssued(assertion);
        return made.request;
      },
      this.#context,
      { as: "GET", waited },
    );
    return { ...sent, assertion };
  }
}

const isRefusal = ({ status }: HttpResponse): boolean => status === 400 || status === 401;
