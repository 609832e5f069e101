import { expect } from "chai";
import type { Fault, Gateway } from "pulumi-oag-simulator";
import { startGateway, stopGateways } from "../../support/gateway.ts";
import { okta } from "../../support/idps.ts";
import { directoryArgs, offlineScopes, seedDirectory, seedService } from "../../support/offline-resources.ts";
import { configFor, fullApp, type Json, type KindName, OneResource, seedIdp } from "../../support/resource.ts";

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
