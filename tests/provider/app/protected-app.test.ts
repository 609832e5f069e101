import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { type AppDefaults, appType, OagProvider, ProtectedApp, type ProtectedAppArgs, protectedAppType } from "pulumi-oag";
import { audit, type DeclaredApp } from "pulumi-oag/rules";
import { expectAccess } from "pulumi-oag-simulator/testing";
import type { Json } from "../../support/basics/json.ts";
import { known, notKnown, registered, runProgram } from "../../support/programs/program.ts";
import { uuid } from "../../support/resources/arguments.ts";

const blue = "https://blue.internal:8443";
const green = "https://green.internal:8443";
const idpId = "7a1f2f0a-0000-4000-8000-000000000000";
const args: ProtectedAppArgs = { label: "Payroll", publicDomain: "payroll.example.com", backends: [blue], groups: ["00g1"], idpId };

const inner = {
  type: "OAG_HEADER_BASED",
  label: "Payroll",
  publicDomain: "payroll.example.com",
  postLoginUrl: "https://payroll.example.com/",
  idpId,
  certificateId: uuid,
  groups: ["00g1"],
  protectedResources: { [blue]: {} },
  attributes: { REMOTE_USER: { source: "IDP", value: "login" } },
  policies: { "/": { rule: "PROTECTED" } },
  session: { idleSession: true, idleSessionTimeout: 3600, maxSession: true, maxSessionTimeout: 28800 },
  status: "ACTIVE",
};

/** What the engine is asked to register for the app, without what every resource of the package has. */
async function appOf(more: Partial<ProtectedAppArgs> = {}, opts?: pulumi.ComponentResourceOptions): Promise<Json> {
  await runProgram(() => new ProtectedApp("payroll", { ...args, ...more }, opts));
  return inputsOfApp();
}

function inputsOfApp(): Json {
  const { __provider, __secrets, ...inputs } = registered.find(({ type }) => type === appType)?.inputs ?? {};
  return inputs;
}

const lookUps = () => registered.filter(({ type }) => type.endsWith(":Lookup")).map(({ id }) => id);

