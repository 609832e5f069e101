import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { signature, unmarked } from "../../support/basics/secret-mark.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { marks } from "../../support/models/hostile.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { newLookUp } from "../../support/resources/look-up.ts";
import { OneResource } from "../../support/resources/resource.ts";

/** Tampers with the responses to some operations, object by object. */
function tamperWith(gateway: Gateway, operations: readonly string[], change: (item: Json) => Json): void {
  gateway.tamper = (operation, body) => {
    if (!operations.includes(operation)) return body;
    return Array.isArray(body) ? body.map((item) => change(item as Json)) : change(body as Json);
  };
}

const reads = ["getApplication", "listApplication"];
const cure = "change it in the gateway's console";

describe("values in responses that mean something to Pulumi's engine", () => {
  afterEach(stopGateways);

  async function deployed(): Promise<{ gateway: Gateway; app: OneResource; args: Json }> {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
    const args = fullApp(gateway);
    expect((await app.up(args)).error).to.equal(undefined);
    return { gateway, app, args };
  }

  it("are refused by a refresh and a read by id with object and member named, and the next one is as if nothing had been [engine-values]", async () => {
    const { gateway, app, args } = await deployed();
    const before = structuredClone(app.outputs);
    for (const [name, mark] of marks) {
      for (const [member, change] of [
        ["description", (item: Json) => ({ ...item, description: mark })],
        ["newer.inside[1]", (item: Json) => ({ ...item, newer: { inside: [1, mark] } })],
      ] as const) {
        tamperWith(gateway, reads, change);
        for (const read of [() => app.refresh(), () => app.handler.read(app.id as string, {})]) {
          const failure = await rejection<Error & { code: string }>(read());
          expect(failure.code, `${name}: ${failure.message}`).to.equal("OAG_PROTOCOL");
          expect(failure.message, name).to.include(`(id ${app.id})`).and.to.include(member);
          expect(failure.message, name).to.not.match(/etc\/passwd|undefined|\[object/);
        }
        gateway.tamper = undefined;
        expect(app.outputs).to.deep.equal(before);
      }
    }
    await app.refresh();
    expect(app.outputs).to.deep.equal(before);
    expect(await app.up(args)).to.deep.equal({ op: "same" });
  });

  it("are refused with what to do about it", async () => {
    const { gateway, app } = await deployed();
    tamperWith(gateway, reads, (item) => ({ ...item, description: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }));
    expect((await rejection(app.refresh())).message).to.equal(
      `app "Payroll": read failed: GET /api/v2/apps/{applicationId} was answered with an object (id ${app.id}) whose description holds a text that Pulumi takes for a value of its own; ${cure} [OAG_PROTOCOL]`,
    );
  });

  it("are refused as the name of an attribute, which would become a key", async () => {
    const { gateway, app } = await deployed();
    for (const name of [signature, "__provider", "__proto__"]) {
      app.configure({ ...configFor(gateway), "oag:maxRetries": "0" });
      tamperWith(gateway, ["listAttributes"], (item) => ({ ...item, name }));
      gateway.reading.expand = "ignored";
      const { message } = await rejection(app.refresh());
      expect(message, name).to.match(/^app "Payroll": read failed: GET \/api\/v2\/apps\/\{applicationId\}\/attributes .* whose name /);
    }
  });

  it("in a neighbour block nothing of one's own: it is refused only where it is needed itself [engine-values-neighbour]", async () => {
    const { gateway, app, args } = await deployed();
    const other = new OneResource("app", gateway);
    expect((await other.up(fullApp(gateway, { label: "Neighbour" }))).error).to.equal(undefined);
    tamperWith(gateway, ["listApplication", "getApplication"], (item) =>
      item.label === "Neighbour" ? { ...item, description: { [signature]: "x" } } : item,
    );
    app.configure(configFor(gateway));
    await app.refresh();
    await app.refresh();
    expect((await app.diff(args)).changes).to.equal(false);
    const third = new OneResource("app", gateway);
    expect((await third.up(fullApp(gateway, { label: "Third" }))).error).to.equal(undefined);
    const fourth = new OneResource("app", gateway);
    expect((await fourth.up(fullApp(gateway, { label: "Neighbour" }))).error).to.include(
      `an object (id ${other.id}, label "Neighbour") whose description`,
    );
    const lookUp = newLookUp(gateway);
    const find = (label: string) => lookUp.read("l", { kind: "app", query: { label } });
    expect((await find("Payroll")).props.result).to.include({ id: app.id });
    expect((await rejection(find("Neighbour"))).message).to.include("whose description");
  });

  it("in the id of a neighbour are told as an odd id where its label is wanted", async () => {
    const { gateway, app, args } = await deployed();
    expect((await new OneResource("app", gateway).up(fullApp(gateway, { label: "Neighbour" }))).error).to.equal(undefined);
    tamperWith(gateway, ["listApplication"], (item) =>
      item.label === "Neighbour" ? { ...item, id: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" } : item,
    );
    const { error } = await app.up({ ...args, label: "Neighbour" });
    expect(error).to.include('app an odd id has the label "Neighbour"').and.to.not.include("04da6b54");
  });

  it("in what the gateway says of an error stay inside a sentence", async () => {
    const gateway = await startGateway();
    const message = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    gateway.faults.add({ match: { operation: "activateApplication" }, status: 400, message });
    const app = new OneResource("app", gateway);
    const { reasons } = await app.up(fullApp(gateway));
    expect(reasons).to.have.length(1);
    expect(reasons?.[0]).to.match(/^status ACTIVE of app "Payroll": the gateway answered 400 BAD_REQUEST: /);
  });
});

describe("credentials that a gateway shows", () => {
  afterEach(stopGateways);

  const shown = { apiToken: "PLANTED-1", clientSecret: "PLANTED-2", bindCredential: "PLANTED-3", spCertificate: "PLANTED-4" };

  it("reach no look-up, no read by id and no state [credentials-shown]", async () => {
    const gateway = await startGateway();
    const idpId = seedIdp(gateway);
    gateway.tamper = (operation, body) => {
      const show = (item: Json): Json => ({
        ...item,
        ...shown,
        idpMetadata: item.type === "OAG_SAML" ? item.idpMetadata : { ...shown },
        validationStatus: { ...item.validationStatus, ...shown },
        ...(item.oidc && { oidc: { ...item.oidc, ...shown } }),
        ...(item._embedded && { _embedded: { ...item._embedded, ...shown } }),
      });
      if (operation === "createAccessToken") return body;
      return Array.isArray(body) ? body.map((item) => show(item as Json)) : show(body as Json);
    };
    const oidc = new OneResource("app", gateway);
    const args = { type: "OAG_OIDC", label: "Portal", idpId, oidc: { applicationType: "web", redirectUris: ["https://p.example.com/cb"] } };
    expect((await oidc.up(args)).error).to.equal(undefined);
    const app = new OneResource("app", gateway);
    expect((await app.up(fullApp(gateway))).error).to.equal(undefined);
    const idp = new OneResource("idp", gateway);
    expect((await idp.up({ type: "IDP_OKTA", domain: "b.okta.com", apiToken: "token-1" })).error).to.equal(undefined);
    await oidc.refresh();
    await app.refresh();
    await idp.refresh();
    const lookUp = newLookUp(gateway);
    const results = [
      oidc.raw,
      app.raw,
      idp.raw,
      oidc.inputs,
      app.inputs,
      idp.inputs,
      await oidc.handler.read(oidc.id as string, {}),
      await app.handler.read(app.id as string, {}),
      await idp.handler.read(idp.id as string, {}),
      await lookUp.read("l", { kind: "app", query: { label: "Portal" } }),
      await lookUp.read("l", { kind: "identityProvider", query: { domain: "b.okta.com" } }),
      await lookUp.read("l", { kind: "certificate", query: { commonName: "*.example.com" } }),
    ];
    for (const result of results) expect(JSON.stringify(result)).to.not.include("PLANTED");
    const { props } = await oidc.handler.read(oidc.id as string, {});
    expect((props.oidc as Json).redirectUris).to.deep.equal(["https://p.example.com/cb"]);
  });

  it("are encrypted where a gateway calls a SECRET attribute something else or repeats a credential elsewhere [credentials-repeated]", async () => {
    const gateway = await startGateway();
    const shared = newGateways();
    const app = new OneResource("app", gateway, configFor(gateway), shared);
    expect((await app.up(fullApp(gateway))).error).to.equal(undefined);
    const secret = "SECRET-CANARY";
    const show = (item: Json): Json =>
      item.source === "SECRET" ? { ...item, source: "STATIC", value: secret } : { ...item, description: `was ${secret}` };
    gateway.tamper = (operation, body) => {
      const deep = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(deep);
        if (typeof value !== "object" || value === null) return value;
        const inner = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, deep(item)]));
        return "source" in inner || "label" in inner || "rule" in inner ? show(inner) : inner;
      };
      return operation === "createAccessToken" ? body : deep(body);
    };
    await app.refresh();
    const lookedUp = await newLookUp(gateway, configFor(gateway), shared).read("l", { kind: "app", query: { label: "Payroll" } });
    expect((lookedUp.props.result as Json).attributes["X-TRUST"].source).to.equal("STATIC");
    for (const result of [app.raw, lookedUp.props]) {
      const clear = JSON.stringify(unmarked(result));
      expect(clear).to.include("[secret]").and.to.not.include(secret);
    }
  });

  it("are encrypted in what a failed update leaves, too, where the gateway repeats what it replaced", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    expect((await app.up(fullApp(gateway))).error).to.equal(undefined);
    gateway.tamper = (operation, body) => (operation === "replaceAttribute" ? { ...(body as Json), type: "was SECRET-CANARY" } : body);
    const attributes = { REMOTE_USER: { source: "IDP", value: "login" }, trust: { name: "X-TRUST", source: "SECRET", value: "OTHER" } };
    const { reasons } = await app.up(fullApp(gateway, { attributes, description: "new" }));
    expect(reasons).to.have.length(1);
    const clear = JSON.stringify(unmarked(app.raw));
    expect(clear).to.not.include("SECRET-CANARY");
  });
});

