import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { blockOf, itemsOf } from "../../../dist/provider/kinds/app/observe.js";
import { attributes, session } from "../../../dist/provider/kinds/app/parts.js";
import { validationOf } from "../../../dist/provider/kinds/idp/model.js";
import { startGateway, stopGateways } from "../../support/gateway.ts";
import { meanwhile } from "../../support/meanwhile.ts";
import { rejection } from "../../support/rejection.ts";
import { configFor, fullApp, type Json, OneResource, plain, seedIdp } from "../../support/resource.ts";

const okta: Json = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "token-1" };
const auth0: Json = { type: "IDP_AUTH0", domain: "acme.auth0.com", tenant: "acme", clientId: "c1", clientSecret: "bad-secret" };

describe("rare turns in the life of an app", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
  });
  afterEach(stopGateways);
  const live = () => gateway.store.appByLabel("Payroll");
  const fail = (operation: string, fault: Json = { status: 403 }) => gateway.faults.add({ match: { operation }, ...fault });

  it("a renamed gateway that fails while it is looked at says so, and nothing is taken for gone", async () => {
    const args = fullApp(gateway);
    await app.up(args);
    app.outputs.gateway = "https://old.example.com";
    fail("getApplication", { status: 500 });
    expect((await app.up({ ...args, description: "x" })).error).to.include("the gateway answered 500");
    expect(await app.up({ ...args, description: "x" })).to.deep.equal({ op: "update" });
    expect(app.outputs.gateway).to.equal(gateway.origin);
  });

  it("an adoption whose read fails says so, and takes nothing", async () => {
    await app.up(fullApp(gateway));
    const adopter = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
    fail("getApplication");
    expect((await adopter.up(fullApp(gateway, { __import: app.id }))).error).to.include("the gateway answered 403");
    expect(adopter.id).to.equal(undefined);
  });

  it("an adoption compares the debug flag where reads show it, and says what is not set", async () => {
    await app.up(fullApp(gateway, { debug: false, hostHeaderValue: undefined }));
    const adopt = async () => {
      const adopter = new OneResource("app", gateway);
      return (await adopter.up(fullApp(gateway, { debug: true, hostHeaderValue: "internal", __import: app.id }))).error;
    };
    expect(await adopt()).to.include("debug differs; hostHeaderValue is only in the program");
    gateway.tamper = (operation, body) => (operation === "getApplication" ? { ...(body as Json), debug: undefined } : body);
    expect(await adopt())
      .to.include("hostHeaderValue is only in the program")
      .and.not.include("debug");
  });

  it("somebody else's app that appears while a creation is not answered is not taken for ours", async () => {
    fail("createApplication", { reset: true });
    meanwhile(gateway, "createApplication", () => {
      const id = randomUUID();
      gateway.store.apps.set(id, { id, own: { ...fullApp(gateway), publicDomain: "theirs.example.com" }, status: "CREATED" } as never);
    });
    expect((await app.up(fullApp(gateway))).error).to.include("and this app is not surely what it made");
    expect(gateway.log.writes).to.deep.equal(["POST /api/v2/apps"]);
    expect([app.id, live().own.publicDomain]).to.deep.equal([undefined, "theirs.example.com"]);
  });

  it("a left-behind app with another debug flag is left alone", async () => {
    const { status, ...rest } = fullApp(gateway, {
      debug: false,
      protectedResources: undefined,
      attributes: undefined,
      policies: undefined,
    });
    await new OneResource("app", gateway).up(rest);
    const outcome = await app.up(fullApp(gateway, { debug: true }));
    expect(outcome.error).to.include("an app with this label exists already");
    expect(app.id).to.equal(undefined);
  });

  it("a gateway that keeps the old identity provider without a word is noticed", async () => {
    const args = fullApp(gateway);
    await app.up(args);
    const idpId = seedIdp(gateway, "other.okta.com");
    fail("replaceApplication", { status: 200, body: JSON.stringify({ id: app.id, ...live().own }) });
    expect((await app.up({ ...args, idpId })).error).to.match(
      /does not let an app move to another identity provider; nothing was replaced/,
    );
    fail("replaceApplication", { status: 503 });
    expect((await app.up({ ...args, idpId })).error, "another failure stays what it is").to.include("the gateway answered 503");
  });

  it("a client secret whose answer is lost leaves the app unfinished, and the next up reads it", async () => {
    const scopes =
      "okta.oag.app.manage okta.oag.app.read okta.oag.cert.read okta.oag.idp.manage okta.oag.idp.read okta.oag.app.secrets.manage";
    const own = await startGateway({ scopes: [...scopes.split(" "), "okta.oag.app.secrets.read"], reading: { manageIncludesRead: true } });
    const portal = new OneResource("app", own, { ...configFor(own), "oag:maxRetries": "0", "oag:scopes": scopes });
    const args = { type: "OAG_OIDC", label: "Portal", idpId: seedIdp(own), oidc: { applicationType: "web" } };
    own.faults.add({ match: { operation: "getClientSecret" }, reset: true });
    expect((await portal.up(args)).reasons?.join()).to.match(/^client secret of app "Portal": .* broke the connection/);
    expect(await portal.up(args)).to.deep.equal({ op: "update" });
    expect(portal.outputs.clientSecret).to.equal(`secret-of-${portal.id}`);
  });

  it("a deactivation that is forbidden stops the deletion", async () => {
    await app.up(fullApp(gateway));
    fail("deactivateApplication");
    expect((await rejection(app.destroy())).message).to.include("the gateway answered 403");
    expect(live().status).to.equal("ACTIVE");
  });

  it("an activation that is forbidden is told, and one that does nothing is noticed", async () => {
    const args = fullApp(gateway, { status: "INACTIVE" });
    await app.up(args);
    fail("activateApplication");
    expect((await app.up({ ...args, status: "ACTIVE" })).error).to.include("status ACTIVE: the gateway answered 403");
    fail("activateApplication", { status: 200, body: "" });
    expect((await app.up({ ...args, status: "ACTIVE" })).error).to.include("the gateway took the call but the app did not become ACTIVE");
    expect(await app.up({ ...args, status: "ACTIVE" })).to.deep.equal({ op: "update" });
  });

  it("an item that cannot be removed is named, a cookie as such", async () => {
    const args = fullApp(gateway);
    const cookie = { ...args.attributes, SESSION: { type: "COOKIE", source: "IDP", value: "login" } };
    await app.up({ ...args, attributes: cookie });
    fail("deleteAttribute");
    expect((await app.up(args)).error).to.include('attribute "SESSION" (cookie): the gateway answered 403');
    expect(await app.up(args)).to.deep.equal({ op: "update" });
  });

  it("a declared text that vanished is drift; an empty one that the gateway leaves out is none", async () => {
    const args = fullApp(gateway, { description: "", policies: { "/": { rule: "PROTECTED", description: "all" } } });
    await app.up(args);
    delete live().own.description;
    await app.refresh();
    expect((await app.diff(args)).changes).to.equal(false);
    delete (live().policies[0] as Json).description;
    await app.refresh();
    expect((app.inputs as Json).policies["/"]).to.deep.equal({ rule: "PROTECTED", description: "" });
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    expect(live().policies[0]?.description).to.equal("all");
  });

  it("an item found by hand under a key that the program gives to another one gets a key of its own", async () => {
    const args = fullApp(gateway, { attributes: { "X-B": { name: "X-A", source: "STATIC", value: "1" } } });
    await app.up(args);
    live().attributes.push({ id: randomUUID(), name: "X-B", source: "STATIC", value: "2" } as never);
    await app.refresh();
    expect(Object.keys((app.inputs as Json).attributes)).to.deep.equal(["X-B", "X-B (HEADER X-B)"]);
    await app.up(args);
    expect(live().attributes.map(({ name }) => name)).to.deep.equal(["X-A"]);
  });

  it(".get() of an app that cannot be read says why", async () => {
    fail("getApplication", { status: 500 });
    expect((await rejection(app.handler.read(randomUUID(), {}))).message).to.include("the gateway answered 500");
  });

  it(".get() of an app that is not there says so", async () => {
    const id = randomUUID();
    expect((await rejection(app.handler.read(id, {}))).message).to.include(`there is no app with the id ${id} on ${gateway.origin}`);
  });

  it("a creation that is refused leaves nothing behind", async () => {
    fail("createApplication", { status: 400 });
    expect((await app.up(fullApp(gateway))).error).to.include("create failed: the gateway answered 400");
    expect([app.id, gateway.store.apps.size]).to.deep.equal([undefined, 0]);
  });

  it("an adopted app keeps its import line through a refresh, and the run that adopts it never deletes it", async () => {
    const config = { ...configFor(gateway), "oag:requestTimeout": "93" };
    const [old, heir] = [new OneResource("app", gateway, config), new OneResource("app", gateway, config)];
    await old.up(fullApp(gateway));
    expect(await heir.up(fullApp(gateway, { __import: old.id }))).to.deep.equal({ op: "create" });
    await heir.refresh();
    expect(heir.inputs).to.include({ __import: old.id });
    await old.destroy();
    expect(live().status).to.equal("ACTIVE");
    await heir.destroy();
    expect(gateway.store.apps.size, "in the same run").to.equal(1);
  });

  it("a state that says nothing of ownership owns nothing: an update writes what is declared, and odd values in it hurt nobody", async () => {
    await app.up(fullApp(gateway));
    const { __owned: _, gateway: _origin, ...olds } = app.outputs;
    const { outs } = await app.handler.update(app.id as string, olds, fullApp(gateway, { description: "new" }));
    expect(outs).to.include({ description: "new", gateway: gateway.origin });
    const odd = { ...app.outputs, attributes: "a text" };
    expect((await app.diff(fullApp(gateway))).changes).to.equal(false);
    expect((await app.handler.diff(app.id as string, odd, fullApp(gateway))).changes).to.equal(undefined);
  });

  it("a secret that is known neither to the state nor to a read is left out", async () => {
    await app.up(fullApp(gateway));
    live().attributes.push({ id: randomUUID(), name: "X-HAND", type: "HEADER", source: "SECRET", value: "CANARY" } as never);
    await app.refresh();
    expect((app.inputs as Json).attributes["X-HAND"]).to.deep.equal({ source: "SECRET" });
    const { props } = (await app.handler.read(app.id as string, {})) as Json;
    expect(props.attributes["X-HAND"]).to.deep.equal({ source: "SECRET" });
  });

  it("a creation that is answered by something else is looked for, one that is answered by a page of an error is not", async () => {
    fail("createApplication", { status: 404, html: true });
    expect((await app.up(fullApp(gateway))).error).to.include("is not the Access Gateway API's (status 404, text/html)");
    expect(gateway.log.calls).to.deep.equal(["GET /api/v2/apps", "POST /api/v2/apps"]);
    fail("createApplication", { status: 502, html: true, when: "after" });
    expect(await app.up(fullApp(gateway, { label: "Other" }))).to.deep.equal({ op: "create" });
  });

  it("an item added by hand is left by an update of another one", async () => {
    await app.up(fullApp(gateway));
    live().policies.push({ id: randomUUID(), name: "hand", resourcePath: "/hand", rule: "NO_AUTH" } as never);
    expect(await app.up(fullApp(gateway, { policies: { "/": { rule: "NO_AUTH" }, "/public": { rule: "NO_AUTH" } } }))).to.deep.equal({
      op: "update",
    });
    expect(live().policies.map(({ resourcePath }) => resourcePath)).to.deep.equal(["/", "/public", "/hand"]);
  });

  it("an item whose creation is not answered is looked for: made, not made, or somebody else's", async () => {
    const policies = (more: Json) => fullApp(gateway, { policies: { "/": { rule: "PROTECTED" }, ...more } });
    await app.up(policies({}));
    fail("createPolicy", { reset: true, when: "after" });
    expect(await app.up(policies({ "/a": { rule: "NO_AUTH" } }))).to.deep.equal({ op: "update" });
    fail("createPolicy", { reset: true });
    expect(await app.up(policies({ "/a": { rule: "NO_AUTH" }, "/c": { rule: "NO_AUTH" } }))).to.deep.equal({ op: "update" });
    fail("createPolicy", { reset: true, times: 2 });
    expect((await app.up(policies({ "/a": { rule: "NO_AUTH" }, "/b": { rule: "NO_AUTH" } }))).error).to.include("broke the connection");
    fail("createPolicy", { reset: true });
    meanwhile(gateway, "createPolicy", () =>
      live().policies.push({ id: randomUUID(), name: "x", resourcePath: "/b", rule: "PROTECTED" } as never),
    );
    expect(await app.up(policies({ "/a": { rule: "NO_AUTH" }, "/b": { rule: "NO_AUTH" } }))).to.deep.equal({ op: "update" });
    expect(live().policies.find(({ resourcePath }) => resourcePath === "/b")).to.include({ name: "/b", rule: "NO_AUTH" });
  });

  it("a member of a block that is no longer declared is released, and an empty block declares nothing", async () => {
    const session = (members: Json) => fullApp(gateway, { session: members });
    await app.up(session({ idleSessionTimeout: 500, deepLinking: false }));
    gateway.log.clear();
    expect(await app.up(session({ deepLinking: false }))).to.deep.equal({ op: "update" });
    expect(gateway.log.calls).to.deep.equal([]);
    expect(await app.up(session({}))).to.deep.equal({ op: "update" });
    expect(await app.up(session({}))).to.deep.equal({ op: "same" });
    expect(live().session.idleSessionTimeout).to.equal(500);
  });

  it("what is no longer declared is released for good, although another part of the update fails", async () => {
    const session = { idleSessionTimeout: 500, deepLinking: false };
    await app.up(fullApp(gateway, { description: "old", hostHeaderValue: "internal", session }));
    // Gone behind the back, and still declared: it stays owned.
    delete live().own.hostHeaderValue;
    app.configure({ ...configFor(gateway), "oag:maxRetries": "0" });
    await app.refresh();
    const after = fullApp(gateway, {
      hostHeaderValue: "internal",
      session: { deepLinking: true },
      status: undefined,
      policies: undefined,
      attributes: { REMOTE_USER: { source: "IDP", value: "email" } },
    });
    for (const operation of ["replaceAttribute", "replaceApplication"]) fail(operation, { times: 9, status: 403 });
    const { reasons = [] } = await app.up(after);
    expect(reasons).to.have.length(2);
    expect(reasons.join()).to.include('attribute "REMOTE_USER"');
    gateway.faults.clear();
    const released = (owned: string[]) =>
      ["description", "session.idleSessionTimeout", "status", "policies"].filter((path) => owned.includes(path));
    expect(released(app.outputs.__owned)).to.deep.equal([]);
    expect(app.outputs.__owned).to.include.members(["hostHeaderValue", "session.deepLinking", "attributes"]);
    await app.refresh();
    expect(app.inputs).to.not.have.any.keys("description", "status", "policies");
    expect(app.inputs?.session).to.deep.equal({ deepLinking: true });
    expect(await app.up(after)).to.deep.equal({ op: "update" });
    expect(live().own).to.include({ description: "old", hostHeaderValue: "internal" });
  });

  it(".get() shows members of the contract alone, and no write-only one that a gateway echoes", async () => {
    await app.up(fullApp(gateway));
    const echoed = { spCertificate: "CANARY", useDefaultHeadersAndPolicies: true, novelty: "CANARY" };
    gateway.tamper = (operation, body) => {
      if (operation !== "getApplication") return body;
      const inner = (part: Json = {}): Json =>
        Object.fromEntries(Object.entries(part).map(([name, value]) => [name, { ...value, novelty: "CANARY" }]));
      const { attributes: list, policies, protectedResources, ...blocks } = (body as Json)._embedded ?? {};
      return { ...(body as Json), ...echoed, _embedded: { attributes: list, policies, protectedResources, ...inner(blocks) } };
    };
    const { props } = await app.handler.read(app.id as string, {});
    expect(props).to.include({ label: "Payroll", maxFileSize: 1 });
    expect(props.session).to.include({ idleSessionTimeout: 1800 });
    expect(props).to.not.have.any.keys(...Object.keys(echoed));
    expect(JSON.stringify(props)).to.not.include("CANARY");
    const saml = new OneResource("app", gateway);
    const sp = { clientId: "urn:sp", acsUrl: "https://sp.example.com/acs", postLoginUrl: "https://sp.example.com/" };
    const { error } = await saml.up({
      ...{ type: "OAG_SAML", label: "SP", idpId: fullApp(gateway).idpId, ...sp, logoutUrl: "https://sp.example.com/out" },
      attributes: { mail: { source: "IDP", value: "email" } },
    });
    expect(error).to.equal(undefined);
    const read = (await saml.handler.read(saml.id as string, {})).props;
    expect(read).to.include(sp);
    expect(JSON.stringify(read)).to.not.include("CANARY");
  });

  it("a part that was not read is empty", () => {
    const observed = { id: "1", own: {}, maps: {}, blocks: {} };
    expect([itemsOf(observed, attributes), blockOf(observed, session)]).to.deep.equal([[], {}]);
  });
});

