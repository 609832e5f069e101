import { expect } from "chai";
import { type CallableOperation, type OagClient, OagConfigError } from "pulumi-oag/sdk";
import { calls } from "../../../dist/sdk/generated/calls.js";
import { operations } from "../../../dist/sdk/generated/contract.js";
import type { Json } from "../../support/basics/json.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { recordedClient } from "../../support/gateways/recorded-client.ts";

const idpId = "6f1f2f0a-0000-4000-8000-000000000001";
const directoryId = "6f1f2f0a-0000-4000-8000-000000000002";
const directory = {
  id: directoryId,
  type: "OPEN_LDAP" as const,
  connection: { connectionUrl: "ldaps://d:636" },
  config: { userSearchDn: "u", groupSearchDn: "g" },
};

/** For calls that the types refuse: programs in JavaScript make them, too. */
type Untyped = (id: string, options?: Json | null) => Promise<unknown>;

const itself: Json = {};
itself.itself = itself;

describe("an operation that is called by its name", () => {
  it("sends its ids, its query and its body, and returns what the contract says, in the session that there is", async () => {
    const { client, sent, logIns } = recordedClient(({ path }) => ({ status: 200, body: path.includes("apps") ? [] : directory }));
    const found = await client.call("getOfflineModeDirectory", { path: { idpId, directoryId } });
    expect(found.connection.connectionUrl).to.equal("ldaps://d:636");
    await client.call("replaceOfflineModeDirectory", { path: { idpId, directoryId }, body: { ...found, type: "ACTIVE_DIRECTORY" } });
    const apps = await client.call("listApplication", { query: { expand: ["session", "policies"] } });
    expect(apps).to.deep.equal([]);
    await client.call("listApplication");
    expect(sent.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([
      `GET /api/v2/idps/${idpId}/offline-mode/directories/${directoryId}`,
      `PUT /api/v2/idps/${idpId}/offline-mode/directories/${directoryId}`,
      "GET /api/v2/apps?expand=session&expand=policies",
      "GET /api/v2/apps",
    ]);
    expect(JSON.parse(sent[1]?.body ?? "")).to.deep.equal({ ...directory, type: "ACTIVE_DIRECTORY" });
    expect(logIns()).to.equal(1);
  });

  it("returns nothing where the API answers without a body", async () => {
    const { client } = recordedClient(() => ({ status: 204 }));
    expect(await client.call("deleteOfflineModeDirectory", { path: { idpId, directoryId } })).to.equal(undefined);
    expect(
      await client.call("testDirectoryConnection", { path: { idpId }, body: { connectionUrl: "u", bindDn: "d", bindCredential: "c" } }),
    ).to.equal(undefined);
  });

  for (const [what, id, options, expected] of [
    [
      "a name that no operation has",
      "getSesion",
      {},
      "client.call: no operation of the API has that name; give an operationId of the API reference, for example getSession",
    ],
    ["a name of JavaScript's own", "constructor", {}, "client.call: no operation of the API has that name"],
    ["the log-in", "createAccessToken", {}, "createAccessToken is the client's own: it logs in by itself, at the first call"],
    ["options that are null", "getSession", null, "getSession: path.applicationId is missing; give the id"],
    ["a body that is no object", "createIDP", { body: "text" }, "createIDP: body is no object: give what the API reference has for it"],
    [
      "a body that holds itself",
      "createIDP",
      { body: itself },
      "createIDP: body cannot be written as JSON: it holds itself, a bigint, or what throws",
    ],
    [
      "a body with a bigint",
      "createIDP",
      { body: { a: 1n } },
      "createIDP: body cannot be written as JSON: it holds itself, a bigint, or what throws",
    ],
    [
      "half a character in its query",
      "listApplication",
      { query: { expand: ["\ud800"] } },
      "listApplication: query.expand is no text, nor a list of texts",
    ],
    [
      "an object in its query",
      "listApplication",
      { query: { expand: Object.create(null) } },
      "listApplication: query.expand is no text, nor a list of texts",
    ],
    ["no id", "getSession", undefined, "getSession: path.applicationId is missing; give the id"],
    ["one id of two", "getPolicy", { path: { policyId: directoryId } }, "getPolicy: path.applicationId is missing; give the id"],
    [
      "an id that the path does not have",
      "getSession",
      { path: { applicationId: idpId, "CANARY\u001b": "x" } },
      "getSession: path has 1 that this operation does not know; it has applicationId",
    ],
    ["ids as a list", "getSession", { path: [idpId] }, "getSession: path is no object; it has applicationId"],
    [
      "an id that is none",
      "getSession",
      { path: { applicationId: "../CANARY" } },
      'applicationId: not an id of this API; an id has letters, digits, "-" and "_", at most 64',
    ],
    ["an id that is a number", "getSession", { path: { applicationId: 7 } }, "applicationId: not an id of this API"],
    [
      "a query that it does not have",
      "listIDPs",
      { query: { limit: 7 } },
      "listIDPs: query has 1 that this operation does not know; it has none",
    ],
    ["no body", "createIDP", {}, "createIDP: body is missing: give what the API reference has for it"],
    [
      "a body where none belongs",
      "deleteIDP",
      { path: { idpId }, body: {} },
      "deleteIDP: body is given, and this operation takes none: leave it out",
    ],
  ] as const)
    it(`is refused for ${what}, and nothing is sent`, async () => {
      const { client, sent, logIns } = recordedClient(() => ({ status: 200, body: {} }));
      const failure = await rejection((client.call as unknown as Untyped).call(client, id, options as Json));
      expect(failure).to.be.instanceOf(OagConfigError);
      expect(failure.message).to.include(expected).and.not.include("CANARY");
      expect([sent.length, logIns()]).to.deep.equal([0, 0]);
    });

  it("keeps secret what a body is only when it is written as JSON", async () => {
    const { client } = recordedClient(() => ({ status: 400, body: { errorCode: "BAD", message: "no CANARY-token-1 here" } }));
    const body = { toJSON: () => ({ type: "IDP_OKTA", domain: "d", apiToken: "CANARY-token-1" }) };
    const error = await rejection((client.call.bind(client) as Untyped)("createIDP", { body }));
    expect(error.message).to.include("400 BAD").and.not.include("CANARY");
  });

  it("is judged by the compiler, too: ids, query, body and result are the contract's", () => {
    const typedOnly = (client: OagClient) => [
      // @ts-expect-error the id is missing
      client.call("getSession"),
      // @ts-expect-error another id than the path has
      client.call("getSession", { path: { idpId } }),
      // @ts-expect-error a value that the contract does not list
      client.call("assignIdPOfflineModeFailoverMode", { path: { idpId }, body: { mode: "MANUAL" } }),
      // @ts-expect-error a body where none belongs
      client.call("deleteIDP", { path: { idpId }, body: {} }),
      // @ts-expect-error the log-in is the session's own
      client.call("createAccessToken"),
      // @ts-expect-error the part has another name in the query
      client.call("listApplication", { query: { expand: ["protectedResources"] } }),
      client
        .call("getAuthenticationServiceHealthCheck")
        .then(({ status }): "HEALTHY" | undefined => (status === "HEALTHY" ? status : undefined)),
    ];
    expect(typedOnly).to.be.a("function");
  });

  it("is retried by the rules of all others: a read after 503, a creation not", async () => {
    const { client, sent } = recordedClient(() => ({ status: 503, body: { errorCode: "SERVICE_UNAVAILABLE", message: "starting" } }), {
      maxRetries: 2,
    });
    const get = await rejection(client.call("getOfflineModeHealthPolicy", { path: { idpId } }));
    expect([get.code, sent.length]).to.deep.equal(["OAG_GATEWAY", 3]);
    await rejection(client.call("createOfflineModeDirectory", { path: { idpId }, body: directory }));
    expect(sent).to.have.length(4);
  });

  it("is answered as the contract says, or fails: of every operation", async () => {
    for (const [id, { response, body }] of Object.entries(calls)) {
      if (id === "createAccessToken" || response === "nothing") continue;
      const names = [...operations[id as CallableOperation].path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, idpId]);
      const call = (said: unknown) => {
        const { client } = recordedClient(() => ({ status: 200, body: said }));
        return (client.call as unknown as Untyped).call(client, id, { path: Object.fromEntries(names), ...(body && { body: {} }) });
      };
      for (const wrong of ["text", 7, response === "list" ? {} : [], response === "list" ? [{}] : { another: "API's" }])
        expect((await rejection(call(wrong))).code, `${id} ${JSON.stringify(wrong)}`).to.equal("OAG_PROTOCOL");
    }
  });

  it("is not answered with another object than the one that its path names", async () => {
    const { client } = recordedClient(() => ({ status: 200, body: { ...directory, id: idpId } }));
    const failure = await rejection(client.call("getOfflineModeDirectory", { path: { idpId, directoryId } }));
    expect(failure.message).to.include("was answered with another object than the one that was asked for");
    const authenticator = { id: idpId, key: "smart_card" };
    const { client: second } = recordedClient(() => ({ status: 200, body: authenticator }));
    const wrong = second.call("activateOfflineModeAuthenticator", { path: { idpId, authenticatorId: directoryId } });
    expect((await rejection(wrong)).code).to.equal("OAG_PROTOCOL");
  });
});
