import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import * as grpc from "@grpc/grpc-js";
import { expect } from "chai";
import { appType, idpType } from "pulumi-oag";
import { type ListedRule, ruleTexts, unknown } from "pulumi-oag/rules";
import { quietApp } from "../rules/tables/row.ts";
import { markedSecret } from "../support/basics/secret-mark.ts";
import { wire } from "../support/programs/policies.ts";

const load = createRequire(import.meta.url);
const analyzer = load("@pulumi/pulumi/proto/analyzer_pb");
const { AnalyzerClient } = load("@pulumi/pulumi/proto/analyzer_grpc_pb");
const { Struct } = load("google-protobuf/google/protobuf/struct_pb");
const { Empty } = load("google-protobuf/google/protobuf/empty_pb");
const folder = fileURLToPath(new URL("../../policies", import.meta.url));

describe("the policy pack in the process that Pulumi's engine starts for it", () => {
  let child: ChildProcess;
  // biome-ignore lint/suspicious/noExplicitAny: generated code without declarations
  let client: any;

  before(async () => {
    const script = load.resolve("@pulumi/pulumi/cmd/run-policy-pack/index.js");
    child = spawn(process.execPath, [script, "127.0.0.1:1", folder], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    const [port] = await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), "line");
    client = new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  });
  after(async () => {
    client?.close();
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  });

  // biome-ignore lint/suspicious/noExplicitAny: generated code without declarations
  const call = (method: string, request: unknown): Promise<any> =>
    new Promise((resolve, reject) => {
      client[method](request, (error: Error | null, response: unknown) => (error === null ? resolve(response) : reject(error)));
    });

  // biome-ignore lint/suspicious/noExplicitAny: generated code without declarations
  const fill = (request: any, type: string, name: string, props: object) => {
    request.setType(type);
    request.setName(name);
    request.setUrn(`urn:pulumi:dev::project::${type}::${name}`);
    request.setProperties(Struct.fromJavaScript(JSON.parse(JSON.stringify(wire(props)))));
    request.setOptions(new analyzer.AnalyzerResourceOptions());
    return request;
  };
  const openRoot = { ...quietApp, idpId: unknown, policies: { "/": { rule: "NO_AUTH" } } };
  /** The engine asks for remediations first, and leaves out what is internal afterwards. */
  const analyze = async (props: object, internal: object = {}) => {
    const remedies = await call("remediate", fill(new analyzer.AnalyzeRequest(), appType, "payroll", { ...props, ...internal }));
    expect(remedies.getRemediationsList(), "nothing is changed").to.deep.equal([]);
    const response = await call("analyze", fill(new analyzer.AnalyzeRequest(), appType, "payroll", props));
    // biome-ignore lint/suspicious/noExplicitAny: generated code without declarations
    return response.getDiagnosticsList().map((one: any) => [one.getPolicyname(), one.getEnforcementlevel(), one.getMessage()]);
  };
  const { ADVISORY: advisory, MANDATORY: mandatory, DISABLED: disabled } = analyzer.EnforcementLevel;

  it("names itself, its version and its policies", async () => {
    const info = await call("getAnalyzerInfo", new Empty());
    expect([info.getName(), info.getVersion(), info.getPoliciesList().length]).to.deep.equal([
      "pulumi-oag-policies",
      load("../../policies/package.json").version,
      53,
    ]);
  });

  it("stops an app that is open as a whole, and warns of each open path, in a preview that does not know its identity provider", async () => {
    const about = (rule: string, text: string) => {
      const { finds, why, cure } = ruleTexts.find(({ id }) => id === rule) as ListedRule;
      return `${finds} ${why} ${cure}\napp "Payroll": policies["/"] is NO_AUTH: ${text}`;
    };
    expect(await analyze(openRoot)).to.deep.equal([
      ["open-path", advisory, about("open-path", "no session is needed")],
      ["open-root", mandatory, about("open-root", "every path that no other policy takes is open without a session")],
    ]);
  });

  it("tells no secret value of an app [policy-process-secret]", async () => {
    const attributes = { ...quietApp.attributes, "X-TRUST": { source: "SECRET", value: markedSecret("CANARY") } };
    const all = await analyze({ ...openRoot, attributes });
    expect(JSON.stringify(all)).to.not.include("CANARY");
    expect(all).to.have.length(2);
  });

  it("tells no place in an app whose label the program marked as secret", async () => {
    const all = await analyze({ ...openRoot, label: markedSecret("CANARY") }, { __secrets: [["label"]] });
    expect(JSON.stringify(all)).to.not.include("CANARY");
    expect(all[0][2]).to.include('the resource "payroll" has a finding; where is not told');
  });

  it("takes a tuning of the engine's configuration, and is quiet where it allows what is there", async () => {
    const configure = async (rule: string, level: number, properties: Record<string, string[]>) => {
      const request = new analyzer.ConfigureAnalyzerRequest();
      const config = new analyzer.PolicyConfig();
      config.setEnforcementlevel(level);
      config.setProperties(Struct.fromJavaScript(properties));
      request.getPolicyconfigMap().set(rule, config);
      await call("configure", request);
    };
    await configure("open-path", mandatory, { allowedOpenPaths: ["/"] });
    expect((await analyze(openRoot)).map(([name]: [string]) => name)).to.deep.equal(["open-root"]);
    await configure("open-root", disabled, {});
    expect((await analyze(openRoot)).map(([name]: [string]) => name)).to.deep.equal(["open-path"]);
  });

  it("judges the identity providers of a whole stack", async () => {
    const request = new analyzer.AnalyzeStackRequest();
    await call("remediate", fill(new analyzer.AnalyzeRequest(), idpType, "okta", {}));
    const idp = { type: "IDP_OKTA", domain: "acme.okta.com", validationStatus: { valid: false }, apiToken: markedSecret("CANARY") };
    request.addResources(fill(new analyzer.AnalyzerResource(), idpType, "okta", idp));
    const found = (await call("analyzeStack", request)).getDiagnosticsList();
    // biome-ignore lint/suspicious/noExplicitAny: generated code without declarations
    expect(found.map((one: any) => [one.getPolicyname(), one.getEnforcementlevel(), one.getUrn().split("::").at(-1)])).to.deep.equal([
      ["identity-provider-invalid-credential", mandatory, "okta"],
    ]);
    expect(found[0].getMessage())
      .to.include('identity provider "acme.okta.com": validationStatus.valid is false')
      .and.to.not.include("CANARY");
  });
});
