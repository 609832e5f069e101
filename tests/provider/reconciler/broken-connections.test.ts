import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";
import { seeded } from "../../support/writers/writers.ts";

describe("a gateway whose connections break", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);

  it("an up of forty apps through a gateway that breaks two in a hundred connections, before or after the deed, succeeds at the first try", async function slow() {
    this.timeout(120_000);
    for (let seed = 1; seed <= 3; seed += 1) {
      const choose = seeded(seed);
      gateway.store.apps.clear();
      gateway.faults.next = () => (choose(100) < 2 ? { match: {}, reset: true, when: choose(2) === 0 ? "before" : "after" } : undefined);
      const config = { ...configFor(gateway), "oag:maxRetries": "4" };
      const gateways = newGateways();
      const apps = Array.from({ length: 40 }, () => new OneResource("app", gateway, config, gateways));
      const outcomes = await Promise.all(apps.map((app, index) => app.up(fullApp(gateway, { label: `App ${index}` }))));
      expect(outcomes.filter(({ error }) => error !== undefined)).to.deep.equal([]);
      const stored = [...gateway.store.apps.values()];
      expect(stored.length).to.equal(40);
      expect(
        stored.filter(
          ({ status, attributes, policies, resources }) =>
            `${status} ${attributes.length} ${policies.length} ${resources.length}` !== "ACTIVE 2 2 2",
        ),
      ).to.deep.equal([]);
    }
  });
});
