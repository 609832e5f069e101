import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { EngineRun } from "../../engines/engine.ts";
import type { Json } from "../support/basics/json.ts";
import { errors, type ScenarioStack, type Spec, steps, textsOf, told } from "../support/programs/scenario.ts";
import { stackForEachTest } from "../support/programs/stack-for-each.ts";
import { fullApp } from "../support/resources/full-app.ts";
import { OneResource } from "../support/resources/resource.ts";

/** An app that nobody's stack has, and a program with a component that makes it. */
async function byHand(gateway: Gateway): Promise<{ id: string; program(change?: Json): Spec }> {
  const app = new OneResource("app", gateway);
  const { attributes: _, ...declared } = fullApp(gateway);
  await app.up(declared);
  gateway.log.clear();
  return {
    id: String(app.id),
    program: (change = {}) => ({ components: ["team"], apps: { payroll: { args: { ...declared, ...change }, opts: { parent: "team" } } } }),
  };
}

/** What the user is told of adoptions that are to come. */
const previewed = (run: EngineRun): string[] =>
  textsOf(run).flatMap((text) => /pulumi-oag: (app "Payroll": \{ import: .*)/.exec(text)?.[1] ?? []);

for (const kind of ["embedded", "real"] as const) {
  describe(`an app that a component of the program makes, on ${kind === "embedded" ? "the embedded host" : "a real engine"}`, function suite() {
    this.timeout(300_000);
    let gateway: Gateway;
    let stack: ScenarioStack;

    stackForEachTest(kind, "adopt-in-a-component", (itsGateway, itsStack) => {
      [gateway, stack] = [itsGateway, itsStack];
    });

    it("is adopted by an entry of oag:adopt, told once in a preview and once in an up, without a write; the entry may stay, or go [adopt-in-a-component]", async () => {
      const { id, program } = await byHand(gateway);
      stack.declare(program());
      expect(errors(await stack.up()).join("\n")).to.include(`import: "${id}"`);
      stack.configure("oag:adopt", JSON.stringify({ payroll: id }));
      const adopts = `app "Payroll": { import: "${id}" } adopts it and writes nothing: the app is as the program declares it`;
      const preview = await stack.preview();
      expect([errors(preview), steps(preview), previewed(preview)]).to.deep.equal([[], ["create payroll"], [adopts]]);
      const up = await stack.up();
      expect([errors(up), steps(up), previewed(up), up.outputs]).to.deep.equal([[], ["create payroll"], [adopts], {}]);
      const after = await stack.preview();
      expect([steps(after), previewed(after)]).to.deep.equal([[], []]);
      stack.configure("oag:adopt", "{}");
      expect(steps(await stack.up())).to.deep.equal([]);
      expect(gateway.log.writes).to.deep.equal([]);
      expect(stack.shown).to.not.include("__import");
      expect(errors(await stack.destroy())).to.deep.equal([]);
      expect(gateway.log.writes.at(-1)).to.equal(`DELETE /api/v2/apps/${id}`);
    });

    it("is compared by the preview of an adoption that would fail: what differs is told without its value, and nothing is sent [adopt-foretold]", async () => {
      const { id, program } = await byHand(gateway);
      stack.declare(program({ description: "another one" }));
      stack.configure("oag:adopt", JSON.stringify({ payroll: id }));
      const preview = await stack.preview();
      expect([errors(preview), steps(preview)]).to.deep.equal([[], ["create payroll", "create team"]]);
      const [foretold = "", ...others] = previewed(preview);
      expect([foretold.split(": description")[0], others]).to.deep.equal([
        `app "Payroll": { import: "${id}" } would fail, since the app is not as the program declares it`,
        [],
      ]);
      expect(foretold).to.not.include("another one");
      const up = await stack.up();
      expect(errors(up).join("\n")).to.include(`app ${id} is not as the program declares it, so it was not taken into the state`);
      expect([previewed(up), gateway.log.writes]).to.deep.equal([[foretold], []]);
    });

    it("shows the entry that comes or goes only beside what else an update changes [adopt-entry-shown]", async () => {
      const { id, program } = await byHand(gateway);
      stack.configure("oag:adopt", JSON.stringify({ payroll: id }));
      stack.declare(program());
      expect(errors(await stack.up())).to.deep.equal([]);
      stack.configure("oag:adopt", "{}");
      stack.declare(program({ description: "another one" }));
      expect(steps(await stack.preview())).to.deep.equal(["update payroll: __import, description"]);
      const up = await stack.up();
      expect([errors(up), steps(up)]).to.deep.equal([[], ["update payroll: __import, description"]]);
      expect(steps(await stack.preview())).to.deep.equal([]);
    });

    it("is not adopted by an entry that is no id: the preview says so, and nothing is sent [adopt-no-id]", async () => {
      const { program } = await byHand(gateway);
      stack.declare(program());
      stack.configure("oag:adopt", JSON.stringify({ payroll: "no id/at all" }));
      const preview = await stack.preview();
      expect(errors(preview).join("\n")).to.include("import: must be the id of an app on the gateway");
      stack.configure("oag:adopt", "payroll");
      expect(told(await stack.up())).to.include("oag:adopt must be a JSON object with the id of each object");
      expect(gateway.log.writes).to.deep.equal([]);
    });
  });
}