describe("a gateway that contradicts itself", () => {
  afterEach(stopGateways);

  it("by leaving out what an item is known by gets no word of JavaScript's into an error", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    expect((await app.up(fullApp(gateway))).error).to.equal(undefined);
    gateway.tamper = (operation, body) => {
      if (operation !== "getApplication") return body;
      const { _embedded, ...own } = body as Json;
      const without = (name: string, items: Json[]) => items.map((item) => ({ ...item, [name]: undefined }));
      const policies = without("resourcePath", _embedded.policies);
      return { ...own, _embedded: { ..._embedded, policies, attributes: without("name", _embedded.attributes) } };
    };
    const taker = new OneResource("app", gateway);
    const { error } = await taker.up(fullApp(gateway, { __import: app.id }));
    expect(error).to.include('policy "" is only on the gateway').and.to.include('attribute "" is only on the gateway');
    expect(error).to.not.include("undefined");
  });

  it("by listing two items under one id is told so", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    expect((await app.up(fullApp(gateway))).error).to.equal(undefined);
    gateway.reading.expand = "ignored";
    gateway.tamper = (operation, body) =>
      operation === "listPolicies" ? (body as Json[]).map((item) => ({ ...item, id: (body as Json[])[0]?.id })) : body;
    expect((await rejection(app.refresh())).message).to.match(
      /GET \/api\/v2\/apps\/\{applicationId\}\/policies was answered with a list in which the id [0-9a-f-]{36} is that of 2 objects/,
    );
  });

  it("by listing two apps with one label is told so, and nothing is made or taken", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    expect((await app.up(fullApp(gateway))).error).to.equal(undefined);
    gateway.tamper = (operation, body) =>
      operation === "listApplication" ? (body as Json[]).flatMap((item) => [item, { ...item, id: `${item.id}`.replace(/.$/, "x") }]) : body;
    const second = new OneResource("app", gateway);
    gateway.log.clear();
    expect((await second.up(fullApp(gateway))).error).to.match(
      /the gateway lists 2 apps with the label "Payroll" \([0-9a-fx-]{36}, [0-9a-fx-]{36}\), although each label is that of one/,
    );
    expect(gateway.log.writes).to.deep.equal([]);
  });
});
