import { expect } from "chai";
import fc from "fast-check";
import { OagClient } from "pulumi-oag/sdk";
import { OagResourceError } from "../../dist/provider/errors/resource-error.js";
import { OagError } from "../../dist/sdk/errors.js";
import type { Json } from "../support/basics/json.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { configFor } from "../support/gateways/stack-configuration.ts";
import { anyDeclaration, grounded } from "../support/models/arbitrary.ts";
import { json, keepsPrototypes, longTime, mutated, outcome, path, tryMany } from "../support/models/odd-inputs.ts";
import { fullApp } from "../support/resources/full-app.ts";
import { OneResource } from "../support/resources/resource.ts";

describe("odd and hostile responses", function suite() {
  this.timeout(longTime);
  afterEach(stopGateways);
  keepsPrototypes();

  it("from the gateway is an error in a sentence or harmless, at every step of an app's life [fuzz-life]", async () => {
    const property = fc.asyncProperty(
      anyDeclaration,
      fc.array(fc.record({ at: fc.nat(25), way: path, replacement: json }), { minLength: 1, maxLength: 3 }),
      async (declared, tampering) => {
        const gateway = await startGateway();
        const app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
        const args = grounded(gateway, declared);
        let nth = 0;
        gateway.tamper = (_operation, body) => {
          const hit = tampering.find(({ at }) => at === nth);
          nth += 1;
          return hit === undefined ? body : mutated(body, hit.way, hit.replacement);
        };
        await app.up(args);
        await outcome(() => app.refresh()).then(({ error }) => error !== undefined && app.thrown.push(error));
        await app.up({ ...args, description: "other" });
        await outcome(() => app.destroy()).then(({ error }) => error !== undefined && app.thrown.push(error));
        for (const error of app.thrown) {
          expect(error).to.satisfy((thrown: unknown) => thrown instanceof OagResourceError, String(error));
          expect((error as Error).message).to.not.match(/\[OAG_INTERNAL\]|is not a function|Cannot read|not iterable|Maximum call stack/);
          expect((error as Error).message).to.not.include("\u001b");
        }
        await stopGateways();
      },
    );
    await tryMany(property, 120, 5000);
  });

  it("from the gateway is an error of the SDK or harmless for every call of the client", async () => {
    const gateway = await startGateway();
    const client = new OagClient({ ...gateway.configuration, maxRetries: 0 });
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway));
    const [idp] = gateway.store.idps.keys();
    const calls = [
      () => client.applications.list(),
      () => client.applications.get(app.id as string, { expand: ["policies"] }),
      () => client.applications.policies.list(app.id as string),
      () => client.applications.session.get(app.id as string),
      () => client.identityProviders.list(),
      () => client.identityProviders.get(idp as string),
      () => client.certificates.list(),
    ];
    const property = fc.asyncProperty(fc.nat(calls.length - 1), path, json, async (nth, way, replacement) => {
      gateway.tamper = (operation, body) => (operation === "createAccessToken" ? body : mutated(body, way, replacement));
      const { error } = await outcome(calls[nth] as () => Promise<unknown>);
      if (error !== undefined) expect(error).to.be.instanceOf(OagError);
    });
    await tryMany(property, 600, 20_000);
  });

  it("in the token's response is an error of the SDK or a token", async () => {
    const gateway = await startGateway();
    const property = fc.asyncProperty(path, json, async (way, replacement) => {
      const client = new OagClient({ ...gateway.configuration, maxRetries: 0 }, { log: { debug: () => {}, warn: () => {} } });
      gateway.tamper = (operation, body) => (operation === "createAccessToken" ? mutated(body, way, replacement) : body);
      const { error } = await outcome(() => client.certificates.list());
      if (error !== undefined) expect(error).to.be.instanceOf(OagError);
    });
    await tryMany(property, 100, 2000);
  });

  it("nested a hundred thousand times deep is refused, not a crash [fuzz-depth]", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway));
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    gateway.faults.add({ match: { operation: "getApplication" }, body: `{"id":"${app.id}","type":"OAG_HEADER_BASED","label":${deep}}` });
    const { error } = await outcome(() => app.refresh());
    expect(error).to.satisfy((thrown: unknown) => thrown === undefined || thrown instanceof OagResourceError);
    await app.refresh();
    expect((await app.diff(fullApp(gateway))).changes).to.equal(false);
  });

  it("keeps items whose names every JavaScript object has", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    const named = (names: string[]) => Object.fromEntries(names.map((name) => [name, { source: "STATIC", value: name }]));
    const args = fullApp(gateway, { attributes: named(["constructor", "toString", "hasOwnProperty", "valueOf"]) });
    expect(await app.up(args)).to.deep.equal({ op: "create" });
    await app.refresh();
    expect((await app.diff(args)).changes).to.equal(false);
    expect(Object.keys((app.inputs as Json).attributes).sort()).to.deep.equal(["constructor", "hasOwnProperty", "toString", "valueOf"]);
    expect(await app.up({ ...args, attributes: named(["constructor"]) })).to.deep.equal({ op: "update" });
    expect(gateway.store.appByLabel("Payroll").attributes.map(({ name }) => name)).to.deep.equal(["constructor"]);
    expect(await app.check({ ...args, constructor: "x" })).to.have.length(1);
  });
});
