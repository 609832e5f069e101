import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { Gateway } from "../gateway/gateway";
import { lenientReading } from "../gateway/options";
import { scopes } from "../generated/contract";

/** How a stand-in gateway is served from a command line. */
export interface ServeOptions {
  /** Port on loopback; 0 for any free one. */
  port: number;
  /** True: what the API's documents leave open is read in the friendly way. @default the harsh way */
  lenient?: true;
  /** Seconds that an access token lives. */
  tokenLifetime: number;
  /** Milliseconds that every response takes. */
  latency: number;
  /** Common names of the certificates that the gateway holds. @default one wildcard certificate for *.example.com */
  certificate?: string[];
  /** Scopes that were chosen when its API was enabled. @default all */
  scope?: string[];
  /** True: the configuration is printed as one line of JSON. @default as text for people */
  json?: true;
}

/** What a client needs to reach a stand-in. */
export interface Served {
  /** Where it listens, `https://host:port`. */
  origin: string;
  /** `host:port`, the value of `oag:hostname`. */
  hostname: string;
  /** OAuth client id, the value of `oag:clientId`. */
  clientId: string;
  /** A file with the private key of that client, PEM; it goes when the stand-in stops. */
  privateKeyFile: string;
  /** A file with the CA to trust, PEM; it goes when the stand-in stops. */
  caCertificateFile: string;
  /** Id of the process that serves it. */
  pid: number;
}

function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    return value;
  };
}

/** Gives a command the options of {@link serve}. */
export function addServeOptions(command: Command): Command {
  return command
    .option("--port <number>", "port on loopback, 0 for any free one", wholeNumber(0, 65535), 0)
    .option("--lenient", "read what the API's documents leave open in the friendly way instead of the harsh one")
    .option("--token-lifetime <seconds>", "how long an access token lives", wholeNumber(1, 86_400), 300)
    .option("--latency <milliseconds>", "how long every response takes", wholeNumber(0, 60_000), 0)
    .option("--certificate <commonName...>", 'certificates that the gateway holds (default: "*.example.com")')
    .addOption(new Option("--scope <scope...>", "scopes that were chosen when its API was enabled (default: all)").choices(scopes))
    .option("--json", "print the configuration as one line of JSON");
}

/**
 * Starts a stand-in gateway, prints how to reach it, and stops it at the first interrupt.
 * @param seed fills it before anybody can ask
 * @throws Error whose code is `EADDRINUSE` where the port is taken
 */
export async function serve(options: ServeOptions, seed: (gateway: Gateway) => void = () => {}): Promise<void> {
  const gateway = await Gateway.start({
    port: options.port,
    tokenLifetime: options.tokenLifetime,
    latency: options.latency,
    scopes: options.scope ?? scopes,
    ...(options.lenient && { reading: lenientReading }),
    ...(options.certificate && { certificates: options.certificate.map((commonName) => ({ commonName })) }),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    throw Object.assign(new Error("the port is taken; choose another with --port, or 0 for any free one"), { code: error.code });
  });
  try {
    seed(gateway);
    announce(gateway, options);
  } catch (error) {
    // Else it would go on listening, and nobody would know of it.
    await gateway.stop();
    throw error;
  }
}

/** Says how to reach it. The key goes into a file that only this user can read, never onto the screen. */
function announce(gateway: Gateway, options: ServeOptions): void {
  gateway.log.onFailure = (failure) => void process.stderr.write(`pulumi-oag-simulator: a mistake of the stand-in: ${failure}\n`);
  const { hostname, clientId, privateKey, caCertificate } = gateway.configuration;
  const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-simulator-"));
  removeAtTheEnd(folder, () => gateway.stop());
  const privateKeyFile = join(folder, "key.pem");
  const caCertificateFile = join(folder, "ca.pem");
  writeFileSync(privateKeyFile, privateKey, { mode: 0o600 });
  writeFileSync(caCertificateFile, caCertificate);
  const served = { origin: gateway.origin, hostname, clientId, privateKeyFile, caCertificateFile, pid: process.pid };
  process.stdout.write(options.json ? `${JSON.stringify(served)}\n` : describe(served));
}

/**
 * Leaves no file behind, whatever ends this process: it, an error, an interrupt, the end of its terminal. Called before anybody is
 * told of the folder: who reads of it may stop this at once.
 */
function removeAtTheEnd(folder: string, stop: () => Promise<void>): void {
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => {
      // At once: whoever is impatient ends the process with a second one.
      remove();
      void stop().finally(() => process.exit(0));
    });
}

function describe({ origin, hostname, clientId, privateKeyFile, caCertificateFile }: Served): string {
  return `A stand-in for an Okta Access Gateway listens on ${origin} (loopback only; it forgets everything when it stops).

Configure a stack to use it:
  pulumi config set oag:hostname ${hostname}
  pulumi config set oag:clientId ${clientId}
  pulumi config set oag:caCertificateFile ${caCertificateFile}
  pulumi config set --secret oag:privateKey < ${privateKeyFile}

or by environment variables:
  export OAG_HOSTNAME=${hostname} OAG_CLIENT_ID=${clientId}
  export OAG_CA_CERTIFICATE_FILE=${caCertificateFile} OAG_PRIVATE_KEY_FILE=${privateKeyFile}

What it holds and what it was asked:
  curl --cacert ${caCertificateFile} ${origin}/_simulator

Stop it with Ctrl-C.
`;
}
