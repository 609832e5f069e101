import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { configFor } from "../support/gateways/stack-configuration.ts";
import { errors, ScenarioStack, steps } from "../support/programs/scenario.ts";
import { revive } from "../support/programs/states.ts";
import { offlineScopes } from "../support/resources/offline-resources.ts";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../states");
const versions = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe("a stack that an earlier version left behind", function suite() {
  this.timeout(120_000);
  afterEach(stopGateways);

  it("is kept for every version in the changelog", () => {
    const changelog = readFileSync(join(folder, "../../CHANGELOG.md"), "utf8");
    const written = [...changelog.matchAll(/^## (\d+\.\d+\.\d+)/gm)].map(([, version]) => version);
    expect(versions.map(({ name }) => name)).to.have.members(written);
  });

  for (const { name: version } of versions) {
    for (const file of readdirSync(join(folder, version))) {
      it(`of ${version}, ${file.replace(".json", "")}: previews empty or repairs, refreshes without a change, and is destroyed [states]`, async () => {
        const gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
        const stack = await ScenarioStack.start("embedded", gateway);
        if (stack === undefined) throw new Error("the embedded host did not start");
        await stack.during(async () => {
          const {
            spec,
            finished,
            pending = ["update payroll"],
            wayBack,
            stateText,
          } = revive(join(folder, version, file), gateway, configFor(gateway));
          if (spec.services !== undefined) stack.configure("oag:scopes", offlineScopes.join(" "));
          stack.stateText = stateText;
          stack.declare(spec);
          if (!finished) {
            expect(steps(await stack.preview()).map((step) => step.split(":")[0])).to.deep.equal(pending);
            expect(errors(await stack.up())).to.deep.equal([]);
          }
          expect(steps(await stack.preview())).to.deep.equal([]);
          expect(steps(await stack.refresh())).to.deep.equal([]);
          gateway.log.clear();
          const again = await stack.up();
          expect([errors(again), steps(again), gateway.log.writes]).to.deep.equal([[], [], []]);
          if (wayBack !== undefined) {
            stack.declare(wayBack);
            expect(errors(await stack.up())).to.deep.equal([]);
          }
          expect(errors(await stack.destroy())).to.deep.equal([]);
          const { apps, idps, offline } = gateway.store;
          expect([apps.size, idps.size, offline.directories, offline.service]).to.deep.equal([0, 0, 0, undefined]);
        });
      });
    }
  }
});
