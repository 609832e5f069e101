import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "chai";
import { OagClient } from "../../../dist/sdk/index.js";
import { commandScript, environmentFor, run } from "../../support/commands/command.ts";
import { fillGateway, fullGatewayCertificates } from "../../support/gateways/full-gateway.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";

describe("pulumi-oag simulator", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-seed-"));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopGateways();
  });

  it("serves a copy of what a dump holds, under the same ids, without its secrets", async () => {
    const gateway = await startGateway({ certificates: fullGatewayCertificates });
    await fillGateway(gateway);
    const out = join(folder, "oag");
    expect((await run(["dump", "--out", out], environmentFor(gateway))).code).to.equal(0);

    const child = spawn(process.execPath, [commandScript, "simulator", "--seed", out, "--json"], { stdio: ["ignore", "pipe", "inherit"] });
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

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    it(`takes the file of its key away when ${signal} stops it, though a request still waits`, async () => {
      const child = spawn(process.execPath, [commandScript, "simulator", "--json", "--latency", "60000"], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const line = await new Promise<string>((resolve) => createInterface({ input: child.stdout }).once("line", resolve));
      const { privateKeyFile, caCertificateFile, origin } = JSON.parse(line);
      expect(existsSync(privateKeyFile)).to.equal(true);
      const waiting = request(`${origin}/api/v2/apps`, { ca: readFileSync(caCertificateFile) }).on("error", () => {});
      waiting.end();
      await once(waiting, "finish");
      child.kill(signal);
      expect(await once(child, "exit")).to.deep.equal([0, null]);
      expect(existsSync(dirname(privateKeyFile))).to.equal(false);
    });

  it("takes it away when it ends by an error, and makes none where it cannot start", async () => {
    const temporary = join(folder, "tmp");
    mkdirSync(temporary);
    const environment = { ...process.env, TMPDIR: temporary };
    const broken = join(folder, "broken.cjs");
    // The first line that it prints cannot be written: nobody reads it any more.
    writeFileSync(broken, 'process.stdout.write = () => { throw new Error("nobody reads this"); };');
    const ended = spawnSync(process.execPath, ["--require", broken, commandScript, "simulator", "--json"], {
      env: environment,
      encoding: "utf8",
      timeout: 30_000,
    });
    // What is neither the port's fault nor a file's is no wrong use.
    const unexpected = "pulumi-oag: an unexpected Error (please report it) [OAG_INTERNAL]\n";
    expect([ended.status, ended.signal, ended.stderr]).to.deep.equal([1, null, unexpected]);
    const gateway = await startGateway();
    const port = gateway.hostname.split(":")[1] as string;
    const taken = spawnSync(process.execPath, [commandScript, "simulator", "--port", port], { env: environment, encoding: "utf8" });
    expect([taken.status, taken.stderr]).to.deep.equal([
      1,
      "pulumi-oag: the port is taken; choose another with --port, or 0 for any free one [OAG_USAGE]\n",
    ]);
    expect(readdirSync(temporary)).to.deep.equal([]);
  });

  it("refuses a folder that holds no dump", async () => {
    expect(await run(["simulator", "--seed", folder])).to.deep.include({
      code: 1,
      stderr: `pulumi-oag: ${join(folder, "gateway.json")} cannot be read (ENOENT); give a folder that \`pulumi-oag dump\` wrote [OAG_FILE]\n`,
    });
    const file = join(folder, "gateway.json");
    writeFileSync(file, "{}");
    // A file in the place of the folder.
    expect((await run(["simulator", "--seed", file])).stderr).to.equal(
      `pulumi-oag: ${file}/gateway.json cannot be read (ENOTDIR); give a folder that \`pulumi-oag dump\` wrote [OAG_FILE]\n`,
    );
    expect((await run(["simulator", "--seed", folder])).stderr).to.include(
      "is not what `pulumi-oag dump` writes; make a new dump [OAG_FILE]",
    );
  });
});
