import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { isLong } from "../../support/basics/long.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

/** What a provider gives to its apps, and what becomes of that while one of them is half made. */
const edits: Readonly<Record<string, (args: Json) => Json>> = {
  "leaves it as it is": (args) => args,
  "takes a policy away": ({ policies: { "/public": _, ...policies }, ...args }) => ({ ...args, policies }),
  "changes a policy": (args) => ({ ...args, policies: { ...args.policies, "/public": { rule: "PROTECTED" } } }),
  "adds a policy": (args) => ({ ...args, policies: { ...args.policies, "/more": { rule: "NO_AUTH" } } }),
  "takes an attribute away": ({ attributes: { trust: _, ...attributes }, ...args }) => ({ ...args, attributes }),
  "changes a secret attribute": (args) => ({
    ...args,
    attributes: { ...args.attributes, trust: { ...args.attributes.trust, value: "OTHER-CANARY" } },
  }),
  "hands a name over": (args) => ({
    ...args,
    attributes: { REMOTE_USER: { source: "IDP", value: "email" }, other: { name: "X-TRUST", source: "STATIC", value: "x" } },
  }),
  "takes a back end away": ({ protectedResources: { main }, ...args }) => ({ ...args, protectedResources: { main } }),
  "changes a session": (args) => ({ ...args, session: { idleSessionTimeout: 900, maxSessionTimeout: 7200 } }),
  "changes members": (args) => ({ ...args, description: "New", groups: ["g3"], loadBalanced: true }),
  "changes the label": (args) => ({ ...args, label: "Wages" }),
  "releases the session": ({ session: _, ...args }) => args,
  "declares no status": ({ status: _, ...args }) => args,
  "wants maintenance": (args) => ({ ...args, status: "MAINTENANCE" }),
};

describe("an app that is half made when the defaults of its provider change", function suite() {
  this.timeout(600_000);
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
    seedIdp(gateway);
  });
  afterEach(stopGateways);

  /** Declared maps as the gateway has them, by what identifies an item. */
  const live = () => {
    const [app] = [...gateway.store.apps.values()] as unknown as Json[];
    const texts = (items: Json[], text: (item: Json) => string) => items.map(text).sort();
    return {
      status: app?.status,
      label: app?.own.label,
      description: app?.own.description ?? undefined,
      groups: app?.own.groups,
      policies: texts(app?.policies, ({ resourcePath, rule }) => `${resourcePath} ${rule}`),
      attributes: texts(app?.attributes, ({ name, source, value }) => `${name} ${source} ${value}`),
      protectedResources: texts(app?.resources, ({ hostname }) => hostname),
      idle: app?.session.idleSessionTimeout,
    };
  };

  const wantedOf = (args: Json) => ({
    label: args.label,
    description: args.description,
    groups: args.groups,
    ...(args.status && { status: args.status }),
    policies: Object.entries(args.policies as Json)
      .map(([path, { rule }]) => `${path} ${rule}`)
      .sort(),
    attributes: Object.entries(args.attributes as Json)
      .map(([key, { name = key, source, value }]) => `${name} ${source} ${value}`)
      .sort(),
    protectedResources: Object.entries(args.protectedResources as Json)
      .map(([key, { hostname = key }]) => hostname)
      .sort(),
    ...(args.session && { idle: args.session.idleSessionTimeout }),
  });

  it("is what they say after the next up, wherever it had stopped, and the up after that is empty [half-made-edits]", async () => {
    let tried = 0;
    for (const [index, [what, edit]] of Object.entries(edits).entries())
      for (let nth = 2; ; nth += 1) {
        if (!isLong && (nth + index) % 3 !== 0) continue;
        gateway.store.apps.clear();
        const app = new OneResource("app", gateway);
        let writes = 0;
        let failed = false;
        const next = gateway.faults.next.bind(gateway.faults);
        gateway.faults.next = (request) => {
          if (request.method === "GET" || request.operation === "createAccessToken") return next(request);
          writes += 1;
          // From here on nothing is taken any more.
          if (writes < nth) return next(request);
          failed = true;
          return { match: {}, status: 500 };
        };
        const args = fullApp(gateway);
        const first = await app.up(args);
        gateway.faults.next = next;
        if (!failed) break;
        const told = `${what} after ${nth - 1} writes: ${JSON.stringify(first).slice(0, 200)}`;
        expect(first.error, told).to.be.a("string");
        const changed = edit(args);
        expect(await app.up(changed), told).to.deep.equal({ op: "update" });
        expect(live(), told).to.deep.include(wantedOf(changed));
        gateway.log.clear();
        expect(await app.up(changed), told).to.deep.equal({ op: "same" });
        expect(gateway.log.writes, told).to.deep.equal([]);
        tried += 1;
      }
    expect(tried).to.equal(isLong ? 126 : 42);
  });
});
