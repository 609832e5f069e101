import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { app, NewerGateway, newerMembers } from "../../support/resources/newer-members.ts";

/** Every response of an operation named so shows another value of this member, at this place. */
function derives(gateway: Gateway, operation: RegExp, change: (object: Json, nth: number) => Json): void {
  let nth = 0;
  const changed = (body: unknown): unknown => {
    nth += 1;
    return Array.isArray(body) ? body.map(changed) : { ...(body as Json), ...change(body as Json, nth) };
  };
  gateway.tamper = (name, body) => (operation.test(name) ? changed(body) : body);
}

describe("a member that is only written back", () => {
  let gateway: Gateway;
  const newer = NewerGateway.forEachTest();
  beforeEach(() => {
    gateway = newer.gateway;
    gateway.reading.refuseUnknownMembers = false;
    gateway.reading.newer = ["novelty", "lastUpdated", "newer"];
  });

  for (const [where, operation, change] of [
    ["an app", /Application$/, { description: "d" }],
    ["a block", /Session$/, { session: { idleSessionTimeout: 99 } }],
    ["an item", /Polic(y|ies)$/, { policies: { "/": { rule: "NO_AUTH" }, "/public": { rule: "NO_AUTH" } } }],
  ] as const)
    it(`and has another value after every write, in ${where}, fails no update [written-back]`, async () => {
      const resource = newer.warned();
      await resource.up(fullApp(gateway));
      derives(gateway, operation, (_, nth) => ({ lastUpdated: String(nth) }));
      gateway.log.clear();
      expect(await resource.up(fullApp(gateway, change))).to.deep.equal({ op: "update" });
      expect(gateway.log.writes).to.have.length(1);
    });

  for (const { where, kind, program, declare, stored } of newerMembers)
    it(`beside one of ${where} that changes, and has another value in every response, fails no update [written-back-anywhere]`, async () => {
      const resource = newer.warned(kind);
      const declared = declare(program(gateway), "one");
      await resource.up(declared);
      stored(gateway).lastUpdated = "0";
      let nth = 0;
      const changed = (name: string, value: unknown) => (name === "lastUpdated" ? String(nth++) : value);
      gateway.tamper = (_, body) => JSON.parse(JSON.stringify(body), changed);
      expect(await resource.up(declare(declared, "two"))).to.deep.equal({ op: "update" });
      expect(stored(gateway)).to.include({ novelty: "two" });
      expect(nth).to.be.greaterThan(1);
    });

  it("is lost where the response has nothing of it, and where it empties a list [written-back-lost]", async () => {
    const resource = newer.warned();
    await resource.up(fullApp(gateway));
    const lost = async (description: string, operation: RegExp, change: (object: Json) => Json) => {
      derives(gateway, operation, change);
      const { error = "" } = await resource.up(fullApp(gateway, { groups: undefined, description }));
      gateway.tamper = undefined;
      return /did not keep (.*?); /.exec(error)?.[1];
    };
    app(gateway).own.newer = { since: "2026", by: "x" };
    expect(await lost("one", /^replaceApplication$/, () => ({ newer: { since: "2027", by: null } }))).to.equal("newer");
    expect(await lost("two", /^replaceApplication$/, () => ({ newer: { since: "2027", by: "y" } }))).to.equal(undefined);
    expect(await lost("three", /^replaceApplication$/, () => ({ groups: [] }))).to.equal("groups (is another list of 0 entries)");
    expect(await lost("four", /^replaceApplication$/, () => ({ groups: ["g1"] }))).to.equal(undefined);
  });

  it("and was declared before, of a member, a block and an item, is compared by its value [written-back-declared]", async () => {
    const resource = newer.warned();
    const args = fullApp(gateway, { session: { idleSessionTimeout: 1800, maxSessionTimeout: 9000 } });
    await resource.up(args);
    gateway.tamper = (name, body) => {
      const change = {
        replaceApplication: { groups: ["g1"] },
        replaceSession: { maxSessionTimeout: 8000 },
        replacePolicy: { active: false },
      }[name];
      return change === undefined ? body : { ...(body as Json), ...change };
    };
    const { reasons } = await resource.up({
      ...args,
      description: "d",
      session: { idleSessionTimeout: 99, maxSessionTimeout: 9000 },
      policies: { ...args.policies, "/": { rule: "NO_AUTH" } },
    });
    expect(reasons?.map((reason) => /did not keep (.*); look/.exec(reason)?.[1])).to.deep.equal([
      "groups (is another list of 1 entry)",
      "active (true was sent, it has false)",
      "maxSessionTimeout (9000 was sent, it has 8000)",
    ]);
  });
});
