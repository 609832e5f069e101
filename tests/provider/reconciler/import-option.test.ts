import { expect } from "chai";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const other = "6f1f2f0a-0000-4000-8000-000000000000";

describe("an import option on a resource that is managed already", () => {
  afterEach(stopGateways);

  const refusal = (id: string, what: string) =>
    `diff failed: this ${what} is managed with the id ${id}, but the import option names ${other}; remove the option (or its entry in oag:adopt), or declare the other one as a resource of its own [OAG_IMPORT]`;

  it("is refused in the preview when it names another app, and has no effect when it names the same [import-option]", async () => {
    const gateway = await startGateway();
    const args = fullApp(gateway);
    const app = new OneResource("app", gateway);
    await app.up(args);
    const refused = await app.diff({ ...args, __import: other }).catch((error: Error) => error.message);
    expect(refused).to.equal(`app "Payroll": ${refusal(String(app.id), "app")}`);
    expect(await app.diff({ ...args, __import: app.id?.toUpperCase() })).to.deep.equal({ changes: false });
    expect((await app.diff({ ...args, description: "new", __import: app.id })).changes).to.equal(undefined);
  });

  it("is refused for an identity provider too, but not where a new domain comes with it [import-option-idp]", async () => {
    const gateway = await startGateway();
    const args: Json = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "t" };
    const okta = new OneResource("idp", gateway);
    await okta.up(args);
    const refused = await okta.diff({ ...args, __import: other }).catch((error: Error) => error.message);
    expect(refused).to.equal(`identity provider "acme.okta.com": ${refusal(String(okta.id), "identity provider")}`);
    expect((await okta.diff({ ...args, domain: "b.okta.com", __import: other })).replaces).to.deep.equal(["domain"]);
  });
});
