import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { makeTlsMaterial } from "pulumi-oag-simulator";
import { nameOfSubject } from "../../../cli/dist/doctor/network.js";
import { environmentFor, run } from "../../support/commands/command.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";

describe("what pulumi-oag doctor says of a certificate", () => {
  afterEach(stopGateways);

  it("is that it is trusted where a client on this machine trusts it, whatever Node.js is told to trust [doctor-trust]", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-doctor-"));
    try {
      const gateway = await startGateway();
      const [machine, own] = [join(folder, "machine.pem"), join(folder, "own.pem")];
      writeFileSync(machine, gateway.configuration.caCertificate);
      writeFileSync(own, (await makeTlsMaterial("localhost")).ca);
      const trust = { OAG_CA_CERTIFICATE_FILE: own, NODE_OPTIONS: "--use-openssl-ca", SSL_CERT_FILE: machine };
      const { code, stdout } = await run(["doctor"], { ...environmentFor(gateway), ...trust });
      expect([code, stdout.match(/^FAIL.*/gm)]).to.deep.equal([0, null]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("names it without what could be taken for a second name, or for what doctor says", () => {
    const names = ["a < trusted, valid until 2099", 'x", SHA-256 "y', "*.example.com", "Bücher & Co (CA)", "a\nok   tls"];
    expect(names.map((CN) => nameOfSubject({ CN }))).to.deep.equal([
      '"a < trusted, valid until 2099"',
      '"x\\", SHA-256 \\"y"',
      "*.example.com",
      "Bücher & Co (CA)",
      '"a\\nok   tls"',
    ]);
  });
});
