import { expect } from "chai";
import type { Fault, Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { auth0, okta, once } from "../../support/resources/idps.ts";
import type { KindName } from "../../support/resources/kind-names.ts";
import { directoryArgs, offlineScopes, seedService, serviceArgs } from "../../support/resources/offline-resources.ts";
import { OneResource } from "../../support/resources/resource.ts";

/** What no read shows, somewhere in an object. */
interface Case {
  kind: KindName;
  /** The call that changes it. */
  operation: string;
  /** The program with a value of it. */
  args(gateway: Gateway, value: string): Json;
  /** What the gateway has. */
  stored(gateway: Gateway): unknown;
  /** What the state knows. */
  known(outputs: Json): unknown;
}

const idpOf = (gateway: Gateway) => [...gateway.store.idps.values()].at(-1);
const idOfIdp = (gateway: Gateway) => [...gateway.store.idps.keys()][0] ?? seedIdp(gateway);
const ofStored = (gateway: Gateway) => gateway.store.offline.failoverOf(idOfIdp(gateway)).directories[0];
const saml = {
  type: "OAG_SAML",
  label: "Payroll",
  clientId: "sp",
  acsUrl: "https://sp.example.com/acs",
  postLoginUrl: "https://sp.example.com/",
  logoutUrl: "https://sp.example.com/out",
};

const cases: Record<string, Case> = {
  "the apiToken of an identity provider": {
    kind: "idp",
    operation: "replaceIDP",
    args: (_, apiToken) => ({ ...okta, apiToken }),
    stored: (gateway) => idpOf(gateway)?.credential,
    known: ({ apiToken }) => apiToken,
  },
  "the clientSecret of an identity provider": {
    kind: "idp",
    operation: "replaceIDP",
    args: (_, clientSecret) => ({ ...auth0, clientSecret }),
    stored: (gateway) => idpOf(gateway)?.credential,
    known: ({ clientSecret }) => clientSecret,
  },
  "the connection.bindCredential of a directory": {
    kind: "directory",
    operation: "replaceOfflineModeDirectory",
    args: (gateway, bindCredential) => {
      const args = directoryArgs(idOfIdp(gateway));
      return { ...args, connection: { ...args.connection, bindCredential } };
    },
    stored: (gateway) => ofStored(gateway)?.credential,
    known: ({ connection }) => connection.bindCredential,
  },
  "the database.password of the authentication service": {
    kind: "authenticationService",
    operation: "enableAuthenticationServiceSetting",
    args: (gateway, password) => ({ ...serviceArgs(gateway), database: { ...serviceArgs(gateway).database, password } }),
    stored: (gateway) => gateway.store.offline.service?.credentials.password,
    known: ({ database }) => database.password,
  },
  "the value of a SECRET attribute": {
    kind: "app",
    operation: "replaceAttribute",
    args: (gateway, value) => fullApp(gateway, { attributes: { trust: { name: "X-TRUST", source: "SECRET", value } } }),
    stored: (gateway) => gateway.store.appByLabel("Payroll").attributes[0]?.value,
    known: ({ attributes }) => attributes.trust.value,
  },
  "the spCertificate of a SAML app": {
    kind: "app",
    operation: "replaceApplication",
    args: (gateway, spCertificate) => ({ ...saml, idpId: idOfIdp(gateway), spCertificate }),
    stored: (gateway) => gateway.store.appByLabel("Payroll").spCertificate,
    known: ({ spCertificate }) => spCertificate,
  },
};

/** How a write may end of which nobody knows whether it was done. */
const doubtful: Record<string, Pick<Fault, "reset" | "status" | "html" | "body">> = {
  "is not answered": { reset: true },
  "fails after the deed": { status: 500 },
  "is answered by a proxy": { status: 502, html: true },
  "is answered with what is not the API's": { body: "[]" },
};

for (const [title, { kind, operation, args, stored, known }] of Object.entries(cases)) {
  describe(`${title}, of which a change`, () => {
    let gateway: Gateway;
    let resource: OneResource;
    const upA = () => resource.up(args(gateway, "VALUE-A"));
    const upB = () => resource.up(args(gateway, "VALUE-B"));
    beforeEach(async () => {
      gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
      if (kind === "directory") seedService(gateway);
      resource = new OneResource(kind, gateway, { ...configFor(gateway), ...once, "oag:scopes": offlineScopes.join(" ") });
      expect(await upA()).to.deep.equal({ op: "create" });
    });
    afterEach(stopGateways);

    for (const [how, fault] of Object.entries(doubtful))
      for (const when of ["before", "after"] as const)
        it(`${how} ${when === "after" ? "and was made" : "and was not made"} may be taken back or tried again, with a refresh between or without [credential-unanswered]`, async () => {
          for (const [again, value, isRefreshed] of [
            [upA, "VALUE-A", false],
            [upA, "VALUE-A", true],
            [upB, "VALUE-B", false],
          ] as const) {
            gateway.faults.add({ match: { operation }, when, ...fault });
            const { error, reasons } = await upB();
            expect(error).to.include(" may have been updated: ").and.not.include("VALUE-");
            expect(reasons).to.have.length(1);
            expect(reasons?.[0]).to.match(
              /; what was not answered may have been done all the same, and the next `pulumi up` tries again \[OAG_PARTIAL\]$/,
            );
            expect(stored(gateway)).to.equal(when === "after" ? "VALUE-B" : "VALUE-A");
            expect(known(resource.outputs)).to.equal(undefined);
            expect(resource.outputs).to.not.have.property("__incomplete");
            if (isRefreshed) await resource.refresh();
            expect(await again()).to.deep.equal({ op: "update" });
            expect(stored(gateway)).to.equal(value);
            expect(known(resource.outputs)).to.equal(value);
            gateway.log.clear();
            expect(await again()).to.deep.equal({ op: "same" });
            expect(gateway.log.writes).to.deep.equal([]);
          }
        });

    for (const status of [400, 403, 503])
      it(`is refused with ${status} has not happened: the state keeps what it has`, async () => {
        gateway.faults.add({ match: { operation }, status });
        const { error, reasons } = await upB();
        expect(error).to.include(` answered ${status} `);
        expect(reasons).to.equal(undefined);
        expect(known(resource.outputs)).to.equal("VALUE-A");
        gateway.log.clear();
        expect(await upA()).to.deep.equal({ op: "same" });
        expect(gateway.log.writes).to.deep.equal([]);
      });
  });
}

describe("a credential of which a change was sent again", () => {
  let gateway: Gateway;
  let idp: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    idp = new OneResource("idp", gateway);
    await idp.up({ ...okta, apiToken: "VALUE-A" });
  });
  afterEach(stopGateways);

  for (const [how, last] of [
    ["refused", { status: 400 }],
    ["told to come later", { status: 503 }],
    ["not answered", { reset: true }],
  ] as const)
    it(`is not known where the first try was not answered, and the last is ${how}`, async () => {
      const match = { operation: "replaceIDP" };
      gateway.faults.add({ match, when: "after", reset: true }, { match, nth: 2, ...last });
      expect((await idp.up({ ...okta, apiToken: "VALUE-B" })).error).to.include(" may have been updated: ");
      expect(idp.outputs).to.not.have.property("apiToken");
      expect(await idp.up({ ...okta, apiToken: "VALUE-A" })).to.deep.equal({ op: "update" });
      expect(idpOf(gateway)?.credential).to.equal("VALUE-A");
    });
});

