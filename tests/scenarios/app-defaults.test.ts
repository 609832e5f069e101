import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../support/basics/json.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { errors, ScenarioStack, steps, told } from "../support/programs/scenario.ts";
import { fullApp } from "../support/resources/full-app.ts";

/** What a provider needs to reach a gateway, and the defaults of its apps. */
function shared(gateway: Gateway, appDefaults: Json, more: Json = {}): Json {
  const { hostname, clientId, privateKey, caCertificate } = gateway.configuration;
  return { hostname, clientId, privateKey: { $secret: privateKey }, caCertificate, ...more, appDefaults };
}

const stored = (gateway: Gateway) => gateway.store.appByLabel("Payroll") as unknown as Json;
const okta = { args: { type: "IDP_OKTA", domain: "shared.okta.com", apiToken: { $secret: "IDP-CANARY" } } };

describe("the defaults of a provider on a gateway", function suite() {
  this.timeout(120_000);
  let gateway: Gateway;
  let stack: ScenarioStack;
  const begin = async (reading = {}) => {
    gateway = await startGateway({ reading });
    stack = (await ScenarioStack.start("embedded", gateway)) as ScenarioStack;
  };
  afterEach(stopGateways);

  it("may be what is still to be made: the preview does not know it, and the up has it [app-defaults-preview]", async () => {
    await begin();
    const { idpId: _, ...args } = fullApp(gateway, { attributes: { REMOTE_USER: { source: "IDP", value: "login" } } });
    const spec = {
      idps: { okta },
      providersWithDefaults: { shared: shared(gateway, { idpId: "$idp.okta.id", description: "$idp.okta.domain" }) },
    };
    stack.declare({ ...spec, apps: { payroll: { args, opts: { provider: "shared" } } } });
    gateway.log.clear();
    const preview = await stack.preview();
    expect([errors(preview), steps(preview)]).to.deep.equal([[], ["create okta", "create payroll"]]);
    expect(gateway.log.writes).to.deep.equal([]);
    expect(errors(await stack.up())).to.deep.equal([]);
    const [idp] = [...gateway.store.idps.values()].filter(({ own }) => (own as unknown as Json).domain === "shared.okta.com");
    expect(stored(gateway)).to.have.nested.property("own.idpId", idp?.id);
    expect(stored(gateway)).to.have.nested.property("own.description", "shared.okta.com");
    expect(steps(await stack.up())).to.deep.equal([]);
    stack.stop();
  });

  it("are kept as secrets where they are: shown nowhere, and in the state only encrypted [app-defaults-secret]", async () => {
    await begin();
    const defaults = {
      description: { $secret: "DESCRIPTION-CANARY" },
      attributes: { TRUST: { source: "SECRET", value: "TRUST-CANARY" }, MARK: { source: "STATIC", value: { $secret: "MARK-CANARY" } } },
    };
    const args = fullApp(gateway, { attributes: { REMOTE_USER: { source: "IDP", value: "login" } } });
    stack.declare({
      providersWithDefaults: { shared: shared(gateway, defaults) },
      apps: { payroll: { args, opts: { provider: "shared" } } },
    });
    expect(errors(await stack.up())).to.deep.equal([]);
    expect(stored(gateway).own.description).to.equal("DESCRIPTION-CANARY");
    const values = (stored(gateway).attributes as Json[]).map(({ name, value }) => `${name}=${value}`);
    expect(values).to.have.members(["REMOTE_USER=login", "TRUST=TRUST-CANARY", "MARK=MARK-CANARY"]);
    // A new default is an update of the app, of which the preview shows the place alone.
    stack.declare({
      providersWithDefaults: { shared: shared(gateway, { ...defaults, description: { $secret: "OTHER-CANARY" } }) },
      apps: { payroll: { args, opts: { provider: "shared" } } },
    });
    expect(steps(await stack.up())).to.deep.equal(["update payroll: description"]);
    expect(stored(gateway).own.description).to.equal("OTHER-CANARY");
    gateway.faults.add({ match: { operation: "replaceApplication" }, status: 400, message: "no NEWEST-CANARY here" });
    stack.declare({
      providersWithDefaults: { shared: shared(gateway, { ...defaults, description: { $secret: "NEWEST-CANARY" } }) },
      apps: { payroll: { args, opts: { provider: "shared" } } },
    });
    expect(errors(await stack.up()).join()).to.include("OAG_BAD_REQUEST");
    stack.stop();
  });

  it("may be newer than this version where their provider says validation: warn, and are refused in the preview otherwise [app-defaults-newer]", async () => {
    await begin({ newer: ["novelty", "NOVEL"] });
    const defaults = { novelty: "x", session: { novelty: 1 }, policies: { "/new": { rule: "NOVEL" } } };
    const args = fullApp(gateway, { attributes: { REMOTE_USER: { source: "IDP", value: "login" } } });
    const apps = { payroll: { args, opts: { provider: "shared" } } };
    stack.declare({ providersWithDefaults: { shared: shared(gateway, defaults) }, apps });
    const refused = errors(await stack.preview()).join("\n");
    for (const place of ["novelty: is not an argument", "session.novelty: is not", 'policies["/new"].rule: allowed are'])
      expect(refused).to.include(place);
    stack.declare({ providersWithDefaults: { shared: shared(gateway, defaults, { validation: "warn" }) }, apps });
    const up = await stack.up();
    expect(errors(up)).to.deep.equal([]);
    expect(told(up)).to.include('sent as it is, since validation of OagProvider "shared" is warn');
    const { own, session, policies } = stored(gateway);
    expect([own.novelty, session.novelty]).to.deep.equal(["x", 1]);
    expect(policies.map(({ resourcePath, rule }: Json) => `${resourcePath} ${rule}`)).to.include("/new NOVEL");
    expect(steps(await stack.up())).to.deep.equal([]);
    stack.stop();
  });
});