describe("rare turns in the life of an identity provider", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    idp = new OneResource("idp", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
  });
  afterEach(stopGateways);

  it("says which members of an Auth0 credential to check", async () => {
    expect((await idp.up(auth0)).reasons?.join()).to.include("check clientId and clientSecret and its rights in the org");
  });

  it("takes a gateway that tells nothing of the credential for content with it", async () => {
    expect(validationOf({} as never)).to.equal(undefined);
    expect(validationOf({ validationStatus: null } as never)).to.equal(undefined);
    expect(validationOf({ validationStatus: { valid: "yes" } } as never)).to.equal(undefined);
    gateway.tamper = (_, body) =>
      typeof body === "object" && body !== null && "validationStatus" in body ? { ...body, validationStatus: undefined } : body;
    expect(await idp.up(okta)).to.deep.equal({ op: "create" });
    expect(idp.outputs).to.not.have.property("validationStatus");
  });

  it("cannot be adopted when there is none, when it cannot be read, or when it has no name", async () => {
    const id = randomUUID();
    expect((await idp.up({ ...okta, __import: id })).error).to.include(
      `there is no identity provider with the id ${id} on ${gateway.origin}; check the import option`,
    );
    const seeded = seedIdp(gateway);
    gateway.faults.add({ match: { operation: "getIDP" }, status: 500 });
    expect((await idp.up({ ...okta, __import: seeded })).error).to.include("the gateway answered 500");
    delete (gateway.store.idps.get(seeded) as Json).own.name;
    expect((await idp.up({ ...okta, name: "Acme", __import: seeded })).error).to.include("name is only in the program");
    expect(idp.id).to.equal(undefined);
  });

  it("of another stack that appears while a creation is not answered keeps its credential and stays out of this state", async () => {
    gateway.faults.add({ match: { operation: "createIDP" }, reset: true });
    meanwhile(gateway, "createIDP", () => seedIdp(gateway));
    expect((await idp.up({ ...okta, name: "Mine" })).error).to.match(
      /has an identity provider with this domain already .* nothing was changed\. The gateway did not answer the creation properly \(.* broke the connection .*\), and this identity provider is not what it was to make\. /,
    );
    expect(idp.id).to.equal(undefined);
    expect(gateway.log.writes).to.deep.equal(["POST /api/v2/idps"]);
    expect([...gateway.store.idps.values()].map(({ credential, own }) => [credential, own.name])).to.deep.equal([["token-1", "Acme"]]);
  });

  it("is read with .get(), gone or not, and a failing read is no absence", async () => {
    await idp.up({ ...okta, name: "" });
    expect((await idp.handler.read(idp.id as string, {})).props).to.include({ domain: "acme.okta.com", gateway: gateway.origin });
    gateway.tamper = (operation, body) =>
      operation === "getIDP"
        ? { ...(body as Json), apiToken: "CANARY", clientSecret: "CANARY", clientId: "CANARY", novelty: "CANARY" }
        : body;
    expect((await idp.handler.read(idp.id as string, {})).props, "what it echoes").to.deep.equal({
      ...{ type: "IDP_OKTA", domain: "acme.okta.com", name: "", tenant: idp.outputs.tenant },
      ...{ validationStatus: idp.outputs.validationStatus, gateway: gateway.origin },
    });
    gateway.tamper = undefined;
    const id = randomUUID();
    expect((await rejection(idp.handler.read(id, {}))).message).to.include(
      `there is no identity provider with the id ${id} on ${gateway.origin}`,
    );
    gateway.faults.add({ match: { operation: "getIDP" }, status: 500 });
    expect((await rejection(idp.refresh())).message).to.include("the gateway answered 500");
    await idp.refresh();
    expect((await idp.diff({ ...okta, name: "" })).changes, "an empty name that is left out").to.equal(false);
  });

  it("is not deleted by the run that adopts it", async () => {
    const config = { ...configFor(gateway), "oag:requestTimeout": "94" };
    const [old, heir] = [new OneResource("idp", gateway, config), new OneResource("idp", gateway, config)];
    await old.up(okta);
    expect(await heir.up({ ...okta, __import: old.id })).to.deep.equal({ op: "create" });
    await old.destroy();
    expect(gateway.store.idps.size).to.equal(1);
  });

  it("of somebody else that appears while a creation is not answered is not taken for ours", async () => {
    const next = gateway.faults.next.bind(gateway.faults);
    gateway.faults.add({ match: { operation: "createIDP" }, reset: true });
    gateway.faults.next = (request) => {
      if (request.operation === "createIDP") (gateway.store.idps.get(seedIdp(gateway)) as Json).own.name = "Theirs";
      return next(request);
    };
    expect((await idp.up({ ...okta, name: "Ours" })).error).to.include("broke the connection");
    expect(idp.id).to.equal(undefined);
  });

  it("whose declared name vanished is shown without it, and gets it back", async () => {
    await idp.up({ ...okta, name: "Acme" });
    delete (gateway.store.idps.get(idp.id as string) as Json).own.name;
    await idp.refresh();
    expect(idp.inputs).to.not.have.property("name");
    expect(await idp.up({ ...okta, name: "Acme" })).to.deep.equal({ op: "update" });
    expect(gateway.store.idps.get(idp.id as string)?.own.name).to.equal("Acme");
  });

  it("that the gateway does not let go stays in the state", async () => {
    await idp.up(okta);
    gateway.faults.add({ match: { operation: "deleteIDP" }, status: 403 });
    expect((await rejection(idp.destroy())).message).to.include("the gateway answered 403");
    expect(idp.id).to.be.a("string");
    gateway.faults.add({ match: { operation: "deleteIDP" }, status: 404 });
    await idp.destroy();
  });

  it("whose state says nothing of ownership is written as declared", async () => {
    await idp.up(okta);
    const { __owned: _, ...olds } = idp.outputs;
    const { outs } = await idp.handler.update(idp.id as string, olds, { ...okta, name: "new" });
    expect(outs).to.include({ name: "new" });
    expect(await idp.handler.diff(idp.id as string, olds, okta)).to.deep.equal({ replaces: ["domain"] });
    const unowned = { ...idp.outputs, __owned: ["domain", "type", "apiToken"] };
    expect(plain((await idp.handler.update(idp.id as string, unowned, okta)).outs), "nothing differs, nothing is sent").to.include(okta);
  });

  it("whose state lacks what later versions write is read, updated and deleted all the same", async () => {
    await idp.up(okta);
    delete idp.outputs.gateway;
    await idp.refresh();
    delete idp.outputs.gateway;
    expect(await idp.up({ ...okta, name: "new" })).to.deep.equal({ op: "update" });
    delete idp.outputs.gateway;
    await idp.destroy();
    expect(gateway.store.idps.size).to.equal(0);
  });
});
