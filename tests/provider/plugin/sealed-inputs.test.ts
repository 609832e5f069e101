import { expect } from "chai";
import { inputsIn, outputsIn } from "../../../dist/provider/lifecycle.js";
import { lookupLifecycle } from "../../../dist/provider/lookup/lookup-lifecycle.js";
import { CallSecrets } from "../../../dist/provider/plugin/call-secrets.js";
import { sealedInputs } from "../../../dist/provider/plugin/sealed-inputs.js";
import { secret } from "../../../dist/provider/values/markers.js";
import { credentialPlaces } from "../../../dist/sdk/generated/credentials.js";
import type { Json } from "../../support/basics/json.ts";
import { unknown } from "../../support/basics/unknown.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("the inputs that check answers", () => {
  afterEach(stopGateways);
  const { app, directory } = credentialPlaces;

  it("have the marks of what is secret by the contract, and are the program's but for those [check-inputs]", async () => {
    const gateway = await startGateway();
    const args: Json = { ...fullApp(gateway), triggers: { certificate: "2026-01-01" }, __provider: "p" };
    const { inputs, failures } = await new OneResource("app", gateway).handler.check({}, args);
    expect(failures).to.deep.equal([]);
    const { trust } = args.attributes;
    expect(inputs).to.deep.equal({ ...args, attributes: { ...args.attributes, trust: { ...trust, value: secret("SECRET-CANARY") } } });
  });

  it("are what was given where that are no properties at all, and the failures are told [check-no-properties]", async () => {
    const { handler } = new OneResource("app", await startGateway());
    for (const given of [null, "text", [], 5]) {
      const { inputs, failures } = await handler.check({}, given as unknown as Json);
      expect(inputs).to.deep.equal(given);
      expect(failures[0]?.reason).to.include("type: is required");
    }
  });

  it("have no mark where nothing is known yet, and one mark for all that the program marked, as the engine has it", () => {
    const connection = { connectionUrl: "ldaps://l", bindCredential: "CANARY" };
    expect(sealedInputs({ connection: { ...connection, bindCredential: unknown } }, directory)).to.deep.equal({
      connection: { ...connection, bindCredential: unknown },
    });
    const noted = (path: string[]) => sealedInputs({ connection, __secrets: [path] }, directory).connection;
    expect(noted(["connection"])).to.deep.equal(secret(connection));
    expect(noted(["connection", "bindCredential"])).to.deep.equal({ ...connection, bindCredential: secret("CANARY") });
    expect(sealedInputs({ connection, __secrets: [["connection", "bindDn"]] }, directory)).to.deep.equal({
      connection: { ...connection, bindCredential: secret("CANARY") },
      __secrets: [["connection", "bindDn"]],
    });
    expect(sealedInputs({ connection: secret(connection) }, directory)).to.deep.equal({ connection: secret(connection) });
    expect(sealedInputs({ connection })).to.deep.equal({ connection });
  });

  it("have the value of an attribute marked unless its source says that it is none", () => {
    const valueBy = (source: unknown) =>
      (sealedInputs({ attributes: { A: { source, value: "v" } } }, app) as { attributes: { A: { value: unknown } } }).attributes.A.value;
    expect(["IDP", "STATIC", "APP_CONTEXT", "AUTH_CONTEXT", "OID"].map(valueBy)).to.deep.equal(["v", "v", "v", "v", "v"]);
    expect(["SECRET", "FUTURE", unknown, undefined].map(valueBy)).to.deep.equal(Array.from({ length: 4 }, () => secret("v")));
  });
});

describe("what a look-up finds", () => {
  it("has the marks of what is secret of the object, should a gateway show it [looked-up-secrets]", () => {
    const attributes = { A: { source: "NEWER", value: "CANARY" }, B: { source: "IDP", value: "login" } };
    expect(
      new CallSecrets({ current: inputsIn({}) }, lookupLifecycle.secrets).sealed(outputsIn({ result: { label: "L", attributes } })),
    ).to.deep.equal({
      result: { label: "L", attributes: { ...attributes, A: { source: "NEWER", value: secret("CANARY") } } },
    });
  });
});

describe("a result of which no place is known", () => {
  it("has numbers, switches and lists under a credential's name marked, and no item of a map that is called like one [seal-any-type]", () => {
    const result = {
      result: { password: 12_345_678, key: true, certificate: ["CANARY"], attributes: { password: { source: "IDP", value: "login" } } },
      list: [{ source: "SECRET", value: "CANARY" }],
      triggers: { source: "a text", value: "another" },
    };
    expect(new CallSecrets({ current: inputsIn({}) }).sealed(outputsIn(result))).to.deep.equal({
      result: { ...result.result, password: secret(12_345_678), key: secret(true), certificate: secret(["CANARY"]) },
      list: [{ source: "SECRET", value: secret("CANARY") }],
      triggers: result.triggers,
    });
  });
});