describe("a ProtectedApp", () => {
  it("registers itself without arguments, the look-up of its certificate, and an app of its name", async () => {
    const made = await runProgram(() => new ProtectedApp("payroll", args));
    expect(registered.map(({ type, name }) => [type, name])).to.have.deep.members([
      [protectedAppType, "payroll"],
      ["pulumi-nodejs:dynamic/oag:Lookup", "certificate payroll.example.com"],
      [appType, "payroll"],
    ]);
    expect(protectedAppType).to.equal("oag:index:ProtectedApp");
    expect(registered.find(({ type }) => type === protectedAppType)?.inputs).to.deep.equal({});
    expect(inputsOfApp()).to.deep.equal(inner);
    expect(lookUps()).to.deep.equal(["certificate?forDomain=payroll.example.com&mostRecent=true"]);

    expect([await known(made.appId), await known(made.url), await known(made.app.id)]).to.deep.equal([
      "payroll-id",
      "https://payroll.example.com/",
      "payroll-id",
    ]);
  });

  it("shares the requests of several back ends, whose health is checked, and has a list in any order", async () => {
    const both = { ...inner, protectedResources: { [blue]: {}, [green]: {} }, loadBalanced: true, healthCheck: { enabled: true } };
    expect(await appOf({ backends: [green, blue] })).to.deep.equal(both);
    expect(
      (await appOf({ backends: { a: { hostname: blue }, b: { hostname: green, assignedWeight: 3 } } })).protectedResources,
    ).to.deep.equal({ a: { hostname: blue }, b: { hostname: green, assignedWeight: 3 } });
    expect((await appOf({ backends: [blue, pulumi.output(green)] })).protectedResources).to.deep.equal({
      [blue]: {},
      "back-end-2": { hostname: green },
    });
  });

  it("gives the rules nothing to find, and lets nobody in without a session", async () => {
    for (const backends of [[blue], [blue, green]]) {
      const app = (await appOf({ backends })) as DeclaredApp;
      expect(audit({ apps: [app] }, new Date("2026-11-28")).findings).to.deep.equal([]);
      for (const path of ["/", "/admin", "/a/b.html"]) expectAccess(app).at(path).withoutSession().needsSession();
      expectAccess(app).at("/").isAllowedFor({});
    }
  });

  it("takes what `app` says before its own: members whole, blocks and maps entry by entry", async () => {
    const changed = await appOf({
      backends: [blue, green],
      app: {
        description: "Salaries",
        label: "Wages",
        groups: ["00g2"],
        policies: { "/public/": { rule: "NO_AUTH" } },
        attributes: pulumi.output({ REMOTE_USER: { source: "IDP" as const, value: "email" } }),
        session: { idleSessionTimeout: 900 },
        healthCheck: { path: "/health" },
        behavior: { singleLogout: true },
        status: undefined,
      } as ProtectedAppArgs["app"],
    });
    const { status: _, ...rest } = inner;
    expect(changed).to.deep.equal({
      ...rest,
      description: "Salaries",
      label: "Wages",
      groups: ["00g2"],
      loadBalanced: true,
      protectedResources: { [blue]: {}, [green]: {} },
      policies: { "/": { rule: "PROTECTED" }, "/public/": { rule: "NO_AUTH" } },
      attributes: { REMOTE_USER: { source: "IDP", value: "email" } },
      session: { ...inner.session, idleSessionTimeout: 900 },
      healthCheck: { enabled: true, path: "/health" },
      behavior: { singleLogout: true },
    });
  });

  it("looks no certificate up that is named, and goes by the domain that `app` names", async () => {
    expect((await appOf({ certificateId: idpId })).certificateId).to.equal(idpId);
    expect(lookUps()).to.deep.equal([]);
    expect((await appOf({ app: { certificateId: idpId } })).certificateId).to.equal(idpId);
    expect(lookUps()).to.deep.equal([]);
    const moved = await appOf({ app: { publicDomain: pulumi.output("wages.example.com") } });
    expect([moved.publicDomain, moved.postLoginUrl]).to.deep.equal(["wages.example.com", "https://wages.example.com/"]);
    expect(lookUps()).to.deep.equal(["certificate?forDomain=wages.example.com&mostRecent=true"]);
  });

  it("hands its gateway on to the app and the look-up, from each option that can name it", async () => {
    const options = [
      (gateway: OagProvider) => ({ provider: gateway }),
      (gateway: OagProvider) => ({ providers: [gateway] }),
      (gateway: OagProvider) => ({ parent: new pulumi.ComponentResource("teams:Team", "team", {}, { provider: gateway }) }),
    ];
    for (const optionsFor of options) {
      await runProgram(() => {
        const gateway = new OagProvider("production", { hostname: "oag.example.com", clientId: "c" });
        new ProtectedApp("payroll", args, optionsFor(gateway));
      });
      const used = registered.filter(({ type }) => type.includes("/oag:")).map(({ provider }) => provider);
      expect(used).to.have.length(2);
      for (const provider of used) expect(provider).to.match(/::production::production-id$/);
    }
  });

  it("tells the engine what its app was before, where that is said, and nothing otherwise", async () => {
    const root = "urn:pulumi:stack::project::pulumi-nodejs:dynamic/oag:OagApp::payroll";
    for (const [appAliases, expected] of [
      [undefined, []],
      [[{ parent: pulumi.rootStackResource }], [root]],
    ] as const) {
      const made = await runProgram(() => new ProtectedApp("payroll", { ...args, ...(appAliases && { appAliases: [...appAliases] }) }));
      const { __aliases } = made.app as unknown as { __aliases: pulumi.Output<string>[] };
      expect(await Promise.all(__aliases.map(known))).to.deep.equal(expected);
    }
  });

  it("checks no back end's health where the app is not to be load-balanced [protected-app-unbalanced]", async () => {
    const two = { ...inner, protectedResources: { [blue]: {}, [green]: {} } };
    const [backends, loadBalanced] = [[blue, green], false];
    expect(await appOf({ backends, app: { loadBalanced } })).to.deep.equal({ ...two, loadBalanced });
    for (const open of [null, undefined])
      expect(await appOf({ backends, app: { loadBalanced: open } as ProtectedAppArgs["app"] })).to.deep.equal(two);
    const healthCheck = { path: "/health" };
    expect(await appOf({ backends, app: { loadBalanced, healthCheck } })).to.deep.equal({ ...two, loadBalanced, healthCheck });
    expect((await appOf({ backends, app: { loadBalanced: pulumi.output(true) } })).healthCheck).to.deep.equal({ enabled: true });
    for (const shared of [{ loadBalanced }, { loadBalanced: null } as unknown as AppDefaults]) {
      const provider = (name: string) => new OagProvider(name, { hostname: "oag.example.com", clientId: "c", appDefaults: shared });
      await runProgram(() => new ProtectedApp("payroll", { ...args, backends }, { provider: provider("shared") }));
      expect(inputsOfApp()).to.not.have.property("healthCheck");
      await runProgram(
        () => new ProtectedApp("payroll", { ...args, backends, app: { loadBalanced: true } }, { provider: provider("shared") }),
      );
      expect(inputsOfApp()).to.deep.include({ loadBalanced: true, healthCheck: { enabled: true } });
    }
  });

  it("is refused with back ends of which nobody knows yet how many there are, before the engine is told of it [protected-app-later]", async () => {
    for (const backends of [pulumi.output([blue]), notKnown(), Promise.resolve([blue]), blue, undefined, null])
      await runProgram(() => {
        expect(() => new ProtectedApp("payroll", { ...args, backends: backends as unknown as string[] })).to.throw(
          pulumi.RunError,
          backends === undefined
            ? 'ProtectedApp "payroll": backends is required.'
            : 'ProtectedApp "payroll": backends must be a list of origins, ["https://backend.example.com:8443"], or a map as protectedResources; no output, though its items may be: how many there are must be known when the program runs.',
        );
      });
    await runProgram(() => expect(() => new ProtectedApp("payroll", { ...args, backends: [] })).to.throw(pulumi.RunError, "no back end"));
    expect(registered).to.deep.equal([]);
  });

  it("is refused before the engine is told of it where the key lies in plain configuration [protected-app-plain-key]", async () => {
    try {
      await runProgram(() => {
        pulumi.runtime.setAllConfig({ "oag:privateKey": "k" }, []);
        expect(() => new ProtectedApp("payroll", args)).to.throw(pulumi.RunError, "oag:privateKey is set in plain text");
      });
      expect(registered).to.deep.equal([]);
    } finally {
      pulumi.runtime.setAllConfig({});
    }
  });

  it("is refused without a back end", () => {
    for (const backends of [[], {}])
      expect(() => new ProtectedApp("payroll", { ...args, backends })).to.throw(
        pulumi.RunError,
        'ProtectedApp "payroll" has no back end: name at least one in backends.',
      );
  });

  it("is refused with an argument that is none of its own, or without one that it needs, before it is registered", async () => {
    const refused: [given: unknown, message: string][] = [
      [
        { ...args, policies: { "/x/": { rule: "NO_AUTH" } }, status: "INACTIVE" },
        "policies is not an argument here; write it in app: { policies: … }. status is not an argument here; write it in app: { status: … }.",
      ],
      [{ ...args, backend: [blue] }, "backend is not an argument here; did you mean backends?"],
      [
        { ...args, zzz: 1 },
        "zzz is not an argument here; allowed are label, publicDomain, backends, groups, idpId, certificateId, app, appAliases.",
      ],
      [{ label: "Payroll", backends: undefined }, "publicDomain is required. backends is required."],
      [{ app: { publicDomain: "payroll.example.com" } }, "backends is required."],
    ];
    await runProgram(() => {
      for (const [given, message] of refused)
        expect(() => new ProtectedApp("payroll", given as ProtectedAppArgs))
          .to.throw(pulumi.RunError, `ProtectedApp "payroll": ${message}`)
          .with.property("code", message.includes("not an argument") ? "OAG_ARGUMENT_UNKNOWN" : "OAG_ARGUMENT_MISSING");
      for (const nothing of [undefined, null, "payroll", [args], pulumi.output(args)])
        expect(() => new ProtectedApp("payroll", nothing as unknown as ProtectedAppArgs)).to.throw(
          pulumi.RunError,
          'ProtectedApp "payroll" takes one object of arguments: label, publicDomain, backends, groups, idpId, certificateId, app, appAliases.',
        );
    });
    expect(registered).to.deep.equal([]);
    expect(await appOf({ ...args, other: undefined } as Partial<ProtectedAppArgs>)).to.deep.equal(inner);
  });

  it("is refused with back ends that are no list and no map, or of which one is named twice", () => {
    const refused = (backends: unknown) => () =>
      new ProtectedApp("payroll", { ...args, backends: backends as ProtectedAppArgs["backends"] });
    for (const backends of [blue, pulumi.output([blue]), Promise.resolve([blue]), 2])
      expect(refused(backends)).to.throw(
        pulumi.RunError,
        'ProtectedApp "payroll": backends must be a list of origins, ["https://backend.example.com:8443"], or a map as protectedResources; no output, though its items may be: how many there are must be known when the program runs.',
      );
    expect(refused([blue, green, blue])).to.throw(
      pulumi.RunError,
      'ProtectedApp "payroll": backends[2] is the same as backends[0]; name each back end once.',
    );
  });
});
