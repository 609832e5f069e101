import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { typeOf } from "../../../cli/dist/kinds.js";
import type { Json } from "../../support/basics/json.ts";
import { exported } from "../../support/basics/secret-mark.ts";
import { environmentFor, run } from "../../support/commands/command.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { CanarySearch } from "../../support/readers/canary-search.ts";
import { canaryOf, contractOf, variants } from "../../support/readers/contract-secrets.ts";
import type { KindName } from "../../support/resources/kind-names.ts";
import type { OneResource } from "../../support/resources/resource.ts";
import { openReading, scopes, type WithCanaries, withCanaries } from "../../support/resources/with-canaries.ts";

const contract = contractOf();
const here = fileURLToPath(new URL("..", import.meta.url));
const certificate = { commonName: "*.example.com", san: ["*.example.com"], selfSigned: false, validFrom: "2026-01-01T00:00:00Z" };
const stray = { key: canaryOf("string", 90, 1), certificate: canaryOf("string", 91, 1) };

/** A resource of every variant on one gateway, each with a canary wherever the contract tells of a secret. */
interface FullGateway {
  gateway: Gateway;
  all: { name: string; kind: KindName; declared: WithCanaries; one: OneResource }[];
}

/** Labels, domains and hosts differ, for all of them to be on one gateway. */
async function fullGateway(): Promise<FullGateway> {
  const gateway = await startGateway({ scopes, reading: openReading, certificates: [certificate] });
  const service = variants.filter(({ kind }) => kind === "authenticationService");
  const all: FullGateway["all"] = [];
  for (const variant of [...service, ...variants.filter((one) => !service.includes(one))]) {
    const declared = withCanaries(contract, variant, gateway);
    const one = declared.resource();
    expect((await one.up(declared.args(1))).error, variant.name).to.equal(undefined);
    all.push({ name: variant.name.replaceAll(" ", "-"), kind: variant.kind, declared, one });
  }
  // What no read shows by the documents, and a gateway may show all the same.
  gateway.tamper = (operation, body) => {
    if (operation === "getCertificate") return { ...(body as Json), ...stray };
    return operation === "listCertificates" ? (body as Json[]).map((one) => ({ ...one, ...stray })) : body;
  };
  return { gateway, all };
}

const exportOf = ({ all }: FullGateway): string =>
  JSON.stringify({
    version: 3,
    deployment: {
      resources: all.map(({ name, kind, one }) => {
        const type = typeOf(kind);
        return { urn: `urn:pulumi:here::house::${type}::${name}`, type, id: one.id, inputs: {}, outputs: exported(one.raw) };
      }),
    },
  });

describe("what the contract says to be secret, on the command line", function suite() {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(here, ".dump-"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: house\nruntime:\n  name: nodejs\n  options:\n    typescript: true\n");
    writeFileSync(join(folder, "index.ts"), "");
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopGateways();
  });

  it("is printed by no command, of a gateway, a dump or a stack's export, as text, JSON or SARIF [contract-secrets-commands]", async () => {
    const built = await fullGateway();
    const { gateway, all } = built;
    const search = new CanarySearch();
    const state = exportOf(built);
    expect(state).to.match(/CANARY-1-KESTREL/);
    const command = async (args: string[], exit: number, { input = "", hasValues = false } = {}) => {
      const { code, stdout, stderr } = await run([...args, "--scopes", `${scopes.join(" ")}`], environmentFor(gateway), input);
      expect(code, `${args.join(" ")}: ${stdout} ${stderr}`).to.equal(exit);
      search.look(`${args.join(" ")} says`, stderr);
      if (hasValues) search.lookInValues(args.join(" "), stdout);
      else search.look(args.join(" "), stdout);
    };
    const dump = join(folder, "oag");
    const values = { hasValues: true };
    await command(["dump", "--out", dump, "--json"], 0, values);
    for (const { declared, one } of all) expect((await one.up(declared.args(2))).error).to.equal(undefined);
    await command(["diff", dump, "--unmanaged"], 2, values);
    await command(["diff", "-", "--json"], 2, { ...values, input: state });
    await command(["audit", "--fail-on", "never"], 0);
    await command(["audit", "-", "--json", "--fail-on", "never"], 0, { input: state });
    await command(["audit", dump, "--sarif", "--fail-on", "never"], 0);
    await command(["explain", "Payroll", "--all"], 0);
    await command(["explain", "Payroll", "/canary", "--state", "-", "--json"], 0, { input: state });
    const adopted = ["adopt", "--into", folder, "--app", "Payroll", "S", "O", "--with-identity-providers"];
    await command(adopted, 0, values);
    search.lookInValues("the file of imports", readFileSync(join(folder, "oag-adopt.json"), "utf8"));
    rmSync(join(folder, "oag-adopt.json"));
    await command([...adopted, "--json"], 0, values);
    const credentials = join(folder, "credentials.json");
    writeFileSync(credentials, JSON.stringify({ "ldaps://ldap.internal:636": canaryOf("string", 92, 1) }));
    gateway.faults.add({ match: { operation: "testDirectoryConnection" }, status: 400, echo: true, times: 99 });
    await command(["doctor", "--test-directories", "--bind-credentials", credentials], 2);
    await command(["doctor", "--test-directories", "--bind-credentials", credentials, "--json"], 2);
    expect(gateway.log.entries.map(({ operation }) => operation)).to.include("testDirectoryConnection");
    expect([search.found, search.looked]).to.deep.equal([[], 25]);
  });
});
