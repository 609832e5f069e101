import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { planResources } from "../../../cli/dist/dump/plan.js";
import { writeProgram } from "../../../cli/dist/dump/program.js";
import { shareValues } from "../../../cli/dist/dump/shared/share.js";
import { kinds } from "../../../cli/dist/kinds.js";
import { root } from "../../support/basics/checkout.ts";
import type { Json } from "../../support/basics/json.ts";
import { type AnySnapshot, anySnapshot } from "../../support/gateways/any-snapshot.ts";
import { runs } from "../../support/models/arbitrary.ts";
import { compilerSays } from "../../support/programs/compiler.ts";
import { evaluate, shown } from "../../support/programs/evaluate.ts";

/** The program of a dump, and what each resource of it is to declare. */
async function programOf(snapshot: AnySnapshot, perApp: boolean) {
  const resources = planResources(snapshot, { withDefaults: false, refusedNames: new Set() });
  const wanted = resources.map(({ kind, name, id, declaration, secrets }) => ({
    kind,
    name,
    id,
    inputs: structuredClone(declaration.inputs),
    secrets: secrets.map(({ key }) => key),
  }));
  return { wanted, files: await writeProgram(shareValues(resources), perApp) };
}

describe("the program of a dump", function suite() {
  this.timeout(600_000);
  let parent: string;
  before(() => {
    // Where pulumi-oag can be resolved; git does not look there.
    parent = mkdtempSync(join(root, "tests/cli/.dump-"));
  });
  after(() => rmSync(parent, { recursive: true, force: true }));

  for (const perApp of [false, true])
    it(`declares just what was read, whatever it says once: any gateway, ${perApp ? "one file per app" : "all in one file"}`, async () => {
      const count = runs(perApp ? 40 : 120, 2000);
      const folders: string[] = [];
      const said = { domain: 0, certificate: 0, defaults: 0 };
      await fc.assert(
        fc.asyncProperty(anySnapshot, async (snapshot) => {
          const { wanted, files } = await programOf(snapshot, perApp);
          const ids = Object.fromEntries(wanted.map(({ kind, name, id }) => [`${kinds[kind].class} ${name}`, id]));
          const declared = evaluate(files, { ids, certificates: snapshot.certificates });
          const all = [...files.values()].join("\n");
          if (/const domain = /.test(all)) said.domain += 1;
          if (/const \w+Certificate = /.test(all)) said.certificate += 1;
          if (/\.\.\.appDefaults/.test(all)) said.defaults += 1;
          const keys: string[] = [];
          const found = declared.map(({ class: kind, name, args }) => [kind, name, shown(args, keys)]);
          const byName = (one: unknown[], other: unknown[]) => (`${one[0]} ${one[1]}` < `${other[0]} ${other[1]}` ? -1 : 1);
          const expected = wanted.map(({ kind, name, inputs }) => [kinds[kind].class, name, shown(withoutSecretValues(inputs))]);
          expect(found.sort(byName)).to.deep.equal(expected.sort(byName));
          expect(keys.sort()).to.deep.equal(wanted.flatMap(({ secrets }) => secrets).sort());
          if (folders.length < 12) folders.push(written(join(parent, `${perApp}-${folders.length}`), files));
        }),
        { numRuns: count },
      );
      // One of both forms by the compiler that users have.
      expect(compilerSays(folders, parent, perApp ? "typescript" : "typescript-native")).to.equal("");
      expect(Math.min(said.domain, said.certificate, said.defaults), JSON.stringify(said)).to.be.at.least(count / 10);
    });
});

/** The value of a secret attribute is never read. */
function withoutSecretValues(inputs: Json): Json {
  if (inputs.attributes === undefined) return inputs;
  const items = Object.entries(inputs.attributes as Json).map(([key, item]) => {
    const { value, ...rest } = item;
    return [key, item.source === "SECRET" ? rest : { ...rest, value }];
  });
  return { ...inputs, attributes: Object.fromEntries(items) };
}

function written(folder: string, files: ReadonlyMap<string, string>): string {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
