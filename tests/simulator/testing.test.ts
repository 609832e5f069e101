import { AssertionError } from "node:assert";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { getApp, getCertificate, getIdentityProvider, OagApp, OagIdentityProvider } from "pulumi-oag";
import { type DeclaredApp, unknown } from "pulumi-oag/rules";
import { expectAccess, RecordingMocks, testProgram } from "pulumi-oag-simulator/testing";
import type { Json } from "../support/basics/json.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { programEnvironment } from "../support/processes/program-environment.ts";
import { created } from "../support/resources/apps.ts";
import { newLookUp } from "../support/resources/look-up.ts";
import { OneResource } from "../support/resources/resource.ts";

const scenarios = fileURLToPath(new URL("../scenarios/program", import.meta.url));
const app: DeclaredApp = {
  type: "OAG_HEADER_BASED",
  label: "Payroll",
  status: "ACTIVE",
  attributes: { Groups: { source: "IDP", value: "Groups" } },
  policies: {
    "/": { rule: "PROTECTED" },
    "/public/": { rule: "NO_AUTH" },
    "/admin": { rule: "PROTECTED_REGEX", regexRule: String.raw`(^|\s)Groups=([^:\s][^:\r\n]*:)*admins:` },
  },
};
/** What is known of the gateway of these tests. */
const known = { prefix: "STRING", slash: "EXACT", order: "ELEMENTS", slashElement: "ONE", pathForm: "NORMALISED" } as const;

