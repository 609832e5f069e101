import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { OagClient } from "pulumi-oag/sdk";
import { parse } from "yaml";
import { operations } from "../../../dist/sdk/generated/contract.js";
import type { Json } from "../../support/basics/json.ts";
import { recordedClient } from "../../support/gateways/recorded-client.ts";

const own = "6f1f2f0a-0000-4000-8000-000000000001";
const other = "6f1f2f0a-0000-4000-8000-000000000002";

type Typed = readonly [call: string, ...parameters: unknown[]];

/** The method of each operation, with parameters that fit. */
const typed: Record<string, Typed> = {
  listApplication: ["applications.list"],
  createApplication: ["applications.create", {}],
  getApplication: ["applications.get", own],
  replaceApplication: ["applications.replace", own, {}],
  deleteApplication: ["applications.delete", own],
  activateApplication: ["applications.activate", own],
  deactivateApplication: ["applications.deactivate", own],
  updateApplicationMaintenance: ["applications.maintenance", own],
  getClientSecret: ["applications.clientSecret", own],
  listAttributes: ["applications.attributes.list", own],
  createAttribute: ["applications.attributes.create", own, {}],
  getAttribute: ["applications.attributes.get", own, other],
  replaceAttribute: ["applications.attributes.replace", own, other, {}],
  deleteAttribute: ["applications.attributes.delete", own, other],
  listPolicies: ["applications.policies.list", own],
  createPolicy: ["applications.policies.create", own, {}],
  getPolicy: ["applications.policies.get", own, other],
  replacePolicy: ["applications.policies.replace", own, other, {}],
  deletePolicy: ["applications.policies.delete", own, other],
  listProtectedResources: ["applications.protectedResources.list", own],
  createProtectedResource: ["applications.protectedResources.create", own, {}],
  getResource: ["applications.protectedResources.get", own, other],
  replaceResource: ["applications.protectedResources.replace", own, other, {}],
  deleteProtectedResource: ["applications.protectedResources.delete", own, other],
  getBehavior: ["applications.behavior.get", own],
  replaceBehavior: ["applications.behavior.replace", own, {}],
  getSession: ["applications.session.get", own],
  replaceSession: ["applications.session.replace", own, {}],
  getHealthCheck: ["applications.healthCheck.get", own],
  replaceHealthCheck: ["applications.healthCheck.replace", own, {}],
  getApplicationOfflineModeState: ["applications.offlineMode.get", own],
  assignApplicationOfflineModeState: ["applications.offlineMode.assign", own, {}],
  getApplicationOfflineModeAccessPolicy: ["applications.offlineMode.accessPolicy.get", own],
  assignApplicationOfflineModeAccessPolicy: ["applications.offlineMode.accessPolicy.assign", own, {}],
  getApplicationOfflineModeGroupPolicy: ["applications.offlineMode.groupPolicy.get", own],
  assignApplicationOfflineModeGroupPolicy: ["applications.offlineMode.groupPolicy.assign", own, {}],
  listCertificates: ["certificates.list"],
  getCertificate: ["certificates.get", own],
  listIDPs: ["identityProviders.list"],
  createIDP: ["identityProviders.create", {}],
  getIDP: ["identityProviders.get", own],
  replaceIDP: ["identityProviders.replace", own, {}],
  deleteIDP: ["identityProviders.delete", own],
  getIdPOfflineModeFailoverMode: ["identityProviders.failoverMode.get", own],
  assignIdPOfflineModeFailoverMode: ["identityProviders.failoverMode.assign", own, {}],
  getOfflineModeHealthPolicy: ["identityProviders.healthPolicy.get", own],
  replaceOfflineModeHealthPolicy: ["identityProviders.healthPolicy.replace", own, {}],
  getOpenIDConnectDiscovery: ["identityProviders.openIdConfiguration", own],
  listOfflineModeDirectories: ["directories.list", own],
  createOfflineModeDirectory: ["directories.create", own, {}],
  getOfflineModeDirectory: ["directories.get", own, other],
  replaceOfflineModeDirectory: ["directories.replace", own, other, {}],
  deleteOfflineModeDirectory: ["directories.delete", own, other],
  testDirectoryConnection: ["directories.testConnection", own, {}],
  createOfflineModeAccessPolicy: ["accessPolicies.create", own, {}],
  createOfflineModeAuthenticator: ["authenticators.create", own, {}],
  activateOfflineModeAuthenticator: ["authenticators.activate", own, other],
  getAuthenticationServiceSetting: ["authenticationService.get"],
  enableAuthenticationServiceSetting: ["authenticationService.enable", {}],
  disableAuthenticationServiceSetting: ["authenticationService.disable"],
  getAuthenticationServiceHealthCheck: ["authenticationService.health"],
  replaceAuthenticationServiceCertificate: ["authenticationService.replaceCertificate", {}],
};

