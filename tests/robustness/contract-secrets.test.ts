import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { kinds } from "../../dist/provider/kinds/index.js";
import type { Json } from "../support/basics/json.ts";
import { unmarked } from "../support/basics/secret-mark.ts";
import { environmentFor } from "../support/commands/command.ts";
import { DumpCommand } from "../support/commands/dump-command.ts";
import { startGateway } from "../support/gateways/gateway.ts";
import { seedIdp } from "../support/gateways/seed-idp.ts";
import { configFor } from "../support/gateways/stack-configuration.ts";
import { unknownValue } from "../support/programs/program.ts";
import { sentBy } from "../support/programs/wire.ts";
import { CanarySearch, made } from "../support/readers/canary-search.ts";
import {
  contractOf,
  isSealed,
  toldOf,
  toldOfRequest,
  toldOfResponses,
  type Variant,
  variants,
} from "../support/readers/contract-secrets.ts";
import { seedDirectory } from "../support/resources/offline-resources.ts";
import { OneResource } from "../support/resources/resource.ts";
import { bases, construct, openReading, scopes, type WithCanaries, withCanaries } from "../support/resources/with-canaries.ts";

const contract = contractOf();
const operationsBy = (isOne: (id: string, method: string) => boolean): string[] =>
  Object.entries(contract.operations).flatMap(([id, { method }]) => (isOne(id, method) ? [id] : []));
const isLogIn = (id: string) => id === "createAccessToken";
const bodies = operationsBy((id) => contract.operations[id]?.request !== undefined && !isLogIn(id));
const deletions = operationsBy((id, method) => method === "delete" || id === "deactivateApplication");

/** What no resource declares: it has a test of its own, contract-secrets-commands. */
const ofNoResource: Record<string, readonly string[]> = {
  testDirectoryConnection: ["bindCredential"],
  listCertificates: ["0.certificate", "0.key"],
  getCertificate: ["certificate", "key"],
};

/** Paths of what an operation takes, without those that some variant has planted when it is called. */
function unplanted(id: string): string[] {
  const planted = variants
    .filter(({ parts }) => parts.some(({ operations }) => operations.includes(id)))
    .flatMap(({ type }) => toldOf(contract, { parts: [{ operations: [id], at: [] }], ...(type && { type }) }));
  const seen = new Set([...planted.map(({ path }) => path.join(".")), ...(ofNoResource[id] ?? [])]);
  return toldOfRequest(contract, id).flatMap(({ path }) => (seen.has(path.join(".")) ? [] : [`${id}: ${path.join(".")}`]));
}

/** One variant of a kind, and what is looked for in all that is seen of it. */
interface Life extends WithCanaries {
  variant: Variant;
  gateway: Gateway;
  search: CanarySearch;
  notices: string[];
  notice(message: string): void;
}

async function constructs({ variant, secrets, args, search }: Life): Promise<void> {
  const [sent] = await sentBy(() => construct(variant.kind, structuredClone(args(1))));
  search.sealed("what the constructor sends", sent?.object);
  const whole = secrets.flatMap(({ path }) => (path.length === 1 ? path : []));
  expect(sent?.additionalSecretOutputs).to.include.members(whole);
}

async function checks({ base, secrets, args, search }: Life, one: OneResource): Promise<void> {
  const check = async (where: string, olds: Json, news: Json) => {
    const { inputs, failures } = await one.handler.check(olds, news);
    search.look(`what check says of ${where}`, failures.map(({ reason }) => reason).join("\n"));
    return { inputs, failures };
  };
  const news = await check("new arguments", {}, args(1));
  expect(news.failures).to.deep.equal([]);
  search.sealed("the inputs of check", news.inputs);
  const wrong = await check("wrong arguments", {}, { ...args(1), type: "CANARY", idpId: args(1), nothing: args(1) });
  expect(wrong.failures).to.have.length.greaterThan(0);
  const [required = ""] = Object.keys(base).filter((member) => !secrets.some(({ path }) => path[0] === member) && member !== "type");
  search.sealed("the inputs of a preview", (await check("a preview", {}, { ...args(1), [required]: unknownValue })).inputs);
}

async function fails({ gateway, search }: Life, one: OneResource, step: string, news: Json): Promise<void> {
  for (const operation of bodies) gateway.faults.add({ match: { operation }, status: 400, echo: true, times: 99 });
  const { error, reasons = [] } = await one.up(news);
  gateway.faults.clear();
  expect(error, step).to.be.a("string");
  for (const text of [error, ...reasons]) search.look(`the error of a failing ${step}`, text);
  for (const thrown of one.thrown)
    search.look(`what a failing ${step} throws`, [thrown, (thrown as Error).stack, JSON.stringify(unmarked(thrown))].join());
  search.lookInValues(`the state after a failing ${step}`, one.raw);
}

async function lives(life: Life, one: OneResource): Promise<void> {
  const { variant, args, search, resource, notice, notices } = life;
  await fails(life, one, "create", args(1));
  expect((await one.up(args(1))).error).to.equal(undefined);
  search.sealed("the result of a create", one.raw);
  if (variant.name === "an OIDC app") expect(isSealed(one.raw, ["clientSecret"])).to.equal(true);
  const id = String(one.id);
  search.look("a diff", JSON.stringify(await one.diff(args(2))));
  const read = await one.handler.read(id, one.outputs);
  search.sealed("a refresh", read.props);
  search.sealed("the inputs of a refresh", read.inputs);
  await fails(life, one, "update", args(2));
  expect((await one.up(args(2))).error).to.equal(undefined);
  search.sealed("the result of an update", one.raw);

  search.lookInValues(".get()", await resource(notice).handler.read(id, {}));
  const adopted = resource(notice);
  expect((await adopted.up({ ...args(2), __import: id })).error).to.equal(undefined);
  search.sealed("an import", adopted.raw);
  for (const message of [...one.told, ...adopted.told, ...notices]) search.look("what was told", message);
}

