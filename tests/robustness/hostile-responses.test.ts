import { createRequire } from "node:module";
import { expect } from "chai";
import type { Gateway, PluginProcess } from "pulumi-oag-simulator";
import type { Json } from "../support/basics/json.ts";
import { plain, signature, unmarked } from "../support/basics/secret-mark.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { seedIdp } from "../support/gateways/seed-idp.ts";
import { configFor } from "../support/gateways/stack-configuration.ts";
import { runs } from "../support/models/arbitrary.ts";
import { marks, ownSecrets, plantedTexts, randomOf, spoil } from "../support/models/hostile.ts";
import { startPlugin } from "../support/processes/plugin.ts";
import { fullApp } from "../support/resources/full-app.ts";
import { providerString } from "../support/resources/kind-names.ts";
import { newLookUp } from "../support/resources/look-up.ts";
import { offlineScopes } from "../support/resources/offline-resources.ts";
import { OneResource } from "../support/resources/resource.ts";
import { configOf, type Operation, repair } from "../support/writers/interrupted.ts";
import { operations } from "../support/writers/operations.ts";

const require = createRequire(import.meta.url);
const pulumi = require("@pulumi/pulumi");
const rpc = require("@pulumi/pulumi/runtime/rpc");
const { Struct } = require("google-protobuf/google/protobuf/struct_pb");

const token = (nth: number) => `SECRET-token-${nth}`;
/** The usual programs, with credentials that are long enough to be told from other text. */
const longer = (declared: Json | undefined): Json | undefined =>
  declared && {
    ...declared,
    ...(declared.apiToken && { apiToken: token(declared.apiToken === "token-1" ? 1 : 2) }),
    ...(declared.spCertificate && { spCertificate: `SECRET-cert-${declared.spCertificate === "one" ? 1 : 2}` }),
  };
const portal = (gateway: Gateway, change: Json = {}): Json => {
  const [idpId = seedIdp(gateway)] = gateway.store.idps.keys();
  const oidc = { applicationType: "web", redirectUris: ["https://p.example.com/cb"] };
  return { type: "OAG_OIDC", label: "Portal", idpId, oidc, ...change };
};
const okta: Json = { type: "IDP_OKTA", domain: "acme.okta.com", name: "Acme", apiToken: "token-1" };

const usual: readonly Operation[] = [
  ...operations,
  { name: "the creation of an OIDC app", kind: "app", after: portal },
  { name: "an update of an OIDC app", kind: "app", before: portal, after: (gateway) => portal(gateway, { groups: ["g1"] }) },
  { name: "a refresh of an OIDC app", kind: "app", before: portal, after: portal, refreshes: true },
];

/** The same with longer credentials. */
const everything: readonly Operation[] = usual.map(({ before, after, ...operation }) => ({
  ...operation,
  ...(before && { before: (gateway: Gateway) => longer(before(gateway)) as Json }),
  ...(after && { after: (gateway: Gateway) => longer(after(gateway)) as Json }),
}));

/** Results without what is marked secret, as the state shows them. */
const clear = (value: unknown): string => JSON.stringify(unmarked(value ?? null));

const unknowns = marks.map(([, mark]) => mark).filter((mark): mark is string => typeof mark === "string");

/** What Pulumi's own SDK makes of a result: nothing but plain data and secrets. */
function judgeResult(result: Json, what: string, secrets: readonly string[] = []): void {
  const shown = clear(result);
  for (const text of [signature, ...unknowns, ...Object.values(plantedTexts)]) expect(shown, what).to.not.include(text);
  for (const secret of secrets) expect(shown, what).to.not.include(secret);
  const made = rpc.deserializeProperties(Struct.fromJavaScript(result));
  const walk = (value: unknown, path: string): void => {
    const isSpecial = [pulumi.asset.Asset, pulumi.asset.Archive, pulumi.Output, pulumi.Resource].some((kind) => kind.isInstance(value));
    expect(isSpecial || value === undefined, `${what}: special at ${path}`).to.equal(false);
    if (typeof value === "object" && value !== null) for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
  };
  for (const [key, value] of Object.entries(made)) walk(value, key);
}

