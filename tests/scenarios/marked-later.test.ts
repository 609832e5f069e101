import { expect } from "chai";
import type { Json } from "../support/basics/json.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { okta, payroll } from "../support/programs/quick-spec.ts";
import { errors, ScenarioStack, type Spec, steps } from "../support/programs/scenario.ts";

const words = /Kestrel note|kestrel-group|\/kestrel-path|Kestrel idp/;

/** The same values, as they are or wrapped by the program. */
function spec(wrap: (value: unknown) => unknown): Spec {
  const change: Json = {
    description: wrap("Kestrel note"),
    groups: wrap(["kestrel-group"]),
    policies: wrap({ "/": { rule: "PROTECTED" }, "/kestrel-path": { rule: "PROTECTED" } }),
  };
  return {
    idps: { okta: { args: { ...okta.args, description: wrap("Kestrel idp") } } },
    certificates: { wildcard: { args: { commonName: "*.example.com" } } },
    apps: { payroll: payroll(change) },
  };
}

describe("a value that the program marks as a secret after it was deployed in plain", function suite() {
  this.timeout(120_000);
  afterEach(stopGateways);

  it("is encrypted in the state by the next up, which writes nothing to the gateway, and previews empty from then on [marked-later]", async () => {
    const gateway = await startGateway();
    const stack = await ScenarioStack.start("embedded", gateway);
    if (stack === undefined) throw new Error("the embedded host did not start");
    await stack.during(async () => {
      stack.declare(spec((value) => value));
      expect(errors(await stack.up())).to.deep.equal([]);
      expect(stack.stateText).to.match(words);

      stack.declare(spec((value) => ({ $secret: value })));
      expect(steps(await stack.preview())).to.deep.equal(["update okta: ", "update payroll: "]);
      gateway.log.clear();
      const marked = await stack.up();
      expect([errors(marked), steps(marked)]).to.deep.equal([[], ["update okta: ", "update payroll: "]]);
      expect(gateway.log.calls).to.deep.equal(["GET /api/v2/certificates"]);
      expect(stack.stateText).to.not.match(words);

      expect(steps(await stack.preview())).to.deep.equal([]);
      expect(steps(await stack.refresh())).to.deep.equal([]);
      expect(steps(await stack.preview())).to.deep.equal([]);
      expect(stack.stateText).to.not.match(words);
    });
  });

  it("leaves the state encrypted, and previews empty, when the program takes the mark away again [mark-taken-away]", async () => {
    const gateway = await startGateway();
    const stack = await ScenarioStack.start("embedded", gateway);
    if (stack === undefined) throw new Error("the embedded host did not start");
    await stack.during(async () => {
      stack.declare(spec((value) => ({ $secret: value })));
      expect(errors(await stack.up())).to.deep.equal([]);
      expect(stack.stateText).to.not.match(words);
      stack.declare(spec((value) => value));
      expect(steps(await stack.preview())).to.deep.equal([]);
    });
  });
});
