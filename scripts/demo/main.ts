// The whole story on a machine that has nothing: a stand-in gateway, the quickstart program, and its life from the
// first `up` to destroy. `npm run demo -- --help` tells the rest.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { OagClient, OagError } from "pulumi-oag/sdk";
import type { Served } from "pulumi-oag-simulator";
import type { Engine, EngineRun } from "../../engines/engine.ts";
import { findEngine } from "../../engines/find.ts";
import { bringPulumi } from "../../engines/install.ts";
import { findPulumi } from "../../engines/real.ts";
import { startGateway, summaryOf } from "./gateway.ts";
import { say, showCost, showRun } from "./print.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const keptFile = join(root, ".demo", "kept.json");
/** What Pulumi's own CLI writes of the demo's stack. */
const stackFile = join(root, "Pulumi.demo.yaml");
const project = "pulumi-oag-quickstart";

/** A demo that was left running. */
interface Kept {
  gateway: Served;
  folder: string;
  passphrase: string;
  tenant: string;
}

const usage = `Usage: npm run demo [-- OPTION]

Runs examples/quickstart against a stand-in gateway: up, an empty second preview, one change,
a repair of what was changed by hand, destroy.

  --keep             leave gateway and stack up at the end
  --show             what a kept gateway holds and was asked
  --preview          preview the program on a kept stack
  --up               the same, and make it so
  --refresh          take what is on the kept gateway into its stack
  --stop             destroy a kept stack and stop its gateway
  --install-pulumi   bring Pulumi's own CLI first, where there is none that is new enough
  --help             this text
`;

class DemoFailed extends Error {}

const { values } = parseArgs({
  options: Object.fromEntries(
    ["keep", "show", "preview", "up", "refresh", "stop", "install-pulumi", "help"].map((name) => [name, { type: "boolean" as const }]),
  ),
});

if (values.help) say(usage);
else {
  try {
    if (values["install-pulumi"]) await bringPulumi(say);
    if (values.show || values.preview || values.up || values.refresh || values.stop) await useKept();
    else await tell(values.keep === true);
  } catch (error) {
    if (!(error instanceof DemoFailed || error instanceof OagError)) throw error;
    say(`\n${error.message}`);
    process.exitCode = 1;
  }
}

function engineFor({ gateway, folder, passphrase, tenant }: Kept): Promise<Engine> {
  return findEngine({
    root,
    folder,
    passphrase,
    environment: { ...process.env, PULUMI_NODEJS_TRANSPILE_ONLY: "true" },
    config: {
      "oag:hostname": gateway.hostname,
      "oag:clientId": gateway.clientId,
      "oag:privateKey": { secret: readFileSync(gateway.privateKeyFile, "utf8") },
      "oag:caCertificateFile": gateway.caCertificateFile,
      [`${project}:oktaApiToken`]: { secret: "00demo-okta-api-token" },
      [`${project}:gatewayTrust`]: { secret: "demo-shared-secret" },
      [`${project}:tenant`]: tenant,
      // The demo destroys what it makes.
      [`${project}:protect`]: "false",
    },
  });
}

async function tell(keep: boolean): Promise<void> {
  if (existsSync(keptFile))
    throw new DemoFailed("A kept demo is still up. Look at it with `npm run demo -- --show`, stop it with `npm run demo -- --stop`.");
  const isOthers = existsSync(stackFile);
  if (isOthers && !("why" in (await findPulumi())))
    throw new DemoFailed(
      `Pulumi.demo.yaml is there, so the demo was not begun: its end would remove that file. If a stack of yours is called demo, move the file away until the demo is done; if a demo was killed, remove it.`,
    );
  const started = Date.now();
  const kept: Kept = {
    gateway: await startGateway(),
    folder: mkdtempSync(join(tmpdir(), "pulumi-oag-demo-")),
    passphrase: randomBytes(12).toString("hex"),
    tenant: "acme",
  };
  let isDone = false;
  try {
    const engine = await engineFor(kept);
    say(`engine   ${engine.description}`);
    say(`gateway  ${kept.gateway.origin} (a stand-in on loopback, strict by the API's contract)\n`);
    await story(engine, kept, keep);
    const total = await summaryOf(kept.gateway);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    say(
      `\nAll in all ${total.requests - total.tokens} API requests, ${total.tokens} access tokens (one per plugin process), ${total.connections} connections, ${seconds} s.`,
    );
    isDone = true;
  } finally {
    if (keep && isDone) leave(kept);
    else {
      // A story that broke off leaves it.
      if (!isOthers) rmSync(stackFile, { force: true });
      stop(kept);
    }
  }
}

