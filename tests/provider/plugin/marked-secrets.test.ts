import { expect } from "chai";
import { inputsIn, outputsIn } from "../../../dist/provider/lifecycle.js";
import { CallSecrets } from "../../../dist/provider/plugin/call-secrets.js";
import { message, quoted } from "../../../dist/sdk/message.js";
import type { Json } from "../../support/basics/json.ts";
import { markedSecret } from "../../support/basics/secret-mark.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

async function upped(change: Json, paths: string[][] = []) {
  const gateway = await startGateway();
  const notices: string[] = [];
  const gateways = newGateways({ notice: (message) => notices.push(message) });
  const resource = new OneResource("app", gateway, configFor(gateway), gateways);
  const declared = { ...fullApp(gateway, change), ...(paths.length > 0 && { __secrets: paths }) };
  const outcome = await resource.up(declared);
  return { gateway, resource, declared, outcome, notices };
}

describe("what a program marked as secret, in the plugin process", () => {
  afterEach(stopGateways);

  it("is a difference where the state has it in clear, and of no other kind: nothing is replaced for it", async () => {
    const { resource, declared } = await upped({ description: "Kestrel vault" }, [["groups"], ["policies", "/public"]]);
    const diff = (paths: unknown, change: Json = {}) => resource.diff({ ...declared, ...change, __secrets: paths });
    for (const paths of [
      [["description"]],
      [["groups"], ["label"]],
      [["policies"]],
      [["policies", "/"]],
      [["session", "idleSessionTimeout"]],
    ])
      expect(await diff(paths), JSON.stringify(paths)).to.deep.equal({ changes: true });
    // What is encrypted already, within what is or by its name, what nobody declares, and what is no path.
    for (const paths of [
      [["groups"]],
      [["policies", "/public", "rule"]],
      [["attributes", "trust", "value"]],
      [["nothing"], ["policies", "/none"], ["offlineMode"]],
      [],
      undefined,
      "nonsense",
      [[], [1]],
    ])
      expect(await diff(paths), JSON.stringify(paths)).to.deep.equal({ changes: false });
    expect(await resource.check({ ...declared, __secrets: [["description"]] })).to.deep.equal([]);
    expect(await diff([["description"]], { description: "other" })).to.deep.equal({});
  });

  for (const [kind, argsOf, path] of [
    ["app", fullApp, ["groups"]],
    ["idp", () => ({ type: "IDP_OKTA", domain: "new.okta.com", name: "Kestrel", apiToken: "t" }), ["name"]],
  ] as const)
    it(`is encrypted in the state of an ${kind} by an update without a request, after which nothing differs`, async () => {
      const gateway = await startGateway();
      const resource = new OneResource(kind, gateway);
      const args: Json = argsOf(gateway);
      await resource.up(args);
      const before = args[path[0]];
      expect(resource.raw[path[0]]).to.deep.equal(before);
      gateway.log.clear();
      expect(await resource.up({ ...args, __secrets: [path] })).to.deep.equal({ op: "update" });
      expect(gateway.log.calls).to.deep.equal([]);
      expect(resource.raw[path[0]]).to.deep.equal(markedSecret(before));
      expect(await resource.diff({ ...args, __secrets: [path] })).to.deep.equal({ changes: false });
    });

  it("is hidden where another provider of the same process asks the same gateway [secret-other-provider]", async () => {
    const gateway = await startGateway();
    const gateways = newGateways();
    // Another configuration is another client.
    const resource = (retries: string) => new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": retries }, gateways);
    const attributes = { W: { source: "SECRET", value: "Kestrel-vault-77" } };
    expect((await resource("1").up(fullApp(gateway, { attributes }))).error).to.equal(undefined);
    for (const echo of ["Kestrel-vault-77", "S2VzdHJlbC12YXVsdC03Nw=="]) {
      gateway.faults.add({ match: { operation: "createApplication" }, status: 400, message: `no ${echo}` });
      const { error } = await resource("2").up(fullApp(gateway, { label: "Other", publicDomain: "other.example.com" }));
      expect(error).to.match(
        /create failed: the gateway answered 400 BAD_REQUEST: (no \[secret\]|\(its text is not shown.*\)) \[OAG_BAD_REQUEST\]$/,
      );
    }
  });

  it("is marked in results, and kept in outputs and inputs by a refresh", async () => {
    const paths = [["description"], ["groups"], ["policies", "/public"]];
    const { resource } = await upped({ description: "Kestrel vault" }, paths);
    const marked = (props: Json) => {
      expect(props.description).to.deep.equal(markedSecret("Kestrel vault"));
      expect(props.groups).to.deep.equal(markedSecret(["g1", "g2"]));
      expect(props.policies).to.deep.equal({ "/": { rule: "PROTECTED" }, "/public": markedSecret({ rule: "NO_AUTH" }) });
      expect(props.attributes.trust.value).to.deep.equal(markedSecret("SECRET-CANARY"));
      expect(props.label).to.equal("Payroll");
      expect(props.__secrets).to.deep.equal(paths);
    };
    marked(resource.raw);
    const { props, inputs } = await resource.handler.read(resource.id as string, resource.outputs);
    marked(props as Json);
    marked(inputs as Json);
  });

  it("leaves results without a mark where nothing but the usual is secret", async () => {
    const { resource } = await upped({});
    expect(resource.raw).to.not.have.property("__secrets");
    expect(resource.raw.groups).to.deep.equal(["g1", "g2"]);
  });

  it("stays one where ignoreChanges keeps its value, and is none any more once the program says another in plain", async () => {
    const { resource, declared } = await upped({ description: "Kestrel vault" }, [["description"]]);
    const { __secrets: _, ...plain } = declared as Json;
    await resource.up({ ...plain, groups: ["g3"] });
    expect(resource.raw.description, "the same value").to.deep.equal(markedSecret("Kestrel vault"));
    await resource.up({ ...plain, description: "open", groups: ["g3"] });
    expect(resource.raw.description).to.equal("open");
    expect(resource.raw).to.not.have.property("__secrets");
  });

  it("is marked wherever the gateway repeats it: in the name that it makes of a label, and in what somebody writes", async () => {
    const { gateway, resource } = await upped({ label: "Kestrel Vault" }, [["label"]]);
    expect(resource.raw.name).to.deep.equal(markedSecret("kestrelvault"));
    const [app] = gateway.store.apps.values();
    Object.assign((app as Json).own, { groups: ["g1", "kestrel-vault"] });
    await resource.refresh();
    expect(resource.raw.groups).to.deep.equal(markedSecret(["g1", "kestrel-vault"]));
    await resource.refresh();
    expect(resource.raw.groups, "again, though the engine sends it in plain").to.deep.equal(markedSecret(["g1", "kestrel-vault"]));
    expect(resource.raw.status).to.equal("ACTIVE");
  });

  it("is in no sentence: a secret label leaves the kind alone, a short one, too", async () => {
    for (const label of ["Kestrel Vault", "ab"]) {
      const gateway = await startGateway();
      gateway.faults.add({ match: { operation: "createApplication" }, status: 400, message: "no", times: 3 });
      const resource = new OneResource("app", gateway);
      const { error } = await resource.up({ ...fullApp(gateway, { label }), __secrets: [["label"]] });
      expect(error).to.equal("app: create failed: the gateway answered 400 BAD_REQUEST: no [OAG_BAD_REQUEST]");
    }
  });

  it("is in no proposal that is made of it, nor is a name that stands within it", async () => {
    const gateway = await startGateway();
    const idp = new OneResource("idp", gateway);
    const domain = "merlin-admin.okta.com";
    expect(await idp.check({ type: "IDP_OKTA", domain, apiToken: "t", __secrets: [["domain"]] })).to.deep.equal([
      "domain: is the address of Okta's admin console, with which the gateway cannot write its apps; use the org's own: [secret] [OAG_ARGUMENT_FORM]",
    ]);
    const app = new OneResource("app", gateway);
    const policies = { "/": { rule: "PROTECTED_REGEX", regexRule: "(^|\\s)Clearance=top" } };
    expect(await app.check({ ...fullApp(gateway, { policies }), __secrets: [["policies", "/", "regexRule"]] })).to.deep.equal([]);
    expect(app.told.join("\n")).to.include('policies["/"].regexRule reads [secret], which is no attribute of this app');
  });

  it("is hidden in the reasons of an app that was not finished, and in its message", async () => {
    const gateway = await startGateway();
    gateway.faults.add({ match: { operation: "createPolicy" }, status: 400, message: "the path /kestrel is odd", times: 9 });
    const resource = new OneResource("app", gateway);
    const policies = { "/": { rule: "PROTECTED" }, "/kestrel": { rule: "NO_AUTH" } };
    const { error, reasons } = await resource.up({
      ...fullApp(gateway, { policies, label: "Vault" }),
      __secrets: [["policies"], ["label"]],
    });
    expect(reasons?.[0]).to.match(/^policy \[secret\] of app \[secret\]: the gateway answered 400 BAD_REQUEST: the path \[secret\] is odd/);
    expect(error).to.not.match(/kestrel|Vault/);
    expect(error).to.match(/^app \[secret\] \([0-9a-f-]{36}\) was not finished: /);
  });

  it("is hidden where the gateway's text has a quotation mark without another one [odd-quotes]", async () => {
    const { gateway, resource, declared } = await upped({ policies: { "/": { rule: "PROTECTED" } } }, [["policies"]]);
    gateway.faults.add({ match: { operation: "createPolicy" }, status: 400, message: 'a path of 5" is odd', times: 9 });
    const policies = { "/": { rule: "PROTECTED" }, "/x": { rule: "NO_AUTH" }, "/y": { rule: "NO_AUTH" } };
    const { error } = await resource.up({ ...declared, policies });
    expect(error).to.include('policy [secret], policy [secret]: the gateway answered 400 BAD_REQUEST: a path of 5" is odd');
    expect(error).to.not.match(/"\/[xy]"/);
  });

  it("is told of only to differ where a gateway keeps something else, numbers, switches and words included [secret-differs]", async () => {
    for (const [paths, told] of [
      [[], "1800 was sent, it has 60"],
      [[["session", "idleSessionTimeout"]], "is another value"],
    ] as const) {
      const gateway = await startGateway();
      gateway.faults.add({
        match: { operation: "replaceSession" },
        status: 200,
        body: JSON.stringify({ idleSessionTimeout: 60, maxSessionTimeout: 28800 }),
      });
      const resource = new OneResource("app", gateway);
      const { reasons } = await resource.up({ ...fullApp(gateway), ...(paths.length > 0 && { __secrets: paths }) });
      expect(reasons?.join()).to.include("did not keep").and.include(`idleSessionTimeout (${told})`);
    }
  });

  it("is not the status either, where that is one", async () => {
    for (const [paths, told] of [
      [[], "status ACTIVE of app"],
      [[["status"]], "status of app"],
    ] as const) {
      const gateway = await startGateway();
      gateway.faults.add({ match: { operation: "activateApplication" }, status: 400, message: "no", times: 9 });
      const resource = new OneResource("app", gateway);
      const declared = { ...fullApp(gateway), ...(paths.length > 0 && { __secrets: paths }) };
      expect((await resource.up(declared)).reasons?.join()).to.include(told);
    }
  });

  it("is not the status that an app did not reach", async () => {
    for (const [paths, told] of [
      [[], "the app did not become ACTIVE"],
      [[["status"]], "the app did not become what is declared"],
    ] as const) {
      const gateway = await startGateway();
      gateway.faults.add({ match: { operation: "activateApplication" }, status: 200, body: "", times: 9 });
      const resource = new OneResource("app", gateway);
      const declared = { ...fullApp(gateway), ...(paths.length > 0 && { __secrets: paths }) };
      expect((await resource.up(declared)).reasons?.join()).to.include(told);
    }
  });

  it("is not told by the policy that a gateway keeps for the path of every app", async () => {
    for (const [paths, told] of [
      [[], "(rule NO_AUTH)"],
      [[["policies", "/", "rule"]], "(another rule)"],
    ] as const) {
      const { gateway, resource, declared } = await upped({ policies: { "/": { rule: "NO_AUTH" }, "/a": { rule: "PROTECTED" } } }, [
        ...paths.map((path) => [...path]),
      ]);
      gateway.faults.add({ match: { operation: "replacePolicy" }, status: 400, message: "no", times: 9 });
      const { error } = await resource.up({ ...declared, policies: { "/": { rule: "PROTECTED" }, "/a": { rule: "PROTECTED" } } });
      expect(error).to.include(`the path "/" stays as open as it is on the gateway ${told}`);
    }
  });

  it("is told in no notice, and an odd word of the gateway's only in quotes", async () => {
    const { gateway, resource, declared, notices } = await upped({ label: "Kestrel Vault" }, [["label"]]);
    const [app] = gateway.store.apps.values();
    (app as Json).policies.push({
      ...(app as Json).policies[0],
      id: "0a0a0a0a-0000-4000-8000-000000000000",
      name: "odd",
      resourcePath: "/kestrelvault",
    });
    await resource.up({ ...declared, policies: { "/": { rule: "PROTECTED" }, "/public": { rule: "PROTECTED" } } });
    expect(notices.join("\n")).to.include("app [secret]: policy [secret] changed on the gateway since the last refresh");
    Object.assign((app as Json).own, { status: "KESTRELVAULT" });
    (app as Json).status = "KESTRELVAULT";
    const other = new OneResource("app", gateway, configFor(gateway));
    const { error } = await other.up(declared as Json);
    expect(error).to.match(/an app with this label exists already \(id [0-9a-f-]{36}, OAG_HEADER_BASED, \[secret\]\)/);
  });

  for (const [what, change, plain, hidden] of [
    ["like a name", { attributes: { PIN: { source: "IDP", value: 7 } } }, "attributes.PIN.value: must", "attributes.[secret].value: must"],
    [
      "with other signs",
      { attributes: { "P-N": { source: "IDP", value: 7 } } },
      'attributes["P-N"].value: must',
      "attributes[[secret]].value: must",
    ],
    ["of one letter", { triggers: { k: 7 } }, "triggers.k: must", "triggers.[secret]: must"],
    [
      "and another one",
      { policies: { a: { resourcePath: "/a", rule: "PROTECTED" }, b: { resourcePath: "/a", rule: "PROTECTED" } } },
      "policies.b: is the same policy as policies.a",
      "policies.[secret]: is the same policy as policies.[secret]",
    ],
    [
      "in a finding",
      { policies: { PIN: { resourcePath: "/", rule: "NO_AUTH" } } },
      'app "Payroll": policies.PIN is NO_AUTH',
      'app "Payroll": policies.[secret] is NO_AUTH',
    ],
  ] as const)
    it(`is hidden as a key that a problem or a finding names, however short: ${what}`, async () => {
      const gateway = await startGateway();
      const resource = new OneResource("app", gateway);
      for (const [paths, begin] of [
        [[], plain],
        [[Object.keys(change)], hidden],
      ] as const) {
        const problems = await resource.check({ ...fullApp(gateway, change), __secrets: paths });
        const [sentence, ...others] = [...problems, ...resource.told.splice(0)];
        expect(others).to.deep.equal([]);
        expect(sentence?.slice(0, begin.length)).to.equal(begin);
        expect(sentence?.slice(begin.length)).to.not.match(/PIN|P-N/);
      }
    });

  it("is hidden as a quoted value of any length, in plain where the program says it itself, and odd paths lead nowhere", () => {
    const secrets = new CallSecrets({
      current: inputsIn({
        label: "ab",
        groups: ["Payroll"],
        session: { idleSessionTimeout: 12345, maxSession: true },
        __secrets: [["label"], ["session"], ["nothing", "here"]],
      }),
    });
    const said = message`app ${quoted("ab")} of ${quoted("Payroll")} ${quoted("IDP")} in 12345 s`;
    expect(secrets.hide(said)).to.equal('app [secret] of "Payroll" "IDP" in [secret] s');
    // A text is not looked through for values: what stands between its quotes is text.
    expect(secrets.hide('app "ab" in 12345 s')).to.equal('app "ab" in [secret] s');
    expect([true, 12345, "ab", "session"].map(secrets.isSecret)).to.deep.equal([true, true, true, false]);
    expect(secrets.sealed(outputsIn({ label: "ab", groups: ["ab", "c"], deep: { ab: 1 }, list: { a: ["x", { y: "ab" }] } }))).to.deep.equal(
      {
        label: markedSecret("ab"),
        groups: markedSecret(["ab", "c"]),
        deep: markedSecret({ ab: 1 }),
        list: { a: markedSecret(["x", { y: "ab" }]) },
        __secrets: [["label"], ["session"], ["nothing", "here"], ["groups"], ["deep"], ["list", "a"]],
      },
    );
  });
});
