import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Gateway, StoredApp } from "pulumi-oag-simulator";
import { commandScript, environmentFor } from "../../support/commands/command.ts";
import { DumpCommand } from "../../support/commands/dump-command.ts";
import { startGateway } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const readScopes = ["okta.oag.app.read", "okta.oag.cert.read", "okta.oag.idp.read"];

describe("pulumi-oag dump", function suite() {
  this.timeout(120_000);
  let gateway: Gateway;
  const { out, text, dump, written } = DumpCommand.forEachTest(() => gateway);

  it("reads a gateway that does not list parts, app by app", async () => {
    gateway = await startGateway({ reading: { expand: "ignored" } });
    await new OneResource("app", gateway).up(fullApp(gateway));
    await new OneResource("app", gateway).up(
      fullApp(gateway, { label: "Second", publicDomain: "b.example.com", postLoginUrl: "https://b.example.com/" }),
    );
    expect((await dump()).code).to.equal(0);
    expect(text("index.ts")).to.include('"/public": { rule: "NO_AUTH" }');
  });

  it("needs the read scopes only, and does without the one for certificates", async () => {
    gateway = await startGateway({ scopes: readScopes.filter((scope) => !scope.includes("cert")) });
    const idpId = seedIdp(gateway);
    const [certificateId] = gateway.store.certificates.keys();
    const id = "5f1e8a60-0000-4000-8000-000000000001";
    const template = await startGateway();
    await new OneResource("app", template).up(fullApp(template));
    const app = template.store.appByLabel("Payroll");
    gateway.store.apps.set(id, { ...app, id, own: { ...app.own, idpId, certificateId } });
    const refused = await dump();
    expect(refused.code).to.equal(1);
    expect(refused.stderr).to.include('leave it out by setting --scopes to "okta.oag.app.read okta.oag.idp.read"');
    const { code, stderr } = await dump(["--scopes", "okta.oag.app.read okta.oag.idp.read"]);
    expect(code, stderr).to.equal(0);
    expect(stderr).to.match(
      /certificates cannot be read, so apps will carry their certificate's id instead of a look-up: 403 .* \[OAG_FORBIDDEN\]\n/,
    );
    expect(text("index.ts")).to.include(`certificateId: "${certificateId}"`);
  });

  it("writes over nothing that is no dump, and says how to go on", async () => {
    gateway = await startGateway();
    mkdirSync(out());
    writeFileSync(join(out(), "precious.txt"), "mine");
    const refused = await dump();
    expect([refused.code, refused.stderr]).to.deep.equal([
      1,
      `pulumi-oag: ${out()} is not empty; choose another folder with \`--out\`, or renew a dump there with \`--force\` [OAG_OCCUPIED]\n`,
    ]);
    const forced = await dump(["--force"]);
    expect([forced.code, readdirSync(out()), gateway.log.entries.length]).to.deep.equal([1, ["precious.txt"], 0]);
  });

  it("says what is missing when no gateway is named, and when there is no access", async () => {
    gateway = await startGateway();
    const environment = environmentFor(gateway);
    const { OAG_HOSTNAME: _, ...nameless } = environment;
    expect((await dump([], "oag", nameless)).stderr).to.equal(
      "pulumi-oag: no gateway is named: set --hostname or OAG_HOSTNAME [OAG_CONFIG]\n",
    );
    const { OAG_PRIVATE_KEY: __, ...keyless } = environment;
    expect((await dump([], "oag", keyless)).stderr).to.equal(
      "pulumi-oag: no private key: set --private-key-file or OAG_PRIVATE_KEY [OAG_CONFIG]\n",
    );
    const wrong = await dump(["--client-id", "other"]);
    expect([wrong.code, existsSync(out())]).to.deep.equal([1, false]);
    expect(wrong.stderr)
      .to.include("refused the client assertion")
      .and.to.include("check that --client-id and OAG_PRIVATE_KEY belong together");
    const file = `${out()}-key.pem`;
    writeFileSync(file, environment.OAG_PRIVATE_KEY ?? "");
    expect((await dump(["--client-id", "other"], "oag", { ...keyless, OAG_PRIVATE_KEY_FILE: file })).stderr).to.include(
      "check that --client-id and --private-key-file belong together",
    );
    const { OAG_CLIENT_ID: ___, ...bare } = keyless;
    expect((await dump([], "oag", bare)).stderr).to.equal(
      "pulumi-oag: no gateway is named: set --client-id or OAG_CLIENT_ID, --private-key-file or OAG_PRIVATE_KEY [OAG_CONFIG]\n",
    );
  });

  it("reads 2,000 apps with a handful of requests", async () => {
    gateway = await startGateway();
    await new OneResource("app", gateway).up(fullApp(gateway));
    const [first] = [...gateway.store.apps.values()];
    for (let index = 1; index < 2000; index += 1) {
      const host = `a${index}.example.com`;
      const own = { ...first?.own, label: `App ${index}`, publicDomain: host, postLoginUrl: `https://${host}/` };
      const id = randomUUID();
      gateway.store.apps.set(id, { ...(structuredClone(first) as StoredApp), id, own });
    }
    // Where failover is automatic, each app is asked for its state of offline mode: the API has no list of those.
    for (const idp of gateway.store.idps.keys()) gateway.store.offline.setMode(idp, "DISABLED");
    gateway.log.clear();
    const begun = performance.now();
    const { code, stderr } = await dump();
    expect([code, stderr.includes("apps read: 2000 of 2000\n"), gateway.log.tokens]).to.deep.equal([0, true, 2]);
    // A list is trusted for ten seconds: a slow machine needs another one.
    expect(gateway.log.calls.length).to.be.at.most(12 + Math.floor((performance.now() - begun) / 10_000));
    expect(JSON.parse(text("import.json")).resources).to.have.length(2001);
  });

  it("prints no secret when the gateway echoes what it was sent [dump-secrets-echoed]", async () => {
    gateway = await startGateway();
    await new OneResource("app", gateway).up(fullApp(gateway));
    for (const operation of ["createAccessToken", "listApplication", "getApplication"]) {
      gateway.faults.add({ match: { operation }, times: 2, status: 400, echo: true });
      const { code, stdout, stderr } = await dump();
      expect(code).to.equal(1);
      expect(stdout + stderr).to.not.match(/PRIVATE KEY|eyJ[\w-]{8,}\.eyJ|oagsim_/);
      expect(stdout + stderr).to.include("[secret]");
    }
  });

  it("leaves nothing behind when it is interrupted", async () => {
    gateway = await startGateway({ latency: 400 });
    await new OneResource("app", gateway).up(fullApp(gateway));
    const { spawn } = await import("node:child_process");
    const child = spawn(process.execPath, [commandScript, "dump", "--out", out()], {
      env: { ...process.env, ...environmentFor(gateway) },
      stdio: ["ignore", "ignore", "pipe"],
    });
    await new Promise((resolve) => child.stderr.once("data", resolve));
    child.kill("SIGINT");
    await new Promise((resolve) => child.once("exit", resolve));
    expect(written()).to.deep.equal([]);
  });
});
