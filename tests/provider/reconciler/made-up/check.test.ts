import { expect } from "chai";
import { MadeUpGateway } from "../../../support/made-up/gateway.ts";
import { alarm, cabinet, drawer } from "../../../support/made-up/kinds.ts";
import { type Example, examples, Life } from "../../../support/made-up/life.ts";
import type { Json } from "../../../support/resources/resource.ts";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Arguments that are wrong in many places, and all that is to be said of them. */
const wrong: [shape: string, kind: Example["kind"], inputs: Json, problems: string[]][] = [
  [
    "a collection",
    cabinet,
    {
      colour: "REDD",
      label: " ",
      maker: { clientSecret: 7, nmae: "Ito" },
      shelves: { top: { depth: "CANARY" }, low: { depht: 3 } },
      lock: { bolts: "CANARY" },
      status: "AJAR",
      id: "made-1",
      gateway: "https://oag.example.com",
      lokc: {},
    },
    [
      "id: is not an argument here; allowed are label, colour, apiToken, maker, shelves, lock, status",
      "gateway: is not an argument here; allowed are label, colour, apiToken, maker, shelves, lock, status",
      "lokc: is not an argument here; did you mean lock?",
      'colour: allowed are RED, BLUE (not "REDD"); did you mean RED?',
      "maker.name: is required",
      "maker.nmae: is not an argument here; did you mean name?",
      "maker.clientSecret: must be a text, not a number",
      "label: must not be empty",
      "shelves.top.depth: must be a number, not a text",
      "shelves.low.depht: is not an argument here; did you mean depth?",
      "lock.bolts: must be a number, not a text",
      'status: allowed are OPEN, SHUT (not "AJAR")',
    ],
  ],
  [
    "nested",
    drawer,
    { connection: { url: 7 }, password: ["CANARY"], folders: ["CANARY"], cabinetId: "no id: CANARY" },
    [
      "cabinetId: must be the id of another resource",
      "name: is required (a text)",
      "password: must be a text, not a list",
      "connection.bindCredential: is required",
      "connection.url: must be a text, not a number",
      "folders: must be an object whose keys name each folder, not a list",
    ],
  ],
  [
    "nested, under nothing",
    drawer,
    { name: "left", connection: { url: "u", bindCredential: "CANARY" } },
    ["cabinetId: is required (the id of what a drawer is under)"],
  ],
  [
    "a singleton",
    alarm,
    { zone: "hall", volume: "CANARY", siren: { url: "u", apiToken: {} }, hours: { frmo: 8 } },
    [
      "password: is required (a text)",
      "volume: must be a number, not a text",
      "siren.apiToken: must be a text, not an object",
      "hours.frmo: is not an argument here; did you mean from?",
    ],
  ],
];

/** How an id looks, and where all are. */
const ids =
  '; an id has letters, digits, "-" and "_", at most 64, for example 6f1f2f0a-0000-4000-8000-000000000000; the import.json of `npx pulumi-oag-cli dump` has all (so must an entry of oag:adopt)';

describe("a made-up kind is checked in the preview", () => {
  let gateway: MadeUpGateway;
  beforeEach(() => {
    gateway = new MadeUpGateway();
  });
  afterEach(() => {
    expect(gateway.calls, "check does no I/O").to.deep.equal([]);
  });

  for (const [shape, kind, inputs, problems] of wrong)
    it(`and every problem is told at once, none with a value that may be secret: ${shape}`, async () => {
      const found = await new Life(kind, gateway).check(inputs);
      expect(found).to.deep.equal(problems);
      expect(found.join()).to.not.include("CANARY");
    });

  for (const { shape, kind, inputs, aspect, credentials } of examples) {
    it(`and passes as it is, and with what is not known yet in any place: ${shape}`, async () => {
      const life = new Life(kind, gateway);
      expect(await life.check(inputs)).to.deep.equal([]);
      for (const name of Object.keys(inputs)) expect(await life.check({ ...inputs, [name]: unknown }), name).to.deep.equal([]);
      const [, [member, within]] = credentials as [unknown, [string, string]];
      expect(await life.check({ ...inputs, [member]: { ...inputs[member], [within]: unknown } })).to.deep.equal([]);
      const [key = ""] = Object.keys(inputs[aspect.name]);
      expect(await life.check({ ...inputs, [aspect.name]: { ...inputs[aspect.name], [key]: unknown } })).to.deep.equal([]);
    });
  }

  it("and a credential that the state was taken without may be missing as long as nothing changes", async () => {
    const life = new Life(alarm, gateway);
    life.inputs = { zone: "hall", volume: 5 };
    expect(await life.check({ zone: "hall", volume: 5 })).to.deep.equal([]);
    expect(await life.check({ zone: "hall", volume: 6 })).to.deep.equal(["password: is required (a text)"]);
    life.inputs = undefined;
    expect(await life.check({ zone: "hall", volume: 5 })).to.deep.equal(["password: is required (a text)"]);
  });

  for (const [shape, kind, inputs, id, reason] of [
    ["a collection", cabinet, { label: "Files" }, "no id", `import: must be the id of a cabinet on the gateway${ids}`],
    [
      "nested",
      drawer,
      { cabinetId: "c1", name: "left", connection: { url: "u", bindCredential: "s" } },
      "there",
      `import: must be \`cabinetId/id\`: the id of what a drawer is under, a slash, and its own${ids}`,
    ],
    [
      "a singleton",
      alarm,
      { zone: "hall", password: "s" },
      "there",
      "import: must be the origin of the gateway, for example https://oag.example.com: it has one (so must an entry of oag:adopt)",
    ],
  ] as const)
    it(`and an import id that cannot be one is refused: ${shape}`, async () => {
      expect(await new Life(kind, gateway).check({ ...inputs, __import: id })).to.deep.equal([reason]);
    });
});