/** One clean sentence, without a value that may be secret. */
function judgeText(text: string, what: string, secrets: readonly string[] = []): void {
  expect(text, what).to.not.match(/[\p{Cc}\p{Cf}]|undefined|\[object|OAG_INTERNAL|is not iterable|not a function/u);
  for (const secret of [...secrets, ...Object.values(plantedTexts)]) expect(text, what).to.not.include(secret);
  expect(unknowns.includes(text), what).to.equal(false);
  expect(text.length, what).to.be.below(10_001);
}

describe("hostile responses", function suite() {
  this.timeout(runs(120_000, 7_200_000));
  afterEach(stopGateways);
  const counts = { errors: 0, harmless: 0 };
  after(() => console.log(`    ${counts.errors} responses were refused, ${counts.harmless} were harmless`));

  /** Spoils the nth response of what follows, or all from there on. */
  function spoilFrom(gateway: Gateway, nth: number, isForGood: boolean, random: (below: number) => number): () => string {
    let seen = 0;
    const told: string[] = [];
    gateway.tamper = (operation, body) => {
      if (operation === "createAccessToken") return body;
      seen += 1;
      if (seen < nth || (seen > nth && !isForGood)) return body;
      const { body: spoilt, what } = spoil(body, random);
      told.push(`${operation} ${what}`);
      return spoilt;
    };
    return () => told.slice(0, 3).join(", ");
  }

  for (const [index, operation] of everything.entries()) {
    it(`to ${operation.name} are an error in a sentence or harmless, and the next run is as if nothing had been [hostile-responses]`, async () => {
      for (let count = 0; count < runs(2, 150); count += 1) {
        const seed = index * 10_000 + count + Number(process.env.PULUMI_OAG_TEST_SEED ?? 0);
        const random = randomOf(seed);
        const gateway = await startGateway({ scopes: offlineScopes, reading: operation.reading ?? {} });
        operation.prepare?.(gateway);
        const resource = new OneResource(operation.kind, gateway, configOf(gateway));
        const before = operation.before?.(gateway);
        if (before !== undefined) expect((await resource.up(before)).error).to.equal(undefined);
        operation.between?.(gateway);
        resource.configure(configOf(gateway));
        const after = operation.after?.(gateway);
        const told = spoilFrom(gateway, 1 + random(operation.refreshes ? 2 : 10), random(4) === 0, random);
        const outcome =
          after !== undefined && !operation.refreshes
            ? await resource.up(after)
            : await (operation.refreshes ? resource.refresh() : resource.destroy()).then(
                () => ({ error: undefined }),
                (error: Error) => ({ error: error.message }),
              );
        gateway.tamper = undefined;
        const what = `seed ${seed}: ${told()}; ${(outcome.error ?? "no error").slice(0, 300)}`;
        const secrets = ownSecrets.filter((secret) => JSON.stringify([before, after]).includes(secret));
        judgeResult(resource.raw, what, secrets);
        if (outcome.error !== undefined) judgeText(outcome.error, what, secrets);
        for (const reason of (outcome as { reasons?: string[] }).reasons ?? []) judgeText(reason, what, secrets);
        if (told() !== "") counts[outcome.error === undefined ? "harmless" : "errors"] += 1;
        resource.configure(configOf(gateway));
        try {
          await heal(operation, gateway, resource);
        } catch (error) {
          throw new Error(`${what}: ${(error as Error).message}`);
        }
        await stopGateways();
      }
    });
  }

  /** The next run with a healthy gateway. */
  async function heal(operation: Operation, gateway: Gateway, resource: OneResource): Promise<void> {
    // The reconciler's own proof, with the credentials of these programs.
    await repair(operation, { gateway, resource, outcome: { op: "same" }, requests: 0 }, true);
  }

  it("to reads by id, look-ups and adoptions are an error in a sentence or harmless, and the next one is as if nothing had been", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    const oidc = new OneResource("app", gateway);
    const idp = new OneResource("idp", gateway);
    const args = fullApp(gateway);
    expect((await app.up(args)).error).to.equal(undefined);
    expect((await oidc.up(portal(gateway))).error).to.equal(undefined);
    expect((await idp.up({ ...okta, domain: "b.okta.com", apiToken: token(1) })).error).to.equal(undefined);
    const lookUp = newLookUp(gateway);
    const reads: [string, () => Promise<{ props: Json }>][] = [
      ["an app", () => app.handler.read(app.id as string, {})],
      ["an OIDC app", () => oidc.handler.read(oidc.id as string, {})],
      ["an identity provider", () => idp.handler.read(idp.id as string, {})],
      ["a look-up of an app", () => lookUp.read("l", { kind: "app", query: { label: "Payroll" } })],
      ["a look-up of an identity provider", () => lookUp.read("l", { kind: "identityProvider", query: { domain: "b.okta.com" } })],
      ["a look-up of a certificate", () => lookUp.read("l", { kind: "certificate", query: { commonName: "*.example.com" } })],
      [
        "an adoption",
        async () => {
          const taker = new OneResource("app", gateway, configFor(gateway));
          const { error } = await taker.up({ ...args, __import: app.id });
          if (error !== undefined) throw new Error(error);
          return { props: taker.raw };
        },
      ],
    ];
    for (const [number, [name, read]] of reads.entries()) {
      const healthy = clear((await read()).props);
      for (let count = 0; count < runs(8, 400); count += 1) {
        const seed = 900_000 + number * 10_000 + count;
        const told = spoilFrom(gateway, 1, randomOf(seed)(2) === 0, randomOf(seed + 1));
        const found = await read().then(
          ({ props }) => ({ props, error: undefined }),
          (error: Error) => ({ props: {}, error: error.message }),
        );
        gateway.tamper = undefined;
        const what = `${name}, seed ${seed}: ${told()}; ${(found.error ?? "no error").slice(0, 300)}`;
        judgeResult(found.props, what);
        if (found.error !== undefined) judgeText(found.error, what);
        counts[found.error === undefined ? "harmless" : "errors"] += 1;
      }
      expect(clear((await read()).props), name).to.equal(healthy);
    }
  });
});

