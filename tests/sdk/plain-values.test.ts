import { expect } from "chai";
import { secretsOf } from "../../dist/sdk/secrets/body.js";
import { startGateway, stopGateways } from "../support/gateway.ts";
import { fullApp, OneResource } from "../support/resource.ts";

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

  it("is told to be hidden for a custom directive, which nobody need have marked as a secret", async () => {
    const gateway = await startGateway();
    gateway.faults.add({ match: { operation: "createPolicy" }, times: 2, status: 400, message: "directive proxy_pass is not allowed" });
    const policies = { "/": { rule: "CUSTOM", customDirective: "proxy_pass https://b1.internal;" } };
    const { error } = await new OneResource("app", gateway).up(fullApp(gateway, { policies }));
    expect(error).to.include(
      "400 BAD_REQUEST: (its text is not shown, since it repeats something secret or part of a custom directive) [OAG_BAD_REQUEST]",
    );
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
