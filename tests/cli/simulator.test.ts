import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { OagClient } from "../../dist/sdk/index.js";
import { environmentFor, run } from "../support/command.ts";
import { buildEstate, estateCertificates } from "../support/estate.ts";
import { startGateway, stopGateways } from "../support/gateway.ts";

const bin = fileURLToPath(new URL("../../cli/bin/pulumi-oag.js", import.meta.url));

describe("pulumi-oag simulator", function suite() {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-seed-"));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopGateways();
  });

  it("serves a copy of what a dump holds, under the same ids, without its secrets", async () => {
    const gateway = await startGateway({ certificates: estateCertificates });
    await buildEstate(gateway);
    const out = join(folder, "oag");
    expect((await run(["dump", "--out", out], environmentFor(gateway))).code).to.equal(0);

    const child = spawn(process.execPath, [bin, "simulator", "--seed", out, "--json"], { stdio: ["ignore", "pipe", "inherit"] });
    try {
      const line = await new Promise<string>((resolve) => createInterface({ input: child.stdout }).once("line", resolve));
      const { hostname, clientId, privateKeyFile, caCertificateFile } = JSON.parse(line);
      const client = new OagClient({
        hostname,
        clientId,
        privateKey: readFileSync(privateKeyFile, "utf8"),
        caCertificate: readFileSync(caCertificateFile, "utf8"),
      });
      const expand = ["attributes", "policies", "resources", "session", "behavior", "healthCheck"] as const;
      const { hostname: original, clientId: id, privateKey, caCertificate } = gateway.configuration;
      const source = new OagClient({ hostname: original, clientId: id, privateKey, caCertificate });
      const bare = (apps: unknown[]) =>
        JSON.parse(JSON.stringify(apps, (key, value) => (key === "id" && String(value).length === 36 ? undefined : value)));
      const sorted = (apps: { label?: string }[]) => [...apps].sort((a, b) => String(a.label).localeCompare(String(b.label)));
      const [copied, originals] = [await client.applications.list({ expand }), await source.applications.list({ expand })];
      expect(bare(sorted(copied))).to.deep.equal(bare(sorted(originals)));
      expect(copied.map((app) => app.id).sort()).to.deep.equal(originals.map((app) => app.id).sort());
      expect((await client.certificates.list()).length).to.equal(3);
      expect((await client.identityProviders.list()).map((idp) => idp.id).sort()).to.deep.equal([...gateway.store.idps.keys()].sort());
    } finally {
      child.kill("SIGINT");
      await new Promise((resolve) => child.once("exit", resolve));
    }
  });

  it("takes the file of its key away when it stops", async () => {
    const child = spawn(process.execPath, [bin, "simulator", "--json"], { stdio: ["ignore", "pipe", "inherit"] });
    const line = await new Promise<string>((resolve) => createInterface({ input: child.stdout }).once("line", resolve));
    const { privateKeyFile } = JSON.parse(line);
    expect(existsSync(privateKeyFile)).to.equal(true);
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
    expect(existsSync(dirname(privateKeyFile))).to.equal(false);
  });

  it("refuses a folder that holds no dump", async () => {
    expect(await run(["simulator", "--seed", folder])).to.deep.include({
      code: 1,
      stderr: `pulumi-oag: ${join(folder, "gateway.json")} cannot be read (ENOENT); give a folder that pulumi-oag dump wrote\n`,
    });
    writeFileSync(join(folder, "gateway.json"), "{}");
    expect((await run(["simulator", "--seed", folder])).stderr).to.include("is not what pulumi-oag dump writes; make a new dump");
  });
});
