import { expect } from "chai";
import { Handler } from "../../../dist/provider/plugin/handler.js";
import { Block } from "../../../dist/provider/reconciler/aspects/block.js";
import { ItemMap } from "../../../dist/provider/reconciler/aspects/map/map.js";
import type { Kind } from "../../../dist/provider/reconciler/kind.js";
import { lifecycleOf } from "../../../dist/provider/reconciler/kind-lifecycle.js";
import { secretPlacesOf } from "../../../dist/provider/reconciler/kind-secret-places.js";
import { OagApiError } from "../../../dist/sdk/errors.js";
import type { Member } from "../../../dist/sdk/generated/contract.js";
import type { Json } from "../../support/basics/json.ts";
import { plain, unmarked } from "../../support/basics/secret-mark.ts";
import { MadeUpGateway } from "../../support/made-up/gateway.ts";
import { cabinet, drawer } from "../../support/made-up/kinds.ts";
import { variantOf } from "../../support/made-up/tables.ts";
import { isSealed } from "../../support/readers/contract-secrets.ts";

const hidden = (type: string): Member => ({ type, writeOnly: true });
const text: Member = { type: "string" };
// What check says is not what these are about.
const validator = () => true;

/** A kind whose tables have secrets of every type, under names that no credential of the contract has. */
const safe: Kind = {
  ...drawer,
  noun: "safe",
  schema: "Safe",
  variants: [
    variantOf(
      "Safe",
      {
        name: text,
        apiNumber: hidden("integer"),
        isHardened: hidden("boolean"),
        codes: hidden("array"),
        extra: hidden("object"),
        grade: { type: "string", enum: ["OPEN", "SHUT"] },
        phrase: { type: "string", secretWhere: { grade: ["SHUT"] } },
        shown: { type: "string", secret: true },
        plain: { type: "string", writeOnly: true, secret: false },
        connection: {
          type: "object",
          members: { url: text, bindPin: hidden("string"), inner: { type: "object", members: { pin: hidden("integer") } } },
        },
        servers: { type: "array", members: { host: text, pin: hidden("string") } },
      },
      { aspects: [], validator },
    ),
  ],
};

const declared = {
  ...{
    cabinetId: "c",
    name: "one",
    apiNumber: 918_273_645,
    isHardened: true,
    codes: ["CANARY-LIST"],
    extra: { "CANARY-KEY": "CANARY-OBJECT" },
  },
  ...{ grade: "SHUT", phrase: "CANARY-PHRASE", shown: "CANARY-SHOWN", plain: "readable" },
  connection: { url: "https://v", bindPin: "CANARY-NESTED", inner: { pin: 918_273_646 } },
  servers: [{ host: "h", pin: "CANARY-IN-LIST" }],
};

const paths = [
  ...[["apiNumber"], ["isHardened"], ["codes"], ["extra"], ["phrase"], ["shown"]],
  ...[["connection", "bindPin"], ["connection", "inner", "pin"], ["servers"]],
];

/** A handler of a kind, in a plugin process of its own. */
function handlerOf(kind: Kind, gateway: MadeUpGateway): Handler {
  const handler = new Handler(lifecycleOf(kind, {}), { gateways: async () => gateway.newGateways() });
  handler.configure({ config: { get: () => undefined } });
  return handler;
}

/** What of a result is told, and which of the places have no mark. */
const openIn = (props: unknown, sealed = paths): unknown[] => {
  const told = JSON.stringify(unmarked(props)).match(/CANARY[A-Z-]*|91827\d+/g) ?? [];
  return [...told, ...sealed.filter((path) => !isSealed(props, path))];
};

describe("a kind whose own tables have secrets", () => {
  it("says where they are, and a kind that says so itself is believed", () => {
    const places = secretPlacesOf(safe);
    expect(places.map(({ path }) => path)).to.deep.equal(paths);
    expect(places.find(({ path: [name] }) => name === "phrase")?.where).to.deep.equal({
      member: "grade",
      secret: ["SHUT"],
      plain: ["OPEN"],
    });
    expect(secretPlacesOf({ ...safe, secrets: [] })).to.deep.equal([]);
  });

  it("tells none in anything that leaves it, although the gateway shows them all [made-up-secrets]", async () => {
    const gateway = new MadeUpGateway();
    gateway.isCareless = true;
    const handler = handlerOf(safe, gateway);
    const { inputs } = await handler.check({}, declared);
    expect(openIn(inputs)).to.deep.equal([]);
    expect(inputs).to.deep.include({ name: "one", plain: "readable", grade: "SHUT" });
    const { id, outs } = await handler.create(declared);
    expect(openIn(outs)).to.deep.equal([]);
    expect(outs).to.deep.include({ plain: "readable" });
    const state = plain(outs);
    const read = await handler.read(id, state);
    expect([openIn(read.props), openIn(read.inputs)]).to.deep.equal([[], []]);
    expect(openIn((await handlerOf(safe, gateway).read(id, {})).props, [])).to.deep.equal([]);
    const next = { ...declared, apiNumber: 918_273_647, connection: { ...declared.connection, bindPin: "CANARY-OTHER" } };
    expect(openIn(await handler.diff(id, state, next), [])).to.deep.equal([]);
    expect(openIn((await handler.update(id, state, next)).outs)).to.deep.equal([]);
    expect(openIn(gateway.told, [])).to.deep.equal([]);
  });

  it("tells none in an error that repeats them all", async () => {
    const gateway = new MadeUpGateway();
    const collection = gateway.collection.bind(gateway);
    gateway.collection = (path) => ({
      ...collection(path),
      create: async (body: Json) => {
        throw new OagApiError(400, "BAD", `cannot take ${JSON.stringify(body)}`, "POST");
      },
    });
    const error = await handlerOf(safe, gateway)
      .create(declared)
      .then(
        () => undefined,
        (refusal: Error) => refusal,
      );
    expect(error?.message).to.include("safe").and.include("[secret]");
    expect(String(error?.message).match(/CANARY-[A-Z-]*|91827\d+/g) ?? []).to.deep.equal([]);
  });

  it("has them marked in items of maps and in blocks, too", async () => {
    const [variant] = cabinet.variants;
    const withSecrets: Kind = {
      ...cabinet,
      variants: cabinet.variants.map((one) => ({
        ...one,
        aspects: (variant?.aspects ?? []).map((aspect) =>
          aspect instanceof ItemMap
            ? new ItemMap({ ...aspect.facts, table: { ...aspect.facts.table, salt: hidden("integer") } })
            : new Block({
                ...(aspect as Block),
                table: { ...(aspect as Block).table, code: hidden("string") },
                validator,
              }),
        ),
      })),
    };
    const gateway = new MadeUpGateway();
    const args = { label: "one", shelves: { top: { salt: 918_273_645 } }, lock: { kind: "bolt", code: "CANARY-BLOCK" } };
    const sealed = [
      ["shelves", "top", "salt"],
      ["lock", "code"],
    ];
    expect(openIn((await handlerOf(withSecrets, gateway).check({}, args)).inputs, sealed)).to.deep.equal([]);
    expect(openIn((await handlerOf(withSecrets, gateway).create(args)).outs, sealed)).to.deep.equal([]);
  });
});
