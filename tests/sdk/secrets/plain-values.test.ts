import { expect } from "chai";
import { secretsOf } from "../../../dist/sdk/secrets/body.js";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("text of the gateway's that repeats what is no secret", () => {
  afterEach(stopGateways);

  it("is shown where it repeats the value of an attribute whose source is no secret one", async () => {
    const gateway = await startGateway();
    const text = "The application Payroll has no path /public in production";
    for (const [source, value] of [
      ["STATIC", "Payroll"],
      ["STATIC", "application/json"],
      ["APP_CONTEXT", "production"],
    ]) {
      gateway.faults.add({ match: { operation: "createPolicy" }, times: 2, status: 400, message: text });
      const app = new OneResource("app", gateway);
      const { error } = await app.up(fullApp(gateway, { label: `With ${value}`, attributes: { X: { source, value } } }));
      expect(error, value).to.include(`the gateway answered 400 BAD_REQUEST: ${text} [OAG_BAD_REQUEST]`);
      gateway.faults.clear();
    }
  });

  it("takes a source that is newer than the contract, or that nobody names, for a secret one", () => {
    const of = (source?: string) => secretsOf({ name: "X", ...(source !== undefined && { source }), value: "hidden" });
    expect(["IDP", "STATIC", "APP_CONTEXT", "AUTH_CONTEXT", "OID"].flatMap(of)).to.deep.equal([]);
    for (const source of ["SECRET", "VAULT", undefined]) expect(of(source), source).to.include("hidden");
  });

  it("is shown beside a custom directive, which is no secret unless the program marks it: only the directive itself is replaced", async () => {
    const gateway = await startGateway();
    const customDirective = "proxy_pass https://b1.internal;";
    const message = `directive proxy_pass is not allowed in ${customDirective}`;
    gateway.faults.add({ match: { operation: "createPolicy" }, times: 2, status: 400, message });
    const policies = { "/": { rule: "CUSTOM", customDirective } };
    const { error } = await new OneResource("app", gateway).up(fullApp(gateway, { policies }));
    expect(error).to.include("400 BAD_REQUEST: directive proxy_pass is not allowed in [secret] [OAG_BAD_REQUEST]");
  });

  it("is hidden all the same where the program marked that value as a secret", async () => {
    const gateway = await startGateway();
    gateway.faults.add({ match: { operation: "createPolicy" }, times: 2, status: 400, message: "no path in kestrelvault mode" });
    const attributes = { X: { source: "STATIC", value: "kestrelvault" } };
    const marked = { ...fullApp(gateway, { attributes }), __secrets: [["attributes", "X", "value"]] };
    const { error } = await new OneResource("app", gateway).up(marked);
    expect(error).to.include("400 BAD_REQUEST").and.not.include("kestrel");
  });
});
