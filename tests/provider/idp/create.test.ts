import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { meanwhile } from "../../support/gateways/meanwhile.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { nameless, okta, once, startIdp } from "../../support/resources/idps.ts";
import { OneResource } from "../../support/resources/resource.ts";

const I = "/api/v2/idps/{id}";

describe("create of an OagIdentityProvider that is not answered", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    ({ gateway, idp } = await startIdp(once));
  });
  afterEach(stopGateways);

  it("of another stack that appears while a creation is not answered keeps its credential and stays out of this state", async () => {
    gateway.faults.add({ match: { operation: "createIDP" }, reset: true });
    meanwhile(gateway, "createIDP", () => seedIdp(gateway));
    expect((await idp.up({ ...nameless, name: "Mine" })).error).to.match(
      /has an identity provider with this domain already .* nothing was changed\. The gateway did not answer the creation properly \(.* broke the connection .*\), and this identity provider is not what it was to make\. /,
    );
    expect(idp.id).to.equal(undefined);
    expect(gateway.log.writes).to.deep.equal(["POST /api/v2/idps"]);
    expect([...gateway.store.idps.values()].map(({ credential, own }) => [credential, own.name])).to.deep.equal([["token-1", "Acme"]]);
  });

  it("of somebody else that appears while a creation is not answered is not taken for ours", async () => {
    const next = gateway.faults.next.bind(gateway.faults);
    gateway.faults.add({ match: { operation: "createIDP" }, reset: true });
    gateway.faults.next = (request) => {
      if (request.operation === "createIDP") (gateway.store.idps.get(seedIdp(gateway)) as Json).own.name = "Theirs";
      return next(request);
    };
    expect((await idp.up({ ...nameless, name: "Ours" })).error).to.include("broke the connection");
    expect(idp.id).to.equal(undefined);
  });
});

describe("create of an OagIdentityProvider", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    ({ gateway, idp } = await startIdp());
  });
  afterEach(stopGateways);
  const calls = () => gateway.log.calls.map(withoutIds);

  it("finds one whose creation was never answered; its credential came with that, and is not written again", async () => {
    gateway.faults.add({ match: { operation: "createIDP" }, when: "after", reset: true });
    expect(await idp.up(okta)).to.deep.equal({ op: "create" });
    expect(calls()).to.deep.equal(["GET /api/v2/idps", "POST /api/v2/idps", "GET /api/v2/idps", `GET ${I}`]);
    expect(gateway.store.idps.size).to.equal(1);
  });

  it("says that its credential is not accepted also where the creation was never answered [idp-unanswered-credential]", async () => {
    gateway.faults.add({ match: { operation: "createIDP" }, when: "after", reset: true });
    const { op, reasons } = await idp.up({ ...okta, apiToken: "bad-CANARY" });
    expect([op, reasons?.length, reasons?.[0]]).to.deep.equal([
      "create",
      1,
      'identity provider "acme.okta.com": the gateway took it, but its credential is not accepted (validationStatus.valid is false); check apiToken and its rights in the org [OAG_STATE]; the identity provider exists, and the next `pulumi up` goes on from here [OAG_PARTIAL]',
    ]);
    expect(await idp.up(okta)).to.deep.equal({ op: "update" });
    expect(await idp.up(okta)).to.deep.equal({ op: "same" });
  });

  it("leaves one alone whose domain is taken, and says how to adopt it [domain-taken]", async () => {
    await idp.up(okta);
    const outcome = await new OneResource("idp", gateway).up(okta);
    expect(outcome.error).to.equal(
      `identity provider "acme.okta.com": create failed: ${gateway.origin} has an identity provider with this domain already (id ${idp.id}, IDP_OKTA), and allows one for each; nothing was changed. If another stack or a person made it, choose another domain, or add { import: "${idp.id}" } to this resource's options to manage it here (where a component makes the resource, set oag:adopt["<its name>"] in the stack's configuration to that id): also where an \`up\` of this stack was killed after it had made it. If a resource of this stack was renamed, or moved into a component or out of one, tell Pulumi with { aliases: [{ name: "<its old name>", parent: <its old parent, or pulumi.rootStackResource where it had none> }] }. If this very run deletes it or gives it another domain, run \`pulumi up\` once more [OAG_EXISTS]`,
    );
  });
});

describe("create of an OagIdentityProvider, and other writers", () => {
  const okta: Json = { type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "token-1" };
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);

  it("an identity provider whose creation is refused since another stack was first is left alone, with the way to adopt it [domain-race]", async () => {
    const idp = new OneResource("idp", gateway);
    meanwhile(gateway, "createIDP", () => seedIdp(gateway));
    const { error } = await idp.up(okta);
    const [id] = gateway.store.idps.keys();
    expect(error).to.include(`{ import: "${id}" }`).and.include("[OAG_EXISTS]");
    expect(idp.id).to.equal(undefined);
  });

  it("an identity provider whose creation and whose look-up are not answered is told to be unknown, with the way on", async () => {
    const idp = new OneResource("idp", gateway);
    gateway.faults.add(
      { match: { operation: "createIDP" }, when: "after", reset: true },
      { match: { operation: "getIDP" }, times: 9, status: 500 },
    );
    expect((await idp.up(okta)).error).to.include(
      "whether the gateway made it is not known: the next `pulumi up` looks for it by its domain, and goes on with it or says how to adopt it",
    );
    gateway.faults.clear();
    const [id] = gateway.store.idps.keys();
    expect((await idp.up(okta)).error).to.include(`{ import: "${id}" }`);
  });

  it("an identity provider of this very stack is not taken for what an unanswered creation made", async () => {
    const idp = new OneResource("idp", gateway);
    gateway.faults.add({ match: { operation: "createIDP" }, reset: true });
    meanwhile(gateway, "createIDP", () => void idp.handler.diff(seedIdp(gateway), {}, {}));
    expect((await idp.up(okta)).error).to.include("A resource of this stack has it: each needs a domain of its own");
    expect(idp.id).to.equal(undefined);
  });
});