describe("a SECRET attribute of which a change was not answered", () => {
  let gateway: Gateway;
  let app: OneResource;
  const args = (value: string, change: Json = {}) =>
    fullApp(gateway, { attributes: { trust: { name: "X-TRUST", source: "SECRET", value } }, ...change });
  const items = () => gateway.store.appByLabel("Payroll").attributes;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway, { ...configFor(gateway), ...once });
    await app.up(args("VALUE-A"));
  });
  afterEach(stopGateways);

  it("is not known where somebody had removed it, and nobody can tell whether it was made", async () => {
    items().pop();
    gateway.faults.add(
      { match: { operation: "createAttribute" }, when: "after", reset: true },
      { match: { operation: "listAttributes" }, nth: 2, status: 503 },
    );
    const { error } = await app.up(args("VALUE-B"));
    expect(error).to.match(/ may have been updated: attribute "X-TRUST": .*\[OAG_GATEWAY\] \[OAG_PARTIAL\]$/);
    expect(app.outputs.attributes).to.deep.equal({ trust: { name: "X-TRUST", source: "SECRET" } });
    expect(await app.up(args("VALUE-A"))).to.deep.equal({ op: "update" });
    expect(items().map(({ value }) => value)).to.deep.equal(["VALUE-A"]);
  });

  it("is told to be a part of the update where others went well", async () => {
    gateway.faults.add({ match: { operation: "replaceAttribute" }, when: "after", reset: true });
    const { error, reasons } = await app.up(args("VALUE-B", { description: "one" }));
    expect(error).to.match(/ was updated in part: attribute "X-TRUST": .*\[OAG_TRANSPORT\] \[OAG_PARTIAL\]$/);
    expect(reasons?.[0]).to.match(/; the rest was done, and the next `pulumi up` tries again \[OAG_PARTIAL\]$/);
    expect(app.outputs).to.deep.include({ description: "one", attributes: { trust: { name: "X-TRUST", source: "SECRET" } } });
  });

  it("is another item's as long as that is not what was written", async () => {
    const both = (value: string) => ({
      attributes: { trust: { name: "X-TRUST", source: "SECRET", value }, other: { name: "X-OTHER", source: "SECRET", value: "OTHER" } },
    });
    await app.up(args("", both("VALUE-A")));
    gateway.faults.add({ match: { operation: "replaceAttribute" }, when: "after", reset: true });
    await app.up(args("", both("VALUE-B")));
    expect(app.outputs.attributes).to.deep.equal({
      trust: { name: "X-TRUST", source: "SECRET" },
      other: { name: "X-OTHER", source: "SECRET", value: "OTHER" },
    });
    gateway.log.clear();
    expect(await app.up(args("", both("VALUE-A")))).to.deep.equal({ op: "update" });
    expect(gateway.log.writes.map((call) => call.split(" ")[0])).to.deep.equal(["PUT"]);
  });
});
