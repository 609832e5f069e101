import { createHash } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { inputsIn, outputsIn } from "../../../dist/provider/lifecycle.js";
import { CallSecrets } from "../../../dist/provider/plugin/call-secrets.js";
import { Secrets } from "../../../dist/sdk/secrets/secrets.js";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const login = { REMOTE_USER: { source: "IDP", value: "login" } };
const directive = "proxy_set_header X-Real-IP $remote_addr;";

describe("what is no secret stays readable", () => {
  let gateway: Gateway;
  let newApp: () => OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    // All of one plugin process: they share one gateway and what it was sent.
    const gateways = newGateways({ notice: () => {} });
    newApp = () => new OneResource("app", gateway, configFor(gateway), gateways);
  });
  afterEach(stopGateways);

  const refused = async (message: string, change: Json = {}) => {
    gateway.faults.add({ match: { operation: "createApplication" }, status: 400, message, times: 1 });
    return (await newApp().up(fullApp(gateway, { label: "Refused", ...change }))).error;
  };

  for (const [what, change, message] of [
    [
      "a directive",
      { policies: { "/": { rule: "PROTECTED" }, "/a": { rule: "NO_AUTH", customDirective: directive } } },
      "the header HEADER is taken",
    ],
    [
      "a fixed text",
      { attributes: { ...login, APP: { source: "STATIC", value: "application" } } },
      "the activation of an application is not possible",
    ],
  ] as const)
    it(`in the gateway's texts: ${what} of one app says nothing of another`, async () => {
      expect(await newApp().up(fullApp(gateway, change))).to.deep.equal({ op: "create" });
      expect(await refused(message)).to.equal(
        `app "Refused": create failed: the gateway answered 400 BAD_REQUEST: ${message} [OAG_BAD_REQUEST]`,
      );
    });

  it("in the gateway's texts: of a directive in plain only what it repeats is replaced, and the rest stays", async () => {
    const app = newApp();
    const policies = { "/": { rule: "PROTECTED" } };
    await app.up(fullApp(gateway, { policies, attributes: login }));
    gateway.faults.add({
      match: { operation: "createPolicy" },
      status: 400,
      message: `[emerg] unknown directive in "${directive}": the header is bad`,
      times: 1,
    });
    const declared = { policies: { ...policies, "/a": { rule: "NO_AUTH", customDirective: directive } }, attributes: login };
    const { error } = await app.up(fullApp(gateway, declared));
    expect(error).to.include('400 BAD_REQUEST: [emerg] unknown directive in "[secret]": the header is bad [');
  });

  it("in the gateway's texts: what a newer gateway had in members of its own, and got back", async () => {
    gateway.reading.refuseUnknownMembers = false;
    const newer = { theme: "default", self: "https://oag.example.com/api/v2/apps/1" };
    gateway.tamper = (operation, body) =>
      operation === "createAccessToken" || Array.isArray(body) ? body : { ...(body as Json), ...newer };
    const app = newApp();
    await app.up(fullApp(gateway));
    expect(await app.up(fullApp(gateway, { description: "x" }))).to.deep.equal({ op: "update" });
    const message = "oag.example.com has a default policy";
    expect(await refused(message)).to.include(`BAD_REQUEST: ${message} [`);
  });

  it("in outputs: a fixed text of one app says nothing of another's name", async () => {
    await newApp().up(fullApp(gateway, { attributes: { ...login, APP: { source: "STATIC", value: "payroll" } } }));
    const other = newApp();
    await other.up(fullApp(gateway, { label: "Payroll UAT" }));
    expect(other.raw.name).to.equal("payrolluat");
    expect(other.raw).to.not.have.property("__secrets");
  });

  it("in outputs: the name that the gateway makes of a label in plain, although a secret has a word of it", async () => {
    const attributes = { ...login, TRUST: { source: "SECRET", value: "payroll-uat-trust-2031" } };
    const app = newApp();
    await app.up(fullApp(gateway, { label: "Payroll UAT", attributes }));
    expect(app.raw.name).to.equal("payrolluat");
    expect(app.raw).to.not.have.property("__secrets");
    const { props } = await app.handler.read(app.id as string, app.outputs);
    expect(props).to.not.have.property("__secrets");
  });

  it("in outputs: metadata with a certificate, beside five hundred secrets with which it shares some letters by chance", () => {
    const noise = (seed: string, bytes: number) => {
      const blocks = Array.from({ length: Math.ceil(bytes / 64) }, (_, nth) => createHash("sha512").update(`${seed}${nth}`).digest());
      return Buffer.concat(blocks).subarray(0, bytes).toString("base64url");
    };
    const known = new Secrets(Array.from({ length: 500 }, (_, nth) => noise(`secret ${nth}`, 30)));
    const marked = Array.from({ length: 8 }, (_, nth) => {
      const confidential = new CallSecrets({ current: inputsIn({ label: "Portal" }) });
      confidential.join(known);
      return confidential.sealed(
        outputsIn({
          label: "Portal",
          idpMetadata: `<X509Certificate>${noise(`certificate ${nth}`, 1100)}</X509Certificate>`,
        }),
      );
    });
    for (const { idpMetadata } of marked) expect(idpMetadata).to.be.a("string");
    const confidential = new CallSecrets({ current: inputsIn({}) });
    confidential.join(known);
    const echo = `<X509Certificate>${noise("certificate", 1100)}${noise("secret 7", 30).slice(20, 28)}${noise("rest", 300)}`;
    expect(confidential.sealed(outputsIn({ idpMetadata: echo })).idpMetadata, "eight letters are none").to.not.be.a("string");
  });

  it("in outputs and texts: what was marked in an output since it repeats a secret is no secret by itself", () => {
    const idpMetadata = "https://acme.okta.com/app/exk1/sso/saml";
    const props = { label: "Portal", idpMetadata, __owned: ["label"], __secrets: [["idpMetadata"]] };
    const confidential = new CallSecrets({ current: inputsIn(props) });
    expect(confidential.texts).to.deep.equal([]);
    expect(confidential.sealed(outputsIn(props)).idpMetadata, "still marked").to.not.be.a("string");
    expect(new CallSecrets({ current: inputsIn({ ...props, __owned: ["label", "idpMetadata"] }) }).texts).to.deep.equal([idpMetadata]);
  });
});
