import { expect } from "chai";
import { type HttpRequest, OagClient, Secrets } from "pulumi-oag/sdk";
import { TestClock } from "../../support/basics/clock.ts";
import { TestLog } from "../../support/basics/log.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { privateKey } from "../../support/gateways/gateway.ts";
import { error } from "../../support/gateways/nocked.ts";

type Response = readonly [status: number, body: unknown];
const isLogIn = ({ path }: HttpRequest) => path.endsWith("/oauth/token");
const assertionOf = ({ body }: HttpRequest) => new URLSearchParams(body).get("client_assertion") ?? "";
const issued = (token: string): Response => [200, { access_token: token, expires_in: 300 }];
const refused = (text: string): Response => [400, error("BAD_REQUEST", text)];

/** A client, and a gateway that answers as it is told; it knows all requests so far. */
function clientOf(answer: (request: HttpRequest, earlier: readonly HttpRequest[]) => Response) {
  const sent: HttpRequest[] = [];
  const secrets = new Secrets();
  const send = async (request: HttpRequest) => {
    const [status, body] = answer(request, sent);
    sent.push(request);
    return { status, headers: {}, body: JSON.stringify(body) };
  };
  const options = { hostname: "oag.example.com", clientId: "c", privateKey, maxRetries: 0 };
  return { client: new OagClient(options, { transport: { send }, clock: new TestClock(), log: new TestLog(), secrets }), secrets };
}

const [first, second] = ["Kestrel_Vault-first-7Q2w", "Sommernacht-second-9Z4x"];

describe("an assertion or a token that another one has followed", () => {
  it("is told by no refusal of the log-in that came after: neither the assertion, nor its signature alone [earlier-assertion]", async () => {
    for (const shorten of [(text: string) => text, (text: string) => text.split(".")[2] ?? "", (text: string) => text.slice(-60)]) {
      let told = "";
      const { client } = clientOf((_, [earlier]) => {
        if (earlier !== undefined) told = shorten(assertionOf(earlier));
        return refused(earlier === undefined ? "no" : told);
      });
      const { message } = await rejection(client.applications.list());
      expect(told).to.have.length.greaterThan(50);
      expect(message).to.match(/\[secret\]|not shown/);
      expect(message).to.not.include(told.slice(-40));
    }
  });

  it("is told by no refusal of a call, of a log-in, or of what anybody may ask for [earlier-token]", async () => {
    for (const text of [first, Buffer.from(first).toString("base64")]) {
      let tokens = 0;
      const { client } = clientOf((request) => {
        if (isLogIn(request)) {
          tokens += 1;
          return tokens > 2 ? refused(`instead of ${text}`) : issued(tokens === 1 ? first : second);
        }
        if (request.path.includes("openid-configuration")) return refused(`not for ${text}`);
        return request.headers.authorization === `Bearer ${first}` || request.path.includes("certificates")
          ? [401, {}]
          : refused(`you had ${text}`);
      });
      const calls = [
        () => client.applications.list(),
        () => client.identityProviders.openIdConfiguration("6f1f2f0a-0000-4000-8000-000000000000"),
        // Refuses the second token, too, and a third is refused.
        () => client.certificates.list(),
      ];
      for (const call of calls) {
        const { message } = await rejection(call() as Promise<unknown>);
        expect(message).to.match(/\[secret\]|not shown/);
        expect(message).to.not.include(text).and.to.not.include("Kestrel");
      }
    }
  });

  it("is known to whoever looks for secrets in what objects hold; names of hosts and scopes in a token are no secret", async () => {
    const segment = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const signature = "kYp0VxJ3mQ8dR5tW2zA7bC1eF4gH6iK9";
    const token = `${segment({ alg: "HS256" })}.${segment({ iss: "https://oag.example.com", scp: "okta.oag.app.read" })}.${signature}`;
    const { client, secrets } = clientOf((request) => (isLogIn(request) ? issued(token) : [200, []]));
    await client.applications.list();
    expect([token, signature, `was ${signature}`].map((text) => secrets.repeats(text))).to.deep.equal([true, true, true]);
    expect(["https://oag.example.com", "needs okta.oag.app.read"].map((text) => secrets.repeats(text))).to.deep.equal([false, false]);
  });

  it("is known as a whole where it only looks as if it had a signature, or has too short a one [odd-tokens]", async () => {
    const segment = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const middle = "4c1d90e7b2f85a63d0417ce9ab3852f6";
    for (const [token, ...told] of [
      [`v1.${middle}.42`, middle, middle.slice(10)],
      [`${segment({ alg: "none" })}.${segment({ jti: middle })}.AQ`, segment({ jti: middle })],
      [`session.${middle}.kYp0VxJ3mQ8dR5tW2zA7`, middle, "kYp0VxJ3mQ8dR5tW2zA7"],
      ["Kq7_xW2p", "Kq7_xW2p"],
    ] as const) {
      const { client, secrets } = clientOf((request) => (isLogIn(request) ? issued(token) : [200, []]));
      await client.applications.list();
      for (const text of [token, ...told]) expect(secrets.repeats(`was ${text}`), text).to.equal(true);
    }
  });

  it("hides no names and words where it is too short to be one", async () => {
    const { client, secrets } = clientOf((request) => (isLogIn(request) ? issued("oag.app") : [200, []]));
    await client.applications.list();
    expect(secrets.repeats("needs okta.oag.app.read")).to.equal(false);
  });

  it("is remembered four hundred times at most, the newest always, so that a gateway whose tokens end at once fills no memory", async () => {
    let calls = 0;
    const { client, secrets } = clientOf((request) => {
      if (!isLogIn(request)) return [request.headers.authorization === `Bearer ${first}-${calls}` ? 401 : 200, []];
      calls += 1;
      return issued(`${first}-${calls}`);
    });
    secrets.add(["a-secret-of-the-program"]);
    for (let nth = 0; nth < 250; nth += 1) await client.applications.list().catch(() => undefined);
    expect(secrets.values.length).to.be.within(200, 401);
    const isKnown = (nth: number) => secrets.values.includes(`${first}-${nth}`);
    expect([isKnown(1), isKnown(calls - 90), isKnown(calls - 1), isKnown(calls)]).to.deep.equal([false, true, true, true]);
    expect(secrets.has(`${first}-${calls}`)).to.equal(true);
    expect(secrets.shown(`you had ${first}-${calls}`)).to.equal("you had [secret]");
    expect(secrets.values).to.include("a-secret-of-the-program");
  });
});
