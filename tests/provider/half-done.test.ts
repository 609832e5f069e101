import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { type Cell, importIdIn, mishaps, type Operation, perform, stopGateways } from "../support/interrupted.ts";
import { configFor, fullApp, type Json, seedIdp } from "../support/resource.ts";

const long = Boolean(process.env.PULUMI_OAG_TEST_LONG);
/** In the gate a fifth of the requests go wrong, another fifth for each mishap; the long run tries them all. */
const stride = long ? 1 : 5;

const okta: Json = { type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "token-1" };

const manyChanges = (gateway: Gateway): Json =>
  fullApp(gateway, {
    label: "Payroll 2",
    description: "new",
    protectedResources: { main: { hostname: "https://b3.internal" }, "https://b2.internal": { assignedWeight: 5 } },
    attributes: { LOGIN: { source: "IDP", value: "email" }, trust: { name: "X-TRUST", source: "SECRET", value: "OTHER" } },
    policies: { "/": { rule: "NO_AUTH" }, "/admin": { rule: "PROTECTED" } },
    behavior: { singleLogout: false },
    session: { idleSessionTimeout: 600 },
    status: "MAINTENANCE",
  });

const saml = (gateway: Gateway, change: Json = {}): Json => {
  const [idpId = seedIdp(gateway)] = gateway.store.idps.keys();
  return {
    type: "OAG_SAML",
    label: "Wiki",
    idpId,
    clientId: "urn:sp",
    acsUrl: "https://sp.example.com/acs",
    postLoginUrl: "https://sp.example.com/",
    logoutUrl: "https://sp.example.com/out",
    attributes: { mail: { source: "IDP", value: "email" } },
    behavior: { singleLogout: true },
    spCertificate: "one",
    status: "ACTIVE",
    ...change,
  };
};

const operations: Operation[] = [
  { name: "the creation of an app", kind: "app", after: fullApp },
  { name: "the creation of an app from the template", kind: "app", after: (gateway) => withoutMaps(fullApp(gateway)) },
  { name: "an update of everything", kind: "app", before: fullApp, after: manyChanges },
  {
    name: "the replacement of an app by another type",
    kind: "app",
    before: fullApp,
    after: (gateway) => fullApp(gateway, { type: "ORACLE_WEBLOGIC" }),
  },
  { name: "the deletion of an app", kind: "app", before: fullApp },
  { name: "a refresh of an app", kind: "app", before: fullApp, after: fullApp, refreshes: true },
  { name: "the creation of a SAML app", kind: "app", after: saml },
  {
    name: "an update of a SAML app",
    kind: "app",
    before: saml,
    after: (gateway) => saml(gateway, { spCertificate: "two", behavior: { singleLogout: false }, status: "INACTIVE" }),
  },
  { name: "the creation of an identity provider", kind: "idp", after: () => okta },
  {
    name: "an update of an identity provider",
    kind: "idp",
    before: () => okta,
    after: () => ({ ...okta, name: "A", apiToken: "token-2" }),
  },
  {
    name: "the replacement of an identity provider by another domain",
    kind: "idp",
    before: () => okta,
    after: () => ({ ...okta, domain: "new.okta.com", apiToken: "token-2" }),
  },
  { name: "the deletion of an identity provider", kind: "idp", before: () => okta },
];

function withoutMaps({ attributes, policies, ...rest }: Json): Json {
  return rest;
}

describe("whatever goes wrong at any request", function suite() {
  this.timeout(long ? 1_800_000 : 120_000);
  afterEach(stopGateways);
  let total = 0;
  after(() => console.log(`    ${total} interruptions tried`));

  for (const [index, operation] of operations.entries()) {
    it(`of ${operation.name}, the next up converges or says how to adopt; nothing is doubled, orphaned or seized`, async () => {
      const { requests, outcome } = await perform(operation);
      expect(outcome.error, "undisturbed").to.equal(undefined);
      expect(requests).to.be.greaterThan(1);
      let tried = 0;
      for (const [offset, mishap] of mishaps.entries()) {
        for (let nth = 1 + ((index + offset) % stride); nth <= requests; nth += stride) {
          for (const refreshes of long ? [false, true] : [(index + offset + nth) % 2 === 0]) {
            const cell = await perform(operation, nth, mishap);
            const name = `request ${nth} of ${requests} ${mishap.name}${refreshes ? ", then a refresh" : ""}`;
            try {
              await repair(operation, cell, refreshes);
            } catch (error) {
              throw new Error(`${operation.name}: ${name} (${cell.outcome.error ?? "no error"}): ${(error as Error).message}`);
            }
            tried += 1;
            total += 1;
            await stopGateways();
          }
        }
      }
      expect(tried).to.be.at.least(mishaps.length * Math.floor(requests / stride));
    });
  }
});

async function repair(operation: Operation, { gateway, resource }: Cell, refreshes: boolean): Promise<void> {
  if (refreshes && resource.id !== undefined) await resource.refresh();
  const objects = () => (operation.kind === "app" ? gateway.store.apps.size : gateway.store.idps.size);
  if (operation.after === undefined) {
    await resource.destroy();
    expect(objects(), "objects left").to.equal(0);
    return;
  }
  const declared = operation.after(gateway);
  const next = await resource.up(declared);
  const importId = importIdIn(next.error);
  if (importId !== undefined) {
    expect((await resource.up({ ...declared, __import: importId })).error, "adoption").to.equal(undefined);
  } else expect(next.error, "next up").to.equal(undefined);
  expect(objects(), "objects").to.equal(1);
  const known = resource.id;
  expect([...(operation.kind === "app" ? gateway.store.apps : gateway.store.idps).keys()], "id in the state").to.deep.equal([known]);
  if (operation.kind === "idp") expect([...gateway.store.idps.values()][0]?.credential).to.equal(declared.apiToken);
  if (declared.spCertificate) expect([...gateway.store.apps.values()][0]?.spCertificate).to.equal(declared.spCertificate);
  gateway.log.clear();
  expect(await resource.up(declared), "up after it").to.deep.equal({ op: "same" });
  expect(gateway.log.entries, "requests of an empty up").to.deep.equal([]);
  await resource.refresh();
  expect((await resource.diff(declared)).changes, "declared state = gateway state").to.equal(false);
  resource.configure({ ...configFor(gateway), "oag:maxRetries": "0" });
  await resource.destroy();
  expect(objects(), "objects left").to.equal(0);
}
