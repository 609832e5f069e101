import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { endWithEngine, ownProcess, type Surroundings } from "../../../dist/provider/plugin/orphan.js";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";

const script = "/home/me/program/node_modules/@pulumi/pulumi/cmd/dynamic-provider/index.js";

/** A process as the watch sees it, and the moments when it looks. */
function processWith(change: Partial<Surroundings> = {}) {
  const seen = { ended: 0, watches: 0 };
  let look = () => {};
  const around: Surroundings = {
    argv: ["node", script, "127.0.0.1:4711"],
    parent: () => 7,
    isAlive: () => true,
    reach: async () => "open",
    every: (_milliseconds, work) => {
      seen.watches += 1;
      look = work;
    },
    end: () => {
      seen.ended += 1;
    },
    ...change,
  };
  endWithEngine(around);
  return {
    seen,
    async looks(times: number) {
      for (let time = 0; time < times; time += 1) {
        look();
        await new Promise((resolve) => setImmediate(resolve));
      }
      return seen.ended;
    },
  };
}

/** An address that goes through these states, and stays in the last. */
function reaching(...states: ("open" | "refused" | undefined)[]): Surroundings["reach"] {
  return async () => (states.length > 1 ? states.shift() : states[0]);
}

describe("a plugin process whose engine is gone", () => {
  afterEach(stopGateways);

  it("ends when its parent is another one than at the beginning", async () => {
    let parent = 7;
    const { looks } = processWith({ parent: () => parent });
    expect(await looks(5)).to.equal(0);
    parent = 1;
    expect(await looks(1)).to.equal(1);
  });

  it("ends when nobody has the id of its parent any more, as on Windows", async () => {
    const { looks } = processWith({ isAlive: () => false });
    expect(await looks(1)).to.equal(1);
  });

  it("ends when the engine refuses connections three times in a row, although a shell between the two is alive [orphan-without-engine]", async () => {
    const { looks } = processWith({ reach: reaching("open", "refused") });
    expect(await looks(3)).to.equal(0);
    expect(await looks(1)).to.equal(1);
  });

  it("goes on while the engine answers now and then, or nothing is known of it", async () => {
    expect(
      await processWith({ reach: reaching("open", "refused", "refused", "open", "refused", "refused", undefined) }).looks(20),
    ).to.equal(0);
    expect(await processWith({ reach: reaching(undefined) }).looks(20)).to.equal(0);
  });

  it("goes on when it was started by hand with the address of no engine", async () => {
    expect(await processWith({ reach: reaching("refused") }).looks(20)).to.equal(0);
  });

  it("watches nothing in a program's process or a test's", () => {
    for (const main of ["/home/me/program/index.js", "/x/@pulumi/pulumi/cmd/run/index.js", "/x/mocha.js", ""])
      expect(processWith({ argv: ["node", main, "127.0.0.1:4711"] }).seen.watches, main).to.equal(0);
    for (const main of [script, script.replace("/index.js", ""), script.replaceAll("/", "\\")])
      expect(processWith({ argv: ["node", main] }).seen.watches, main).to.equal(1);
  });

  it("tells an open port from a closed one, asks none but loopback, and knows who is alive", async () => {
    const server = createServer((socket) => socket.on("error", () => {})).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await ownProcess.reach(address)).to.equal("open");
    await new Promise((resolve) => server.close(resolve));
    expect(await ownProcess.reach(address)).to.equal("refused");
    for (const none of ["", "127.0.0.1:0", "10.0.0.1:80", "evil.example:80", "localhost"])
      expect(await ownProcess.reach(none)).to.equal(undefined);
    expect([ownProcess.isAlive(process.pid), ownProcess.isAlive(2 ** 22 + 1)]).to.deep.equal([true, false]);
  });

  it("ends by itself after a kill of the engine alone, and keeps no idle one alive [orphan-ends]", async function onLinux() {
    if (process.platform !== "linux") return this.skip();
    const gateway = await startGateway();
    const folder = mkdtempSync(join(tmpdir(), "orphan-"));
    // The plugin process is no child of this one, which is told its end by nothing but the end of what it holds open.
    const held = join(folder, "held");
    execFileSync("mkfifo", [held]);
    const ended = once(createReadStream(held).resume(), "close");
    const program = fileURLToPath(new URL("../../support/processes/plugin-of-a-host.ts", import.meta.url));
    const host = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    host.stdin.end(JSON.stringify({ config: configFor(gateway), inputs: fullApp(gateway), held }));
    await once(host.stdout, "data");
    const plugin = Number(readFileSync(`/proc/${host.pid}/task/${host.pid}/children`, "utf8"));
    expect(ownProcess.isAlive(plugin), "before").to.equal(true);
    host.kill("SIGKILL");
    // Fails by the test's time limit when it stays.
    await ended;
    rmSync(folder, { recursive: true });
    return undefined;
  });
});
