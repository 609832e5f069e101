import { expect } from "chai";
import { type HttpResponse, OagClient, OagProtocolError, type Refused, shownOf, spellPath } from "pulumi-oag/sdk";
import { TestClock } from "../../support/basics/clock.ts";
import { TestLog } from "../../support/basics/log.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { privateKey } from "../../support/gateways/gateway.ts";

const id = "6f1f2f0a-0000-4000-8000-000000000000";
const app = { id, type: "OAG_HEADER_BASED", label: "Payroll" };

/** A client whose every response but the log-in's is this text. */
function clientOf(body: string, status = 200): OagClient {
  const token: HttpResponse = { status: 200, headers: {}, body: '{"access_token":"t","expires_in":300,"token_type":"Bearer"}' };
  const options = { hostname: "oag.example.com", clientId: "c", privateKey, maxRetries: 0 };
  return new OagClient(options, {
    clock: new TestClock(),
    log: new TestLog(),
    transport: { send: async (request) => (request.path.endsWith("/token") ? token : { status, headers: {}, body }) },
  });
}

const refusal = async (body: unknown, read = (client: OagClient): Promise<unknown> => client.applications.get(id)): Promise<string> => {
  const failure = await rejection(read(clientOf(typeof body === "string" ? body : JSON.stringify(body))));
  expect(failure).to.be.instanceOf(OagProtocolError);
  return failure.message;
};

const cure =
  "look at what stands between this machine and the gateway, and at the object in its console; a newer gateway may need a newer pulumi-oag";
const prefix = `GET /api/v2/apps/{applicationId} was answered with an object (id ${id})`;

