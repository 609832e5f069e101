import { spawn } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { OagClient } from "pulumi-oag/sdk";
import { rejection } from "../support/basics/rejection.ts";

const command = fileURLToPath(new URL("../../simulator/bin/pulumi-oag-simulator.js", import.meta.url));

/** Runs the command until it has printed `lines` lines or ended. */
function run(
  args: string[],
  lines = Number.POSITIVE_INFINITY,
): Promise<{ output: string[]; code: number | null; stop(): Promise<number | null> }> {
  const child = spawn(process.execPath, [command, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const output: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const stop = () => {
    child.kill("SIGINT");
    return ended;
  };
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        if (output.push(line) === lines) resolve({ output, code: null, stop });
      });
    }
    void ended.then((code) => resolve({ output, code, stop }));
  });
}

describe("the pulumi-oag-simulator command", () => {
  it("prints as JSON what a client needs, with the key in a file that only its owner can read", async () => {
    const { output, stop } = await run(["--json"], 1);
    try {
      const { hostname, clientId, privateKeyFile, caCertificateFile } = JSON.parse(output[0] ?? "");
      expect(statSync(privateKeyFile).mode & 0o777).to.equal(0o600);
      const client = new OagClient({
        hostname,
        clientId,
        privateKey: readFileSync(privateKeyFile, "utf8"),
        caCertificate: readFileSync(caCertificateFile, "utf8"),
      });
      expect((await client.certificates.list()).map(({ commonName }) => commonName)).to.deep.equal(["*.example.com"]);
    } finally {
      await stop();
    }
  });

  it("lets a client have every scope that a guide names, unless it is told which were chosen", async () => {
    const ask = async ({ output: [line = ""] }: { output: string[] }, scopes: string[]) => {
      const { hostname, clientId, privateKeyFile, caCertificateFile } = JSON.parse(line);
      const [privateKey, caCertificate] = [readFileSync(privateKeyFile, "utf8"), readFileSync(caCertificateFile, "utf8")];
      return new OagClient({ hostname, clientId, privateKey, caCertificate, scopes }).identityProviders.list();
    };
    const free = await run(["--json"], 1);
    try {
      for (const guide of ["offline", "saml", "oidc"]) {
        const readme = readFileSync(new URL(`../../examples/${guide}/README.md`, import.meta.url), "utf8");
        const [, scopes = ""] = /^pulumi config set oag:scopes "([^"]+)"$/m.exec(readme) ?? [];
        expect(await ask(free, scopes.split(" ")), guide).to.deep.equal([]);
      }
    } finally {
      await free.stop();
    }
    const narrow = await run(["--json", "--scope", "okta.oag.idp.read", "okta.oag.app.read"], 1);
    try {
      expect(await ask(narrow, ["okta.oag.idp.read"])).to.deep.equal([]);
      const error = await rejection(ask(narrow, ["okta.oag.idp.read", "okta.oag.idp.manage"]));
      expect(error.message).to.include("Scope okta.oag.idp.manage is not enabled");
    } finally {
      await narrow.stop();
    }
  });

  it("refuses a scope that the API does not have", async () => {
    const { output, code } = await run(["--scope", "okta.oag.idp.red"]);
    expect([code, output[0]]).to.deep.equal([
      1,
      "error: option '--scope <scope...>' argument 'okta.oag.idp.red' is invalid. Allowed choices are okta.oag.idp.read, okta.oag.idp.manage, okta.oag.app.read, okta.oag.app.manage, okta.oag.cert.read, okta.oag.authenticationService.manage, okta.oag.authenticationService.read, okta.oag.app.secrets.read, okta.oag.app.secrets.manage.",
    ]);
  });

  it("prints the configuration to use for people, and never the key", async () => {
    const { output, stop } = await run([], 16);
    await stop();
    const text = output.join("\n");
    expect(text).to.match(/pulumi config set oag:hostname localhost:\d+\n/);
    expect(text).to.match(/pulumi config set --secret oag:privateKey < \S+key\.pem\n/);
    expect(text).to.match(/export OAG_HOSTNAME=localhost:\d+ OAG_CLIENT_ID=3f0c7a52-9d1e-4b86-a2c4-5e7f81d90b36\n/);
    expect(text).to.not.include("PRIVATE KEY-----");
  });

  it("ends when it is interrupted", async () => {
    const { stop } = await run(["--json"], 1);
    expect(await stop()).to.equal(0);
  });

  it("explains itself with --help", async () => {
    const { output, code } = await run(["--help"]);
    expect(code).to.equal(0);
    expect(output.join("\n")).to.include("It is no gateway: it proxies nothing and forgets everything when it stops.");
    for (const option of ["--port", "--lenient", "--token-lifetime", "--latency", "--certificate", "--scope", "--json"])
      expect(output.join("\n")).to.include(option);
  });

  it("refuses a wrong option with what is allowed", async () => {
    const { output, code } = await run(["--port", "99999"]);
    expect(code).to.equal(1);
    expect(output).to.deep.equal(["error: option '--port <number>' argument '99999' is invalid. Give a whole number from 0 to 65535."]);
  });
});
