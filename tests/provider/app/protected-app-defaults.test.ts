import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { type AppDefaults, appType, OagProvider, ProtectedApp, type ProtectedAppArgs } from "pulumi-oag";
import type { Json } from "../../support/basics/json.ts";
import { mistyped } from "../../support/basics/mistyped.ts";
import { registered, runProgram } from "../../support/programs/program.ts";
import { uuid } from "../../support/resources/arguments.ts";

const blue = "https://blue.internal:8443";
const green = "https://green.internal:8443";
const idpId = "7a1f2f0a-0000-4000-8000-000000000000";
const args: ProtectedAppArgs = { label: "Payroll", publicDomain: "payroll.example.com", backends: [blue], groups: ["00g1"], idpId };
const session = { idleSession: true, idleSessionTimeout: 3600, maxSession: true, maxSessionTimeout: 28_800 };

/** What is registered for the app of a component whose provider gives these defaults. */
async function appOf(appDefaults: AppDefaults, more: Partial<ProtectedAppArgs> = {}): Promise<Json> {
  await runProgram(() => {
    const provider = new OagProvider("shared", { hostname: "oag.example.com", clientId: "c", appDefaults });
    new ProtectedApp("payroll", { ...args, ...more }, { provider });
  });
  const { __provider, __secrets, ...inputs } = registered.find(({ type }) => type === appType)?.inputs ?? {};
  return inputs;
}

const lookUps = () => registered.filter(({ type }) => type.endsWith(":Lookup")).map(({ id }) => id);

describe("a ProtectedApp whose provider has defaults", () => {
  it("takes a member from them before its own, and what the program says before both [protected-app-defaults]", async () => {
    const shared: AppDefaults = { status: "MAINTENANCE", postLoginUrl: "https://portal.example.com/", groups: ["00g9"], idpId: uuid };
    expect(await appOf(shared)).to.include({ status: "MAINTENANCE", postLoginUrl: "https://portal.example.com/", idpId });
    expect(await appOf(shared, { app: { status: "INACTIVE", postLoginUrl: "https://wages.example.com/" } })).to.deep.include({
      status: "INACTIVE",
      postLoginUrl: "https://wages.example.com/",
      groups: ["00g1"],
    });
  });

  it("takes blocks from them member by member, over its own, and under the program's [protected-app-default-blocks]", async () => {
    const shared: AppDefaults = { session: { idleSessionTimeout: 1800, maxSessionTimeout: 14_400, deepLinking: false } };
    expect((await appOf(shared)).session).to.deep.equal({
      ...session,
      idleSessionTimeout: 1800,
      maxSessionTimeout: 14_400,
      deepLinking: false,
    });
    expect((await appOf(shared, { app: { session: { idleSessionTimeout: 900 } } })).session).to.deep.equal({
      ...session,
      idleSessionTimeout: 900,
      maxSessionTimeout: 14_400,
      deepLinking: false,
    });
    const checked = await appOf({ healthCheck: { path: "/health" } }, { backends: [blue, green] });
    expect(checked.healthCheck).to.deep.equal({ enabled: true, path: "/health" });
  });

  it("takes maps from them item by item, over its own, and under the program's [protected-app-default-maps]", async () => {
    const shared: AppDefaults = {
      attributes: { REMOTE_USER: { source: "IDP", value: "email" }, DEPT: { source: "IDP", value: "department" } },
      policies: { "/": { rule: "PROTECTED_REGEX", regexRule: "Groups=(.*:)?Staff:" } },
    };
    const taken = await appOf(shared);
    expect([taken.attributes, taken.policies]).to.deep.equal([shared.attributes, shared.policies]);
    const over = await appOf(shared, {
      app: {
        attributes: { REMOTE_USER: { source: "STATIC", value: "x" } },
        policies: { "/public/": { rule: "NO_AUTH" } },
      },
    });
    expect(over.attributes).to.deep.equal({ ...shared.attributes, REMOTE_USER: { source: "STATIC", value: "x" } });
    expect(over.policies).to.deep.equal({ ...shared.policies, "/public/": { rule: "NO_AUTH" } });
    expect((await appOf({ policies: { "/api/": { rule: "NO_AUTH" } } })).policies).to.deep.equal({
      "/": { rule: "PROTECTED" },
      "/api/": { rule: "NO_AUTH" },
    });
  });

  it("merges outputs of the provider's, of the program's, and of both", async () => {
    const later = await appOf({ session: pulumi.output({ idleSessionTimeout: 1800 }), status: pulumi.output("INACTIVE" as const) });
    expect(later).to.deep.include({ session: { ...session, idleSessionTimeout: 1800 }, status: "INACTIVE" });
    const both = await appOf(
      { session: pulumi.output({ idleSessionTimeout: 1800, maxSessionTimeout: 14_400 }) },
      { app: { session: pulumi.output({ idleSessionTimeout: 900 }), status: pulumi.output("MAINTENANCE" as const) } },
    );
    expect(both).to.deep.include({
      session: { ...session, idleSessionTimeout: 900, maxSessionTimeout: 14_400 },
      status: "MAINTENANCE",
    });
  });

  it("leaves out by null what any default would give, and by undefined what its own would [protected-app-left-out]", async () => {
    const shared: AppDefaults = { status: "INACTIVE", session: { idleSessionTimeout: 1800 } };
    const nulls = await appOf(shared, { app: { status: null, session: null, attributes: { REMOTE_USER: null } } });
    expect(nulls).to.not.have.any.keys("status", "session");
    expect(nulls.attributes).to.deep.equal({});
    const absent = await appOf(shared, {
      app: { status: undefined, session: { idleSessionTimeout: undefined, maxSession: undefined }, attributes: undefined },
    });
    expect(absent).to.deep.include({
      status: "INACTIVE",
      session: { idleSession: true, idleSessionTimeout: 1800, maxSessionTimeout: 28_800 },
    });
    expect(absent).to.not.have.any.keys("attributes");
    const nothing = await appOf({}, { app: mistyped({ status: pulumi.output(undefined), session: pulumi.output(undefined) }) });
    expect(nothing).to.not.have.any.keys("status", "session");
  });

  it("leaves out its own default where the provider's defaults say null", async () => {
    const shared = { status: null, session: { maxSession: null }, policies: null } as unknown as AppDefaults;
    const inputs = await appOf(shared);
    expect(inputs).to.not.have.any.keys("status", "policies");
    expect(inputs.session).to.deep.equal({ idleSession: true, idleSessionTimeout: 3600, maxSessionTimeout: 28_800 });
  });

  it("looks no certificate up that the provider's defaults name, and one where they have none", async () => {
    expect((await appOf({ certificateId: idpId })).certificateId).to.equal(idpId);
    expect(lookUps()).to.deep.equal([]);
    expect((await appOf({ certificateId: pulumi.output(idpId) })).certificateId).to.equal(idpId);
    expect(lookUps()).to.deep.equal([]);
    expect((await appOf({ certificateId: idpId }, { certificateId: uuid })).certificateId).to.equal(uuid);
    expect((await appOf({ status: "ACTIVE" })).certificateId).to.equal(uuid);
    expect(lookUps()).to.deep.equal(["certificate?forDomain=payroll.example.com&mostRecent=true"]);
  });

  it("stays header-based, whatever type the other apps of its provider have", async () => {
    const inputs = await appOf({ type: "OAG_SAML", acsUrl: "https://s/acs" });
    expect(inputs.type).to.equal("OAG_HEADER_BASED");
    expect(inputs).to.not.have.any.keys("acsUrl");
  });
});
