import { expect } from "chai";
import { OagApiError, OagConfigError, spell } from "pulumi-oag/sdk";
import type { Gateway } from "pulumi-oag-simulator";
import { CallError } from "../../../dist/provider/errors/call.js";
import { reasonIn } from "../../../dist/provider/errors/failure.js";
import { asItIs, shownText } from "../../../dist/provider/errors/resource-error.js";
import { message, setting } from "../../../dist/sdk/message.js";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const reasonOf = (error: unknown) => shownText(reasonIn(error), asItIs);

describe("the words of an error", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);

  it("name a setting as each host knows it, in whatever part of a message", () => {
    const inner = message`check ${setting("scopes")}`;
    const error = new OagConfigError(message`${setting("hostname")} is ${7}; ${inner}`);
    expect(error.message).to.equal("'hostname' is 7; check 'scopes'");
    expect(error.inWordsOf((key) => `--${key}`)).to.equal("--hostname is 7; check --scopes");
    expect(reasonOf(error)).to.equal("oag:hostname is 7; check oag:scopes [OAG_CONFIG]");
    expect(spell(error.segments())).to.equal(error.message);
    expect(new OagConfigError("it's 'plain'").inWordsOf((key) => key)).to.equal("it's 'plain'");
  });

  it("end with the code even where the name of the object fills pages [code-of-long]", () => {
    const hide = (said: string | Parameters<typeof spell>[0]) => (typeof said === "string" ? said : spell(said));
    const update = (noun: string) => ({ object: { noun }, action: "update" });
    const told = (noun: string) => new CallError(update(noun), new OagConfigError("it is wrong"), hide).message;
    expect(told("x".repeat(20_000))).to.equal(`${"x".repeat(9986)}… [OAG_CONFIG]`);
    expect(told("an app")).to.equal("an app: update failed: it is wrong [OAG_CONFIG]");
    const gone = new CallError(update("x".repeat(20_000)), new OagApiError(404, "NOT_FOUND", "gone", "PUT /x"), hide).message;
    expect(gone)
      .to.have.length(10_000)
      .and.match(/x… \[OAG_NOT_FOUND\]; run `pulumi refresh`, which takes .* makes it anew$/);
  });

  it("leave the gateway's text as it is, though it names a member that a setting is called like", async () => {
    const auth0 = { type: "IDP_AUTH0", domain: "a.auth0.com", tenant: "a", clientId: "c", clientSecret: "SECRET-1" };
    const said = "'clientId' must not be empty, nor 'hostname', 'scopes' and 'proxy'";
    for (const [status, expected] of [
      [400, `the gateway answered 400 BAD_REQUEST: ${said} [OAG_BAD_REQUEST]`],
      [403, `(403 FORBIDDEN: ${said})`],
      [404, `the gateway answered 404 NOT_FOUND: ${said} [OAG_NOT_FOUND]`],
    ] as const) {
      const idp = new OneResource("idp", gateway);
      const operation = status === 403 ? "createAccessToken" : "createIDP";
      gateway.faults.add({ match: { operation }, status, message: said });
      const { error } = await idp.up(auth0);
      expect(error, String(status)).to.include(expected);
      if (status === 403)
        expect(error, "what the SDK says itself is named").to.include("check that oag:clientId and oag:privateKey belong together");
    }
    const idp = new OneResource("idp", gateway, { ...configFor(gateway), "oag:maxRetries": "0" });
    gateway.faults.add({ match: { operation: "listIDPs" }, status: 404, body: JSON.stringify({ message: said }) });
    const { error } = await idp.up(auth0);
    expect(error).to.include(`which says "${said}"); check that oag:hostname is the gateway's admin host name`);
  });

  it("tell an update of an app that is gone to refresh first", async () => {
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway));
    gateway.store.apps.clear();
    const { error } = await app.up(fullApp(gateway, { groups: ["other"] }));
    expect(error).to.equal(
      'app "Payroll": update failed: the gateway answered 404 NOT_FOUND: The requested resource could not be found [OAG_NOT_FOUND]; run `pulumi refresh`, which takes out of the state what is gone, and then `pulumi up`, which makes it anew',
    );
    expect(await app.refresh()).to.equal("gone");
    expect(await app.up(fullApp(gateway, { groups: ["other"] }))).to.deep.equal({ op: "create" });
  });

  it("tell once that an app is gone, whichever of its calls are answered so [gone-once]", async () => {
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway));
    gateway.store.apps.clear();
    const policies = { "/a": { rule: "PROTECTED" } };
    const { error } = await app.up(fullApp(gateway, { description: "new", session: { idleSessionTimeout: 99 }, policies }));
    expect(error).to.equal(
      'app "Payroll": update failed: own members, policies, session: the gateway answered 404 NOT_FOUND: The requested resource could not be found [OAG_NOT_FOUND]; run `pulumi refresh`, which takes out of the state what is gone, and then `pulumi up`, which makes it anew',
    );
  });

  it("tell the same of an identity provider", async () => {
    const args = { type: "IDP_OKTA", domain: "a.okta.com", apiToken: "token-1" };
    const idp = new OneResource("idp", gateway);
    await idp.up(args);
    gateway.store.idps.clear();
    expect((await idp.up({ ...args, name: "A" })).error).to.include("[OAG_NOT_FOUND]; run `pulumi refresh`");
  });

  it("tell why an app could not be deactivated when that is why it cannot be deleted", async () => {
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway));
    gateway.faults.add({ match: { operation: "deactivateApplication" }, status: 400, message: "a deployment is under way" });
    const failure = await app.destroy().then(
      () => "",
      (error: Error) => error.message,
    );
    expect(failure).to.match(
      /^app "Payroll": delete failed: the gateway answered 400 BAD_REQUEST: .+ \[OAG_BAD_REQUEST\]; its deactivation had failed before: the gateway answered 400 BAD_REQUEST: a deployment is under way \[OAG_BAD_REQUEST\]$/,
    );
    gateway.faults.add(
      { match: { operation: "deactivateApplication" }, status: 400 },
      { match: { operation: "deleteApplication" }, status: 404 },
    );
    await app.destroy();
    expect(app.id, "gone meanwhile is done").to.equal(undefined);
  });

  it("tell of no deactivation where there was none", async () => {
    const app = new OneResource("app", gateway);
    await app.up(fullApp(gateway, { status: "INACTIVE" }));
    gateway.faults.add({ match: { operation: "deleteApplication" }, status: 400, message: "in use" });
    const failure = await app.destroy().then(
      () => "",
      (error: Error) => error.message,
    );
    expect(failure).to.equal('app "Payroll": delete failed: the gateway answered 400 BAD_REQUEST: in use [OAG_BAD_REQUEST]');
  });
});
