import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { run } from "../commands/command.ts";
import { stopGateways } from "./gateway.ts";
import { production, stageGateway, staging, variablesFor } from "./stages.ts";

/** For each test of a suite, the gateways of staging and production, and a folder for one program of both. */
export class TwoStages {
  parent!: string;
  folder!: string;
  gateways!: { staging: Gateway; production: Gateway };
  /** What names them; a test may add to it. */
  variables!: NodeJS.ProcessEnv;
  readonly live = ["staging=env:STAGING", "production=env:PRODUCTION"] as const;

  /** Call it within `describe`. */
  static forEachTest(): TwoStages {
    const stages = new TwoStages();
    beforeEach(async () => {
      stages.parent = mkdtempSync(join(tmpdir(), "pulumi-oag-environments-"));
      stages.folder = join(stages.parent, "house");
      stages.gateways = { staging: await stageGateway(staging), production: await stageGateway(production) };
      const { gateways } = stages;
      stages.variables = { ...variablesFor("STAGING", gateways.staging), ...variablesFor("PRODUCTION", gateways.production) };
    });
    afterEach(async () => {
      rmSync(stages.parent, { recursive: true, force: true });
      await stopGateways();
    });
    return stages;
  }

  readonly dump = (environments: readonly string[], ...args: string[]): ReturnType<typeof run> =>
    run(["dump", "--out", this.folder, "--environments", ...environments, ...args], this.variables);

  /** A dump of one of the gateways. */
  readonly dumped = async (name: "staging" | "production"): Promise<string> => {
    const out = join(this.parent, "dumps", name);
    const { code, stderr } = await run(["dump", "--out", out], variablesFor("OAG", this.gateways[name]));
    expect(code, stderr).to.equal(0);
    return out;
  };

  /** What is told where nothing is written. */
  readonly refused = async (environments: readonly string[], ...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await this.dump(environments, ...args);
    expect([code, stdout, existsSync(this.folder)], stderr).to.deep.equal([1, "", false]);
    return stderr;
  };

  readonly text = (name: string): string => readFileSync(join(this.folder, name), "utf8");

  readonly map = (content: unknown): string => {
    writeFileSync(join(this.parent, "map.json"), JSON.stringify(content));
    return join(this.parent, "map.json");
  };
}
