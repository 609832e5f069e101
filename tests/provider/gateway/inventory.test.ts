import { expect } from "chai";
import { Inventory } from "../../../dist/provider/gateway/inventory.js";
import { objectIdIn } from "../../../dist/provider/ids.js";
import { TestClock } from "../../support/basics/clock.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

interface Thing {
  id: string;
  label: string;
}

describe("the inventory of labels and domains", () => {
  afterEach(stopGateways);
  function inventoryOf(load: () => Promise<Thing[]>) {
    const clock = new TestClock();
    let lists = 0;
    const inventory = new Inventory<Thing>(() => {
      lists += 1;
      return load();
    }, clock);
    return { inventory, clock, lists: () => lists };
  }

  it("lists once for a burst, and anew after ten seconds", async () => {
    const { inventory, clock, lists } = inventoryOf(async () => [{ id: "1", label: "a" }]);
    await Promise.all(Array.from({ length: 20 }, () => inventory.all()));
    clock.advance(10_000);
    await inventory.all();
    expect(lists()).to.equal(1);
    clock.advance(1);
    await inventory.all();
    expect(lists()).to.equal(2);
  });

  it("is kept current by our own writes, and remembers which objects are ours", async () => {
    const { inventory, lists } = inventoryOf(async () => [{ id: "1", label: "a" }]);
    await inventory.all();
    await inventory.add({ id: "2", label: "b" });
    await inventory.add({ id: "1", label: "c" });
    expect(await inventory.all()).to.deep.equal([
      { id: "2", label: "b" },
      { id: "1", label: "c" },
    ]);
    await inventory.forget(objectIdIn("2"));
    expect((await inventory.all()).map(({ id }) => id)).to.deep.equal(["1"]);
    expect(["1", "2"].map((id) => inventory.isWrittenHere(objectIdIn(id)))).to.deep.equal([true, false]);
    expect(lists()).to.equal(1);
  });

  it("does not remember a list that failed", async () => {
    let isDown = true;
    const { inventory, lists } = inventoryOf(async () => {
      if (isDown) throw new Error("down");
      return [];
    });
    expect((await rejection(inventory.all())).message).to.equal("down");
    isDown = false;
    expect(await inventory.all()).to.deep.equal([]);
    expect(lists()).to.equal(2);
  });

  it("never fails a create that went well because somebody else's list failed meanwhile", async () => {
    let fail = (_error: Error) => {};
    const { inventory } = inventoryOf(
      () =>
        new Promise((_resolve, reject) => {
          fail = reject;
        }),
    );
    const listing = rejection(inventory.fresh());
    const noting = inventory.add({ id: "1", label: "a" });
    const forgetting = inventory.forget(objectIdIn("1"));
    fail(new Error("down"));
    expect((await listing).message).to.equal("down");
    await noting;
    await forgetting;
  });

  for (const kind of ["app", "idp"] as const) {
    it(`learns from a refresh that an ${kind} is gone, whose name is free again for a create of the same run`, async () => {
      const gateway = await startGateway();
      const resource = new OneResource(kind, gateway);
      const args = kind === "app" ? fullApp(gateway) : { type: "IDP_OKTA", domain: "gone.okta.com", apiToken: "t" };
      await resource.up(args);
      (kind === "app" ? gateway.store.apps : gateway.store.idps).delete(resource.id as string);
      expect(await resource.refresh()).to.equal("gone");
      expect(await resource.up(args)).to.deep.equal({ op: "create" });
    });
  }
});
