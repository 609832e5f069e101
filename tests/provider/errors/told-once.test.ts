import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Gateways } from "../../../dist/provider/gateway/gateways.js";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import { lookupLifecycle } from "../../../dist/provider/lookup/lookup-lifecycle.js";
import { Handler } from "../../../dist/provider/plugin/handler.js";
import { Run } from "../../../dist/provider/plugin/run.js";
import type { Json } from "../../support/basics/json.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const staleCredentials =
  "refresh and destroy use the client credentials of the last up: after a change of those run `pulumi up` first, or add --run-program";

describe("a failure that is not about one object", () => {
  let gateway: Gateway;
  let gateways: Gateways;
  let run: Run;
  beforeEach(async () => {
    gateway = await startGateway();
    gateways = newGateways();
    run = new Run();
  });
  afterEach(stopGateways);

  /** A resource's handler in the one plugin process of the run, with the one access token of each gateway unless it is given others. */
  function handlerFor(config: Json, kind: "app" | "idp" = "app", sessions = gateways): Handler {
    const handler = new Handler(lifecycles[kind], { gateways: async () => sessions, run });
    handler.configure({ config: { get: (key) => config[key] } });
    return handler;
  }
  const labelled = (label: string) => fullApp(gateway, { label, publicDomain: `${label.toLowerCase()}.example.com` });
  const quick = (): Record<string, string> => ({ ...configFor(gateway), "oag:maxRetries": "0" });

  /** What the creates of two apps, the read of a third and the update of a fourth say. */
  async function told(config: Json): Promise<string[]> {
    const app = handlerFor(config);
    const known = { ...labelled("Shop"), gateway: gateway.origin };
    const errors = [
      await rejection(app.create(labelled("Payroll"))),
      await rejection(app.create(labelled("Wiki"))),
      await rejection(app.read("6f1f2f0a-0000-4000-8000-000000000000", known)),
      await rejection(app.delete("6f1f2f0a-0000-4000-8000-000000000001", { ...known, label: "Blog" })),
    ];
    return errors.map(({ message, code }) => {
      expect(message).to.match(new RegExp(`\\[${code}\\]`));
      return message;
    });
  }
  const inShort = (brief: string, code: string) => [
    `app "Wiki": create failed: ${brief} (as told for app "Payroll") [${code}]`,
    `app "Shop": read failed: ${brief} (as told for app "Payroll") [${code}]`,
    `app "Blog": delete failed: ${brief} (as told for app "Payroll") [${code}]`,
  ];

  it("is told with its cure for the first resource and in short for the others: a gateway that cannot be reached [told-once]", async () => {
    const config = quick();
    await gateway.stop();
    expect(await told(config)).to.deep.equal([
      `app "Payroll": create failed: ${gateway.origin} cannot be reached (ECONNREFUSED); check oag:hostname, DNS and that this machine may reach the gateway's network [OAG_TRANSPORT]`,
      ...inShort("the gateway cannot be reached", "OAG_TRANSPORT"),
    ]);
  });

  it("names the first without what another one keeps secret, however short that is", async () => {
    const app = handlerFor(quick());
    await gateway.stop();
    await rejection(app.create(labelled("hr")));
    const { message } = await rejection(app.create({ ...labelled("Wiki"), groups: ["hr"], __secrets: [["groups"]] }));
    expect(message).to.equal('app "Wiki": create failed: the gateway cannot be reached (as told for app [secret]) [OAG_TRANSPORT]');
  });

  it("so is a client that is refused, although each refusal tells another time", async () => {
    gateway.faults.add({ match: { operation: "createAccessToken" }, times: 99, status: 401, message: "the key has expired" });
    const [first, ...others] = await told(quick());
    expect(first?.replace(/\(\d{4}-[\d:.T-]+Z\)/, "(TIME)")).to.equal(
      `app "Payroll": create failed: ${gateway.origin} refused the client assertion (401 UNAUTHORIZED: the key has expired); check that oag:clientId and oag:privateKey belong together and that the API was not disabled since (which voids both), that the scopes okta.oag.app.manage, okta.oag.app.read, okta.oag.cert.read, okta.oag.idp.manage, okta.oag.idp.read were chosen when the API was enabled, that ${gateway.origin} is the gateway's own name, and this machine's clock (TIME); ${staleCredentials} [OAG_AUTHENTICATION]`,
    );
    expect(others).to.deep.equal(inShort("the gateway does not let this client in", "OAG_AUTHENTICATION"));
  });

  it("so are a setting that is missing, and a key that is none", async () => {
    const { "oag:clientId": _, ...incomplete } = quick();
    const [missing, ...others] = await told(incomplete);
    expect(missing).to.equal(
      'app "Payroll": create failed: oag:clientId is not configured: pulumi config set oag:clientId <the client id that the console shows> (or set the variable OAG_CLIENT_ID, or clientId of an OagProvider) [OAG_CONFIG]',
    );
    expect(others).to.deep.equal(inShort("the configuration is wrong", "OAG_CONFIG"));
    const [key, ...more] = await told({ ...quick(), "oag:privateKey": "nonsense!" });
    expect(key).to.match(/^app "Payroll": create failed: oag:privateKey: is neither PEM nor base64; .* \[OAG_PRIVATE_KEY\]$/);
    expect(more).to.deep.equal(inShort("the private key cannot be used", "OAG_PRIVATE_KEY"));
  });

  it("so are a certificate that is not trusted, and what is not the API", async () => {
    const { "oag:caCertificate": _, ...untrusting } = quick();
    const [tls, ...others] = await told(untrusting);
    expect(tls).to.match(/^app "Payroll": create failed: the certificate of .* is not trusted .* \[OAG_TLS\]$/);
    expect(others).to.deep.equal(inShort("there is no trusted TLS connection to the gateway", "OAG_TLS"));
    gateway.apiEnabled = false;
    const [page, ...more] = await told(quick());
    expect(page).to.match(/^app "Payroll": create failed: the response is not the Access Gateway API's \(status 404, .* \[OAG_PROTOCOL\]$/);
    expect(more).to.deep.equal(inShort("what answers is not the gateway's API", "OAG_PROTOCOL"));
  });

  it("so is a proxy that tells another text each time: causes are compared by what they are, not by their sentences [told-once-data]", async () => {
    for (const nth of [1, 2, 3, 4])
      gateway.faults.add({
        match: { operation: "createAccessToken" },
        nth,
        status: 403,
        body: JSON.stringify({ title: `request ${nth}` }),
      });
    const [first, ...others] = await told(quick());
    expect(first).to.include('(status 403, application/json, which says "request 1")');
    expect(others).to.deep.equal(inShort("what answers is not the gateway's API", "OAG_PROTOCOL"));
  });

  it("so is a page of somebody else's that is no failure by its status, whatever was asked for [told-once-page]", async () => {
    const page = { times: 9, status: 200, html: true };
    gateway.faults.add({ match: { operation: "getApplication" }, ...page }, { match: { operation: "listApplication" }, ...page });
    const app = handlerFor(quick());
    const props = (label: string) => ({ ...labelled(label), policies: undefined, gateway: gateway.origin });
    const read = (label: string) => rejection(app.read(`id-of-${label}`, props(label))).then(({ message }) => message);
    expect(await read("Payroll")).to.match(
      /^app "Payroll": read failed: the response is not the Access Gateway API's \(status 200, text\/html\); .* \[OAG_PROTOCOL\]$/,
    );
    const inBrief = `what answers is not the gateway's API (as told for app "Payroll") [OAG_PROTOCOL]`;
    expect(await read("Wiki")).to.equal(`app "Wiki": read failed: ${inBrief}`);
    expect((await rejection(app.create(labelled("Shop")))).message).to.equal(`app "Shop": create failed: ${inBrief}`);
  });

  it("so is a scope that is missing, for each operation that needs it", async () => {
    const refusal = { status: 403, message: "insufficient scope", times: 9 };
    gateway.faults.add({ match: { operation: "getApplication" }, ...refusal }, { match: { operation: "createApplication" }, ...refusal });
    const app = handlerFor(quick());
    const props = (label: string) => ({ ...labelled(label), policies: undefined, gateway: gateway.origin });
    const read = (label: string) => rejection(app.read(`id-of-${label}`, props(label))).then(({ message }) => message);
    expect([await read("Payroll"), await read("Wiki")]).to.deep.equal([
      'app "Payroll": read failed: the gateway answered 403 FORBIDDEN: insufficient scope (needs the scope okta.oag.app.read: have it among the configured scopes, and choose it when the API is enabled) [OAG_FORBIDDEN]',
      'app "Wiki": read failed: the gateway does not allow this client to do it (as told for app "Payroll") [OAG_FORBIDDEN]',
    ]);
    const { message } = await rejection(app.create(labelled("Shop")));
    expect(message).to.include("needs the scope okta.oag.app.manage");
  });

  it("so is another gateway than the state's, and an update of which no step was done", async () => {
    const app = new OneResource("app", gateway);
    await app.up(labelled("Payroll"));
    const elsewhere = { ...app.outputs, gateway: "https://old.example.com" };
    const handler = handlerFor(quick());
    const [first, second] = [
      await rejection(handler.read("6f1f2f0a-0000-4000-8000-000000000000", elsewhere)),
      await rejection(handler.read("6f1f2f0a-0000-4000-8000-000000000001", { ...elsewhere, label: "Wiki" })),
    ];
    expect(first.message).to.match(
      /^app "Payroll": read failed: the state says that this app lives on https:\/\/old\.example\.com, but .* \[OAG_STATE\]$/,
    );
    expect(second.message).to.equal(
      'app "Wiki": read failed: it lives on another gateway than the configured one (as told for app "Payroll") [OAG_STATE]',
    );

    await gateway.stop();
    const lost = handlerFor(quick(), "app", newGateways());
    const update = (label: string) =>
      rejection(lost.update(app.id as string, { ...app.outputs, label }, { ...labelled(label), groups: ["new"] }));
    expect((await update("Payroll")).message).to.match(
      /^app "Payroll": update failed: .*cannot be reached \(ECONNREFUSED\).*\[OAG_TRANSPORT\]$/,
    );
    expect(await update("Wiki").then(({ message, code }) => [message, code])).to.deep.equal([
      'app "Wiki": update failed: the gateway cannot be reached (as told for app "Payroll") [OAG_TRANSPORT]',
      "OAG_TRANSPORT",
    ]);
  });

  it("so is a wrong setting that check has told, to a look-up of the same run [told-once-check]", async () => {
    const { "oag:clientId": _, ...incomplete } = quick();
    const [first] = await handlerFor(incomplete).problems({}, labelled("Payroll"));
    expect(first?.reason).to.match(/^oag:clientId is not configured: /);
    const lookUps = new Handler(lookupLifecycle, { gateways: async () => gateways, run });
    lookUps.configure({ config: { get: (key) => incomplete[key] } });
    const { message } = await rejection(lookUps.read("l", { kind: "certificate", query: { commonName: "a" } }));
    expect(message).to.equal('look-up "certificate": read failed: the configuration is wrong (as told for app "Payroll") [OAG_CONFIG]');
    const [again] = await handlerFor(incomplete).problems({}, labelled("Wiki"));
    expect(again?.reason).to.equal('the configuration is wrong (as told for app "Payroll")');
  });

  it("is told in full again for another kind of cause, for another gateway and to the resource that told it", async () => {
    const other = await startGateway();
    const [config, otherConfig] = [quick(), { ...configFor(other), "oag:maxRetries": "0" }];
    await Promise.all([gateway.stop(), other.stop()]);
    const create = (label: string, settings: Json, kind: "app" | "idp" = "app") =>
      rejection(handlerFor(settings, kind).create(kind === "app" ? labelled(label) : { type: "IDP_OKTA", domain: label, apiToken: "t" }));
    expect((await create("Payroll", config)).message).to.include("ECONNREFUSED");
    expect((await create("Wiki", otherConfig)).message).to.include(`${other.origin} cannot be reached (ECONNREFUSED)`);
    expect((await create("Payroll", config)).message).to.include("ECONNREFUSED");
    expect((await create("a.okta.com", config, "idp")).message).to.equal(
      'identity provider "a.okta.com": create failed: the gateway cannot be reached (as told for app "Payroll") [OAG_TRANSPORT]',
    );
  });

  it("names no resource whose name a program keeps secret", async () => {
    const config = quick();
    await gateway.stop();
    const app = handlerFor(config);
    const secret = { ...labelled("kestrel-canary"), __secrets: [["label"], ["publicDomain"]] };
    expect((await rejection(app.create(secret))).message).to.match(/^app: create failed: .*ECONNREFUSED/);
    expect((await rejection(app.create(labelled("Wiki")))).message).to.equal(
      'app "Wiki": create failed: the gateway cannot be reached (as told for an app) [OAG_TRANSPORT]',
    );
  });

  it("is told once for many reads by id, which is all their name", async () => {
    const config = quick();
    await gateway.stop();
    const app = handlerFor(config);
    const messages = [];
    for (const nth of [1, 2, 3]) messages.push((await rejection(app.read(`6f1f2f0a-0000-4000-8000-00000000000${nth}`, {}))).message);
    expect(messages[0]).to.match(/^app: read failed: .*ECONNREFUSED/);
    expect(messages.slice(1)).to.deep.equal(
      [2, 3].map(
        (nth) =>
          `app 6f1f2f0a-0000-4000-8000-00000000000${nth}: read failed: the gateway cannot be reached (as told for app 6f1f2f0a-0000-4000-8000-000000000001) [OAG_TRANSPORT]`,
      ),
    );
  });

  it("is told once for many look-ups of a kind, and again to the one that told it [told-once-look-ups]", async () => {
    const config = quick();
    await gateway.stop();
    const lookUps = new Handler(lookupLifecycle, { gateways: async () => gateways, run });
    lookUps.configure({ config: { get: (key) => config[key] } });
    const find = async (commonName: string) => (await rejection(lookUps.read("l", { kind: "certificate", query: { commonName } }))).message;
    const full = `look-up "certificate": read failed: ${gateway.origin} cannot be reached (ECONNREFUSED); check oag:hostname, DNS and that this machine may reach the gateway's network [OAG_TRANSPORT]`;
    const short = 'look-up "certificate": read failed: the gateway cannot be reached (as told for look-up "certificate") [OAG_TRANSPORT]';
    expect([await find("a"), await find("b"), await find("c"), await find("a")]).to.deep.equal([full, short, short, full]);
    expect((await rejection(handlerFor(config).create(labelled("Wiki")))).message).to.equal(
      'app "Wiki": create failed: the gateway cannot be reached (as told for look-up "certificate") [OAG_TRANSPORT]',
    );
  });

  it("is no failure of one object: what a gateway refuses of it is told for each", async () => {
    const app = handlerFor(quick());
    gateway.faults.add({ match: { operation: "createApplication" }, times: 9, status: 400, message: "not so" });
    for (const label of ["Payroll", "Wiki"])
      expect((await rejection(app.create(labelled(label)))).message).to.equal(
        `app "${label}": create failed: the gateway answered 400 BAD_REQUEST: not so [OAG_BAD_REQUEST]`,
      );
    const cure = "; run again, and if it stays, look at the gateway's own log";
    gateway.faults.add({ match: { operation: "getApplication" }, times: 9, status: 500, message: "broken" });
    for (const label of ["Payroll", "Wiki"])
      expect((await rejection(app.read(`id-of-${label}`, { label, type: "OAG_NOAUTH", gateway: gateway.origin }))).message).to.equal(
        `app "${label}": read failed: the gateway answered 500 INTERNAL_SERVER_ERROR: broken [OAG_GATEWAY]${cure}`,
      );
    // The same where an update did nothing, step by step.
    gateway.faults.clear();
    const resource = new OneResource("app", gateway, quick());
    await resource.up(fullApp(gateway));
    gateway.faults.add({ match: { operation: "replaceSession" }, status: 503, message: "busy" });
    expect((await resource.up(fullApp(gateway, { session: { idleSessionTimeout: 900 } }))).error).to.equal(
      `app "Payroll": update failed: session: the gateway answered 503 SERVICE_UNAVAILABLE: busy [OAG_GATEWAY]${cure}`,
    );
  });
});
