import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { lineOf } from "../../engines/engine.ts";
import { bringPulumi, broughtVersion } from "../../engines/install.ts";
import { diagnosticIn, findPulumi, valueAt } from "../../engines/real.ts";
import { root } from "../support/basics/checkout.ts";
import { mistyped } from "../support/basics/mistyped.ts";

describe("a path in a difference", () => {
  const inputs = { groups: ["a", "b"], attributes: { "X-A": { value: "1" } }, policies: { '/"q"': { rule: "NO_AUTH" } } };

  it("leads to the value, through lists and names of any kind", () => {
    expect(valueAt(inputs, "groups[1]")).to.equal("b");
    expect(valueAt(inputs, 'attributes["X-A"].value')).to.equal("1");
    expect(valueAt(inputs, 'policies["/\\"q\\""].rule')).to.equal("NO_AUTH");
    expect(valueAt(inputs, "session.idleSessionTimeout")).to.equal(undefined);
    expect(valueAt(undefined, "groups")).to.equal(undefined);
  });
});

describe("what a real engine tells", () => {
  const said = { message: "  it is late \n", color: "always" };
  const broken = { ...said, policyName: "open-root", policyPackName: "oag", policyPackVersion: "1", policyPackVersionTag: "1" };
  const told = (event: Parameters<typeof diagnosticIn>[0]) => diagnosticIn(event).map((one) => [one, lineOf(one)]);

  it("is data, with its severity and resource, and a line where it is shown", () => {
    expect(told({ diagnosticEvent: { ...said, severity: "warning", urn: "urn:1" } })).to.deep.equal([
      [{ severity: "warning", text: "it is late", urn: "urn:1" }, "warning: it is late"],
    ]);
    expect(told({ diagnosticEvent: { ...said, severity: "info#err" } })).to.deep.equal([
      [{ severity: "info#err", text: "it is late" }, "info#err: it is late"],
    ]);
  });

  it("of a policy has its name, and is an error where the policy is mandatory", () => {
    const line = "policy: open-root: it is late";
    const diagnostic = { text: "it is late", policy: "open-root" };
    expect(told({ policyEvent: { ...broken, enforcementLevel: "mandatory", resourceUrn: "urn:1" } })).to.deep.equal([
      [{ ...diagnostic, severity: "error", urn: "urn:1" }, line],
    ]);
    expect(told({ policyEvent: { ...broken, enforcementLevel: "warning" } })).to.deep.equal([
      [{ ...diagnostic, severity: "warning" }, line],
    ]);
  });

  it("to itself is not kept, nor is anything made of an event that tells nothing", () => {
    expect(told({ diagnosticEvent: { ...said, severity: mistyped("debug") } })).to.deep.equal([]);
    expect(told({})).to.deep.equal([]);
  });

  it("on standard output alone is a line as it is", () => {
    expect(lineOf({ severity: "output", text: "Resources: 1 imported" })).to.equal("Resources: 1 imported");
  });
});

