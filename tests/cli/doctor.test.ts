import { generateKeyPairSync } from "node:crypto";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { environmentFor, run } from "../support/command.ts";
import { startGateway, stopGateways } from "../support/gateway.ts";
import { fullApp, OneResource } from "../support/resource.ts";

interface Finding {
  name: string;
  status: string;
  detail: string;
  cure?: string;
}

describe("pulumi-oag doctor", function suite() {
  this.timeout(60_000);
  let gateway: Gateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(stopGateways);

  async function findings(
    change: NodeJS.ProcessEnv = {},
    args: string[] = [],
  ): Promise<{ code: number | null; by: Record<string, Finding>; text: string }> {
    const { code, stdout } = await run(["doctor", "--json", ...args], { ...environmentFor(gateway), ...change });
    const { findings: all } = JSON.parse(stdout) as { findings: Finding[] };
    return { code, by: Object.fromEntries(all.map((finding) => [finding.name, finding])), text: stdout };
  }
  const failures = (by: Record<string, Finding>) => Object.values(by).flatMap(({ name, status }) => (status === "failed" ? [name] : []));

  it("asks a gateway that is named by its address without a warning of Node's", async () => {
    const port = gateway.configuration.hostname.split(":")[1];
    const { stdout, stderr } = await run(["doctor"], { ...environmentFor(gateway), OAG_HOSTNAME: `127.0.0.1:${port}` });
    expect(stdout).to.include("SHA-256");
    expect(stderr).to.equal("");
  });

  it("checks every step of the way, and exits with 0 when all is well", async () => {
    await new OneResource("app", gateway).up(fullApp(gateway));
    gateway.log.clear();
    const { code, stdout } = await run(["doctor"], environmentFor(gateway));
    expect([code, stdout.split("\n").at(-2)]).to.deep.equal([0, "All is well."]);
    const names = stdout.split("\n").flatMap((line) => /^ok {3}(\S+(?: \S+)?)/.exec(line)?.[1] ?? []);
    expect(names).to.deep.equal([
      "key",
      "name",
      "tcp",
      "tls",
      "clock",
      "assertion",
      "token",
      "scopes",
      "version",
      "applications",
      "identity providers",
      "certificates",
    ]);
    expect(stdout).to.include("ok   version             2026.05 or near (session.enforceDeepLinkingDomain); lists carry parts\n");
    expect(stdout).to.match(/^ok {3}tls {17}TLSv1\.3, certificate chain localhost < pulumi-oag-simulator CA, valid until /m);
    expect(stdout).to.not.match(/PRIVATE KEY|eyJ[\w-]{8,}\.eyJ|oagsim_/);
    expect(gateway.log.writes).to.deep.equal([]);
  });

  it("tells the era of a gateway by its words", async () => {
    await new OneResource("app", gateway).up(fullApp(gateway));
    gateway.reading.legacySessionNames = true;
    expect((await findings()).by.version?.detail).to.equal("of the 2025.10 era (session.enforceRelayState); lists carry parts");
    gateway.reading.expand = "ignored";
    expect((await findings()).by.version?.detail).to.include("lists do not carry parts (expand), so apps are read one by one");
  });

  it("names a key that cannot sign, before anything is sent", async () => {
    const small = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const { code, by } = await findings({ OAG_PRIVATE_KEY: small });
    expect([code, failures(by), gateway.log.entries]).to.deep.equal([2, ["key"], []]);
    expect(by.key?.detail).to.include("is an RSA key of 1024 bit, but RS256 needs at least 2048 bit");
  });

  it("names a name that does not resolve, and a port where nobody listens", async () => {
    const nameless = await findings({ OAG_HOSTNAME: "gateway.invalid" });
    expect([nameless.code, failures(nameless.by)]).to.deep.equal([2, ["name"]]);
    expect(nameless.by.name?.cure).to.include("it is the name on the console's Settings page");
    const closed = await findings({ OAG_HOSTNAME: "localhost:1" });
    expect([closed.code, failures(closed.by)]).to.deep.equal([2, ["tcp"]]);
    expect(closed.by.tcp?.detail).to.equal("port 1 of localhost cannot be reached (ECONNREFUSED)");
  });

  it("names a certificate that nobody vouches for, with the fingerprint to compare, and accepts it as a pin", async () => {
    const { by, code } = await findings({ OAG_CA_CERTIFICATE_FILE: "" });
    expect(code).to.equal(2);
    expect(failures(by)).to.deep.equal(["tls", "token"]);
    expect(by.tls?.detail).to.match(/not trusted \(UNABLE_TO_VERIFY_LEAF_SIGNATURE|not trusted \(SELF_SIGNED_CERT_IN_CHAIN/);
    expect(by.tls?.cure).to.include("--server-certificate-sha256 with the fingerprint above");
    const pin = /SHA-256 ([0-9A-F:]{95})/.exec(by.tls?.detail ?? "")?.[1] as string;
    const pinned = await findings({ OAG_CA_CERTIFICATE_FILE: "" }, ["--server-certificate-sha256", pin]);
    expect([pinned.code, failures(pinned.by)]).to.deep.equal([0, []]);
    const other = await findings({}, ["--server-certificate-sha256", pin.replaceAll("A", "B")]);
    expect(other.by.tls?.detail).to.include("another one is pinned");
  });

  it("warns of verification that is switched off", async () => {
    const { by, code } = await findings({ OAG_CA_CERTIFICATE_FILE: "" }, ["--insecure-skip-verify"]);
    expect([code, failures(by)]).to.deep.equal([2, ["tls"]]);
    expect(by.tls?.detail).to.include("it is not verified");
  });

  it("names the scopes that the gateway does not grant, one by one", async () => {
    await stopGateways();
    gateway = await startGateway({ scopes: ["okta.oag.app.read", "okta.oag.idp.read"] });
    const { code, by } = await findings();
    expect([code, failures(by)]).to.deep.equal([2, ["token", "scopes"]]);
    expect(by.scopes?.detail).to.equal("refused: okta.oag.cert.read; granted: okta.oag.app.read, okta.oag.idp.read");
    expect(by.token?.cure).to.include('--scopes "okta.oag.app.read okta.oag.idp.read"');
  });

  it("names a clock that is wrong", async () => {
    await stopGateways();
    gateway = await startGateway({ clock: () => Date.now() - 3_600_000 });
    const { code, by } = await findings();
    expect(code).to.equal(2);
    expect(by.clock?.detail).to.match(/^this machine's clock is (3599|3600|3601) s ahead of the gateway's$/);
  });

  it("names a client that the gateway does not know", async () => {
    const { code, by } = await findings({ OAG_CLIENT_ID: "3f0c7a52-0000-4000-8000-000000000000" });
    expect([code, failures(by)]).to.deep.equal([2, ["token"]]);
    expect(by.token?.cure).to.include("disabling the API voids both");
    expect(by.applications?.status).to.equal("skipped");
  });

  it("names a family that cannot be read", async () => {
    gateway.faults.add({ match: { operation: "listIDPs" }, times: 9, status: 500, message: "broken" });
    const { code, by } = await findings();
    expect([code, failures(by)]).to.deep.equal([2, ["identity providers"]]);
    expect(by["identity providers"]?.detail).to.include("broken");
  });

  it("says that the API is switched off", async () => {
    gateway.apiEnabled = false;
    const { code, by } = await findings();
    expect(code).to.equal(2);
    expect(by.token?.detail).to.include("that the API is enabled there (Settings > Access Gateway > API");
  });

  it("exits with 1 for wrong usage", async () => {
    expect(await run(["doctor"])).to.deep.include({ code: 1, stdout: "" });
    expect((await run(["doctor", "--hostnme", "x"])).code).to.equal(1);
  });
});
