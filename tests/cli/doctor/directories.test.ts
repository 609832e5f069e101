import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { environmentFor, run } from "../../support/commands/command.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { scopes } from "../../support/resources/offline.ts";
import { seedService } from "../../support/resources/offline-resources.ts";

describe("what pulumi-oag doctor says of the directories of offline mode", () => {
  let gateway: Gateway;
  let idpId: string;
  let file: string;
  const manage = ["--scopes", "okta.oag.app.read okta.oag.idp.read okta.oag.idp.manage okta.oag.cert.read"];
  const give = (credentials: unknown) => writeFileSync(file, JSON.stringify(credentials));
  const add = (connectionUrl: string, id: string) => {
    const own = { type: "OPEN_LDAP", connection: { connectionUrl, bindDn: "cn=oag" }, config: {} };
    gateway.store.offline.failoverOf(idpId).directories.push({ id, own, credential: "BIND-CANARY", synchronised: {} });
  };
  const told = (list: Json[]) =>
    list.filter(({ name }) => name === "directories").map(({ status, detail, cure }) => [status, detail, cure]);
  const look = async (...more: string[]) => {
    const { code, stdout, stderr } = await run(["doctor", "--json", ...more], environmentFor(gateway));
    expect(stdout + stderr).to.not.include("CANARY");
    return { code, found: told(JSON.parse(stdout).findings) };
  };
  const [first, second] = ["1b4e28ba-2fa1-41d2-883f-0016d3cca427", "2b4e28ba-2fa1-41d2-883f-0016d3cca427"];
  beforeEach(async () => {
    gateway = await startGateway({ scopes });
    idpId = seedIdp(gateway);
    file = join(mkdtempSync(join(tmpdir(), "doctor-")), "credentials.json");
  });
  afterEach(async () => {
    rmSync(dirname(file), { recursive: true });
    await stopGateways();
  });

  it("are named, and no connection is tested without a credential", async () => {
    expect(await look("--test-directories")).to.deep.equal({
      code: 0,
      found: [["skipped", "no identity provider has a directory", undefined]],
    });
    seedService(gateway);
    add("ldaps://ldap.internal", first);
    expect(await look("--test-directories")).to.deep.equal({
      code: 0,
      found: [
        [
          "skipped",
          'not tested: "ldaps://ldap.internal" of "acme.okta.com"; a test sends the bind credential, which the gateway never shows: give it by --bind-credentials',
          undefined,
        ],
      ],
    });
    expect(gateway.log.entries.map(({ operation }) => operation)).to.not.include("testDirectoryConnection");
    expect((await look()).found).to.deep.equal([]);
  });

  it("are tried by the gateway with the credentials of a file: each that fails is told with its reason, and no credential is shown [doctor-directories]", async () => {
    seedService(gateway);
    add("ldaps://ldap.internal", first);
    add("ldaps://other.internal", second);
    give({ "ldaps://ldap.internal": "BIND-CANARY", [`${idpId}/${second}`]: "bad-CANARY" });
    expect(await look(...manage, "--bind-credentials", file)).to.deep.equal({
      code: 2,
      found: [
        [
          "failed",
          '"ldaps://other.internal" of "acme.okta.com": 400 BAD_REQUEST: The directory refuses the credential [OAG_BAD_REQUEST]',
          "check the URL, the bind DN and the credential, and whether every node reaches the server",
        ],
        ["ok", 'reached and bound: "ldaps://ldap.internal" of "acme.okta.com"', undefined],
      ],
    });
    gateway.faults.add({ match: { operation: "testDirectoryConnection" }, status: 400, message: "cannot bind with BIND-CANARY" });
    const echoed = await look(...manage, "--bind-credentials", file);
    expect(echoed.found.map(([status]) => status)).to.deep.equal(["failed", "failed"]);
  });

  it("are not judged by a test that was not allowed, nor where the service does not answer", async () => {
    seedService(gateway);
    add("ldaps://ldap.internal", first);
    give({ "ldaps://ldap.internal": "BIND-CANARY", "ldaps://gone.internal": "BIND-CANARY" });
    const { code, found } = await look("--bind-credentials", file);
    expect([code, found[0]?.[2]]).to.deep.equal([2, "ask for the scope okta.oag.idp.manage with --scopes: a test needs it"]);
    expect(found[1]).to.deep.equal([
      "warning",
      "1 bind credential of no directory here",
      "name each by the connection URL of the directory, letter by letter as the gateway has it, or by `<idpId>/<id>`",
    ]);
    gateway.reading.serviceHealth = "UNHEALTHY";
    expect((await look(...manage, "--bind-credentials", file)).found[0]?.slice(0, 2)).to.deep.equal([
      "failed",
      'those of "acme.okta.com": 502 BAD_GATEWAY: Received an invalid response from the upstream server [OAG_GATEWAY]',
    ]);
  });

  it("are not asked for by a file that is none: wrong usage, before anything is asked", async () => {
    const refusals = [];
    for (const text of ["BIND-CANARY", "[]", '{"ldaps://ldap.internal": 7}']) {
      writeFileSync(file, text);
      const { code, stdout, stderr } = await run(["doctor", "--bind-credentials", file], environmentFor(gateway));
      expect([code, stdout]).to.deep.equal([1, ""]);
      expect(stderr).to.not.include("CANARY");
      refusals.push(stderr);
    }
    expect(refusals[0]).to.include("is not JSON; give an object of texts");
    expect(refusals[1]).to.include("has no bind credentials by directory; give an object of texts");
    expect((await run(["doctor", "--bind-credentials", `${file}.none`], environmentFor(gateway))).stderr).to.include(
      "cannot be read (ENOENT)",
    );
    expect(gateway.log.entries).to.deep.equal([]);
  });
});
