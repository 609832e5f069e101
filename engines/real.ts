import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import {
  type EngineEvent,
  LocalWorkspace,
  type LocalWorkspaceOptions,
  PulumiCommand,
  type Stack,
  type StepEventMetadata,
} from "@pulumi/pulumi/automation/index.js";
import semver from "semver";
import { type ConfigTarget, setStackConfig } from "./config.ts";
import type { Diagnostic, Engine, EngineOptions, EngineRun, EngineStep } from "./engine.ts";
import { PluginLog } from "./plugin-log.ts";

/** Older ones lack what refresh needs: `read` answering inputs. */
const leastVersion = "3.216.0";

/** A real Pulumi CLI that is new enough, on PATH or where the Automation API installs one; else why there is none. */
export async function findPulumi(): Promise<{ command: PulumiCommand; where: string } | { why: string }> {
  const versions = join(homedir(), ".pulumi", "versions");
  const installed = existsSync(versions)
    ? readdirSync(versions)
        .filter((name) => semver.valid(name))
        .sort(semver.rcompare)
    : [];
  let tooOld: string | undefined;
  for (const root of [undefined, ...installed.map((name) => join(versions, name))]) {
    const command = await PulumiCommand.get({ ...(root !== undefined && { root }), skipVersionCheck: true }).catch(() => undefined);
    const version = command?.version?.version;
    if (command === undefined || version === undefined) continue;
    if (semver.gte(version, leastVersion)) return { command, where: `pulumi ${version} ${root === undefined ? "on PATH" : `in ${root}`}` };
    tooOld = version;
  }
  const found = tooOld === undefined ? "no pulumi CLI" : `only pulumi ${tooOld}`;
  return { why: `${found} on PATH or in ~/.pulumi/versions; ${leastVersion} or newer is used where there is one` };
}

/** The stack on a real engine, with a home, a passphrase and a file backend of its own. */
export async function realEngine(options: EngineOptions, command: PulumiCommand, where: string): Promise<Engine> {
  const name = options.stack ?? "demo";
  const backend = join(options.folder, "backend");
  const home = join(options.folder, "home");
  for (const folder of [backend, home]) mkdirSync(folder, { recursive: true });
  const pluginLog = new PluginLog(join(options.folder, "plugin-calls.jsonl"));
  const environment = environmentOf(options, backend, pluginLog);
  const stack = await stackOf(options, name, { pulumiCommand: command, pulumiHome: home, envVars: environment });
  const target = { command: command.command, cwd: options.root, env: { ...environment, PULUMI_HOME: home }, stack: name };
  const setAll = (config: EngineOptions["config"]) => setStackConfig(target, config);
  const packs = options.policyPacks && { policyPacks: options.policyPacks };
  const close = () => rmSync(join(options.root, `Pulumi.${name}.yaml`), { force: true });
  let pending: Promise<unknown> = setAll(options.config);
  const run = async (work: (record: (event: EngineEvent) => void) => Promise<unknown>) => {
    await pending;
    pluginLog.clear();
    return { ...(await record(stack, work)), calls: pluginLog.entries() };
  };
  return {
    description: `${where}, with a home, passphrase and file backend of its own`,
    isReal: true,
    setConfig: (key, value) => {
      pending = pending.then(() => setAll({ [key]: value }));
    },
    ready: async () => {
      await pending;
    },
    preview: () => run((onEvent) => stack.preview({ onEvent, ...packs })),
    up: ({ targets } = {}) => run((onEvent) => stack.up({ onEvent, ...packs, ...(targets && { target: targets }) })),
    refresh: ({ runProgram = false } = {}) => run((onEvent) => stack.refresh({ onEvent, ...(runProgram && { runProgram }) })),
    async import(file) {
      await pending;
      pluginLog.clear();
      return { ...importFile(target, file), calls: pluginLog.entries() };
    },
    async destroy({ targets, runProgram = false } = {}) {
      const result = await run((onEvent) =>
        stack.destroy({ onEvent, ...(targets && { target: targets }), ...(runProgram && { runProgram }) }),
      );
      if (!result.failed && targets === undefined) {
        await stack.workspace.removeStack(name);
        close();
      }
      return result;
    },
    close,
  };
}

/** What the CLI and its processes are given, besides what the machine has. */
const environmentOf = (options: EngineOptions, backend: string, pluginLog: PluginLog) =>
  ({
    ...(options.environment ?? process.env),
    ...(options.logsCalls !== false && pluginLog.environment),
    PULUMI_BACKEND_URL: `file://${backend}`,
    PULUMI_CONFIG_PASSPHRASE: options.passphrase,
    PULUMI_SKIP_UPDATE_CHECK: "true",
  }) as Record<string, string>;

