import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Json } from "../support/basics/json.ts";
import { environmentFor, run } from "../support/commands/command.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { seedIdp } from "../support/gateways/seed-idp.ts";
import { configFor } from "../support/gateways/stack-configuration.ts";
import { configuration, examplesFolder, InstalledExamples } from "../support/programs/installed-examples.ts";
import { errors, steps } from "../support/programs/scenario.ts";
import { OneResource } from "../support/resources/resource.ts";

describe("the examples of adoption, copied out of the repository", function suite() {
  this.timeout(300_000);
  let installed: InstalledExamples;

  before(() => {
    installed = new InstalledExamples("checkout");
  });
  after(() => installed.remove());
  afterEach(stopGateways);

  it("adopt: a whole dumped gateway is imported, and only what the API never shows is taken into the state", async () => {
    const { readSnapshot } = await import("../../cli/dist/dump/read-snapshot.js");
    const { seedOf } = await import("../../cli/dist/simulator/seed.js");
    const gateway = await startGateway();
    gateway.store.load(seedOf(readSnapshot(join(examplesFolder, "adopt"))));
    const engine = installed.engineFor("adopt", configuration("adopt", [gateway]));
    const imported = await engine.import(join(installed.folder, "adopt/import.json"));
    expect([imported.failed, imported.diagnostics, imported.steps.length]).to.deep.equal([false, [], 15]);
    const up = await engine.up();
    expect([errors(up), gateway.log.writes]).to.deep.equal([[], []]);
    expect(steps(up)).to.deep.equal([
      "update acme-eu-auth0-com: clientId, clientSecret",
      "update acme-okta-com: apiToken",
      "update partners-okta-com: apiToken",
      'update payroll-b7c3319a: attributes["X-TRUST"].value',
      "update wiki: spCertificate",
    ]);
    expect(steps(await engine.preview())).to.deep.equal([]);
    expect((await engine.destroy()).failed, "protected").to.equal(true);
  });

  it("adopt: is what a dump of that gateway writes today", async () => {
    const { readSnapshot } = await import("../../cli/dist/dump/read-snapshot.js");
    const { seedOf } = await import("../../cli/dist/simulator/seed.js");
    const gateway = await startGateway();
    gateway.store.load(seedOf(readSnapshot(join(examplesFolder, "adopt"))));
    const out = join(installed.folder, "again");
    const { code, stderr } = await run(["dump", "--out", out, "--project", "pulumi-oag-adopt"], environmentFor(gateway));
    expect(code, stderr).to.equal(0);
    for (const name of ["index.ts", "import.json", "gateway.json", "tsconfig.json"])
      expect(readFileSync(join(out, name), "utf8").replaceAll(gateway.origin, "https://oag.example.com"), name).to.equal(
        readFileSync(join(examplesFolder, "adopt", name), "utf8"),
      );
  });

  it("adopt-app: tells what differs, then takes the app over without a write", async () => {
    const gateway = await startGateway();
    const idpId = seedIdp(gateway);
    const [certificateId] = gateway.store.certificates.keys();
    const byHand = {
      type: "OAG_HEADER_BASED",
      label: "Intranet",
      publicDomain: "intranet.example.com",
      postLoginUrl: "https://intranet.example.com/",
      idpId,
      certificateId,
      protectedResources: { "https://intranet.internal": {} },
      attributes: { REMOTE_USER: { source: "IDP", value: "login" } },
      policies: { "/": { rule: "NO_AUTH" } },
      status: "ACTIVE",
    };
    const console = new OneResource("app", gateway, configFor(gateway));
    expect(await console.up(byHand)).to.deep.equal({ op: "create" });
    const known = { "pulumi-oag-adopt-app:adopt": console.id };

    const early = installed.engineFor("adopt-app", configuration("adopt-app", [gateway], known));
    expect(errors(await early.up()).join()).to.include(
      "is not as the program declares it, so it was not taken into the state; nothing was changed",
    );
    (gateway.store.appByLabel("Intranet").policies[0] as Json).rule = "PROTECTED";
    gateway.log.clear();
    const outputs = await installed.live("adopt-app", [gateway], ["create intranet"], { known });
    expect(outputs).to.deep.equal({ appId: console.id });
    expect(gateway.log.writes.map((call) => call.split(" ")[0])).to.deep.equal(["POST", "DELETE"]);
  });
});
