import { randomUUID } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { protectedResources } from "../../../dist/provider/kinds/app/aspects.js";
import type { ItemFacts } from "../../../dist/provider/reconciler/aspects/map/item-facts.js";
import { asMap, entriesOf } from "../../../dist/provider/reconciler/aspects/map/items.js";
import type { Json } from "../../support/basics/json.ts";
import { mistyped } from "../../support/basics/mistyped.ts";
import { startGateway, stopGateways, withoutIds } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const A = "/api/v2/apps/{id}";

describe("items that are on the gateway twice", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
  });
  afterEach(stopGateways);
  const live = () => gateway.store.appByLabel("Payroll");
  const lists = { attributes: "attributes", policies: "policies", protectedResources: "resources" } as const;
  const keys = { attributes: "X-MORE", policies: "/more", protectedResources: "https://b3.internal" } as const;
  const changes = { attributes: { value: "email" }, policies: { rule: "NO_AUTH" }, protectedResources: { assignedWeight: 7 } };

  it("does not adopt an app that has an item twice", async () => {
    await app.up(fullApp(gateway));
    const live = gateway.store.appByLabel("Payroll");
    live.attributes.push({ ...(live.attributes[0] as Json), id: "0b0b0b0b-0000-4000-8000-000000000001" });
    const { error } = await new OneResource("app", gateway).up(fullApp(gateway, { __import: app.id }));
    expect(error).to.include('attribute "REMOTE_USER" is on the gateway more than once [OAG_DIFFERS]');
  });

  it("shows thousands of surplus items, each under a key of its own, and reads twice as many in twice the time [surplus-cost]", () => {
    const costOf = (count: number) => {
      let cost = 0;
      const identity: ItemFacts["identity"] = (item) => {
        cost += 1;
        return protectedResources.facts.identity(item);
      };
      const facts = { ...protectedResources.facts, identity };
      const items = Array.from({ length: count }, (_, nth) => ({ id: String(nth), hostname: "https://b.internal" }));
      const keys = Object.keys(asMap(facts, mistyped(items), entriesOf(facts, mistyped({ main: { hostname: "https://b.internal" } }))));
      expect(keys).to.have.length(count);
      expect(keys.slice(0, 4)).to.deep.equal([
        "main",
        ...["", " (https://b.internal)", " (https://b.internal, 2)"].map((more) => `https://b.internal${more}`),
      ]);
      return cost;
    };
    expect(costOf(2000)).to.be.lessThan(costOf(1000) * 2.1);
  });

  it("tells fifty items that drifted, and then what shows the others [drift-told]", async () => {
    const notices: string[] = [];
    app = new OneResource("app", gateway, configFor(gateway), newGateways({ notice: (message) => notices.push(message) }));
    const args = fullApp(gateway);
    await app.up(args);
    const { policies } = live();
    for (let nth = 0; nth < 3000; nth += 1)
      policies.push({
        ...(policies[0] as Json),
        id: randomUUID(),
        name: `p${nth}`,
        resourcePath: nth === 1 ? `/${"x".repeat(9000)}` : `/p${nth}`,
      });
    expect(await app.up({ ...args, policies: { ...args.policies, "/new": { rule: "NO_AUTH" } } })).to.deep.equal({ op: "update" });
    const paths = Array.from({ length: 50 }, (_, nth) => (nth === 1 ? "one with a very long name" : `"/p${nth}"`));
    expect(notices).to.deep.equal([
      `app "Payroll": policy ${paths.join(", ")} and 2950 more changed on the gateway since the last refresh; left as it is (pulumi refresh shows it)`,
    ]);
  });

  for (const part of ["attributes", "policies", "protectedResources"] as const)
    for (const change of [{}, changes[part]])
      it(`shows surplus ${part}${Object.keys(change).length > 0 ? ", changed ones," : ""} at every refresh, and the next up removes them by id`, async () => {
        const args = fullApp(gateway);
        await app.up(args);
        const items = live()[lists[part]];
        const first = items[0] as Json;
        for (const id of ["0b0b0b0b-0000-4000-8000-000000000001", "0b0b0b0b-0000-4000-8000-000000000002"])
          items.push({ ...first, ...change, id });
        for (let round = 0; round < 3; round++) {
          await app.refresh();
          expect(Object.keys(app.inputs?.[part])).to.have.length(4);
          expect((await app.diff(args)).changes, `refresh ${round}`).to.equal(undefined);
        }
        gateway.log.clear();
        expect(await app.up(args)).to.deep.equal({ op: "update" });
        expect(gateway.log.writes.map(withoutIds)).to.deep.equal([`DELETE ${A}/${lists[part]}/{id}`, `DELETE ${A}/${lists[part]}/{id}`]);
        expect(live()[lists[part]].map(({ id }) => id))
          .to.include(first.id)
          .and.to.have.length(2);
        await app.refresh();
        expect(await app.up(args)).to.deep.equal({ op: "same" });
      });

  for (const part of ["attributes", "policies", "protectedResources"] as const)
    it(`removes of two ${part} that no refresh has shown the one that the state knows, and leaves the other [unseen-twin]`, async () => {
      const args = fullApp(gateway);
      const added = { attributes: { source: "IDP", value: "login" }, policies: { rule: "PROTECTED" }, protectedResources: {} }[part];
      await app.up({ ...args, [part]: { ...args[part], [keys[part]]: added } });
      const own = live()[lists[part]].at(-1) as Json;
      const theirs = { ...own, ...changes[part], id: "0b0b0b0b-0000-4000-8000-000000000001" };
      live()[lists[part]].unshift(theirs);
      gateway.log.clear();
      expect(await app.up(args)).to.deep.equal({ op: "update" });
      expect(gateway.log.writes).to.deep.equal([`DELETE /api/v2/apps/${app.id}/${lists[part]}/${own.id}`]);
      expect(live()[lists[part]][0]).to.deep.equal(theirs);
    });

  it("removes of two that differ in the case of their host alone the one that is spelled as the state knows it [twin-spelling]", async () => {
    const args = fullApp(gateway);
    await app.up({ ...args, protectedResources: { ...args.protectedResources, "https://b3.internal": {} } });
    const own = live().resources.at(-1) as Json;
    const theirs = { ...own, hostname: "HTTPS://B3.internal", id: "0b0b0b0b-0000-4000-8000-000000000001" };
    live().resources.unshift(theirs);
    gateway.log.clear();
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    expect(gateway.log.writes).to.deep.equal([`DELETE /api/v2/apps/${app.id}/resources/${own.id}`]);
    expect(live().resources[0]).to.deep.equal(theirs);
  });

  for (const secretValues of ["omitted", "masked", "returned"] as const)
    it(`of two with a secret value one stays, and has the program's value for certain (reads: ${secretValues}) [secret-twice]`, async () => {
      gateway = await startGateway({ reading: { secretValues } });
      app = new OneResource("app", gateway);
      const args = fullApp(gateway);
      await app.up(args);
      const addTwin = async () => {
        const own = live().attributes.find(({ name }) => name === "X-TRUST");
        live().attributes.unshift({ ...own, id: randomUUID(), value: "FOREIGN" });
        // A new process, which has read nothing yet.
        app.configure(configFor(gateway));
        await app.refresh();
        gateway.log.clear();
      };
      const writes = () => gateway.log.writes.map((call) => call.split(" ")[0]);
      const values = () => live().attributes.flatMap(({ name, value }) => (name === "X-TRUST" ? [value] : []));
      // A value that a read shows needs no other write than the removal.
      const isShown = secretValues === "returned";
      await addTwin();
      expect(await app.up(args)).to.deep.equal({ op: "update" });
      expect(writes()).to.deep.equal(isShown ? ["DELETE"] : ["DELETE", "PUT"]);
      expect(values()).to.deep.equal(["SECRET-CANARY"]);
      await app.refresh();
      expect(await app.up(args)).to.deep.equal({ op: "same" });
      if (isShown) return;
      // Where the write after the removal is refused, the next up knows that it is still to be done.
      await addTwin();
      gateway.faults.add({ match: { operation: "replaceAttribute" }, times: 9, status: 400, message: "no" });
      expect((await app.up(args)).error)
        .to.include('attribute "X-TRUST"')
        .and.include("no [OAG_BAD_REQUEST]");
      gateway.faults.clear();
      gateway.log.clear();
      expect(await app.up(args)).to.deep.equal({ op: "update" });
      expect({ writes: writes(), values: values() }).to.deep.equal({ writes: ["PUT"], values: ["SECRET-CANARY"] });
    });
});