describe("Pulumi's own plugin process and a hostile gateway", function suite() {
  this.timeout(120_000);
  let plugin: PluginProcess | undefined;
  afterEach(async () => {
    await plugin?.stop();
    await stopGateways();
  });

  it("hand the engine no file, no URL, nothing unknown and no credential, and the process goes on as if nothing had been [hostile-plugin]", async () => {
    const gateway = await startGateway();
    const output: string[] = [];
    plugin = await startPlugin(gateway, { config: { "oag:maxRetries": "0" }, onOutput: (line) => output.push(line) });
    const process_ = plugin;
    const inputs = { ...fullApp(gateway), __provider: providerString("app") };
    const { id, outputs } = await process_.create("payroll", "urn", inputs);
    const query = { kind: "certificate", query: { commonName: "*.example.com" }, __provider: providerString("lookup") };
    const reads: (() => Promise<{ outputs: Json }>)[] = [
      () => process_.read("payroll", "urn", id, outputs, inputs),
      () => process_.read("payroll", "urn", id, {}, { __provider: providerString("app") }),
      () => process_.read("c", "urn", "c", {}, query),
    ];
    let refused = 0;
    for (const [name, mark] of [...marks, ["a pipe", { [signature]: "c44067f5952c0a294b673a41bacd8c17", path: "/dev/stdin" }] as const]) {
      gateway.tamper = (operation, body) => {
        const hit = (item: Json) => ({ ...item, description: mark, san: [mark], newer: mark });
        if (operation === "createAccessToken") return body;
        return Array.isArray(body) ? body.map((item) => hit(item as Json)) : hit(body as Json);
      };
      for (const [nth, read] of reads.entries()) {
        const error = await read().then(
          () => undefined,
          (failure: Error) => failure,
        );
        expect(error?.message, `${name}, read ${nth}`).to.match(
          /^(app|app "Payroll"|look-up "certificate"): read failed: GET .* \[OAG_PROTOCOL\]$/,
        );
        refused += 1;
      }
    }
    gateway.tamper = undefined;
    expect(refused).to.equal((marks.length + 1) * reads.length);
    const again = await Promise.all(reads.map((read) => read()));
    expect(plain(again[0]?.outputs)).to.deep.equal(plain(outputs));
    expect(again[1]?.outputs).to.include({ label: "Payroll", status: "ACTIVE" });
    expect(again[2]?.outputs.result).to.include({ commonName: "*.example.com" });
    for (const { outputs: result } of again) judgeResult(result, "after it");
    expect(output.join("\n")).to.not.match(/PLANTED|CANARY|etc\/passwd/);
    await process_.delete("payroll", "urn", id, outputs);
  });
});
