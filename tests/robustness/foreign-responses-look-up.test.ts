import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../support/basics/json.ts";
import { isLong } from "../support/basics/long.ts";
import { type ForeignResponse, foreignResponses } from "../support/gateways/foreign.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { watchedLookUp } from "../support/gateways/watched.ts";
import { created } from "../support/resources/apps.ts";
import { offlineScopes } from "../support/resources/offline-resources.ts";
import { OneResource } from "../support/resources/resource.ts";

const optional = ["offlineMode", "healthPolicy", "failoverMode"];
const queries: readonly [kind: string, query: Json][] = [
  ["app", { label: "Payroll" }],
  ["identityProvider", { domain: "acme.okta.com" }],
  ["certificate", { commonName: "*.example.com" }],
  ["certificate", { forDomain: "payroll.example.com", mostRecent: true }],
];

describe("a response that is not the API's, to one request of a look-up", function suite() {
  this.timeout(600_000);
  let gateway: Gateway;
  const now = Date.now();
  before(async () => {
    gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
    await created(new OneResource("app", gateway), gateway);
  });
  after(stopGateways);

  interface Answered {
    outcome: Json | string;
    requests: number;
    path: string;
    told: string[];
  }

  /** A look-up whose nth request, or all from that on, somebody else answers; in a process that has looked before or not. */
  async function look([kind, query]: (typeof queries)[number], isWarm: boolean, nth = 0, foreign?: ForeignResponse, isForGood = false) {
    const answered: Answered = { outcome: "", requests: 0, path: "", told: [] };
    let isOn = false;
    const handler = watchedLookUp(gateway, {
      now: () => now,
      notice: (message) => answered.told.push(message),
      meanwhile: ({ path }) => {
        if (!isOn) return undefined;
        answered.requests += 1;
        if (foreign === undefined || (isForGood ? answered.requests < nth : answered.requests !== nth)) return undefined;
        answered.path ||= path;
        return foreign;
      },
    });
    const find = async () => (await handler.read("l", { kind, query })).props.result as Json;
    if (isWarm) await find();
    isOn = true;
    answered.outcome = await find().catch((error: Error) => error.message);
    return answered;
  }

  for (const isWarm of [false, true])
    it(`never changes what is found, and says of nothing that it is not there${isWarm ? ", in a process that has looked before" : ""} [look-up-foreign-responses]`, async () => {
      const counts = { error: 0, same: 0, leftOut: 0 };
      for (const one of queries) {
        const { outcome: normal, requests } = await look(one, isWarm);
        expect(normal, JSON.stringify(one)).to.be.an("object");
        for (let nth = 1; nth <= requests; nth += 1)
          for (const foreign of foreignResponses.filter((_, index) => isLong || index % 29 === nth))
            for (const isForGood of [false, true]) {
              const { outcome, path, told } = await look(one, isWarm, nth, foreign, isForGood);
              const what = `${one[0]}, request ${nth} (${path}) ${foreign.name}: ${JSON.stringify(outcome).slice(0, 300)}`;
              if (typeof outcome === "string") {
                counts.error += 1;
                expect(outcome, what).to.match(/\[OAG_(PROTOCOL|AUTHENTICATION)\]$/);
                expect(outcome, what).to.not.include("there is no");
                continue;
              }
              const found = outcome as Json;
              const whole = structuredClone(normal) as Json;
              const missing = Object.keys(whole).filter((name) => !Object.hasOwn(found, name));
              for (const name of missing) delete whole[name];
              // Newer gateways take no groups, and need not show them.
              if (path.endsWith("/group-policy") && found.offlineMode?.groups === undefined) delete whole.offlineMode?.groups;
              expect(found, what).to.deep.equal(whole);
              if (missing.length === 0) counts.same += 1;
              else {
                counts.leftOut += 1;
                expect(optional, what).to.include.members(missing);
                expect(path, what).to.include("offline-mode");
                if (![403, 404, 405].includes(foreign.status)) expect(told.length, what).to.be.at.least(1);
              }
            }
      }
      expect(
        Object.values(counts).every((count) => count > (isLong ? 20 : 2)),
        JSON.stringify(counts),
      ).to.equal(true);
    });

  for (const [kind, query, item] of [
    ["app", { label: "Payroll" }, { errorCode: "NOT_FOUND", message: "gone" }],
    ["certificate", { forDomain: "app.example.org" }, { id: "c1", commonName: "x", san: 5 }],
  ] as const)
    it(`is no proof that there is no ${kind} where the list has one that cannot be read`, async () => {
      const body = JSON.stringify([item]);
      const handler = watchedLookUp(gateway, { now: () => now, meanwhile: () => ({ status: 200, body }) });
      const message = await handler.read("l", { kind, query }).then(JSON.stringify, (error: Error) => error.message);
      expect(message).to.match(/^look-up "\w+": read failed: GET \/api\/v2\/\w+ was answered with an object .* \[OAG_PROTOCOL\]$/);
    });
});
