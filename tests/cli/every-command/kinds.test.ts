import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { emptyMap, readMap } from "../../../cli/dist/diff/map-file.js";
import { readRecorded } from "../../../cli/dist/diff/recorded.js";
import { compareGateways } from "../../../cli/dist/diff/two-gateways.js";
import { readSnapshot } from "../../../cli/dist/dump/read-snapshot.js";
import { countsByName, countsOf, kinds, kindsEverywhere, pairedKinds } from "../../../cli/dist/kinds.js";
import { seedOf as copyOf } from "../../../cli/dist/simulator/seed.js";
import { kinds as ofProvider } from "../../../dist/provider/kinds/index.js";
import type { KindFacts } from "../../../dist/provider/reconciler/kind-facts.js";
import { credentialPlaces } from "../../../dist/sdk/generated/credentials.js";
import { objectKeys } from "../../../dist/sdk/generated/reads.js";
import type { Json } from "../../support/basics/json.ts";
import { plain } from "../../support/basics/secret-mark.ts";
import { environmentFor, run } from "../../support/commands/command.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import type { KindName } from "../../support/resources/kind-names.ts";
import { offlineScopes } from "../../support/resources/offline-resources.ts";
import { OneResource } from "../../support/resources/resource.ts";
import { kindNames, seedOf } from "../../support/seeds/index.ts";

const scopes = offlineScopes.join(" ");

/** The line in which doctor tells how objects of a kind are. */
const toldAs: Readonly<Record<KindName, string>> = {
  app: "applications",
  idp: "identity providers",
  directory: "directories",
  authenticationService: "auth service",
};

/** A gateway with an object of a kind, and all that it needs. */
async function gatewayWith(kind: KindName) {
  const gateway = await startGateway({ scopes: offlineScopes, reading: { initialising: 0 } });
  const resource = new OneResource(kind, gateway, { ...configFor(gateway), "oag:scopes": scopes });
  expect((await resource.up(seedOf(kind).args(gateway))).error).to.equal(undefined);
  return { gateway, id: String(resource.id) };
}

/** What a program declares of an object, but for credentials of its own. */
function shownArguments(kind: KindName, args: Json): string[] {
  const hidden = credentialPlaces[kind].flatMap(({ path }) => (path.length === 1 ? path : []));
  return Object.keys(args).filter((name) => !hidden.includes(name));
}

/** All that a read shows of an object, but for the gateway's own name. */
async function shownOn(gateway: Awaited<ReturnType<typeof startGateway>>, kind: KindName, id: string): Promise<Json> {
  const { handler } = new OneResource(kind, gateway, { ...configFor(gateway), "oag:scopes": scopes });
  const { gateway: _, ...shown } = plain((await handler.read(id, {})).props) as Json;
  return shown;
}

/** The member by which the contract has people know an object, by the schema of the kind. */
const keys: Readonly<Record<string, string | undefined>> = objectKeys;

describe("every kind of resource on the command line", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-kinds-"));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await stopGateways();
  });

  it("is counted for people even at zero where every gateway has some, and for programs always", () => {
    expect(countsOf(() => 0)).to.equal(kindsEverywhere.map((kind) => `0 ${kinds[kind].plural}`).join(", "));
    expect(
      countsOf(() => 1)
        .split(", ")
        .sort(),
    ).to.deep.equal(kindNames.map((kind) => `1 ${kinds[kind].noun}`).sort());
    expect(Object.values(countsByName(() => 0))).to.deep.equal(kindNames.map(() => 0));
  });

  it("may lack in a dump of an earlier version, which is read all the same", () => {
    const first = { origin: "https://oag.example.com", applications: [], identityProviders: [], certificates: [] };
    writeFileSync(join(folder, "gateway.json"), JSON.stringify(first));
    const snapshot = readSnapshot(folder);
    expect(copyOf(snapshot).apps).to.deep.equal([]);
    expect(compareGateways(snapshot, snapshot, emptyMap)).to.deep.equal({ pairs: [], unused: [] });
  });

  it("has a section in a map of differences where it is found again on another gateway", () => {
    const map = Object.fromEntries(pairedKinds.map((kind) => [kinds[kind].pairedBy.section, { a: "b" }]));
    writeFileSync(join(folder, "map.json"), JSON.stringify(map));
    expect(readMap(join(folder, "map.json"))).to.deep.include(map);
  });

  for (const kind of kindNames) {
    it(`comes from a gateway into a dump, and from there into a copy that the simulator serves: ${kind}`, async () => {
      const { gateway, id } = await gatewayWith(kind);
      const { code, stderr } = await run(["dump", "--out", join(folder, "oag")], { ...environmentFor(gateway), OAG_SCOPES: scopes });
      expect(code, stderr).to.equal(0);
      const snapshot = readSnapshot(join(folder, "oag"));
      expect(snapshot[kinds[kind].snapshotKey]?.map((object) => object.id)).to.include(id);
      const copy = await startGateway({ scopes: offlineScopes });
      copy.store.load(copyOf(snapshot));
      // What is held is also what is given away, and taken again.
      copy.store.load(JSON.parse(JSON.stringify(copy.store.dump())));
      // What a gateway has one of is known by the gateway.
      const ids = seedOf(kind).ids(copy);
      expect(ids.map((own) => own.replace(copy.origin, gateway.origin)))
        .to.deep.equal(seedOf(kind).ids(gateway))
        .and.include(id);
      const inCopy = id === gateway.origin ? copy.origin : id;
      expect(await shownOn(copy, kind, inCopy)).to.deep.equal(await shownOn(gateway, kind, id));
    });

    it(`is declared by a dump with all that it was declared with, its status included: ${kind}`, async () => {
      const { gateway, id } = await gatewayWith(kind);
      await run(["dump", "--with-defaults", "--out", join(folder, "oag")], { ...environmentFor(gateway), OAG_SCOPES: scopes });
      const recorded = (await readRecorded(join(folder, "oag"))).find((one) => one.id === id);
      expect(Object.keys(recorded?.inputs ?? {})).to.include.members(shownArguments(kind, seedOf(kind).args(gateway)));
    });

    it(`is called as the provider calls it, and its objects by the member that the contract names: ${kind}`, () => {
      const { noun, schema, shape, status }: KindFacts = ofProvider[kind];
      const key = keys[schema];
      expect(kinds[kind].noun).to.equal(noun);
      expect(key === undefined ? undefined : kinds[kind].titleOf({ [key]: "a title" })).to.equal(key && "a title");
      expect(kinds[kind].isOnly).to.equal(shape.isOnlyOne);
      expect(kinds[kind].within !== undefined).to.equal(shape.parent !== undefined);
      expect(kinds[kind].servingStatus).to.equal(status?.inUse);
      if (kinds[kind].pairedBy !== undefined) expect(kinds[kind].pairedBy.member).to.equal(key);
    });

    it(`is looked at by doctor: ${kind}`, async () => {
      const { gateway } = await gatewayWith(kind);
      const { stdout } = await run(["doctor", "--json", "--test-directories"], { ...environmentFor(gateway), OAG_SCOPES: scopes });
      const { findings } = JSON.parse(stdout) as { findings: { name: string; detail: string }[] };
      const told = findings.find(({ name }) => name === toldAs[kind]);
      expect(told, stdout).to.not.equal(undefined);
      // Not that there is none.
      expect(told?.detail).to.not.match(/^0 |\bno\b|not enabled/);
    });
  }
});
