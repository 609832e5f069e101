import { expect } from "chai";
import { type HttpResponse, OagClient, type Refused, Secrets } from "pulumi-oag/sdk";
import { oauthErrorOf, responseError } from "../../../dist/sdk/http/response.js";
import { TestClock } from "../../support/basics/clock.ts";
import { TestLog } from "../../support/basics/log.ts";
import { mistyped } from "../../support/basics/mistyped.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { privateKey } from "../../support/gateways/gateway.ts";

const id = "6f1f2f0a-0000-4000-8000-000000000000";
const secret = "Kestrel_Vault-q7w3-of-another-resource";
const responseOf = (body: unknown, status = 200, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers,
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const token = responseOf({ access_token: "t0ken", expires_in: 300, token_type: "Bearer" });

/** A client that keeps a secret, and a gateway that responses as it is told: log-ins first, then the rest. */
function clientOf(logIns: HttpResponse[], responses: HttpResponse[], secrets = new Secrets([secret])) {
  const log = new TestLog();
  const next = (list: HttpResponse[]) => (list.length > 1 ? (list.shift() as HttpResponse) : (list[0] as HttpResponse));
  const client = new OagClient(
    { hostname: "oag.example.com", clientId: "c", privateKey, maxRetries: 0 },
    { clock: new TestClock(), log, secrets, transport: { send: async ({ path }) => next(path.endsWith("/token") ? logIns : responses) } },
  );
  return { client, log };
}

const cure =
  "; look at what stands between this machine and the gateway, and at the object in its console; a newer gateway may need a newer pulumi-oag";

describe("a secret of another request, or of another resource", () => {
  it("is not repeated by a log-in that is refused later, in whatever form [echo-log-in]", async () => {
    for (const echo of [secret, Buffer.from(secret).toString("base64")])
      for (const body of [
        { error: "invalid_client", error_description: `unknown: ${echo}` },
        { errorCode: "E1", message: echo },
        { title: `no ${echo}` },
      ])
        for (const status of [400, 401, 403, 500]) {
          const { client } = clientOf([token, responseOf(body, status)], [responseOf("", 401)]);
          const { message } = await rejection(client.applications.list());
          expect(message).to.not.include(echo);
          expect(message).to.match(/\[secret\]|not shown/);
        }
  });

  it("is no part of the type of a token [echo-token-type]", async () => {
    const { client } = clientOf([responseOf({ access_token: "t0ken", token_type: "Sommernach" })], [], new Secrets(["Sommernachtstraum"]));
    expect((await rejection(client.applications.list())).message).to.match(
      /gave an access token of another type than Bearer, which this client/,
    );
  });

  it("is no part of the type of a response that is none", async () => {
    for (const logIns of [[token], [responseOf("<html>", 200, { "content-type": "text/Kestrel_Vault-q7w3" })]]) {
      const { client } = clientOf(logIns, [responseOf("<html>", 200, { "content-type": "text/t0ken-Kestrel_Vault" })]);
      expect((await rejection(client.applications.list())).message).to.not.include("Kestrel");
    }
    const { client } = clientOf(
      [responseOf({ access_token: secret, expires_in: 9 })],
      [responseOf("<html>", 200, { "content-type": `a/${secret}` })],
      new Secrets(),
    );
    expect((await rejection(client.applications.list())).message, "the token itself").to.not.include("Kestrel");
  });

  it("is no name or id of an object that is refused [echo-object]", async () => {
    const { client } = clientOf([token], [responseOf(`{"id":"${id}","type":"OAG_NOAUTH","${secret}":{"a":{"__proto__":1}}}`)]);
    const { message } = await rejection(client.applications.get(id));
    expect(message).to.equal(
      `GET /api/v2/apps/{applicationId} was answered with an object (id ${id}) whose (an odd name).(an odd name).(an odd name) is a name that no object of the API has${cure}`,
    );
    const split = clientOf([token], [responseOf(`{"id":"${id}","type":"OAG_NOAUTH","Kestr":{"el_Va":{"__proto__":1}}}`)]);
    expect((await rejection(split.client.applications.get(id))).message, "in two names").to.not.match(/Kestr|el_Va/);
    const listed = clientOf([token], [responseOf([{ id, type: "OAG_NOAUTH", label: secret, groups: 7 }])]);
    expect((await rejection(listed.client.applications.list())).message).to.equal(
      `GET /api/v2/apps was answered with an object (id ${id}, label "[secret]") whose groups is a number where the API has a list${cure}`,
    );
  });

  it("is no id of an object in a list either, but may be one that a program keeps secret [echo-id-in-list]", async () => {
    const item = { type: "OAG_NOAUTH", label: "Payroll" };
    for (const odd of [secret, Buffer.from(secret).toString("base64url")]) {
      const list = [
        responseOf([
          { ...item, id: odd },
          { ...item, id },
        ]),
      ];
      const message = `GET /api/v2/apps was answered with an object whose id repeats a secret${cure}`;
      expect((await rejection(clientOf([token], list).client.applications.list())).message).to.equal(message);
      const refused: unknown[] = [];
      const onRefused = ({ item, error }: Refused) => refused.push([item, error.message]);
      expect(await clientOf([token], list).client.applications.list({ onRefused })).to.deep.equal([{ ...item, id }]);
      expect(refused).to.deep.equal([[{ label: "Payroll" }, message]]);
    }
    const { client } = clientOf([token], [responseOf([{ ...item, id }])], new Secrets([id]));
    expect(await client.applications.list()).to.deep.equal([{ ...item, id }]);
  });

  it("becomes no id of an object that is made: states keep ids in clear [echo-new-id]", async () => {
    for (const made of [secret, Buffer.from(secret).toString("base64url"), Buffer.from("Kestrel_Vault-q7w3").toString("hex")]) {
      const { client } = clientOf([token], [responseOf({ id: made, type: "IDP_OKTA" })], new Secrets([secret, "Kestrel_Vault-q7w3"]));
      const { message } = await rejection(client.identityProviders.create({ type: "IDP_OKTA", domain: "acme.okta.com", apiToken: secret }));
      expect(message).to.equal(`POST /api/v2/idps was answered with an object whose id repeats a secret${cure}`);
    }
    // An id of another form than the API's that has a secret in it.
    for (const made of [
      `a-${secret}`,
      `${secret}-1`,
      `x${Buffer.from(secret).toString("base64url")}`,
      secret.slice(0, -1),
      [...secret].reverse().join(""),
    ]) {
      const { client } = clientOf([token], [responseOf({ id: made, type: "IDP_OKTA" })], new Secrets([secret]));
      const { message } = await rejection(client.identityProviders.create(mistyped({ type: "IDP_OKTA", domain: "a.okta.com" })));
      expect(message, made).to.equal(`POST /api/v2/idps was answered with an object whose id repeats a secret${cure}`);
    }
    const { client } = clientOf([token], [responseOf({ id, type: "IDP_OKTA" })], new Secrets([id.slice(0, 12), "8"]));
    expect((await client.identityProviders.create(mistyped({ type: "IDP_OKTA", domain: "a.okta.com" }))).id, "a part is chance").to.equal(
      id,
    );
  });
});

describe("a secret in pieces over all that is shown of one response", () => {
  const short = "abcdeXYZuv";
  it("is found where no piece alone tells enough [echo-in-pieces]", () => {
    for (const [errorCode, message, details] of [
      ["abcde", "XYZuv"],
      ["XYZuv", "no", { abcde: 1 }],
      ["abcde", "", { why: "XYZuv" }],
    ] as const) {
      const text = responseError(responseOf({ errorCode, message, details }, 400), "GET /x", [short]).message;
      expect(text).to.not.match(/abcde[\s\S]*XYZuv|XYZuv[\s\S]*abcde/);
    }
    expect(JSON.stringify(oauthErrorOf(responseOf({ error: "kestr", error_description: "elvau" }, 400), ["kestrelvau"]))).to.not.include(
      "elvau",
    );
    const foreign = responseError(responseOf({ title: "XYZuv" }, 502, { "content-type": "abcde/html" }), "GET /x", [short]).message;
    expect(foreign).to.not.match(/abcde[\s\S]*XYZuv/);
  });

  it("does not hide a code and a text that tell nothing", () => {
    const told = responseError(responseOf({ errorCode: "BAD_REQUEST", message: `${short} is taken` }, 400), "GET /x", [short]).message;
    expect(told).to.equal("400 BAD_REQUEST: [secret] is taken");
  });
});

describe("a list without end", () => {
  it("tells the names of the first hundred that are refused, of others the ids: each name costs to judge [refused-names]", async () => {
    const idOf = (nth: number) => `6f1f2f0a-0000-4000-8000-${String(nth).padStart(12, "0")}`;
    const listOf = (count: number) =>
      Array.from({ length: count }, (_, nth) => ({ id: idOf(nth), type: "OAG_NOAUTH", label: `%4b\\u0041 ${nth}`.repeat(9), groups: 7 }));
    const { client } = clientOf([token], [responseOf(listOf(102))]);
    const refused: string[] = [];
    await client.applications.list({ onRefused: ({ error }) => refused.push(error.message) });
    expect(refused[99]).to.include(`(id ${idOf(99)}, label "`);
    expect(refused.slice(100)).to.deep.equal(
      [100, 101].map(
        (nth) => `GET /api/v2/apps was answered with an object (id ${idOf(nth)}) whose groups is a number where the API has a list${cure}`,
      ),
    );
  });

  it("is told without the name of a member that fills pages, which is not judged either", async () => {
    const { client } = clientOf([token], [responseOf(`{"id":"${id}","type":"OAG_NOAUTH","${"%4b".repeat(20_000)}":{"__proto__":1}}`)]);
    const { message } = await rejection(client.applications.get(id));
    expect(message).to.equal(
      `GET /api/v2/apps/{applicationId} was answered with an object (id ${id}) whose (an odd name).__proto__ is a name that no object of the API has${cure}`,
    );
  });

  it("is refused as a whole at once: no gateway has millions of objects, and each one that is refused costs [refused-list]", async () => {
    for (const item of ["{}", `{"id":"a"}`, "7", "null"]) {
      const { client } = clientOf([token], [responseOf(`[${`${item},`.repeat(300_000)}${item}]`)]);
      const before = performance.now();
      let refused = 0;
      const failure = await rejection(client.applications.list({ onRefused: () => (refused += 1) }));
      expect([failure.message, refused]).to.deep.equal([`GET /api/v2/apps was answered with a list of more than 20000 objects${cure}`, 0]);
      expect(performance.now() - before).to.be.lessThan(2000);
    }
  });
});