function failureOf(work: () => void): AssertionError {
  try {
    work();
  } catch (error) {
    if (error instanceof AssertionError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("expectAccess", () => {
  it("is quiet where it is so", () => {
    const access = expectAccess(app, known);
    access.at("/admin").withoutSession().isRefused();
    access.at("/admin").needsSession();
    access.at("/public/").isOpen();
    access.at("/public/").isAllowedFor({});
    access.at("/anything").withSession().isAllowedFor({ Groups: [] });
    access.at("/admin").isAllowedFor({ Groups: ["staff", "admins"] });
    access
      .at("/admin")
      .withSession({ Groups: ["staff"] })
      .isRefused();
    access
      .at("/admin")
      .withSession({ Groups: ["admins"] })
      .withoutSession()
      .needsSession();
  });

  it("says which policy answers and why, where it is not so", () => {
    const access = expectAccess(app, known);
    const messages = [
      () => access.at("/admin").isOpen(),
      () => access.at("/admin").isAllowedFor({ Groups: ["CANARY"] }),
      () => access.at("/public/").needsSession(),
      () => access.at("/").withSession().isRefused(),
      () => expectAccess({ type: "OAG_SAML" }).at("/").isOpen(),
    ].map((work) => failureOf(work).message);
    expect(messages).to.deep.equal([
      'expected /admin of the app "Payroll" without a session to be open to everybody, but a session is needed: policies["/admin"] is PROTECTED_REGEX: a session is needed; policies["/admin"] (PROTECTED_REGEX, path /admin) answers',
      'expected /admin of the app "Payroll" with a session that has Groups to be allowed, but the rule keeps the session out: the rule of policies["/admin"] does not find what it looks for in the session; policies["/admin"] (PROTECTED_REGEX, path /admin) answers',
      'expected /public/ of the app "Payroll" without a session to ask for a session, but it is open to everybody: policies["/public/"] is NO_AUTH: no session is needed; policies["/public/"] (NO_AUTH, path /public/) answers',
      'expected / of the app "Payroll" with a session to be refused, but the session gets in: policies["/"] is PROTECTED: any session of the app will do; policies["/"] (PROTECTED, path /) answers',
      "expected / of the app without a session to be open to everybody, but the app has no paths on the gateway: the app is not proxied: it has no paths on the gateway",
    ]);
  });

  it("throws what every test runner shows, from the line of the test", () => {
    const failure = failureOf(function here() {
      expectAccess(app).at("/").isOpen();
    });
    expect([failure.name, failure.code, failure.actual, failure.expected]).to.deep.equal([
      "AssertionError",
      "ERR_ASSERTION",
      "needs-session",
      "open",
    ]);
    expect(failure.stack?.split("\n").find((line) => /^\s+at /.test(line))).to.include("here");
  });

  it("fails where the documents leave it open, with the options, until a team knows its gateway or takes what is likely", () => {
    const open: DeclaredApp = { ...app, policies: { "/": { rule: "PROTECTED" }, "/public": { rule: "NO_AUTH" } } };
    const asked = () => expectAccess(open).at("/public-admin");
    expect(failureOf(() => asked().needsSession()).message).to.match(
      /^expected \/public-admin of the app "Payroll" without a session to ask for a session, but that is uncertain: it is open to everybody, or a session is needed; likely it is open to everybody: policies\["\/public"\] is NO_AUTH: no session is needed; policies\["\/public"\] \(NO_AUTH, path \/public\) answers; depends on .*\(prefix\).*; say what your gateway does, expectAccess\(app, \{ prefix: … \}\), or take the likely reading, \.likely\(\)$/,
    );
    asked().likely().isOpen();
    expect(failureOf(() => asked().likely().needsSession()).message).to.not.include(".likely()");
    expectAccess(open, { prefix: "SEGMENT" }).at("/public-admin").needsSession();
  });

  it("is quiet where all readings are as expected, whatever policy answers", () => {
    const both: DeclaredApp = { ...app, policies: { "/": { rule: "PROTECTED" }, "/a": { rule: "PROTECTED_REGEX", regexRule: "x" } } };
    expectAccess(both).at("/a-b").needsSession();
  });

  it("fails where a value is not known, likely or not", () => {
    const open: DeclaredApp = { ...app, policies: { "/": { rule: unknown } } };
    const text =
      'expected / of the app "Payroll" without a session to be refused, but that is uncertain: nobody can tell, or it is refused before any rule, ' +
      'or it is open to everybody; depends on what is not known yet of policies["/"]; what happens where no policy applies (noRoot); ' +
      "say what your gateway does, expectAccess(app, { noRoot: … })";
    expect(failureOf(() => expectAccess(open).at("/").isRefused()).message).to.equal(text);
    expect(failureOf(() => expectAccess(open).at("/").likely().isRefused()).message).to.equal(text);
  });

  it("refuses what is no path", () => {
    expect(() => expectAccess(app).at("admin").isOpen()).to.throw(
      TypeError,
      'expectAccess: the path "admin" does not begin with a slash; write "/admin"',
    );
  });
});

describe("RecordingMocks", () => {
  it("keep what a program declares, and hide what is secret but for values that no text tells [mocks-declared]", async () => {
    const mocks = new RecordingMocks();
    await pulumi.runtime.setMocks(mocks);
    const idp = new OagIdentityProvider("okta", { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: pulumi.secret("CANARY") });
    new OagApp("payroll", {
      type: "OAG_HEADER_BASED",
      label: pulumi.secret("Payroll"),
      publicDomain: "payroll.example.com",
      postLoginUrl: "https://payroll.example.com/",
      idpId: idp.id,
      certificateId: getCertificate({ commonName: "*.example.com" }).id,
      attributes: { "X-TRUST": { source: "SECRET", value: pulumi.secret("CANARY") }, Groups: { source: "IDP", value: "Groups" } },
      policies: { "/": { rule: "PROTECTED_REGEX", regexRule: String.raw`(^|\s)Groups=admins:` } },
    });
    await pulumi.runtime.disconnect();
    const { stack } = mocks;
    expect(stack.resources().map(({ name }) => name)).to.have.members(["okta", "certificate *.example.com", "payroll"]);
    expect(stack.resource("okta", "OagIdentityProvider").inputs.apiToken).to.deep.equal({ secret: "CANARY" });
    expect(stack.app("payroll")).to.include({ idpId: "okta-id", certificateId: "00000000-0000-4000-8000-000000000000", label: unknown });
    expectAccess(stack.app("payroll"))
      .at("/")
      .isAllowedFor({ Groups: ["admins"] });
    expect(failureOf(() => expectAccess(stack.app("payroll")).at("/").isOpen()).message).to.match(
      /^expected \/ of the app without a session/,
    );
    expect(() => stack.app("okta")).to.throw('there is no pulumi-nodejs:dynamic/oag:OagApp "okta"; there are payroll (OagApp)');
    expect(() => stack.resource("wiki")).to.throw(
      'there is no resource "wiki"; there are certificate *.example.com (Lookup), okta (OagIdentityProvider), payroll (OagApp)',
    );
  });

  it("answer a look-up with what it was asked for by, a certificate for a host with that for its name", async () => {
    const mocks = new RecordingMocks();
    await pulumi.runtime.setMocks(mocks);
    getCertificate({ commonName: "*.example.com", mostRecent: true });
    getCertificate({ forDomain: "payroll.example.com", mostRecent: true });
    getCertificate({ forDomain: pulumi.secret("vault.example.com") });
    await pulumi.runtime.disconnect();
    const id = "00000000-0000-4000-8000-000000000000";
    const results = mocks.stack.resources("Lookup").map(({ outputs }) => outputs.result);
    expect(results).to.have.deep.members([
      { id, commonName: "*.example.com" },
      { id, commonName: "payroll.example.com" },
      { secret: { id, commonName: "vault.example.com" } },
    ]);
  });
});

describe("a look-up under RecordingMocks", () => {
  afterEach(stopGateways);
  const settled = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

  async function mocked<T>(program: () => pulumi.Output<T>): Promise<{ value: T; mocks: RecordingMocks }> {
    const mocks = new RecordingMocks();
    await pulumi.runtime.setMocks(mocks);
    const value = await settled(program());
    await pulumi.runtime.disconnect();
    return { value, mocks };
  }

  it("finds an app and an identity provider as a gateway would have them, member by member [mocks-look-up]", async () => {
    const gateway = await startGateway();
    await created(new OneResource("app", gateway), gateway);
    const lookUp = newLookUp(gateway);
    for (const [kind, query, found] of [
      ["app", { label: "Payroll" }, () => getApp({ label: "Payroll" }) as pulumi.Output<unknown>],
      ["identityProvider", { domain: "acme.okta.com" }, () => getIdentityProvider({ domain: "acme.okta.com" }) as pulumi.Output<unknown>],
    ] as const) {
      const value = (await mocked(found)).value as Json;
      const real = (await lookUp.read("l", { kind, query })).props.result as Json;
      expect(value, kind).to.include({ ...query, id: "00000000-0000-4000-8000-000000000000", gateway: "https://oag.example.com" });
      const formOf = (item: unknown) => (Array.isArray(item) ? "list" : typeof item);
      for (const [name, item] of Object.entries(value)) expect(formOf(real[name]), `${kind}.${name}`).to.equal(formOf(item));
      const parts = ["attributes", "policies", "protectedResources", "behavior", "session", "healthCheck"];
      if (kind === "app") expect(parts.map((name) => value[name])).to.deep.equal(parts.map(() => ({})));
    }
  });

  it("is secret where the program looks up by a secret", async () => {
    const program = () => getApp({ label: pulumi.secret("Kestrel") });
    const { value, mocks } = await mocked(program);
    expect(value).to.include({ label: "Kestrel", status: "ACTIVE" });
    expect(Object.keys(mocks.stack.resource("app").outputs.result as Json)).to.deep.equal(["secret"]);
  });
});

describe("testProgram", () => {
  const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith("pulumi-oag-test-"));
  const { TMPDIR, TEMP } = process.env;
  let own: string;

  // Other tests make such folders at the same time.
  before(() => {
    own = mkdtempSync(join(tmpdir(), "pulumi-oag-own-"));
    Object.assign(process.env, { TMPDIR: own, TEMP: own });
  });
  after(() => {
    for (const [name, value] of Object.entries({ TMPDIR, TEMP }))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    rmSync(own, { recursive: true });
  });

  it("says what went wrong, and leaves nothing behind", async () => {
    const before = left();
    let message = "";
    const config = { spec: { secret: JSON.stringify({ apps: { a: { args: { type: "OAG_NOAUTH", label: "A" } } } }) } };
    await testProgram(scenarios, { config, environment: programEnvironment() }).catch((error: Error) => {
      message = error.message;
    });
    expect(message)
      .to.match(/^the program in .*program did not come up:\n/)
      .and.to.include("publicDomain");
    expect(left()).to.deep.equal(before);
  });

  it("hands out the gateway, what was declared, the outputs and the host, and stops what it started", async () => {
    const idps = { okta: { args: { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: { $secret: "CANARY" } } } };
    const config = { spec: { secret: JSON.stringify({ idps, outputs: { id: "$idp.okta.id", token: "$idp.okta.apiToken" } }) } };
    const before = left();
    const { gateway, stack, host, stop } = await testProgram(scenarios, { config, environment: programEnvironment() });
    const [id] = gateway.store.idps.keys();
    expect(stack.outputs).to.deep.equal({ id, token: "[secret]" });
    expect(stack.resource("okta").id).to.equal(id);
    expect(stack.resource("okta").inputs.apiToken).to.deep.equal({ secret: "CANARY" });
    expect(left().length).to.equal(before.length + 1);
    await host.destroy();
    expect(stack.resources("OagIdentityProvider")).to.deep.equal([]);
    await stop();
    expect(left()).to.deep.equal(before);
    expect(
      await fetch(gateway.origin).then(
        () => "runs",
        () => "stopped",
      ),
    ).to.equal("stopped");
  });

  it("refuses a folder without a project", async () => {
    const folder = mkdtempSync(join(tmpdir(), "no-project-"));
    writeFileSync(join(folder, "Pulumi.yaml"), "runtime: nodejs\n");
    let message = "";
    await testProgram(folder).catch((error: Error) => {
      message = error.message;
    });
    rmSync(folder, { recursive: true });
    expect(message).to.equal(`${join(folder, "Pulumi.yaml")} names no project`);
    expect(existsSync(folder)).to.equal(false);
  });
});
