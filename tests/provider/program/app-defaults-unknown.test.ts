import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { type AppDefaults, OagApp, type OagAppArgs, OagProvider, ProtectedApp } from "pulumi-oag";
import { markedSecret } from "../../support/basics/secret-mark.ts";
import { notKnown, registered, runProgram } from "../../support/programs/program.ts";
import { app, uuid } from "../../support/resources/arguments.ts";

const shared = (appDefaults: unknown) =>
  new OagProvider("shared", { hostname: "oag.example.com", clientId: "c", appDefaults: appDefaults as AppDefaults });

/** What the stand-in for the engine has for a member that is there and not known. */
const notYet = undefined;

/** The inputs of an app in a preview in which some values are still to be made. */
async function inputsOf(appDefaults: unknown, more: object = {}): Promise<Record<string, unknown>> {
  await runProgram(() => new OagApp("payroll", { ...app, ...more } as OagAppArgs, { provider: shared(appDefaults) }));
  const { __provider, ...inputs } = registered.find(({ type }) => type.endsWith(":OagApp"))?.inputs ?? {};
  return inputs;
}

describe("the defaults of a provider in a preview that does not know all of them", () => {
  it("leave the member unknown that is, and all others known [app-defaults-unknown]", async () => {
    expect(await inputsOf({ description: notKnown(), groups: ["Everyone"], status: "ACTIVE" })).to.deep.equal({
      ...app,
      description: notYet,
      groups: ["Everyone"],
      status: "ACTIVE",
    });
    expect(
      await inputsOf(
        {
          session: { idleSession: true, idleSessionTimeout: notKnown() },
          policies: { "/": { rule: "PROTECTED" }, "/a/": { rule: "PROTECTED_REGEX", regexRule: notKnown() } },
        },
        { session: { maxSession: true }, policies: { "/b/": { rule: "NO_AUTH" } } },
      ),
    ).to.deep.equal({
      ...app,
      session: { idleSession: true, idleSessionTimeout: notYet, maxSession: true },
      policies: { "/": { rule: "PROTECTED" }, "/a/": { rule: "PROTECTED_REGEX", regexRule: notYet }, "/b/": { rule: "NO_AUTH" } },
    });
  });

  it("give way to what the app declares or leaves out by null, whether they are known or not", async () => {
    const appDefaults = { description: notKnown(), idpId: notKnown(), groups: notKnown(), session: { idleSessionTimeout: notKnown() } };
    expect(await inputsOf(appDefaults, { description: "own", groups: null, session: { idleSessionTimeout: 900 } })).to.deep.equal({
      ...app,
      description: "own",
      session: { idleSessionTimeout: 900 },
    });
    expect(await inputsOf({ session: { idleSessionTimeout: notKnown(), idleSession: true } }, { session: { idleSessionTimeout: null } }))
      .to.have.property("session")
      .that.deep.equals({ idleSession: true });
  });

  it("are no guess at what an app declares and does not know yet", async () => {
    const appDefaults = { description: "of all apps", session: { idleSessionTimeout: 1800, idleSession: true } };
    expect(await inputsOf(appDefaults, { description: notKnown(), session: { idleSessionTimeout: notKnown() } })).to.deep.equal({
      ...app,
      description: notYet,
      session: { idleSession: true, idleSessionTimeout: notYet },
    });
  });

  it("make a block or a map unknown as a whole that is so on either side, and no other", async () => {
    const [session, status] = [{ idleSession: true }, "ACTIVE"];
    const whole = { ...app, session: notYet, status };
    expect(await inputsOf({ session: notKnown(), status }, { session })).to.deep.equal(whole);
    expect(await inputsOf({ session, status }, { session: notKnown() })).to.deep.equal(whole);
    expect(await inputsOf({ session: notKnown(), status })).to.deep.equal(whole);
  });

  it("stay secret before they are known, as all of a map does in which one is", async () => {
    const inputs = await inputsOf(
      {
        session: { idleSession: true, idleSessionTimeout: pulumi.secret(notKnown()) },
        attributes: { TRUST: { source: "SECRET", value: notKnown() }, MARK: { source: "STATIC", value: pulumi.secret("m") } },
      },
      { attributes: { REMOTE_USER: { source: "IDP", value: "login" } } },
    );
    expect(inputs).to.deep.equal({
      ...app,
      session: markedSecret({ idleSession: true, idleSessionTimeout: notYet }),
      attributes: markedSecret({
        TRUST: { source: "SECRET", value: notYet },
        MARK: { source: "STATIC", value: "m" },
        REMOTE_USER: { source: "IDP", value: "login" },
      }),
      __secrets: [
        ["attributes", "MARK", "value"],
        ["session", "idleSessionTimeout"],
      ],
    });
  });

  it("reach a ProtectedApp so, too, over whose own defaults they go [protected-app-unknown]", async () => {
    await runProgram(() => {
      const provider = shared({ status: notKnown(), session: { idleSessionTimeout: notKnown() }, certificateId: notKnown() });
      const own = { label: "L", publicDomain: "p.example.com", backends: ["https://b"], groups: ["g"], idpId: uuid };
      new ProtectedApp("payroll", own, { provider });
    });
    const { inputs } = registered.find(({ type }) => type.endsWith(":OagApp")) ?? {};
    expect(inputs).to.deep.include({
      status: notYet,
      certificateId: notYet,
      session: { idleSession: true, idleSessionTimeout: notYet, maxSession: true, maxSessionTimeout: 28_800 },
      policies: { "/": { rule: "PROTECTED" } },
    });
    expect(registered.filter(({ type }) => type.endsWith(":Lookup"))).to.deep.equal([]);
  });
});
