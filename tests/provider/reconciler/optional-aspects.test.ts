import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { optional } from "../../../dist/provider/gateway/optional-feature.js";
import { recordUnread } from "../../../dist/provider/reconciler/life/record-unread.js";
import { assertUnfinished } from "../../../dist/provider/reconciler/life/unfinished.js";
import { declaredIn, liveIn } from "../../../dist/provider/reconciler/provenance.js";
import { mistyped } from "../../support/basics/mistyped.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { offlineResource, offlineScopes, serviceArgs } from "../../support/resources/offline-resources.ts";

describe("what only some gateways have, in .get() of what every one has", () => {
  let gateway: Gateway;
  let id: string;
  let told: string[];
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
    id = seedIdp(gateway);
    told = [];
  });
  afterEach(stopGateways);

  const get = async () => {
    const parts = newGateways({ notice: (message) => told.push(message) });
    return (await offlineResource("idp", gateway, parts).handler.read(id, {})).props;
  };

  it("is left out where the gateway answers a page for a path that it does not know", async () => {
    gateway.faults.add({ match: { operation: "getIdPOfflineModeFailoverMode" }, status: 404, html: true });
    const props = await get();
    expect(props.domain).to.equal("acme.okta.com");
    expect(props).to.not.have.property("failoverMode");
    expect(told).to.deep.equal([]);
  });

  it("is left out, and told, while the authentication service starts", async () => {
    await offlineResource("authenticationService", gateway).up(serviceArgs(gateway));
    gateway.faults.add({ match: { operation: "getIdPOfflineModeFailoverMode" }, status: 503, times: 9 });
    expect((await get()).domain).to.equal("acme.okta.com");
    expect(told).to.have.length(1);
    expect(told[0]).to.match(
      new RegExp(
        `^identity provider ${id}: its failover mode is left out: the gateway answered 503 SERVICE_UNAVAILABLE: .*\\[OAG_GATEWAY\\]$`,
      ),
    );
  });

  for (const [status, html, said] of [
    [500, false, "the gateway answered 500 INTERNAL_SERVER_ERROR: "],
    [504, false, "the gateway answered 504 ERROR: "],
    [502, true, "the response is not the Access Gateway API's (status 502, text/html)"],
    [504, true, "the response is not the Access Gateway API's (status 504, text/html)"],
  ] as const)
    it(`is left out, and told, where ${html ? "a proxy" : "the gateway"} answers ${status} for it alone`, async () => {
      for (const operation of ["getIdPOfflineModeFailoverMode", "getOfflineModeHealthPolicy"])
        gateway.faults.add({ match: { operation }, status, html, times: 9 });
      const props = await get();
      expect(props.domain).to.equal("acme.okta.com");
      expect(props).to.not.have.any.keys("failoverMode", "healthPolicy");
      expect(told.map((line) => line.startsWith(`identity provider ${id}: its `) && line.includes(said))).to.deep.equal([true, true]);
    });

  for (const html of [false, true])
    it(`is left out where the path takes no GET, and is asked for once${html ? ", as a page says" : ""}`, async () => {
      gateway.faults.add({ match: { operation: "getOfflineModeHealthPolicy" }, status: 405, html, times: 9 });
      const { handler } = offlineResource("idp", gateway, newGateways({ notice: (message) => told.push(message) }));
      const other = seedIdp(gateway, "other.okta.com");
      for (const one of [id, other]) expect((await handler.read(one, {})).props).to.not.have.any.keys("failoverMode", "healthPolicy");
      expect(told).to.deep.equal([]);
      expect(gateway.log.calls.filter((call) => call.includes("offline"))).to.have.length(1);
    });

  it("is asked for once where the gateway does not have it, and not at all by who says so", async () => {
    gateway.reading.offlineMode = "missing";
    const { handler } = offlineResource("idp", gateway, newGateways());
    const other = seedIdp(gateway, "other.okta.com");
    gateway.log.clear();
    await handler.read(id, {});
    await handler.read(other, {});
    await handler.read(other, { __optional: false });
    expect(gateway.log.calls.filter((call) => call.includes("offline"))).to.have.length(1);
  });

  it("is more than calls", () => {
    expect(optional({ name: "a family" }, "a feature").name).to.equal("a family");
  });
});

describe("what a state does not know", () => {
  it("is one member that somebody changed, of a creation that was not finished", () => {
    const state = { incomplete: true, computed: {}, variant: { members: {} }, known: { members: { a: 1, b: 2 } } };
    const judge = (wanted: object) => () =>
      assertUnfinished(mistyped(state), { status: undefined, members: liveIn({ a: 1, b: 3 }) }, declaredIn({ ...wanted }));
    for (const wanted of [{}, { a: 1, b: 2 }, { a: 3, b: 4 }]) expect(judge(wanted)).to.throw("changed it since then (b differs)");
    expect(judge({ b: 3 }), "written by an earlier try").to.not.throw();
  });

  it("is taken from the program, though nothing is known of what it stands in", () => {
    const state = { unread: [["connection", "bindCredential"]], variant: { aspects: [] }, known: { members: {}, aspects: {} } };
    const wanted = { members: declaredIn({ connection: { bindCredential: "CANARY", url: "u" } }), aspects: {} };
    const { state: after, recorded } = recordUnread(mistyped(state), wanted);
    expect([after.known.members, recorded]).to.deep.equal([
      { connection: { bindCredential: "CANARY" } },
      [["connection", "bindCredential"]],
    ]);
    const imported = { ...state, known: { members: { connection: { url: "live" } }, aspects: {} } };
    expect(recordUnread(mistyped(imported), wanted).state.known.members).to.deep.equal({
      connection: { url: "live", bindCredential: "CANARY" },
    });
  });
});
