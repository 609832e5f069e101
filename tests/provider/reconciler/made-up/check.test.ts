import { expect } from "chai";
import type { Json } from "../../../support/basics/json.ts";
import { unknown } from "../../../support/basics/unknown.ts";
import { MadeUpGateway } from "../../../support/made-up/gateway.ts";
import { alarm, cabinet, drawer } from "../../../support/made-up/kinds.ts";
import { type Example, examples, Life } from "../../../support/made-up/life.ts";

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
      "id: is not an argument here; allowed are label, colour, apiToken, maker, shelves, lock, status [OAG_ARGUMENT_UNKNOWN]",
      "gateway: is not an argument here; allowed are label, colour, apiToken, maker, shelves, lock, status [OAG_ARGUMENT_UNKNOWN]",
      "lokc: is not an argument here; did you mean lock? [OAG_ARGUMENT_UNKNOWN]",
      'colour: allowed are RED, BLUE (not "REDD"); did you mean RED? [OAG_ARGUMENT_WORD]',
      "maker.name: is required [OAG_ARGUMENT_MISSING]",
      "maker.nmae: is not an argument here; did you mean name? [OAG_ARGUMENT_UNKNOWN]",
      "maker.clientSecret: must be a text, not a number [OAG_ARGUMENT_TYPE]",
      "label: must not be empty [OAG_ARGUMENT_MISSING]",
      "shelves.top.depth: must be a number, not a text [OAG_ARGUMENT_TYPE]",
      "shelves.low.depht: is not an argument here; did you mean depth? [OAG_ARGUMENT_UNKNOWN]",
      "lock.bolts: must be a number, not a text [OAG_ARGUMENT_TYPE]",
      'status: allowed are OPEN, SHUT (not "AJAR") [OAG_ARGUMENT_WORD]',
    ],
  ],
  [
    "nested",
    drawer,
    { connection: { url: 7 }, password: ["CANARY"], folders: ["CANARY"], cabinetId: "no id: CANARY" },
    [
      "cabinetId: must be the id of another resource [OAG_ARGUMENT_FORM]",
      "name: is required (a text) [OAG_ARGUMENT_MISSING]",
      "password: must be a text, not a list [OAG_ARGUMENT_TYPE]",
      "connection.bindCredential: is required [OAG_ARGUMENT_MISSING]",
      "connection.url: must be a text, not a number [OAG_ARGUMENT_TYPE]",
      "folders: must be an object whose keys name each folder, not a list [OAG_ARGUMENT_TYPE]",
    ],
  ],
  [
    "nested, under nothing",
    drawer,
    { name: "left", connection: { url: "u", bindCredential: "CANARY" } },
    ["cabinetId: is required (the id of what a drawer is under) [OAG_ARGUMENT_MISSING]"],
  ],
  [
    "a singleton",
    alarm,
    { zone: "hall", volume: "CANARY", siren: { url: "u", apiToken: {} }, hours: { frmo: 8 } },
    [
      "password: is required (a text) [OAG_ARGUMENT_MISSING]",
      "volume: must be a number, not a text [OAG_ARGUMENT_TYPE]",
      "siren.apiToken: must be a text, not an object [OAG_ARGUMENT_TYPE]",
      "hours.frmo: is not an argument here; did you mean from? [OAG_ARGUMENT_UNKNOWN]",
    ],
  ],
];

/** How an id looks, and where all are. */
const ids =
  '; an id has letters, digits, "-" and "_", at most 64, for example 6f1f2f0a-0000-4000-8000-000000000000; the import.json of `npx pulumi-oag-cli dump` has all (so must an entry of oag:adopt) [OAG_IMPORT]';

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
    expect(await life.check({ zone: "hall", volume: 6 })).to.deep.equal(["password: is required (a text) [OAG_ARGUMENT_MISSING]"]);
    life.inputs = undefined;
    expect(await life.check({ zone: "hall", volume: 5 })).to.deep.equal(["password: is required (a text) [OAG_ARGUMENT_MISSING]"]);
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
      "import: must be the origin of the gateway, for example https://oag.example.com: it has one (so must an entry of oag:adopt) [OAG_IMPORT]",
    ],
  ] as const)
    it(`and an import id that cannot be one is refused: ${shape}`, async () => {
      expect(await new Life(kind, gateway).check({ ...inputs, __import: id })).to.deep.equal([reason]);
    });
});
