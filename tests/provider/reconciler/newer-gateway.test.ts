import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { mistyped } from "../../support/basics/mistyped.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import type { KindName } from "../../support/resources/kind-names.ts";
import {
  directoryArgs,
  offlineResource,
  offlineScopes,
  seedDirectory,
  seedService,
  serviceArgs,
} from "../../support/resources/offline-resources.ts";
import { OneResource } from "../../support/resources/resource.ts";

/** What a program declares of offline mode, and a change of it. */
const offline: readonly { what: string; kind: KindName; args(gateway: Gateway): Json; change(args: Json): Json }[] = [
  {
    what: "a directory",
    kind: "directory",
    args: (gateway) => directoryArgs(seedIdp(gateway, "zz.okta.com", "DISABLED")),
    change: ({ config, connection }) => ({
      config: { ...config, groupSearchDn: "ou=teams" },
      connection: { ...connection, bindCredential: "BIND-CANARY-2" },
    }),
  },
  {
    what: "the authentication service",
    kind: "authenticationService",
    args: serviceArgs,
    change: ({ database }) => ({ publicDomain: "sso.example.com", database: { ...database, password: "PASSWORD-CANARY-2" } }),
  },
  {
    what: "an identity provider with failover",
    kind: "idp",
    args: () => ({ type: "IDP_OKTA", domain: "new.okta.com", apiToken: "t", failoverMode: "DISABLED", healthPolicy: { timeout: 5 } }),
    change: () => ({ healthPolicy: { timeout: 6 }, name: "Other" }),
  },
  {
    what: "an app with offline mode",
    kind: "app",
    args: (gateway) => fullApp(gateway, { offlineMode: { state: "TEST", groups: ["staff"] } }),
    change: () => ({ offlineMode: { state: "ACTIVE", groups: ["staff", "others"] } }),
  },
];

/** Every object of a response with a member that this version does not know. */
function fromTheFuture(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromTheFuture);
  if (typeof value !== "object" || value === null) return value;
  // What a credential may do has names of its own.
  const inner = Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === "permissions" ? item : fromTheFuture(item)]),
  );
  return { ...inner, futureMember: { of: "2028" } };
}

describe("a gateway that is newer than this version", () => {
  let gateway: Gateway;
  let notices: string[];
  const write = process.stderr.write;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0, groupPolicy: "taken" } });
    gateway.tamper = (operation, body) => (operation === "createAccessToken" ? body : fromTheFuture(body));
    notices = [];
    process.stderr.write = ((chunk: string) => notices.push(chunk) > 0) as typeof write;
  });
  afterEach(async () => {
    process.stderr.write = write;
    await stopGateways();
  });

  it("costs nothing: an app goes through its life, and unknown members that the gateway does not take back are told once", async () => {
    const gateways = newGateways();
    const [first, second] = [1, 2].map(() => new OneResource("app", gateway, configFor(gateway), gateways)) as [OneResource, OneResource];
    const args = fullApp(gateway);
    const other = { ...args, label: "Other" };
    expect(await first.up(args)).to.deep.equal({ op: "create" });
    expect(await second.up(other)).to.deep.equal({ op: "create" });
    const change = { policies: { "/": { rule: "NO_AUTH" }, "/public": { rule: "PROTECTED" } }, session: { idleSessionTimeout: 99 } };
    expect(await first.up({ ...args, ...change })).to.deep.equal({ op: "update" });
    expect(await second.up({ ...other, ...change })).to.deep.equal({ op: "update" });
    await first.refresh();
    expect((await first.diff({ ...args, ...change })).changes).to.equal(false);
    expect(first.inputs, "nothing unknown becomes an input").to.not.have.property("futureMember");
    expect(notices.filter((line) => line.includes("futureMember"))).to.have.length(1);
    expect(notices[0]).to.match(
      /^pulumi-oag: .*the gateway refused to have "futureMember" written back, which this version does not know; left out, here and wherever else it comes up\n$/,
    );
    await first.destroy();
    await second.destroy();
    expect(gateway.store.apps.size).to.equal(0);
  });

  for (const { what, kind, args, change } of offline)
    for (const takes of [false, true])
      it(`costs ${what} nothing, where it ${takes ? "takes its members back" : "refuses them"}; nothing of them is shown [newer-offline]`, async () => {
        gateway.reading.refuseUnknownMembers = !takes;
        if (kind !== "authenticationService") seedService(gateway);
        seedDirectory(gateway, seedIdp(gateway, undefined, kind === "app" ? "AUTOMATIC" : "DISABLED"));
        const resource = offlineResource(kind, gateway);
        const declared = args(gateway);
        expect(await resource.up(declared)).to.deep.equal({ op: "create" });
        const changed = { ...declared, ...change(declared) };
        expect(await resource.up(changed)).to.deep.equal({ op: "update" });
        await resource.refresh();
        expect(await resource.up(changed)).to.deep.equal({ op: "same" });
        const { props } = await resource.handler.read(String(resource.id), {});
        expect(JSON.stringify([resource.outputs, resource.inputs, props])).to.not.match(/futureMember|2028/);
        expect(notices.filter((line) => line.includes("futureMember")).length).to.be.at.most(takes ? 0 : 3);
        await resource.destroy();
      });

  it("gets its members back where it takes them", async () => {
    gateway.reading.refuseUnknownMembers = false;
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway));
    gateway.log.clear();
    expect(await app.up({ ...fullApp(gateway), description: "new" })).to.deep.equal({ op: "update" });
    expect(gateway.log.writes.map(withoutIds), "one try").to.deep.equal(["PUT /api/v2/apps/{id}"]);
    expect(notices).to.deep.equal([]);
  });

  it("may have types, states and rules that this version does not know", async () => {
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway));
    const template = structuredClone(gateway.store.appByLabel("Payroll")) as Json;
    gateway.store.apps.set(
      "0b0b0b0b-0000-4000-8000-000000000000",
      mistyped({
        ...template,
        id: "0b0b0b0b-0000-4000-8000-000000000000",
        status: "SLEEPING",
        own: { ...template.own, label: "Odd", type: "OAG_FUTURE" },
      }),
    );
    (gateway.store.appByLabel("Payroll").policies[0] as Json).rule = "TELEPATHY";
    await app.refresh();
    expect((app.inputs as Json).policies["/"].rule).to.equal("TELEPATHY");
    expect((await app.handler.read("0b0b0b0b-0000-4000-8000-000000000000", {})).props).to.include({
      type: "OAG_FUTURE",
      status: "SLEEPING",
    });
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "update" });
    expect(gateway.store.appByLabel("Payroll").policies[0]?.rule).to.equal("PROTECTED");
    const another = new OneResource("app", gateway);
    expect(await another.up(fullApp(gateway, { label: "Another" }))).to.deep.equal({ op: "create" });
  });
});
