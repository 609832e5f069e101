import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer, type SecureContextOptions } from "node:tls";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import { makeTlsMaterial } from "pulumi-oag-simulator";
import { trusting } from "../../../dist/sdk/http/trust.js";

const run = promisify(execFile);
const trust = fileURLToPath(new URL("../../../dist/sdk/http/trust.js", import.meta.url));

/** What a process says that connects to each port with the given CA, and then with none: true where the certificate was trusted. */
const connecting = `
const { connect } = require("node:tls");
const { trustOf } = require(${JSON.stringify(trust)});
const [ca, ...ports] = process.argv.slice(1);
const isTrusted = (port, secureContext) =>
  new Promise((resolve) => {
    const socket = connect({ port: Number(port), host: "localhost", servername: "localhost", secureContext });
    const done = (isTrusted) => (socket.destroy(), resolve(isTrusted));
    socket.once("secureConnect", () => done(true)).once("error", () => done(false));
  });
(async () => {
  const found = [];
  for (const given of [ca, undefined]) for (const port of ports) found.push(await isTrusted(port, trustOf(given)));
  console.log(JSON.stringify(found));
})();
`;

describe("what connections trust", () => {
  it("is what the machine trusts and the given CA, and without one the machine's alone [tls-machine-and-own]", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-trust-"));
    const [machine, own, foreign] = [
      await makeTlsMaterial("localhost"),
      await makeTlsMaterial("localhost"),
      await makeTlsMaterial("localhost"),
    ];
    const servers = [machine, own, foreign].map(({ key, cert }) => createServer({ key, cert }).listen(0));
    try {
      const file = join(folder, "machine.pem");
      writeFileSync(file, machine.ca);
      const ports = servers.map((server) => String((server.address() as AddressInfo).port));
      const env = { ...process.env, NODE_EXTRA_CA_CERTS: file };
      const { stdout } = await run(process.execPath, ["-e", connecting, "--", own.ca, ...ports], { env });
      expect(JSON.parse(stdout)).to.deep.equal([true, true, false, true, false, false]);
    } finally {
      for (const server of servers) server.close();
      rmSync(folder, { recursive: true });
    }
  });

  it("is told by options where a runtime has nothing else for it", async () => {
    const { ca } = await makeTlsMaterial("localhost");
    const asked: SecureContextOptions[] = [];
    trusting(ca, (options = {}) => {
      asked.push(options);
      return { context: {} };
    });
    const last = asked.at(-1)?.ca as string[];
    expect(last.at(-1)).to.equal(ca);
    expect(last.length).to.be.greaterThan(100);
    expect(asked.map(({ minVersion }) => minVersion)).to.deep.equal(["TLSv1.2", "TLSv1.2"]);
  });
});
