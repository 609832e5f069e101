import { type HttpRequest, type HttpResponse, OagClient, type OagClientOptions } from "pulumi-oag/sdk";
import { TestClock } from "../basics/clock.ts";
import { TestLog } from "../basics/log.ts";
import { privateKey } from "./gateway.ts";

const token: HttpResponse = { status: 200, headers: {}, body: '{"access_token":"t","expires_in":300,"token_type":"Bearer"}' };

/** A client without a gateway: every request but the log-in is kept, and answered as the test says. */
export function recordedClient(
  respond: (request: HttpRequest) => { status: number; body?: unknown },
  options: Partial<OagClientOptions> = {},
): { client: OagClient; sent: HttpRequest[]; logIns: () => number } {
  const sent: HttpRequest[] = [];
  let logIns = 0;
  const client = new OagClient(
    { hostname: "oag.example.com", clientId: "c", privateKey, maxRetries: 0, ...options },
    {
      clock: new TestClock(),
      log: new TestLog(),
      transport: {
        send: async (request) => {
          if (request.path.endsWith("/oauth/token")) {
            logIns += 1;
            return token;
          }
          sent.push(request);
          const { status, body } = respond(request);
          return { status, headers: {}, body: body === undefined ? "" : JSON.stringify(body) };
        },
      },
    },
  );
  return { client, sent, logIns: () => logIns };
}
