import { expect } from "chai";
import {
  type HttpRequest,
  type HttpResponse,
  isGone,
  OagAuthenticationError,
  OagClient,
  OagProtocolError,
  OagTransportError,
  type Transport,
} from "pulumi-oag/sdk";
import { operations } from "../../dist/sdk/generated/contract.js";
import { TestClock } from "../support/basics/clock.ts";
import { TestLog } from "../support/basics/log.ts";
import { mistyped } from "../support/basics/mistyped.ts";
import { rejection } from "../support/basics/rejection.ts";
import { type ForeignResponse, foreignResponses, refusals } from "../support/gateways/foreign.ts";
import { privateKey } from "../support/gateways/gateway.ts";

const id = "6f1f2f0a-0000-4000-8000-000000000000";
type Call = (client: OagClient) => Promise<unknown>;

const lists = (of: "attributes" | "policies" | "protectedResources", ids: [string, string, string, string, string]): [string, Call][] => {
  const [list, create, get, replace, remove] = ids;
  return [
    [list, ({ applications }) => applications[of].list(id)],
    [create, ({ applications }) => applications[of].create(id, mistyped({}))],
    [get, ({ applications }) => applications[of].get(id, id)],
    [replace, ({ applications }) => applications[of].replace(id, id, {})],
    [remove, ({ applications }) => applications[of].delete(id, id)],
  ];
};

/** Every operation that the client has, by its name in the contract. */
const calls: readonly [string, Call][] = [
  ["listApplication", ({ applications }) => applications.list()],
  ["createApplication", ({ applications }) => applications.create(mistyped({}))],
  ["getApplication", ({ applications }) => applications.get(id)],
  ["replaceApplication", ({ applications }) => applications.replace(id, {})],
  ["deleteApplication", ({ applications }) => applications.delete(id)],
  ["activateApplication", ({ applications }) => applications.activate(id)],
  ["deactivateApplication", ({ applications }) => applications.deactivate(id)],
  ["updateApplicationMaintenance", ({ applications }) => applications.maintenance(id)],
  ["getClientSecret", ({ applications }) => applications.clientSecret(id)],
  ...lists("attributes", ["listAttributes", "createAttribute", "getAttribute", "replaceAttribute", "deleteAttribute"]),
  ...lists("policies", ["listPolicies", "createPolicy", "getPolicy", "replacePolicy", "deletePolicy"]),
  ...lists("protectedResources", [
    "listProtectedResources",
    "createProtectedResource",
    "getResource",
    "replaceResource",
    "deleteProtectedResource",
  ]),
  ["getBehavior", ({ applications }) => applications.behavior.get(id)],
  ["replaceBehavior", ({ applications }) => applications.behavior.replace(id, {})],
  ["getSession", ({ applications }) => applications.session.get(id)],
  ["replaceSession", ({ applications }) => applications.session.replace(id, {})],
  ["getHealthCheck", ({ applications }) => applications.healthCheck.get(id)],
  ["replaceHealthCheck", ({ applications }) => applications.healthCheck.replace(id, {})],
  ["listIDPs", ({ identityProviders }) => identityProviders.list()],
  ["createIDP", ({ identityProviders }) => identityProviders.create(mistyped({}))],
  ["getIDP", ({ identityProviders }) => identityProviders.get(id)],
  ["replaceIDP", ({ identityProviders }) => identityProviders.replace(id, mistyped({}))],
  ["deleteIDP", ({ identityProviders }) => identityProviders.delete(id)],
  ["listCertificates", ({ certificates }) => certificates.list()],
  ["getCertificate", ({ certificates }) => certificates.get(id)],
];

const token: HttpResponse = { status: 200, headers: {}, body: '{"access_token":"T1","expires_in":300}' };
const isLogIn = ({ path }: HttpRequest) => path.endsWith("/oauth/token");