/** The stack of a program in a folder, or of one that is a function. */
function stackOf(options: EngineOptions, stackName: string, workspace: LocalWorkspaceOptions): Promise<Stack> {
  const { root: workDir, program } = options;
  if (program === undefined) return LocalWorkspace.createOrSelectStack({ stackName, workDir }, workspace);
  return LocalWorkspace.createOrSelectStack({ stackName, projectName: "inline", program }, { ...workspace, workDir });
}

/** The Automation API imports no files of its callers' making. */
function importFile({ command, cwd, env, stack }: ConfigTarget, file: string): Omit<EngineRun, "calls"> {
  const args = ["import", "--file", file, "--generate-code=false", "--protect=false", "--yes", "--stack", stack];
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: "utf8" });
  const lines = `${stdout}\n${stderr}`.split("\n").filter(Boolean);
  return { steps: [], failed: status !== 0, diagnostics: lines.map((text) => ({ severity: "output", text })), outputs: {} };
}

async function record(stack: Stack, work: (onEvent: (event: EngineEvent) => void) => Promise<unknown>): Promise<Omit<EngineRun, "calls">> {
  const steps: EngineStep[] = [];
  const diagnostics: Diagnostic[] = [];
  let failed = false;
  const refreshed = new Set<string>();
  const onEvent = (event: EngineEvent) => {
    const metadata = event.resourcePreEvent?.metadata ?? event.resOutputsEvent?.metadata;
    const refreshes = event.resourcePreEvent?.metadata;
    if (refreshes?.op === "refresh") refreshed.add(refreshes.urn);
    if (metadata !== undefined) note(steps, metadata, event.resOutputsEvent !== undefined, refreshed.has(metadata.urn));
    diagnostics.push(...diagnosticIn(event));
  };
  try {
    await work(onEvent);
  } catch (error) {
    failed = true;
    diagnostics.push({ severity: "error", text: error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error) });
  }
  const outputs = await stack.outputs().catch(() => ({}));
  return {
    steps,
    failed,
    diagnostics,
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, output.secret ? "[secret]" : output.value])),
  };
}

/** What an event tells the user. */
export function diagnosticIn({
  diagnosticEvent: said,
  policyEvent: broken,
}: Pick<EngineEvent, "diagnosticEvent" | "policyEvent">): Diagnostic[] {
  if (broken !== undefined) {
    const { policyName: policy, message, enforcementLevel, resourceUrn: urn } = broken;
    const severity = enforcementLevel === "mandatory" ? "error" : "warning";
    return [{ severity, policy, text: message.trim(), ...(urn !== undefined && { urn }) }];
  }
  // What Pulumi says to itself is shown with --debug alone, and holds every value that the program registers.
  // The SDK's types do not know that severity.
  if (said === undefined || (said.severity as string) === "debug") return [];
  return [{ severity: said.severity, text: said.message.trim(), ...(said.urn !== undefined && { urn: said.urn }) }];
}

/** Keeps what changes: neither what is only read, nor that a destroy forgets it. A refresh tells what it found afterwards: as the step that would bring the state there. */
function note(steps: EngineStep[], metadata: StepEventMetadata, isAfter: boolean, isRefresh: boolean): void {
  if (isAfter !== isRefresh || ["same", "read", "discard"].includes(metadata.op) || metadata.type.startsWith("pulumi:")) return;
  const diff = Object.entries(metadata.detailedDiff ?? {}).map(([path, change]) => {
    const kind = change.diffKind.includes("add")
      ? ("add" as const)
      : change.diffKind.includes("delete")
        ? ("delete" as const)
        : ("update" as const);
    // Where the engine tells no values, none are shown; secrets come masked.
    const old = kind === "add" ? undefined : valueAt(metadata.old?.inputs, path);
    const next = kind === "delete" ? undefined : valueAt(metadata.new?.inputs, path);
    return { path, kind, ...(old !== undefined && { old }), ...(next !== undefined && { new: next }) };
  });
  const op = isRefresh ? (metadata.op === "delete" ? "gone" : "refresh") : metadata.op;
  steps.push({ op, type: metadata.type, name: metadata.urn.split("::").at(-1) ?? "", diff });
}

/** The value at a path as the engine writes it: `attributes["X-A"].value`, `groups[1]`. */
export function valueAt(properties: unknown, path: string): unknown {
  const names = [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(([, quoted, index, plain]) =>
    quoted === undefined ? (index ?? plain ?? "") : (JSON.parse(`"${quoted}"`) as string),
  );
  return names.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], properties);
}