async function story(engine: Engine, kept: Kept, keep: boolean): Promise<void> {
  const { gateway } = kept;
  const act = async (
    title: string,
    work: () => Promise<EngineRun>,
    isAsTold: (run: EngineRun) => boolean,
    options?: { quietCreates?: boolean },
  ) => {
    const before = await summaryOf(gateway);
    say(title);
    const run = await work();
    showRun(run, options);
    showCost(before, await summaryOf(gateway));
    if (run.failed || !isAsTold(run)) throw new DemoFailed(`The demo went wrong at: ${title}`);
    return run;
  };
  const changes = (count: number) => (run: EngineRun) => run.steps.length === count;

  const made = await act(
    "1. up: an identity provider, a certificate look-up, an application with all its parts",
    () => engine.up(),
    changes(2),
  );
  for (const [name, value] of Object.entries(made.outputs)) say(`    ${name} = ${JSON.stringify(value)}`);
  await act("\n2. preview once more", () => engine.preview(), changes(0));

  engine.setConfig(`${project}:tenant`, "beta");
  kept.tenant = "beta";
  await act("\n3. one change in the program, and up", () => engine.up(), changes(1));

  say("\n4. somebody changes the application by hand: another description, one more policy");
  await changeByHand(gateway);
  await act("   refresh shows it", () => engine.refresh(), changes(1));
  await act("   up repairs it", () => engine.up(), changes(1));
  await act("   and the next preview is empty", () => engine.preview(), changes(0));
  if (keep) return;

  await act("\n5. destroy", () => engine.destroy(), changes(2));
  const { objects } = await summaryOf(gateway);
  say(`    the gateway holds ${objects.apps} applications and ${objects.identityProviders} identity providers`);
  if (objects.apps + objects.identityProviders > 0) throw new DemoFailed("The gateway is not empty after destroy.");
}

async function changeByHand(gateway: Served): Promise<void> {
  const { applications } = new OagClient({
    hostname: gateway.hostname,
    clientId: gateway.clientId,
    privateKey: readFileSync(gateway.privateKeyFile, "utf8"),
    caCertificate: readFileSync(gateway.caCertificateFile, "utf8"),
  });
  const [app] = await applications.list();
  if (app === undefined) throw new DemoFailed("The gateway has no application to change.");
  const { id, name, status, idpId, debug, ...own } = app as Record<string, unknown>;
  await applications.replace(String(id), { ...own, description: "changed in the console" });
  await applications.policies.create(String(id), { name: "opened by hand", resourcePath: "/reports", rule: "NO_AUTH" });
}

function leave(kept: Kept): void {
  mkdirSync(dirname(keptFile), { recursive: true });
  writeFileSync(keptFile, JSON.stringify(kept), { mode: 0o600 });
  const { origin, caCertificateFile } = kept.gateway;
  say(`
Gateway and stack are still up. Look at them:
  npm run demo -- --show                       what the gateway holds and was asked
  curl --cacert ${caCertificateFile} ${origin}/_simulator
  npm run demo -- --preview | --up | --refresh after a change of examples/quickstart/index.ts
Stop them:
  npm run demo -- --stop`);
}

function stop({ gateway, folder }: Kept): void {
  try {
    process.kill(gateway.pid, "SIGTERM");
  } catch {
    // It is gone already.
  }
  rmSync(folder, { recursive: true, force: true });
  rmSync(dirname(gateway.privateKeyFile), { recursive: true, force: true });
}

async function useKept(): Promise<void> {
  if (!existsSync(keptFile)) throw new DemoFailed("No demo was kept. Start one with `npm run demo -- --keep`.");
  const kept = JSON.parse(readFileSync(keptFile, "utf8")) as Kept;
  const summary = await summaryOf(kept.gateway).catch(() => undefined);
  if (summary === undefined && !values.stop)
    throw new DemoFailed("The kept gateway is no longer running. Clean up with `npm run demo -- --stop`.");
  if (values.show) {
    say(JSON.stringify(summary, null, 2));
    return;
  }
  const engine = await engineFor(kept);
  if (values.preview) return showRun(await engine.preview());
  if (values.up) return showRun(await engine.up());
  if (values.refresh) return showRun(await engine.refresh());
  if (summary !== undefined) showRun(await engine.destroy());
  stop(kept);
  rmSync(dirname(keptFile), { recursive: true, force: true });
  say("Stopped.");
}