describe("a response that is not as the API's schema says", () => {
  it("is taken where only a credential is not, which no read shows: whatever it is, it goes no further", async () => {
    const client = clientOf(JSON.stringify([{ id, commonName: "*.example.com", certificate: { pem: "CANARY" }, key: 7 }]));
    const [certificate] = await client.certificates.list();
    expect(shownOf("Certificate", certificate)).to.deep.equal({ id, commonName: "*.example.com" });
  });

  for (const [what, change, expected] of [
    ["a number for a text", { description: 7 }, "whose description is a number where the API has a text"],
    ["a text for a number", { maxFileSize: "1" }, "whose maxFileSize is a text where the API has a number"],
    ["a text for a switch", { loadBalanced: "yes" }, "whose loadBalanced is a text where the API has true or false"],
    ["an object for a text", { label: { a: "CANARY" } }, "whose label is an object where the API has a text"],
    ["a list with a number", { groups: ["g", 7] }, "whose groups[1] is a number where the API has a text"],
    ["a list with nothing", { groups: [null] }, "whose groups[0] is null where the API has a text"],
    ["an object for a list", { _embedded: { policies: {} } }, "whose _embedded.policies is an object where the API has a list"],
    [
      "a wrong member of a part's item",
      { _embedded: { policies: [{ id: "p", rule: "PROTECTED", active: "CANARY" }] } },
      "whose _embedded.policies[0].active is a text where the API has true or false",
    ],
    [
      "a part's item without an id",
      { _embedded: { attributes: [{ name: "a" }] } },
      "whose _embedded.attributes[0].id is none of the API's",
    ],
    [
      "two items of a part with one id",
      {
        _embedded: {
          attributes: [
            { id: "a", name: "a" },
            { id: "A", name: "b" },
          ],
        },
      },
      "whose _embedded.attributes[1].id is that of another object of the list, too",
    ],
    [
      "a wrong member of a nested object",
      { type: "OAG_OIDC", oidc: { redirectUris: "CANARY" } },
      "whose oidc.redirectUris is a text where",
    ],
    [
      "the metadata of a SAML app as an object",
      { type: "OAG_SAML", idpMetadata: {} },
      "whose idpMetadata is an object where the API has a text",
    ],
    [
      "members under a name that may be anything",
      { "C\u001bANARY": { label: JSON.parse('{"__proto__":1}') } },
      "whose (an odd name).label.__proto__ is a name that",
    ],
  ] as const)
    it(`with ${what} is refused, and the member is named [read-schema]`, async () => {
      const message = await refusal({ ...app, ...change });
      expect(message).to.include(`${prefix} ${expected}`).and.not.include("CANARY");
    });

  it("is refused for its depth, its size and numbers that are none, whatever the member [read-schema-depth]", async () => {
    const deep = `${'{"a":'.repeat(50)}1${"}".repeat(50)}`;
    const wrap = (value: string) => `{"id":"${id}","type":"OAG_NOAUTH","newer":${value}}`;
    expect(await refusal(wrap(deep))).to.include("whose newer.a.a is nested more than 20 levels deep");
    expect(await refusal(wrap(`[${"1,".repeat(100_001)}1]`))).to.include("that has more than 100000 values");
    expect(await refusal(wrap(JSON.stringify("x".repeat(4_000_001))))).to.include("that has more than 4000000 characters");
    expect(await refusal(wrap(`[1,1e999]`))).to.include("whose newer[1] is a number beyond all bounds");
  });

  it("is refused for an id that could be part of no path", async () => {
    for (const odd of ["../x", "a b", "x".repeat(65), "__proto__", "\u001b"])
      expect(await refusal([{ ...app, id: odd }], (client) => client.applications.list())).to.include("whose id is none of the API's");
  });

  it("is refused as part of a list, or left out of it and told with what is known of it", async () => {
    const list = [
      app,
      { ...app, id: "b", label: "Other", groups: 7 },
      { ...app, id: "c" },
      { ...app, id: "C", label: "x".repeat(300) },
      null,
    ];
    expect(await refusal(list, (client) => client.applications.list())).to.equal(
      `GET /api/v2/apps was answered with an object (id b, label "Other") whose groups is a number where the API has a list; ${cure}`,
    );
    const refused: Refused[] = [];
    const found = await clientOf(JSON.stringify(list)).applications.list({ onRefused: (one) => refused.push(one) });
    expect(found).to.deep.equal([app]);
    expect(refused.map(({ item }) => item)).to.deep.equal([{ id: "b", label: "Other" }, { id: "c", label: "Payroll" }, { id: "C" }, {}]);
    expect(refused[1]?.error.message).to.equal(`GET /api/v2/apps was answered with a list in which the id c is that of 2 objects; ${cure}`);
  });

  it("is none for newer types, values and members, for nulls, and under an older name", async () => {
    const newer = {
      ...app,
      type: "OAG_FUTURE",
      status: "SLEEPING",
      description: null,
      later: { any: [1, { thing: null }] },
      _embedded: null,
    };
    expect(await clientOf(JSON.stringify(newer)).applications.get(id)).to.deep.equal(newer);
    const session = { idleSessionTimeout: 60, enforceRelayState: true };
    expect(await clientOf(JSON.stringify(session)).applications.session.get(id)).to.deep.equal(session);
    expect(await refusal({ ...session, enforceRelayState: 1 }, (client) => client.applications.session.get(id))).to.include(
      "whose enforceRelayState is a number where the API has true or false",
    );
  });

  it("is none in any of the three shapes of permissions, and in a fourth it is", async () => {
    const idp = (permissions: unknown) => ({ id, type: "IDP_OKTA", validationStatus: { valid: true, permissions } });
    for (const shape of [["A"], "A B", { A: true }])
      expect(await clientOf(JSON.stringify(idp(shape))).identityProviders.get(id)).to.deep.equal(idp(shape));
    for (const shape of [7, [7], { A: "x" }])
      expect(await refusal(idp(shape), (client) => client.identityProviders.get(id))).to.include(
        "whose validationStatus.permissions is of no type that the API has there",
      );
  });

  it("does not crash the reading of an error whose details have no end", async () => {
    const details = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const failure = await rejection(
      clientOf(`{"errorCode":"BAD_REQUEST","message":"no","details":{"a":${details}}}`, 400).applications.get(id),
    );
    expect(failure.message).to.equal("400 BAD_REQUEST: no");
  });
});

describe("what a response shows to those it is handed on to", () => {
  it("is what the API lets a read show, however deep, without credentials and newer members", () => {
    const hidden = { apiToken: "x", clientSecret: "x", newer: { a: 1 } };
    expect(
      shownOf("ApplicationWithEmbedded", {
        ...app,
        type: "OAG_OIDC",
        ...hidden,
        oidc: { clientId: "c", redirectUris: ["r"], ...hidden },
        _embedded: { behavior: { singleLogout: true, ...hidden }, ...hidden },
      }),
    ).to.deep.equal({
      ...app,
      type: "OAG_OIDC",
      oidc: { clientId: "c", redirectUris: ["r"] },
      _embedded: { behavior: { singleLogout: true } },
    });
    const validationStatus = { valid: true, permissions: { A: true } };
    expect(shownOf("IdP", { id, ...hidden, validationStatus: { ...validationStatus, ...hidden } })).to.deep.equal({ id, validationStatus });
    expect(shownOf("Certificate", { id, commonName: "c", key: "x", certificate: "x" })).to.deep.equal({ id, commonName: "c" });
    expect(shownOf("SamlApplicationWithEmbedded", { spCertificate: "x", binding: "HTTP_POST" })).to.deep.equal({ binding: "HTTP_POST" });
  });

  it("has places that are spelt as people write them", () => {
    expect(spellPath(["_embedded", "policies", 2, "rule", "no name"])).to.equal("_embedded.policies[2].rule.(an odd name)");
    expect(spellPath([])).to.equal("");
  });
});
