import { expect } from "chai";
import type { Fault, Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { okta } from "../../support/resources/idps.ts";
import type { KindName } from "../../support/resources/kind-names.ts";
import { directoryArgs, offlineScopes, seedDirectory, seedService } from "../../support/resources/offline-resources.ts";
import { OneResource } from "../../support/resources/resource.ts";

/** A change that is made, of which no call tells that it was. */
interface Case {
  kind: KindName;
  /** The call that makes it. */
  operation: string;
  args(gateway: Gateway): Json;
  /** The same program with the change. */
  changed(args: Json): Json;
  /** What of the gateway's is changed. */
  stored(gateway: Gateway): unknown;
}

const appOf = (gateway: Gateway) => gateway.store.appByLabel("Payroll");
const idpOf = (gateway: Gateway) => [...gateway.store.idps.values()].at(-1);
const idOfIdp = (gateway: Gateway) => [...gateway.store.idps.keys()][0] ?? seedIdp(gateway);
const failover = (gateway: Gateway) => gateway.store.offline.failoverOf(idOfIdp(gateway));
const withPolicies = (policies: (old: Json) => Json) => (args: Json) => ({ ...args, policies: policies(args.policies) });
const rules = (gateway: Gateway) => appOf(gateway).policies.map(({ resourcePath, rule }) => `${resourcePath} ${rule}`);

const cases: Record<string, Case> = {
  "the rule of a policy": {
    kind: "app",
    operation: "replacePolicy",
    args: fullApp,
    changed: withPolicies(({ "/": root, ...others }) => ({ ...others, "/": { ...root, rule: "NO_AUTH" } })),
    stored: rules,
  },
  "a policy that is new": {
    kind: "app",
    operation: "createPolicy",
    args: fullApp,
    changed: withPolicies((old) => ({ ...old, "/open": { rule: "NO_AUTH" } })),
    stored: rules,
  },
  "a policy that goes": {
    kind: "app",
    operation: "deletePolicy",
    args: (gateway) => withPolicies((old) => ({ ...old, "/closed": { rule: "PROTECTED" } }))(fullApp(gateway)),
    changed: withPolicies(({ "/closed": _, ...others }) => others),
    stored: rules,
  },
  "a member of an app": {
    kind: "app",
    operation: "replaceApplication",
    args: (gateway) => ({ ...fullApp(gateway), description: "one" }),
    changed: (args) => ({ ...args, description: "another" }),
    stored: (gateway) => appOf(gateway).own.description,
  },
  "a member of a block": {
    kind: "app",
    operation: "replaceSession",
    args: (gateway) => ({ ...fullApp(gateway), session: { idleSessionTimeout: 900 } }),
    changed: (args) => ({ ...args, session: { idleSessionTimeout: 60 } }),
    stored: (gateway) => appOf(gateway).session.idleSessionTimeout,
  },
  "the status of an app": {
    kind: "app",
    operation: "deactivateApplication",
    args: fullApp,
    changed: (args) => ({ ...args, status: "INACTIVE" }),
    stored: (gateway) => appOf(gateway).status,
  },
  "the name of an identity provider": {
    kind: "idp",
    operation: "replaceIDP",
    args: () => okta,
    changed: (args) => ({ ...args, name: "another" }),
    stored: (gateway) => idpOf(gateway)?.own.name,
  },
  "the failover of an identity provider": {
    kind: "idp",
    operation: "assignIdPOfflineModeFailoverMode",
    args: () => ({ ...okta, failoverMode: "DISABLED" }),
    changed: (args) => ({ ...args, failoverMode: "AUTOMATIC" }),
    stored: (gateway) => failover(gateway).mode,
  },
  "what is within a member of a directory": {
    kind: "directory",
    operation: "replaceOfflineModeDirectory",
    args: (gateway) => directoryArgs(idOfIdp(gateway)),
    changed: (args) => ({ ...args, config: { ...args.config, groupSearchDn: "ou=others" } }),
    stored: (gateway) => (failover(gateway).directories[0]?.own.config as Json)?.groupSearchDn,
  },
};

/** The change is made and its response lost, and then the gateway is away. */
const lost: Fault = { match: {}, when: "after", reset: true, times: 99 };

describe("a change whose response is lost before the gateway is away", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
    seedService(gateway);
  });
  afterEach(stopGateways);

  for (const [what, { kind, operation, args: argsOf, changed, stored }] of Object.entries(cases)) {
    /** Up to the failure. */
    async function half() {
      const args = argsOf(gateway);
      const resource = new OneResource(kind, gateway, {
        ...configFor(gateway),
        "oag:scopes": offlineScopes.join(" "),
        "oag:maxRetries": "0",
      });
      expect(await resource.up(args)).to.deep.equal({ op: "create" });
      if (kind === "idp") seedDirectory(gateway, idOfIdp(gateway));
      const before = stored(gateway);
      const next = gateway.faults.next.bind(gateway.faults);
      let isAway = false;
      gateway.faults.next = (request) => {
        isAway ||= request.operation === operation;
        return isAway ? { ...lost, ...(request.operation !== operation && { when: "before" }) } : next(request);
      };
      const { error } = await resource.up(changed(args));
      gateway.faults.next = next;
      return { args, before, resource, error };
    }

    it(`is made undone by the up of a program that goes back: ${what} [unanswered-back]`, async () => {
      const { args, before, resource, error } = await half();
      expect(error).to.match(/broke the connection/);
      expect(stored(gateway), "was changed").to.not.deep.equal(before);
      expect(await resource.up(args)).to.deep.equal({ op: "update" });
      expect(stored(gateway)).to.deep.equal(before);
      expect(await resource.up(args)).to.deep.equal({ op: "same" });
    });

    it(`is taken for done by the up that tries again: ${what} [unanswered-again]`, async () => {
      const { args, resource } = await half();
      const after = stored(gateway);
      gateway.log.clear();
      expect(await resource.up(changed(args))).to.deep.equal({ op: "update" });
      expect(stored(gateway)).to.deep.equal(after);
      expect(gateway.log.writes.filter((call) => !/^PUT .*directories/.test(call))).to.deep.equal([]);
      await resource.refresh();
      expect(await resource.up(changed(args))).to.deep.equal({ op: "same" });
    });
  }
});