/** Without a method, and why. */
const withoutMethod: Record<string, string> = {
  createAccessToken: "the session's own: every client logs in by itself, and renews the token before it ends",
};

/** An object that every reader takes: it has what marks one of each family. */
const anything: Json = {
  ...{ id: other, type: "OAG_NOAUTH", commonName: "c", source: "IDP", rule: "PROTECTED", hostname: "h", singleLogout: true, enabled: true },
  ...{ idleSessionTimeout: 1, clientSecret: "s", state: "ACTIVE", mode: "DISABLED", accessPolicyId: own, groups: [], timeout: 3 },
  ...{ connection: {}, rules: [], key: "smart_card", publicDomain: "p", status: "HEALTHY", certificateId: own, issuer: "i" },
};

/** Every method that programs see on the client's families, with its path. */
function methodsOf(holder: object, prefix = ""): string[] {
  const own = (object: object): string[] => {
    const prototype = Object.getPrototypeOf(object) as object;
    return prototype === Object.prototype ? [] : [...Object.getOwnPropertyNames(prototype), ...own(prototype)];
  };
  const methods = own(holder).filter((name) => name !== "constructor");
  const families = Object.entries(holder).filter(([name, value]) => typeof value === "object" && name !== "reader" && name !== "ids");
  return [...methods.map((name) => prefix + name), ...families.flatMap(([name, value]) => methodsOf(value as object, `${prefix}${name}.`))];
}

function invoke(client: OagClient, [call, ...parameters]: Typed): Promise<unknown> {
  const path = call.split(".");
  const method = path.pop() as string;
  const family = path.reduce<Json>((holder, name) => holder[name] as Json, client as unknown as Json);
  return (family[method] as (...given: unknown[]) => Promise<unknown>).call(family, ...parameters);
}

describe("the operations of the API", () => {
  it("are all in the client, each by a method of its own, and no method is of another", () => {
    const text = readFileSync(fileURLToPath(new URL("../../../sdk/openapi.yaml", import.meta.url)), "utf8");
    const api = parse(text);
    const inContract = Object.values<Json>(api.paths).flatMap((item) =>
      Object.values<Json>(item).flatMap((operation) => (operation.operationId === undefined ? [] : [String(operation.operationId)])),
    );
    expect(Object.keys(operations)).to.deep.equal(inContract);
    expect([...Object.keys(typed), ...Object.keys(withoutMethod)].sort()).to.deep.equal([...inContract].sort());
    expect(inContract).to.deep.equal([...text.matchAll(/^ +operationId: (\w+)$/gm)].map(([, id]) => id));
    const { client } = recordedClient(() => ({ status: 200 }));
    expect([...Object.values(typed).map(([call]) => call), "call"].sort()).to.deep.equal(methodsOf(client).sort());
  });

  for (const [id, call] of Object.entries(typed))
    it(`${id} is what ${call[0]} sends`, async () => {
      const { method, path, scope } = operations[id as keyof typeof operations];
      const ids = [own, other];
      const filled = path.replace(/\{\w+\}/g, () => ids.shift() as string);
      const isList = call[0].endsWith(".list");
      const read: Json = { ...anything, id: ids.length === 0 ? other : ids.length === 1 ? own : other };
      const { client, sent, logIns } = recordedClient(() =>
        method === "DELETE" ? { status: 204 } : { status: 200, body: isList ? [read] : read },
      );
      await invoke(client, call);
      expect(sent.map((request) => `${request.method} ${request.path}`)).to.deep.equal([`${method} ${filled}`]);
      expect(sent[0]?.body).to.equal(call.length > 1 && typeof call.at(-1) === "object" ? "{}" : undefined);
      // What is public is asked without a token, and without a log-in.
      expect([sent[0]?.headers.authorization, logIns()]).to.deep.equal(scope === null ? [undefined, 0] : ["Bearer t", 1]);
    });
});
