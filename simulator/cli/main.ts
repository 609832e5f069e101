import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { Gateway } from "../gateway/gateway";
import { lenientReading } from "../gateway/options";

interface Options {
  port: number;
  lenient?: true;
  tokenLifetime: number;
  latency: number;
  certificate?: string[];
  json?: true;
}

function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    return value;
  };
}

const program = new Command("pulumi-oag-simulator")
  .description(
    "A stand-in for an Okta Access Gateway: its API over HTTPS on loopback, strict and stateful, for tests and first tries.\nIt is no gateway: it proxies nothing and forgets everything when it stops.",
  )
  .option("--port <number>", "port on loopback, 0 for any free one", wholeNumber(0, 65535), 0)
  .option("--lenient", "read what the API's documents leave open in the friendly way instead of the harsh one")
  .option("--token-lifetime <seconds>", "how long an access token lives", wholeNumber(1, 86_400), 300)
  .option("--latency <milliseconds>", "how long every answer takes", wholeNumber(0, 60_000), 0)
  .option("--certificate <commonName...>", 'certificates that the gateway holds (default: "*.example.com")')
  .option("--json", "print the configuration as one line of JSON")
  .action(run);

async function run(options: Options): Promise<void> {
  const gateway = await Gateway.start({
    port: options.port,
    tokenLifetime: options.tokenLifetime,
    latency: options.latency,
    ...(options.lenient && { reading: lenientReading }),
    ...(options.certificate && { certificates: options.certificate.map((commonName) => ({ commonName })) }),
  });
  const { hostname, clientId, privateKey, caCertificate } = gateway.configuration;
  // The key goes into a file that only this user can read, never onto the screen.
  const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-simulator-"));
  const privateKeyFile = join(folder, "key.pem");
  const caCertificateFile = join(folder, "ca.pem");
  writeFileSync(privateKeyFile, privateKey, { mode: 0o600 });
  writeFileSync(caCertificateFile, caCertificate);
  const configuration = { origin: gateway.origin, hostname, clientId, privateKeyFile, caCertificateFile, pid: process.pid };
  process.stdout.write(options.json ? `${JSON.stringify(configuration)}\n` : describe(configuration));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void gateway.stop().then(() => process.exit(0)));
}

function describe({
  origin,
  hostname,
  clientId,
  privateKeyFile,
  caCertificateFile,
}: Record<"origin" | "hostname" | "clientId" | "privateKeyFile" | "caCertificateFile", string>): string {
  return `A stand-in for an Okta Access Gateway listens on ${origin} (loopback only; it forgets everything when it stops).

Configure a stack to use it:
  pulumi config set oag:hostname ${hostname}
  pulumi config set oag:clientId ${clientId}
  pulumi config set oag:caCertificateFile ${caCertificateFile}
  pulumi config set --secret oag:privateKey < ${privateKeyFile}

or by environment:
  export OAG_HOSTNAME=${hostname} OAG_CLIENT_ID=${clientId}
  export OAG_CA_CERTIFICATE_FILE=${caCertificateFile} OAG_PRIVATE_KEY_FILE=${privateKeyFile}

What it holds and what it was asked:
  curl --cacert ${caCertificateFile} ${origin}/_simulator

Stop it with Ctrl-C.
`;
}

program.parseAsync().catch((error: NodeJS.ErrnoException) => {
  const cure = error.code === "EADDRINUSE" ? "the port is taken; choose another with --port, or 0 for any free one" : error.message;
  process.stderr.write(`pulumi-oag-simulator: ${cure}\n`);
  process.exitCode = 1;
});
