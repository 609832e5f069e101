import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { EmbeddedHost, Gateway, type MarkedSecret } from "pulumi-oag-simulator";
import { TestedStack } from "./stack";

/** How to run a program in a test. */
export interface ProgramOptions {
  /** Configuration by key, as `pulumi config set` takes it: without a namespace it is the project's. `{ secret }` is a secret. @default none */
  config?: Readonly<Record<string, string | MarkedSecret>>;
  /** A stand-in that runs already; the caller stops it. @default a new one, which stops with the program */
  gateway?: Gateway;
  /** Environment variables of the program and its plugin process. @default this process's */
  environment?: NodeJS.ProcessEnv;
}

/** A program that was brought up on a stand-in. */
export interface TestedProgram {
  /** The stand-in: what it holds (`store`), what it was asked (`log`), and what may go wrong (`faults`). */
  gateway: Gateway;
  /** What the program declared, and what became of it. */
  stack: TestedStack;
  /** The host, for a preview, a second `up`, a refresh, a destroy. */
  host: EmbeddedHost;
  /** Leaves nothing behind; for `after`. */
  stop(): Promise<void>;
}

/**
 * Brings a program up on the embedded host against a stand-in gateway. `oag:hostname`, `oag:clientId`, `oag:privateKey` and
 * `oag:caCertificate` are those of the stand-in unless the configuration says otherwise.
 * @param folder of Pulumi.yaml, with what the program needs installed
 * @throws Error with what went wrong, when the program or its deployment fails
 */
export async function testProgram(folder: string, options: ProgramOptions = {}): Promise<TestedProgram> {
  const project = readProject(folder);
  const gateway = options.gateway ?? (await Gateway.start());
  const state = mkdtempSync(join(tmpdir(), "pulumi-oag-test-"));
  const stop = async () => {
    rmSync(state, { recursive: true, force: true });
    if (options.gateway === undefined) await gateway.stop();
  };
  try {
    const host = new EmbeddedHost({
      directory: project.directory,
      project: project.name,
      typescript: project.isTypeScript,
      stateFile: join(state, "state.json"),
      passphrase: "test",
      config: { ...settingsOf(gateway), ...withNamespace(options.config ?? {}, project.name) },
      ...(options.environment !== undefined && { environment: options.environment }),
    });
    const report = await host.up();
    if (report.failed) {
      const said = report.diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
      throw new Error(`the program in ${folder} did not come up:\n${said.join("\n")}`);
    }
    return { gateway, host, stop, stack: new TestedStack(() => host.resources(), report.outputs) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function settingsOf(gateway: Gateway): Record<string, string | MarkedSecret> {
  const { hostname, clientId, privateKey, caCertificate } = gateway.configuration;
  return {
    "oag:hostname": hostname,
    "oag:clientId": clientId,
    "oag:privateKey": { secret: privateKey },
    "oag:caCertificate": caCertificate,
  };
}

const withNamespace = (config: NonNullable<ProgramOptions["config"]>, project: string) =>
  Object.fromEntries(Object.entries(config).map(([key, value]) => [key.includes(":") ? key : `${project}:${key}`, value]));

/** What a project file says that the host needs: three lines of it, so that no YAML reader is needed. */
function readProject(folder: string): { name: string; directory: string; isTypeScript: boolean } {
  const file = join(folder, "Pulumi.yaml");
  const text = readFileSync(file, "utf8");
  const top = (key: string) => new RegExp(`^${key}:\\s*["']?([^"'#\\r\\n]+?)["']?\\s*(?:#.*)?$`, "m").exec(text)?.[1];
  const name = top("name");
  if (name === undefined) throw new Error(`${file} names no project`);
  return { name, directory: resolve(folder, top("main") ?? "."), isTypeScript: !/^\s+typescript:\s*false\b/m.test(text) };
}
