import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import { withoutIds } from "../../support/gateways/gateway.ts";
import { told } from "../../support/resources/checked.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import type { KindName } from "../../support/resources/kind-names.ts";
import { app, NewerGateway, okta, places, readyIdp } from "../../support/resources/newer-members.ts";
import { directoryArgs } from "../../support/resources/offline-resources.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("a member that is newer than this version", () => {
  let gateway: Gateway;
  const newer = NewerGateway.forEachTest();
  beforeEach(() => {
    gateway = newer.gateway;
  });
  const warned = (kind?: KindName) => newer.warned(kind);
  const calls = () => gateway.log.calls.map((call) => withoutIds(call).replace("app-oidc-1", "{id}"));

  for (const { where, kind, program, declare, stored, calls: expected } of places) {
    it(`in ${where} goes its whole life under oag:validation warn: sent, kept, compared, repaired, released [newer-members]`, async () => {
      const resource = warned(kind);
      const base = program(gateway);
      const declared = (value: unknown) => declare(base, value);

      expect(await resource.up(declared("one"))).to.deep.equal({ op: "create" });
      expect(stored(gateway).novelty, "created").to.equal("one");
      gateway.log.clear();
      expect(await resource.up(declared("one"))).to.deep.equal({ op: "same" });
      expect(calls()).to.deep.equal([]);

      expect(await resource.up(declared("two"))).to.deep.equal({ op: "update" });
      expect(calls()).to.deep.equal(expected);
      expect(stored(gateway).novelty, "updated").to.equal("two");
      await resource.refresh();
      expect((await resource.diff(declared("two"))).changes, "reads back as declared").to.equal(false);

      stored(gateway).novelty = "by hand";
      await resource.refresh();
      expect(JSON.stringify(resource.outputs)).to.include('"novelty":"by hand"');
      expect((await resource.diff(declared("two"))).changes, "drift is seen").to.not.equal(false);
      expect(await resource.up(declared("two"))).to.deep.equal({ op: "update" });
      expect(stored(gateway).novelty, "repaired").to.equal("two");

      delete stored(gateway).novelty;
      await resource.refresh();
      expect(JSON.stringify(resource.outputs)).to.not.include('"novelty":');
      expect(await resource.up(declared("two"))).to.deep.equal({ op: "update" });
      expect(stored(gateway).novelty, "given back").to.equal("two");

      gateway.log.clear();
      expect((await resource.diff(base)).changes, "its release is shown").to.not.equal(false);
      expect(await resource.up(base)).to.deep.equal({ op: "update" });
      expect(gateway.log.writes, "and nothing is sent").to.deep.equal([]);
      expect(stored(gateway).novelty, "left alone").to.equal("two");
      await resource.refresh();
      expect((await resource.diff(base)).changes).to.equal(false);
      expect(JSON.stringify([resource.outputs, resource.inputs]), "no longer known").to.not.include("novelty");

      expect(await resource.up(declared("three")), "declared on an object that exists").to.deep.equal({ op: "update" });
      expect(stored(gateway).novelty).to.equal("three");
      await resource.destroy();
    });

    it(`in ${where} is refused by a strict check, and never by one that warns`, () => {
      const judge = told(lifecycles[kind ?? "app"]);
      const notices: string[] = [];
      const with_ = (validation: "strict" | "warn") =>
        judge({}, declare(program(gateway), "one"), { validation, notice: (text: string) => notices.push(text) });
      expect(with_("strict").join()).to.match(/novelty: is not an argument here/);
      expect(notices).to.deep.equal([]);
      expect(with_("warn")).to.deep.equal([]);
      expect(notices.filter((text) => text.includes("novelty")).join()).to.match(
        /novelty: is not an argument here.*; sent as it is, since oag:validation is warn$/,
      );
    });
  }

  it("is not sent to a gateway by a program that is checked strictly", async () => {
    const strict = new OneResource("app", gateway);
    expect((await strict.up({ ...fullApp(gateway), novelty: "one" })).error).to.include("novelty: is not an argument here");
    expect(calls()).to.deep.equal([]);
  });

  it("may be an object or a list, to which the gateway adds members of its own", async () => {
    const resource = warned();
    const novelty = { list: ["b", "a"], inner: { on: true } };
    gateway.tamper = (_operation, body) =>
      JSON.parse(JSON.stringify(body), (name, value) => (name === "inner" ? { ...value, added: 1 } : value));
    const declared = fullApp(gateway, {
      novelty,
      policies: { "/": { rule: "PROTECTED", novelty } },
      session: { idleSessionTimeout: 1800, novelty },
    });
    expect(await resource.up(declared)).to.deep.equal({ op: "create" });
    await resource.refresh();
    expect((await resource.diff(declared)).changes).to.equal(false);
    const changed = {
      ...declared,
      novelty: { ...novelty, inner: { on: false } },
      policies: { "/": { rule: "PROTECTED", novelty: { ...novelty, inner: { on: false } } } },
      session: { idleSessionTimeout: 1800, novelty: { ...novelty, inner: { on: false } } },
    };
    expect(await resource.up(changed)).to.deep.equal({ op: "update" });
    for (const part of [app(gateway).own, app(gateway).policies[0], app(gateway).session]) expect(part.novelty.inner.on).to.equal(false);
  });

  it("may be an object to which the gateway adds members of its own, of an identity provider too", async () => {
    const resource = warned("idp");
    gateway.tamper = (_operation, body) =>
      JSON.parse(JSON.stringify(body), (name, value) => (name === "inner" ? { ...value, added: 1 } : value));
    const declared = { ...okta, novelty: { inner: { on: true } } };
    expect(await resource.up(declared)).to.deep.equal({ op: "create" });
    await resource.refresh();
    expect((await resource.diff(declared)).changes).to.equal(false);
    expect(resource.inputs?.novelty).to.deep.equal(declared.novelty);
    gateway.log.clear();
    expect(await resource.up(declared)).to.deep.equal({ op: "same" });
    const changed = { ...okta, novelty: { inner: { on: false } } };
    expect(await resource.up(changed)).to.deep.equal({ op: "update" });
    expect(calls()).to.deep.equal(["GET /api/v2/idps/{id}", "PUT /api/v2/idps/{id}"]);
    await resource.refresh();
    expect((await resource.diff(changed)).changes).to.equal(false);
  });

  it("that no program declares stays out of the state, and is written back [newer-members-undeclared]", async () => {
    const resource = warned();
    await resource.up(fullApp(gateway));
    for (const part of [app(gateway).own, app(gateway).session, app(gateway).policies[0]]) part.novelty = "by hand";
    await resource.refresh();
    expect(JSON.stringify([resource.outputs, resource.inputs])).to.not.include("novelty");
    const change = {
      description: "d",
      session: { idleSessionTimeout: 99 },
      policies: { "/": { rule: "NO_AUTH" }, "/public": { rule: "NO_AUTH" } },
    };
    expect(await resource.up(fullApp(gateway, change))).to.deep.equal({ op: "update" });
    for (const part of [app(gateway).own, app(gateway).session, app(gateway).policies[0]]) expect(part.novelty).to.equal("by hand");
  });

  for (const { where, kind, program, beside, stored } of places.filter((place) => place.kind !== undefined)) {
    it(`in ${where} that no program declares stays out of the state, and is written back`, async () => {
      const resource = warned(kind);
      const declared = program(gateway);
      expect(await resource.up(declared)).to.deep.equal({ op: "create" });
      stored(gateway).novelty = "by hand";
      await resource.refresh();
      expect(JSON.stringify([resource.outputs, resource.inputs])).to.not.include("novelty");
      expect((await resource.diff(declared)).changes).to.equal(false);
      expect(await resource.up({ ...declared, ...beside(declared) })).to.deep.equal({ op: "update" });
      expect(stored(gateway).novelty).to.equal("by hand");
      expect(JSON.stringify([resource.outputs, resource.inputs])).to.not.include("novelty");
    });
  }

  it("within a member is named when an adoption is refused, in quotes where it is no plain word", async () => {
    const args = directoryArgs(readyIdp(gateway));
    const resource = warned("directory");
    expect(await resource.up({ ...args, connection: { ...args.connection, novelty: "one" } })).to.deep.equal({ op: "create" });
    const other = { ...args, __import: resource.id, connection: { ...args.connection, novelty: "two", "odd name": "x" } };
    expect((await warned("directory").up(other)).error).to.match(
      /: connection\.novelty differs; "connection\.odd name" is only in the program \[OAG_DIFFERS\]$/,
    );
  });

  it("is compared when an app is adopted", async () => {
    await warned().up(fullApp(gateway, { novelty: "one", policies: { "/": { rule: "PROTECTED", novelty: "one" } } }));
    const id = app(gateway).id;
    const other = fullApp(gateway, { __import: id, novelty: "two", policies: { "/": { rule: "PROTECTED", novelty: "two" } } });
    const { error } = await warned().up(other);
    expect(error).to.include("novelty differs").and.include('policy "/" differs');
    const same = fullApp(gateway, { __import: id, novelty: "one", policies: { "/": { rule: "PROTECTED", novelty: "one" } } });
    expect(await warned().up(same)).to.deep.equal({ op: "create" });
  });
});
