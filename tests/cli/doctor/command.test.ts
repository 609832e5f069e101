import { generateKeyPairSync } from "node:crypto";
import { expect } from "chai";
import { OagAuthenticationError, OagProtocolError, OagTransportError } from "pulumi-oag/sdk";
import type { Gateway } from "pulumi-oag-simulator";
import { clockFirst, cureOf } from "../../../cli/dist/doctor/cures.js";
import { cureOfCertificate } from "../../../cli/dist/doctor/network.js";
import { checkSource } from "../../../cli/dist/doctor/source-address.js";
import { environmentFor, run } from "../../support/commands/command.ts";
import { carelessStore } from "../../support/gateways/careless.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { scopes } from "../../support/resources/offline.ts";
import { OneResource } from "../../support/resources/resource.ts";

const wait = "wait some minutes and run doctor again: the gateway is starting, in maintenance or busy; client and key are not the cause";

interface Finding {
  name: string;
  status: string;
  detail: string;
  cure?: string;
}

describe("pulumi-oag doctor", () => {
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
      "certificate ends",
      "idp credentials",
    ]);
    expect(stdout).to.include("ok   version             2026.05 or near (session.enforceDeepLinkingDomain); lists carry parts\n");
    expect(stdout).to.match(/^ok {3}tls {17}TLSv1\.3, certificate chain localhost < pulumi-oag-simulator CA [0-9a-f]{8}, valid until /m);
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
    const other = await findings({}, ["--server-certificate-sha256", (pin.startsWith("A") ? "B" : "A") + pin.slice(1)]);
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

  it("names a scope that a token lacks which the gateway gave all the same", async () => {
    gateway.tamper = (operation, body) =>
      operation === "createAccessToken" ? { ...(body as object), scope: "okta.oag.app.read okta.oag.idp.read" } : body;
    const { code, by } = await findings();
    expect([code, failures(by), by.token?.status]).to.deep.equal([2, ["scopes"], "ok"]);
    expect(by.scopes?.detail).to.equal(
      "the gateway did not grant okta.oag.cert.read; leave it out of 'scopes', or enable it on the gateway",
    );
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

  it("lets the clock be set first, and goes on with the gateway's time; nothing is wrong with the key", async () => {
    await stopGateways();
    gateway = await startGateway({ clock: () => Date.now() - 3_600_000 });
    const { by } = await findings();
    expect(failures(by)).to.deep.equal(["clock"]);
    expect(by.clock?.cure).to.equal(clockFirst);
    expect([by.token?.status, by.token?.detail]).to.deep.equal(["ok", "granted with the gateway's time, lives 300 s"]);
    const other = await findings({ OAG_CLIENT_ID: "3f0c7a52-0000-4000-8000-000000000000" });
    expect([failures(other.by), other.by.token?.cure]).to.deep.equal([["clock", "token"], clockFirst]);
    expect(other.by.scopes?.detail).to.equal("not asked one by one: see token");
  });

  for (const status of [429, 500, 502, 503])
    it(`lets a gateway that answers ${status} be waited for, and asks it once`, async () => {
      gateway.faults.add({ match: { operation: "createAccessToken" }, times: 9, status, message: "busy" });
      const { by } = await findings();
      expect([failures(by), by.token?.cure]).to.deep.equal([["token"], wait]);
      expect(gateway.log.entries.filter(({ operation }) => operation === "createAccessToken").length).to.equal(1);
    });

  it("lets the API be enabled where no API answers, and nothing be done to client and key", async () => {
    gateway.apiEnabled = false;
    const { by } = await findings();
    expect(by.token?.cure).to.equal(
      "enable the API (console, Settings > Access Gateway > API; an upgrade may have switched it off), or give the gateway's admin host as --hostname; client and key are not the cause",
    );
  });

  it("lets a family that is answered with 503 be waited for", async () => {
    gateway.faults.add({ match: { operation: "listIDPs" }, times: 9, status: 503, message: "busy" });
    const { by } = await findings();
    expect(by["identity providers"]?.cure).to.equal(wait);
    expect(by["idp credentials"]).to.deep.equal({
      name: "idp credentials",
      status: "skipped",
      detail: "identity providers cannot be read",
    });
  });

  it("names new credentials as the last resort, and what making them ends", async () => {
    const { by } = await findings({ OAG_CLIENT_ID: "3f0c7a52-0000-4000-8000-000000000000" });
    expect(by.token?.cure).to.match(/^compare --client-id and the key file with what was kept when the API was enabled/);
    expect(by.token?.cure).to.include("New ones are the last resort: disabling the API voids both, for all that use them");
  });

  it("names certificates that have ended or soon will, and credentials that the gateway found invalid", async () => {
    gateway.store.load(carelessStore());
    const { code, by } = await findings();
    expect([code, failures(by)]).to.deep.equal([2, ["certificate ends", "idp credentials"]]);
    expect(by["certificate ends"]?.detail).to.match(
      /^"\*\.example\.com" ended on 2020-01-01, "new\.example\.com" \(no app uses it\) ends on \d{4}-\d\d-\d\d$/,
    );
    expect(by["idp credentials"]?.detail).to.equal('invalid, so that changes of their apps fail: "acme.okta.com" (3 apps)');
    expect(by["idp credentials"]?.cure).to.equal("Make a new API token of a service account and declare it.");
  });

  it("warns of a certificate that soon ends, and exits with 0 all the same", async () => {
    const store = carelessStore();
    gateway.store.load({ ...store, certificates: store.certificates.slice(1), identityProviders: [], apps: [] });
    const { code, stdout } = await run(["doctor"], environmentFor(gateway));
    expect([code, stdout.split("\n").at(-2)]).to.deep.equal([0, "All is well, with 1 warning."]);
    expect(stdout).to.match(/^warn certificate ends {4}"new\.example\.com" \(no app uses it\) ends on \d{4}-\d\d-\d\d$/m);
    expect(stdout).to.include("-    idp credentials     there is no identity provider\n");
  });

  it("warns where the gateway may see this machine under an address that is not private", () => {
    for (const near of ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.3.4", "::ffff:10.1.2.3", "127.0.0.1", "::1", undefined])
      expect(checkSource(near), near).to.deep.equal([]);
    for (const far of ["203.0.113.7", "172.32.0.1", "100.64.0.1", "169.254.1.1", "::ffff:203.0.113.7", "fd00::1", "2001:db8::1"])
      expect(
        checkSource(far).map(({ status }) => status),
        far,
      ).to.deep.equal(["warning"]);
    expect(checkSource("::ffff:203.0.113.7")[0]?.detail).to.equal(
      "this machine reaches the gateway from 203.0.113.7, which is not private: newer documents say that API calls must come from 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16",
    );
  });

  it("lets a refusal be tried from a private address before anything is done to client and key", () => {
    const refusal = new OagAuthenticationError("refused", 401);
    const around = { isClockWrong: false, isPublic: true };
    expect(cureOf(refusal, around)).to.equal(
      "run doctor from a machine with a private address first (see source): the gateway may refuse all others",
    );
    expect(cureOf(refusal, { ...around, isClockWrong: true })).to.equal(clockFirst);
    expect(cureOf(refusal, { isClockWrong: false, isPublic: false })).to.equal(undefined);
    expect(cureOf(new OagProtocolError("html", 503, "GET /"), around)).to.equal(wait);
    expect(cureOf(new OagProtocolError("html", 302, "GET /"), around)).to.match(/^check --hostname, and what stands between/);
    expect(cureOf(new OagTransportError("OAG_TIMEOUT", "late", false, "GET /"), around)).to.equal("mend the connection first (see above)");
  });

  it("tells the health of the authentication service where the scopes have it, and the release that has such a scope", async () => {
    const more = ["--scopes", "okta.oag.app.read okta.oag.idp.read okta.oag.cert.read okta.oag.authenticationService.read"];
    await stopGateways();
    gateway = await startGateway({ scopes });
    const service = async () => (await findings({}, more)).by["auth service"];
    expect(await service()).to.deep.equal({
      name: "auth service",
      status: "skipped",
      detail: "the service for offline mode is not enabled",
    });
    gateway.store.offline.service = { own: { serverNodes: ["n1"] }, credentials: {}, initialising: 1 };
    expect([(await service())?.status, (await service())?.status]).to.deep.equal(["warning", "ok"]);
    gateway.reading.serviceHealth = "UNHEALTHY";
    const sick = await service();
    expect([sick?.status, sick?.detail.replace(/\d{4}-.*Z/, "TIME")]).to.deep.equal([
      "failed",
      "the service for offline mode is UNHEALTHY: The database cannot be reached, looked at TIME",
    ]);
    expect((await findings({}, more)).by.version?.detail).to.equal(
      "the API answers (2026.03.0 or later (it grants okta.oag.authenticationService.read)); no app shows more",
    );
    expect((await findings()).by["auth service"]).to.equal(undefined);
  });

  it("looks for no fault of client and key in a response that is no refusal of them", async () => {
    const notTheCredentials =
      "mend what the gateway says, and look whether the API is enabled (console, Settings > Access Gateway > API); client and key are not the cause";
    for (const status of [404, 409, 422]) {
      gateway.faults.add({ match: { operation: "createAccessToken" }, times: 1, status, message: "not here" });
      const { by } = await findings();
      expect([failures(by), by.token?.cure, by.scopes?.detail], String(status)).to.deep.equal([
        ["token"],
        notTheCredentials,
        "not asked one by one: see token",
      ]);
    }
    gateway.tamper = (operation, body) => (operation === "createAccessToken" ? { ...(body as object), token_type: "DPoP" } : body);
    const { by } = await findings();
    expect([failures(by), by.token?.cure]).to.deep.equal([
      ["token"],
      "check --hostname, and what stands between this machine and the gateway: what answers is not its API; client and key are not the cause",
    ]);
    expect(by.token?.detail).to.include('an access token of another type than Bearer ("DPoP")');
  });

  it("lets this machine's clock be looked at before a certificate is renewed", () => {
    const now = new Date("2026-03-01T12:00:00Z");
    for (const problem of ["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"])
      expect(cureOfCertificate(problem, now)).to.equal(
        "look at this machine's clock first, which says 2026-03-01T12:00:00.000Z; if that is right, renew the gateway's certificate",
      );
    expect(cureOfCertificate("ERR_TLS_CERT_ALTNAME_INVALID", now)).to.match(/^the certificate is for another name/);
    expect(cureOfCertificate("SELF_SIGNED_CERT_IN_CHAIN", now)).to.match(/^for a private CA give --ca-certificate-file/);
  });

  it("exits with 1 for wrong usage", async () => {
    expect(await run(["doctor"])).to.deep.include({ code: 1, stdout: "" });
    expect((await run(["doctor", "--hostnme", "x"])).code).to.equal(1);
  });
});