async function isDeletedInVain({ gateway, args, search }: Life, one: OneResource): Promise<void> {
  for (const operation of deletions) gateway.faults.add({ match: { operation }, status: 400, message: JSON.stringify(args(2)), times: 9 });
  const kept = await one.destroy().then(
    () => undefined,
    (error: Error) => error,
  );
  search.look("the error of a failing delete", String(kept?.message ?? "there is none: CANARY-0-KESTREL"));
}

describe("what the contract says to be secret", function suite() {
  this.timeout(120_000);
  let gateway: Gateway;
  const { dump, out } = DumpCommand.forEachTest(() => gateway);

  it("is planted wherever any request carries it, or has another test, and has a name that is looked for wherever a response shows it [contract-secrets-operations]", () => {
    expect(bodies.flatMap(unplanted), "add the operation to the parts of a variant, or to what another test is about").to.deep.equal([]);
    const names = new Set(variants.flatMap((variant) => toldOf(contract, variant).map(({ path }) => path.at(-1))));
    const shown = operationsBy((id) => !isLogIn(id)).flatMap((id) => toldOfResponses(contract, id).map(({ path }) => ({ id, path })));
    expect(shown.map(({ path }) => path.at(-1))).to.include.members(["clientSecret", "value", "customDirective"]);
    const unknown = shown.filter(({ id, path }) => !names.has(path.at(-1)) && !ofNoResource[id]?.includes(path.join(".")));
    expect(unknown).to.deep.equal([]);
    // A walk that finds nothing would find no fault either.
    const requested = bodies.filter((id) => toldOfRequest(contract, id).some(({ isSecret }) => isSecret));
    expect(requested).to.include.members(["createApplication", "replaceAttribute", "replaceIDP", "testDirectoryConnection"]);
  });

  it("is every member that the tables of the kinds call so, at any depth [contract-secrets-tables]", () => {
    const missed = Object.entries(kinds).flatMap(([kind, { variants: all, secrets = [] }]) => {
      const places = new Set(secrets.map(({ path }) => path.join(".")));
      const tables = all.flatMap(({ members, updateMembers = {}, readMembers = {}, aspects }) => [
        ...[members, updateMembers, readMembers].map((table) => ({ at: "", table })),
        ...aspects.map((aspect) => {
          const { facts = {}, table = {} } = aspect as { facts?: { table?: Json }; table?: Json };
          return facts.table === undefined ? { at: `${aspect.name}.`, table } : { at: `${aspect.name}.*.`, table: facts.table };
        }),
      ]);
      return tables
        .flatMap(({ at, table }) => secretsIn(table, at))
        .filter((path) => !places.has(path))
        .map((path) => `${kind}: ${path}`);
    });
    expect(missed).to.deep.equal([]);
    const found = Object.values(kinds).flatMap(({ variants: all }) => all.flatMap(({ members }) => secretsIn(members, "")));
    expect(found).to.include.members(["spCertificate", "apiToken", "clientSecret", "connection.bindCredential", "database.password"]);
  });

  for (const variant of variants)
    it(`leaves ${variant.name} sealed or not at all, whoever repeats it [contract-secrets-${variant.name.split(" ").slice(1).join("-").toLowerCase()}]`, async () => {
      gateway = await startGateway({ scopes, reading: openReading });
      const withThem = withCanaries(contract, variant, gateway);
      const search = new CanarySearch(withThem.secrets);
      const notices: string[] = [];
      const notice = (message: string) => void notices.push(message);
      const life: Life = { ...withThem, variant, gateway, search, notices, notice };
      const one = life.resource(notice);
      await constructs(life);
      await checks(life, one);
      await lives(life, one);
      if (variant.kind === "authenticationService") seedDirectory(gateway, seedIdp(gateway));
      const { code, stdout, stderr } = await dump(["--scopes", scopes.join(" ")], "oag", environmentFor(gateway));
      expect(code, stderr).to.equal(0);
      for (const file of filesIn(out())) search.lookInValues(`the dump's ${file}`, readFileSync(file, "utf8"));
      search.look("what the dump says", stdout + stderr);
      await isDeletedInVain(life, one);
      expect(search.found).to.deep.equal([]);
    });

  it("is in no error either where the gateway made it and repeats it itself [contract-secrets-made]", async () => {
    gateway = await startGateway({ scopes });
    const app = new OneResource("app", gateway, { ...configFor(gateway), "oag:scopes": scopes.join(" "), "oag:maxRetries": "0" });
    const args = (bases["an OIDC app"] as (one: Gateway) => Json)(gateway);
    expect((await app.up(args)).error).to.equal(undefined);
    const { clientSecret } = app.outputs;
    expect(clientSecret).to.match(made);
    gateway.faults.add({ match: { operation: "replaceApplication" }, status: 400, message: `no ${clientSecret}` });
    expect((await app.up({ ...args, description: "other" })).error).to.include("the gateway answered 400 BAD_REQUEST: no [secret]");
  });
});

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

/** Paths of what a table of the contract's members calls a secret. */
function secretsIn(table: Json, at: string): string[] {
  return Object.entries(table).flatMap(([name, { secret, secretWhere, writeOnly, type, members = {} }]) => {
    const path = `${at}${name}`;
    if (secretWhere !== undefined || (secret ?? writeOnly)) return [path];
    const within = secretsIn(members, `${path}.`);
    return type === "array" && within.length > 0 ? [path] : within;
  });
}
