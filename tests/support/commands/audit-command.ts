import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../basics/json.ts";
import { carelessSnapshot, carelessStore } from "../gateways/careless.ts";
import { startGateway, stopGateways } from "../gateways/gateway.ts";
import { environmentFor, run } from "./command.ts";
import type { Ended } from "./command-processes.ts";

/** A careless gateway and a folder of its own for each test of a suite, and the command that audits them. */
export class AuditCommand {
  gateway!: Gateway;
  folder!: string;

  /** Call it within `describe`. */
  static forEachTest(): AuditCommand {
    const command = new AuditCommand();
    beforeEach(async () => {
      command.folder = mkdtempSync(join(tmpdir(), "pulumi-oag-audit-"));
      command.gateway = await startGateway();
      command.gateway.store.load(carelessStore());
    });
    afterEach(async () => {
      rmSync(command.folder, { recursive: true, force: true });
      await stopGateways();
    });
    return command;
  }

  readonly audit = (args: string[] = [], input = ""): Promise<Ended> => run(["audit", ...args], environmentFor(this.gateway), input);

  /** The path of a file with this in it. */
  readonly written = (name: string, value: unknown): string => {
    const path = join(this.folder, name);
    writeFileSync(path, typeof value === "string" ? value : JSON.stringify(value));
    return path;
  };

  /** The folder of a dump. */
  readonly dump = (snapshot: Json = carelessSnapshot): string => {
    mkdirSync(join(this.folder, "oag"), { recursive: true });
    this.written("oag/gateway.json", snapshot);
    return join(this.folder, "oag");
  };
}

/** The rule and the object of each finding, as `--json` prints them. */
export const found = (stdout: string): string[] =>
  (JSON.parse(stdout).findings as Json[]).map(({ rule, subject }) => `${rule} ${subject.name}`);
