import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { ignoring } from "../../simulator/dist/host/ignore-changes.js";
import { StateStore } from "../../simulator/dist/host/state-file.js";
import { annotateSecrets, diffInputs, diffValues, makeSecret, masked } from "../../simulator/dist/host/values.js";
import { thrown } from "../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { errors, ScenarioStack } from "../support/programs/scenario.ts";

describe("the embedded host", () => {
  describe("keeps its state", () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "pulumi-oag-state-"));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it("with secrets encrypted, which only the passphrase opens", () => {
      const path = join(folder, "state.json");
      const resource = {
        urn: "u",
        type: "t",
        name: "n",
        custom: true,
        id: "1",
        inputs: { a: makeSecret({ b: "CANARY" }) },
        outputs: { list: [makeSecret("CANARY")] },
        dependencies: [],
      };
      new StateStore(path, "right").put(resource);
      expect(readFileSync(path, "utf8")).to.not.include("CANARY");
      expect(new StateStore(path, "right").find("u")).to.deep.equal(resource);
      expect(thrown(() => new StateStore(path, "wrong")).message).to.include("unable to authenticate");
    });
  });

  it("marks as secret what was secret under the same name, and a list as a whole", () => {
    const sent = { a: makeSecret("x"), map: { b: makeSecret("y") }, list: ["1", makeSecret("2")], open: "z" };
    expect(annotateSecrets({ a: "x", map: { b: "y", c: 1 }, list: ["1", "2"], open: "z", more: 1 }, sent)).to.deep.equal({
      a: makeSecret("x"),
      map: { b: makeSecret("y"), c: 1 },
      list: makeSecret(["1", "2"]),
      open: "z",
      more: 1,
    });
  });

  it("shows what differs by property, hides secrets and names that begin with __", () => {
    const old = { a: 1, gone: true, map: { "/x": { r: 1 } }, s: makeSecret("CANARY1"), __provider: "x" };
    const next = { a: 2, map: { "/x": { r: 2 }, y: 3 }, s: makeSecret("CANARY2"), __provider: "y" };
    expect(diffValues(old, next)).to.deep.equal([
      { path: "a", kind: "update", old: 1, new: 2 },
      { path: "gone", kind: "delete", old: true },
      { path: 'map["/x"].r', kind: "update", old: 1, new: 2 },
      { path: "map.y", kind: "add", new: 3 },
      { path: "s", kind: "update", old: "[secret]", new: "[secret]" },
    ]);
    expect(masked({ a: [makeSecret("CANARY")] })).to.deep.equal({ a: ["[secret]"] });
  });

  it("shows all that differs of inputs, as an engine that compares them itself", () => {
    expect(diffInputs({ a: 1, __import: "x", __secrets: [["a"]] }, { a: 2, __secrets: [["a"]] })).to.deep.equal([
      { path: "__import", kind: "delete", old: "x" },
      { path: "a", kind: "update", old: 1, new: 2 },
    ]);
  });

  it("sets ignored changes back, by dotted and quoted paths", () => {
    const olds = { a: 1, policies: { "/admin": { rule: "NO_AUTH" } } };
    expect(ignoring({ a: 2, policies: { "/admin": { rule: "PROTECTED" } } }, olds, ["a", 'policies["/admin"].rule'])).to.deep.equal(olds);
  });

  describe("runs programs", () => {
    afterEach(stopGateways);
    const spec = (opts: object, name = "a") => ({
      idps: { [name]: { args: { type: "IDP_OKTA", domain: "d.okta.com", apiToken: "t" }, opts } },
    });

    it("and refuses options that it does not know, rather than doing them wrong", async () => {
      const gateway = await startGateway();
      const stack = (await ScenarioStack.start("embedded", gateway)) as ScenarioStack;
      stack.declare(spec({ aliases: [{ name: "old" }] }));
      expect(errors(await stack.up())).to.deep.equal([
        "pulumi-nodejs:dynamic/oag:OagIdentityProvider (a): the embedded host does not know aliases; use a real Pulumi engine",
      ]);
      expect(gateway.store.idps.size).to.equal(0);
      stack.stop();
    });

    it("and keeps protected resources", async () => {
      const gateway = await startGateway();
      const stack = (await ScenarioStack.start("embedded", gateway)) as ScenarioStack;
      stack.declare(spec({ protect: true }));
      await stack.up();
      expect(errors(await stack.destroy())).to.deep.equal([
        "pulumi-nodejs:dynamic/oag:OagIdentityProvider (a): the resource is protected and cannot be deleted",
      ]);
      expect(gateway.store.idps.size).to.equal(1);
      stack.stop();
    });

    it("and holds a change back that ignoreChanges names", async () => {
      const gateway = await startGateway();
      const stack = (await ScenarioStack.start("embedded", gateway)) as ScenarioStack;
      const named = (name: string) => ({
        idps: { a: { args: { type: "IDP_OKTA", domain: "d.okta.com", apiToken: "t", name }, opts: { ignoreChanges: ["name"] } } },
      });
      stack.declare(named("one"));
      await stack.up();
      stack.declare(named("two"));
      expect((await stack.up()).steps).to.deep.equal([]);
      expect([...gateway.store.idps.values()][0]?.own.name).to.equal("one");
      stack.stop();
    });
  });
});