describe("what is certain although a write was not answered", () => {
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
  });
  afterEach(stopGateways);
  const config = () => ({ ...configFor(gateway), "oag:scopes": offlineScopes.join(" "), "oag:maxRetries": "0" });

  it("an item that a look has shown to be absent is not ours, whoever makes one later [unanswered-absent]", async () => {
    const args = fullApp(gateway);
    const app = new OneResource("app", gateway, config());
    await app.up(args);
    gateway.faults.add({ match: { operation: "createAttribute" }, status: 500 });
    const more = { ...args, attributes: { ...args.attributes, "X-NEW": { source: "STATIC", value: "ours" } } };
    expect((await app.up(more)).error).to.include("500");
    const id = "11111111-1111-4111-8111-111111111111";
    appOf(gateway).attributes.push({ id, name: "X-NEW", type: "HEADER", source: "STATIC", value: "theirs" });
    expect((await app.up(args)).error).to.equal(undefined);
    expect(appOf(gateway).attributes.find(({ name }) => name === "X-NEW")?.value).to.equal("theirs");
  });

  it("a policy whose path may have changed gets the one that the program goes back to [unanswered-path]", async () => {
    const args = fullApp(gateway);
    const withPath = (resourcePath: string) => ({ ...args, policies: { ...args.policies, api: { resourcePath, rule: "PROTECTED" } } });
    for (const when of ["after", "before"] as const) {
      const app = new OneResource("app", gateway, config());
      await app.up(withPath("/a"));
      gateway.faults.add({ match: { operation: "replacePolicy" }, when, reset: true });
      expect((await app.up(withPath("/b"))).error).to.include("broke the connection");
      expect(await app.up(withPath("/a"))).to.deep.equal({ op: "update" });
      expect(rules(gateway)).to.include("/a PROTECTED").and.not.include("/b PROTECTED");
      expect(await app.up(withPath("/a"))).to.deep.equal({ op: "same" });
      await app.destroy();
    }
  });

  it("a status that no step was to change stays as an output [unanswered-status]", async () => {
    const { status: _, ...args } = fullApp(gateway);
    const app = new OneResource("app", gateway, config());
    await app.up(args);
    gateway.faults.add({ match: { operation: "createAttribute" }, status: 400 });
    const attributes = { ...args.attributes, "X-NEW": { source: "STATIC", value: "1" } };
    expect((await app.up({ ...args, status: "ACTIVE", attributes, description: "d" })).error).to.include("400");
    expect(app.outputs.status).to.equal("CREATED");
    expect(await app.up(args)).to.deep.equal({ op: "update" });
    expect(app.outputs.status).to.equal("CREATED");
  });

  it("what a write carries back as somebody has changed it is left as it is by the next one, too [unanswered-drift]", async () => {
    seedService(gateway);
    const args = directoryArgs(idOfIdp(gateway));
    const directory = new OneResource("directory", gateway, config());
    await directory.up(args);
    const connection = failover(gateway).directories[0]?.own.connection as Json;
    connection.bindDn = "cn=theirs";
    gateway.faults.add({ match: { operation: "replaceOfflineModeDirectory" }, reset: true });
    const changed = { ...args, config: { ...args.config, groupSearchDn: "ou=others" } };
    expect((await directory.up(changed)).error).to.include("broke the connection");
    expect(await directory.up(changed)).to.deep.equal({ op: "update" });
    expect(failover(gateway).directories[0]?.own.connection).to.include({ bindDn: "cn=theirs" });
  });

  it("an empty text that may not have been written is written by the next one [unanswered-empty]", async () => {
    const idp = new OneResource("idp", gateway, config());
    await idp.up({ ...okta, description: "two" });
    gateway.faults.add({ match: { operation: "replaceIDP" }, reset: true });
    expect((await idp.up({ ...okta, description: "" })).error).to.include("broke the connection");
    expect(await idp.up({ ...okta, description: "" })).to.deep.equal({ op: "update" });
    expect(idpOf(gateway)?.own.description ?? "").to.equal("");
    expect(await idp.up({ ...okta, description: "" })).to.deep.equal({ op: "same" });
  });

  it("a member of an item that may not have been taken out is taken out by the next one [unanswered-taken-out]", async () => {
    const withWeight = (item: Json) => ({ ...fullApp(gateway), protectedResources: { "https://b1.internal": item } });
    const app = new OneResource("app", gateway, config());
    await app.up(withWeight({ assignedWeight: 0 }));
    gateway.faults.add({ match: { operation: "replaceResource" }, reset: true });
    expect((await app.up(withWeight({}))).error).to.include("broke the connection");
    expect(await app.up(withWeight({}))).to.deep.equal({ op: "update" });
    await app.refresh();
    expect(await app.up(withWeight({}))).to.deep.equal({ op: "same" });
  });

  it("a refusal is told although the look after it fails [refused-then-away]", async () => {
    seedService(gateway);
    const idp = new OneResource("idp", gateway, config());
    await idp.up(okta);
    gateway.faults.add({ match: { operation: "getIdPOfflineModeFailoverMode" }, nth: 2, reset: true, times: 9 });
    const { error } = await idp.up({ ...okta, failoverMode: "AUTOMATIC" });
    expect(error).to.include("400 BAD_REQUEST").and.include("AUTOMATIC needs the authentication service");
  });

  for (const [what, when] of [
    ["was done", "after"],
    ["was not", "before"],
  ] as const)
    it(`what is assigned and not answered is looked for, and assigned once more where it does not show: it ${what} [assigned-once-more]`, async () => {
      seedService(gateway);
      const idp = new OneResource("idp", gateway, config());
      await idp.up(okta);
      seedDirectory(gateway, idOfIdp(gateway));
      gateway.log.clear();
      gateway.faults.add({ match: { operation: "assignIdPOfflineModeFailoverMode" }, when, reset: true });
      expect(await idp.up({ ...okta, failoverMode: "AUTOMATIC" })).to.deep.equal({ op: "update" });
      expect(failover(gateway).mode).to.equal("AUTOMATIC");
      expect(gateway.log.writes.length).to.equal(when === "after" ? 1 : 2);
    });
});
