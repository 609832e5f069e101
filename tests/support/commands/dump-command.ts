import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Gateway } from "pulumi-oag-simulator";
import { stopGateways } from "../gateways/gateway.ts";
import { environmentFor, run } from "./command.ts";
import type { Ended } from "./command-processes.ts";

/** For each test of a suite, a folder that `pulumi-oag dump` writes into, and the command on the suite's gateway of that moment. */
export class DumpCommand {
  #parent = "";
  readonly #gateway: () => Gateway;

  private constructor(gateway: () => Gateway) {
    this.#gateway = gateway;
  }

  /** Call it within `describe`; every gateway is stopped after each test. */
  static forEachTest(gateway: () => Gateway): DumpCommand {
    const command = new DumpCommand(gateway);
    beforeEach(() => {
      command.#parent = realpathSync(mkdtempSync(join(tmpdir(), "pulumi-oag-dump-")));
    });
    afterEach(async () => {
      rmSync(command.#parent, { recursive: true, force: true });
      await stopGateways();
    });
    return command;
  }

  readonly out = (name = "oag"): string => join(this.#parent, name);

  readonly text = (path: string, name = "oag"): string => readFileSync(join(this.out(name), path), "utf8");

  readonly dump = (args: string[] = [], name = "oag", environment = environmentFor(this.#gateway())): Promise<Ended> =>
    run(["dump", "--out", this.out(name), ...args], environment);

  /** Names of what was written, partly or whole. */
  readonly written = (): string[] => readdirSync(this.#parent);
}