/** A gateway that answers as told, without a socket. */
function clientOf(answer: (request: HttpRequest) => HttpResponse, maxRetries = 0) {
  const sent: string[] = [];
  const transport: Transport = {
    send: async (request) => {
      if (!isLogIn(request)) sent.push(request.method);
      return answer(request);
    },
  };
  const options = { hostname: "oag.example.com", clientId: "c", privateKey, maxRetries };
  const clock = new TestClock();
  return { client: new OagClient(options, { transport, clock, log: new TestLog() }), sent, clock };
}
const asHttp = ({ status, contentType, body }: ForeignResponse): HttpResponse => ({
  status,
  headers: { "content-type": contentType },
  body,
});
const ownNotFound: HttpResponse = { status: 404, headers: {}, body: '{"errorCode":"NOT_FOUND","message":"gone","details":{}}' };

/** A call without a response body says nothing that a foreign success could belie: what follows it reads. */
const hasNoBody = new Set(["activateApplication", "deactivateApplication", "updateApplicationMaintenance"]);

describe("a response that is not the API's", () => {
  let tried = 0;
  after(() => console.log(`    ${tried} responses tried`));

  it("is tried on every operation that the client has", () => {
    const names = new Set(calls.map(([name]) => name));
    expect([names.size, calls.length]).to.deep.equal([37, 37]);
    for (const name of names) expect(operations).to.have.property(name);
  });

  for (const [name, call] of calls) {
    it(`to ${name} is an error that says so, and never says that anything is gone [foreign-responses-sdk]`, async () => {
      let foreign = foreignResponses[0] as ForeignResponse;
      // One client, since each log-in signs an assertion.
      const { client } = clientOf((request) => (isLogIn(request) ? token : asHttp(foreign)));
      for (foreign of foreignResponses) {
        const isTold = !hasNoBody.has(name) || foreign.status >= 300 || !/^(\{.*\}|\[.*\]|null|".*"|)$/s.test(foreign.body);
        if (!isTold) continue;
        const failure = await rejection(call(client));
        const expected = foreign.status === 401 ? OagAuthenticationError : OagProtocolError;
        expect(failure, `${foreign.name}: ${failure.message}`).to.be.instanceOf(expected);
        expect(isGone(failure), foreign.name).to.equal(false);
        if (foreign.status >= 300 && !(foreign.status === 401 && foreign.name.includes("OAuth")))
          expect(failure.message, foreign.name).to.include(`the response is not the Access Gateway API's (status ${foreign.status}, `);
        expect(failure.message, foreign.name).to.not.match(/undefined|\[object/);
        tried += 1;
      }
    });
  }

  it("to a log-in is an error that says so, and never says that anything is gone", async () => {
    let foreign = foreignResponses[0] as ForeignResponse;
    const { client } = clientOf(() => asHttp(foreign));
    for (foreign of foreignResponses) {
      const failure = await rejection<OagProtocolError>(client.applications.get(id));
      const isOAuth = foreign.name.includes("OAuth") && [400, 401, 403].includes(foreign.status);
      expect(failure, `${foreign.name}: ${failure.message}`).to.be.instanceOf(isOAuth ? OagAuthenticationError : OagProtocolError);
      expect(isGone(failure), foreign.name).to.equal(false);
      tried += 1;
    }
  });

  it("to a log-in says nothing of the object even in the API's own form", async () => {
    const { client } = clientOf(() => ownNotFound);
    expect(isGone(await rejection(client.applications.get(id)))).to.equal(false);
  });

  it("to a deletion that is retried does not make it done; the API's own 404 does [foreign-responses-delete]", async () => {
    const reset = new OagTransportError("OAG_TRANSPORT", "the connection broke", true, "DELETE");
    const beginnings: (() => HttpResponse)[] = [
      () => ({ status: 503, headers: {}, body: "" }),
      () => ({ status: 429, headers: { "retry-after": "0" }, body: "" }),
      () => {
        throw reset;
      },
    ];
    for (const begin of beginnings) {
      const deleteThen = (response: HttpResponse) => {
        let count = 0;
        return clientOf((request) => {
          if (isLogIn(request)) return token;
          count += 1;
          return count === 1 ? begin() : response;
        }, 1);
      };
      for (const foreign of refusals.filter(({ status }) => status === 404)) {
        const { client, sent } = deleteThen(asHttp(foreign));
        expect(await rejection(client.applications.delete(id)), foreign.name).to.be.instanceOf(OagProtocolError);
        expect(sent).to.deep.equal(["DELETE", "DELETE"]);
        tried += 1;
      }
      await deleteThen(ownNotFound).client.applications.delete(id);
    }
  });

  it("to a deletion, when it reads like a success, is followed by a look: gone is done, all else an error", async () => {
    const { client, sent } = clientOf((request) =>
      isLogIn(request) ? token : request.method === "GET" ? ownNotFound : { status: 200, headers: {}, body: "" },
    );
    await client.identityProviders.delete(id);
    expect(sent).to.deep.equal(["DELETE", "GET"]);
    const there = { status: 200, headers: {}, body: JSON.stringify({ id, type: "IDP_OKTA" }) };
    const other = clientOf((request) => (isLogIn(request) ? token : there));
    expect((await rejection(other.client.identityProviders.delete(id))).message).to.include(
      "the response is not the Access Gateway API's (status 200, no content type); check that 'hostname' is",
    );
  });

  it("is told with what it says, printable and without a secret, and where to look for who gave it", async () => {
    const said = { message: `\u001b[31mblocked T1-CANARY ${"x".repeat(500)}` };
    const { client } = clientOf((request) =>
      isLogIn(request)
        ? { ...token, body: '{"access_token":"T1-CANARY","expires_in":300}' }
        : { status: 403, headers: { "content-type": "application/json" }, body: JSON.stringify(said) },
    );
    const { message } = await rejection(client.applications.list());
    expect(message).to.match(
      /^the response is not the Access Gateway API's \(status 403, application\/json, which says "\[31mblocked \[secret\] x+…"\); look at what stands between this machine and the gateway \(proxy, firewall, load balancer\), and check that 'hostname' is the gateway's admin host name and that the API is enabled there \(Settings > Access Gateway > API, version 2025\.10\.0 or later\)$/,
    );
    expect(message.length).to.be.below(480);
  });

  it("that is an object of another kind, or another object, is not taken for the one that was asked for", async () => {
    const responses: [unknown, Call, string][] = [
      [{ id, status: "UP" }, (client) => client.applications.get(id), "with an object that is none of the API's (it has no type)"],
      [{ id: "other", type: "OAG_NOAUTH" }, (client) => client.applications.get(id), "with another object than the one that was asked for"],
      [
        { error: "Not Found" },
        (client) => client.applications.behavior.get(id),
        "it has no singleLogout, universalLogout, globalTokenRevocation",
      ],
      [[{ id, name: "x" }], (client) => client.applications.policies.list(id), "with an object that is none of the API's (it has no rule)"],
    ];
    for (const [body, call, expected] of responses) {
      const { client } = clientOf((request) => (isLogIn(request) ? token : { status: 200, headers: {}, body: JSON.stringify(body) }));
      expect((await rejection(call(client))).message).to.include(expected);
    }
    const upper = clientOf((request) =>
      isLogIn(request) ? token : { status: 200, headers: {}, body: JSON.stringify({ id: id.toUpperCase(), type: "OAG_NOAUTH" }) },
    );
    expect((await upper.client.applications.get(id)).id).to.equal(id.toUpperCase());
  });

  it("asks a POST to come again only if the gateway itself says that nothing was done", async () => {
    const page: HttpResponse = { status: 503, headers: { "retry-after": "1", "content-type": "text/html" }, body: "<html>" };
    const own: HttpResponse = { ...page, body: '{"errorCode":"SERVICE_UNAVAILABLE","message":"starting"}' };
    for (const [response, expected] of [
      [page, ["POST"]],
      [own, ["POST", "POST"]],
      [{ ...page, status: 429 }, ["POST", "POST"]],
    ] as const) {
      const { client, sent } = clientOf((request) => (isLogIn(request) ? token : response), 1);
      await rejection(client.identityProviders.create(mistyped({})));
      expect(sent).to.deep.equal(expected);
    }
  });
});