describe("the choice of an engine", () => {
  let folder: string;
  const { PATH, HOME } = process.env;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-engines-"));
    // Nothing but what a test puts there.
    process.env.PATH = join(folder, "bin");
    process.env.HOME = folder;
  });
  afterEach(() => {
    process.env.PATH = PATH;
    process.env.HOME = HOME;
    rmSync(folder, { recursive: true });
  });

  /** A command that says of itself that it is Pulumi of that version. */
  function pretend(file: string, version: string): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\necho v${version}\n`);
    chmodSync(file, 0o755);
  }

  const chosen = async () => {
    const found = await findPulumi();
    return "why" in found ? found.why : found.where;
  };

  it("says that there is no pulumi CLI, and which one would be used", async () => {
    expect(await chosen()).to.equal("no pulumi CLI on PATH or in ~/.pulumi/versions; 3.216.0 or newer is used where there is one");
  });

  it("says that the only one is too old", async () => {
    pretend(join(folder, "bin/pulumi"), "3.100.0");
    expect(await chosen()).to.equal("only pulumi 3.100.0 on PATH or in ~/.pulumi/versions; 3.216.0 or newer is used where there is one");
  });

  it("takes one on PATH that is new enough", async () => {
    pretend(join(folder, "bin/pulumi"), "3.260.0");
    expect(await chosen()).to.equal("pulumi 3.260.0 on PATH");
  });

  it("takes the newest that the Automation API installed when the one on PATH is too old", async () => {
    pretend(join(folder, "bin/pulumi"), "3.100.0");
    pretend(join(folder, ".pulumi/versions/3.250.0/bin/pulumi"), "3.250.0");
    pretend(join(folder, ".pulumi/versions/3.261.0/bin/pulumi"), "3.261.0");
    expect(await chosen()).to.equal(`pulumi 3.261.0 in ${join(folder, ".pulumi/versions/3.261.0")}`);
  });

  /** An npm that writes down what it is asked for, and does the rest. */
  function pretendNpm(rest: string): void {
    const file = join(folder, "bin/npm");
    mkdirSync(dirname(file), { recursive: true });
    const log = join(folder, "npm.log");
    writeFileSync(file, `#!/bin/sh\necho "$@" "home=$PULUMI_HOME version=$PULUMI_VERSION" >> '${log}'\n${rest}\n`);
    chmodSync(file, 0o755);
  }

  async function brought(): Promise<{ said: string[]; asked: string }> {
    const said: string[] = [];
    await bringPulumi((line) => said.push(line));
    const log = join(folder, "npm.log");
    return { said, asked: existsSync(log) ? readFileSync(log, "utf8") : "" };
  }
  const bringing = `Bringing pulumi ${broughtVersion} into ~/.pulumi/versions …`;
  const asked = `exec --yes --fetch-retries=1 --loglevel=error --package=pulumi@${broughtVersion} -- pulumi version home= version=\n`;

  it("asks nothing of a machine that has one that is new enough", async () => {
    pretendNpm("exit 1");
    pretend(join(folder, "bin/pulumi"), "3.260.0");
    expect(await brought()).to.deep.equal({ said: [], asked: "" });
  });

  it("brings the pinned one by the npm package, where it is found from then on, whatever versions and homes the environment names", async () => {
    pretend(join(folder, "bin/pulumi"), "3.100.0");
    const target = join(folder, ".pulumi/versions", broughtVersion, "bin");
    pretendNpm(
      `PATH=/usr/bin:/bin; mkdir -p '${target}'; printf '#!/bin/sh\\necho v${broughtVersion}\\n' > '${target}/pulumi'; chmod 755 '${target}/pulumi'`,
    );
    process.env.PULUMI_HOME = join(folder, "elsewhere");
    process.env.PULUMI_VERSION = "3.200.0";
    try {
      expect(await brought()).to.deep.equal({ said: [bringing], asked });
    } finally {
      delete process.env.PULUMI_HOME;
      delete process.env.PULUMI_VERSION;
    }
    expect(await chosen()).to.equal(`pulumi ${broughtVersion} in ${dirname(target)}`);
  });

  for (const [what, rest, why] of [
    ["whose download cannot be reached", "echo 'pulumi: fetch failed' >&2; exit 1", "its download failed: fetch failed"],
    ["without a registry", "echo 'npm error code ENOTFOUND' >&2; exit 7", "npm ended with 7"],
    [
      "on which nothing comes of it",
      "exit 0",
      "no pulumi CLI on PATH or in ~/.pulumi/versions; 3.216.0 or newer is used where there is one",
    ],
  ] as const)
    it(`says in one sentence that none could be brought to a machine ${what}, and what is used instead`, async () => {
      pretendNpm(rest);
      expect(await brought()).to.deep.equal({
        said: [bringing, `pulumi ${broughtVersion} could not be brought (${why}), so the embedded host is used instead.`],
        asked,
      });
    });

  it("says so of a machine without npm", async () => {
    expect((await brought()).said[1]).to.equal(
      `pulumi ${broughtVersion} could not be brought (npm cannot be started: ENOENT), so the embedded host is used instead.`,
    );
  });

  it("brings none by an install: the package that downloads it is in no lockfile", () => {
    expect(readFileSync(join(root, "package-lock.json"), "utf8")).to.not.include('"node_modules/pulumi"');
  });
});
