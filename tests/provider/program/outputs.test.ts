import { expect } from "chai";
import { OagApp, OagAuthenticationService, OagDirectory, OagIdentityProvider } from "pulumi-oag";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { runProgram } from "../../support/programs/program.ts";
import type { KindName } from "../../support/resources/kind-names.ts";
import { offlineResource, offlineScopes } from "../../support/resources/offline-resources.ts";
import { kindNames, seedOf } from "../../support/seeds/index.ts";

/** Reads an object that the stack does not manage. */
const classes: Readonly<Record<KindName, { get(name: string, id: string): object }>> = {
  app: OagApp,
  idp: OagIdentityProvider,
  directory: OagDirectory,
  authenticationService: OagAuthenticationService,
};

describe("the outputs of a resource in a program", () => {
  afterEach(stopGateways);

  for (const kind of kindNames) {
    it(`are all that the plugin process answers, also where nothing is declared: ${kind}`, async () => {
      const gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
      const made = offlineResource(kind, gateway);
      expect((await made.up(seedOf(kind).args(gateway))).error).to.equal(undefined);
      const resource = await runProgram(() => classes[kind].get("one", String(made.id)));
      // What begins so is no output: Pulumi's own, and notes of the provider's.
      const outputs = Object.keys(made.outputs).filter((name) => !name.startsWith("__"));
      expect(Object.keys(resource)).to.include.members(outputs);
    });
  }
});
