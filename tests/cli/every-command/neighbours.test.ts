import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { environmentFor, run } from "../../support/commands/command.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const theirId = "7a1c2f4e-0000-4000-8000-000000000001";
const flaw = "description is a number where the API has a text";
const theirs: Readonly<Record<string, Json>> = {
  listApplication: { id: theirId, type: "OAG_HEADER_BASED", label: "Theirs", description: 7 },
  listIDPs: { id: theirId, type: "IDP_OKTA", domain: "theirs.okta.com", description: 7 },
  listCertificates: { id: theirId, commonName: "*.example.com", validFrom: 7 },
};

describe("commands on a gateway where others have objects that are not as the contract says", () => {
  let gateway: Gateway;
  let app: OneResource;
  beforeEach(async () => {
    gateway = await startGateway();
    app = new OneResource("app", gateway);
    expect((await app.up(fullApp(gateway))).error).to.equal(undefined);
    gateway.tamper = (operation, body) =>
      theirs[operation] === undefined ? body : [null, "odd", ...(body as Json[]), theirs[operation] as Json];
  });
  afterEach(stopGateways);

  it("doctor reads the rest, and names the first of them and how many there are", async () => {
    const { code, stdout } = await run(["doctor"], environmentFor(gateway));
    expect([code, stdout.split("\n").at(-2)], stdout).to.deep.equal([0, "All is well."]);
    for (const family of ["applications", "identity providers", "certificates"])
      expect(stdout).to.include(`ok   ${family.padEnd(19)} 1 read; 3 more cannot be, the first since GET `);
  });

  it("doctor fails where nothing that is listed is as the contract says", async () => {
    gateway.tamper = (operation, body) => (operation === "listApplication" ? [theirs.listApplication] : body);
    const { code, stdout } = await run(["doctor", "--json"], environmentFor(gateway));
    const { findings } = JSON.parse(stdout) as { findings: Json[] };
    const bad = findings.filter(({ status }) => status === "failed");
    expect([code, bad.map(({ name }) => name)]).to.deep.equal([2, ["applications"]]);
    expect(bad[0]?.detail).to.include(`(id ${theirId}, label "Theirs") whose ${flaw}`);
  });

  it("diff compares what is recorded, and counts them among what only the gateway has", async () => {
    const resource = { type: "pulumi-nodejs:dynamic/oag:OagApp", urn: "u::payroll", id: app.id, inputs: app.inputs, outputs: app.outputs };
    const state = JSON.stringify({ deployment: { resources: [resource] } });
    const { code, stdout, stderr } = await run(["diff", "-"], environmentFor(gateway), state);
    expect([code, stdout], stderr).to.deep.equal([0, "0 of 1 object differs.\n7 more are only on the gateway; --unmanaged names them.\n"]);
    const named = await run(["diff", "-", "--unmanaged"], environmentFor(gateway), state);
    expect(named.code, named.stderr).to.equal(2);
    expect(named.stdout.split("\n")).to.include.members([
      `only on the gateway: app "Theirs" (${theirId})`,
      `only on the gateway: identity provider "theirs.okta.com" (${theirId})`,
      'only on the gateway: app "?" (an odd id)',
    ]);
  });

  it("dump writes our app; a certificate whose name one of them has, too, is named by its id", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-neighbours-"));
    const out = join(folder, "oag");
    const { code, stderr } = await run(["dump", "--out", out, "--app", "Payroll"], environmentFor(gateway));
    expect(code, stderr).to.equal(0);
    expect(stderr).to.include(`a certificate cannot be read, and no program will look it up: GET /api/v2/certificates was answered`);
    const program = readFileSync(join(out, "index.ts"), "utf8");
    expect(program)
      .to.include(`certificateId: "${[...gateway.store.certificates.keys()][0]}"`)
      .and.not.include("getCertificate");
    const { certificates } = JSON.parse(readFileSync(join(out, "gateway.json"), "utf8")) as Json;
    expect(certificates.map(({ commonName }: Json) => commonName)).to.deep.equal(["*.example.com"]);
    rmSync(folder, { recursive: true });
  });
});
