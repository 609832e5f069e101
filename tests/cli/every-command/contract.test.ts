import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { type SettingFacts, settingTable } from "pulumi-oag/sdk";
import { clientOptions } from "../../../cli/dist/connection.js";
import { engineTexts, signatureKey } from "../../../cli/dist/engine-texts.js";
import { kindNames, providerOf, typeOf } from "../../../cli/dist/kinds.js";
import { settings } from "../../../cli/dist/settings.js";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import * as constants from "../../../dist/provider/program/constants.js";
import { engineTexts as ofProvider } from "../../../dist/provider/values/engine-values.js";
import { signatureKey as ofMarks } from "../../../dist/provider/values/markers.js";
import { environmentFor, run } from "../../support/commands/command.ts";
import { privateKey, startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { sourcesOf } from "../../support/readers/sources.ts";

describe("the command line", () => {
  it("knows every kind that the provider has, by the type tokens and provider strings that the constructors write", () => {
    expect([...kindNames].sort()).to.deep.equal(Object.keys(lifecycles).sort());
    const known = constants as unknown as Readonly<Record<string, string>>;
    for (const kind of kindNames)
      expect([typeOf(kind), providerOf(kind)], kind).to.deep.equal([known[`${kind}Type`], known[`${kind}Provider`]]);
  });

  it("knows the texts by which Pulumi's engine knows values of its own, as the provider does", () => {
    expect(engineTexts).to.deep.equal(ofProvider);
    expect(signatureKey).to.equal(ofMarks);
  });

  it("takes its settings from environment variables under the names that the provider knows", () => {
    const known = Object.entries<SettingFacts>(settingTable).map(([key, { variable }]) => `${key} ${variable}`);
    const taken = settings.filter(({ variable }) => variable !== undefined).map(({ key, variable }) => `${key} ${variable}`);
    expect(taken.length).to.be.at.least(12);
    for (const setting of taken) expect(known).to.include(setting);
  });

  it("takes a key file that is named as an option before a key of the environment, and not two at one place", async () => {
    const gateway = await startGateway();
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-key-"));
    try {
      const environment = environmentFor(gateway);
      const file = join(folder, "key.pem");
      writeFileSync(file, privateKey);
      const wrong = { ...environment, OAG_PRIVATE_KEY: "nonsense!" };
      expect((await run(["doctor"], wrong)).stdout).to.include("OAG_PRIVATE_KEY: is neither PEM nor base64");
      expect((await run(["doctor", "--private-key-file", file], wrong)).code).to.equal(0);
      const both = await run(["doctor"], { ...environment, OAG_PRIVATE_KEY_FILE: file });
      expect([both.code, both.stderr]).to.deep.equal([
        1,
        "pulumi-oag: OAG_PRIVATE_KEY and OAG_PRIVATE_KEY_FILE are both set; keep one of them [OAG_CONFIG]\n",
      ]);
    } finally {
      rmSync(folder, { recursive: true });
      await stopGateways();
    }
  });

  it("takes no variable in the place of an option that is given blank, and a file that both name before a key of the environment", () => {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-key-"));
    const before = { ...process.env };
    try {
      const privateKeyFile = join(folder, "key.pem");
      writeFileSync(privateKeyFile, privateKey);
      Object.assign(process.env, { OAG_HOSTNAME: "other", OAG_PRIVATE_KEY: "nonsense!", OAG_PRIVATE_KEY_FILE: privateKeyFile });
      const given = { clientId: "c", privateKeyFile };
      expect(() => clientOptions({ ...given, hostname: " " })).to.throw(/^no gateway is named: set --hostname or OAG_HOSTNAME$/);
      expect(() => clientOptions({ ...given, privateKeyFile: "" })).to.throw(/^no private key: set /);
      expect(clientOptions(given)).to.include({ hostname: "other", privateKey });
      expect(() => clientOptions({ clientId: "c" })).to.throw("are both set");
    } finally {
      for (const name of ["OAG_HOSTNAME", "OAG_PRIVATE_KEY", "OAG_PRIVATE_KEY_FILE"]) delete process.env[name];
      Object.assign(process.env, before);
      rmSync(folder, { recursive: true });
    }
  });

  it("tells of two files that cannot be read that of the certificates", () => {
    const given = { hostname: "oag.example.com", clientId: "c", privateKeyFile: "/none", caCertificateFile: "/none" };
    expect(() => clientOptions(given)).to.throw(/^--ca-certificate-file: the file cannot be read \(ENOENT\)$/);
  });

  it("tells of a file that cannot be read by the variable that names it, where that is what names it", () => {
    const before = { ...process.env };
    try {
      process.env.OAG_PRIVATE_KEY_FILE = "/none";
      const given = { hostname: "oag.example.com", clientId: "c" };
      expect(() => clientOptions(given)).to.throw(/^OAG_PRIVATE_KEY_FILE: the file cannot be read \(ENOENT\)$/);
      expect(() => clientOptions({ ...given, privateKeyFile: "/none" })).to.throw(
        /^--private-key-file: the file cannot be read \(ENOENT\)$/,
      );
    } finally {
      delete process.env.OAG_PRIVATE_KEY_FILE;
      Object.assign(process.env, before);
    }
  });

  it("explains every command with --help, its exit codes included", async () => {
    const all = await run(["--help"]);
    expect(all.code).to.equal(0);
    for (const command of ["dump", "diff", "doctor", "simulator"]) {
      expect(all.stdout).to.include(`  ${command} `);
      const help = await run([command, "--help"]);
      expect([help.code, /Exit codes: 0 /.test(help.stdout)], command).to.deep.equal([0, true]);
    }
  });

  it("prints of a wrong option its name, and no argument that it cannot place: either may be a key or a password", async () => {
    const key = "-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----\n";
    const help = "(add --help for what is allowed)\n";
    for (const [args, said] of [
      [["doctor", "--proxy=http://user:CANARY@proxy:3128"], "error: unknown option '--proxy' [OAG_USAGE]\n"],
      [["doctor", `--private-key=${key}`], "error: unknown option '--private-key' [OAG_USAGE]\n"],
      [["doctor", "-pCANARY7"], "error: unknown option '-p' [OAG_USAGE]\n"],
      [["dump", key], "error: unknown option [OAG_USAGE]\n"],
      [["doctor", "CANARY one", "CANARY two"], "error: too many arguments for 'doctor'. Expected 0 arguments but got 2. [OAG_USAGE]\n"],
      [["CANARY two\n"], "error: unknown command [OAG_USAGE]\n"],
      [
        ["doctor", "--assertion-id=CANARY"],
        "error: option '--assertion-id <true|false>': the argument is invalid. Allowed choices are true, false. [OAG_USAGE]\n",
      ],
      [
        ["audit", "--fail-on", "CANARY"],
        "error: option '--fail-on <severity>': the argument is invalid. Allowed choices are error, warning, note, never. [OAG_USAGE]\n",
      ],
      [
        ["simulator", "--port", "CANARY"],
        "error: option '--port <number>': the argument is invalid. Give a whole number from 0 to 65535. [OAG_USAGE]\n",
      ],
      [
        ["simulator", "--scope", "CANARY"],
        /^error: option '--scope <scope\.\.\.>': the argument is invalid\. Allowed choices are okta\.oag\./,
      ],
      [["diff"], "error: missing required argument 'source' [OAG_USAGE]\n"],
      [["doctor", "--hostname"], "error: option '--hostname <host>' argument missing [OAG_USAGE]\n"],
      [["adopt", "--into", "CANARY"], "error: required option '--app <label...>' not specified [OAG_USAGE]\n"],
      [["doctor", "--json=CANARY"], "error: option '--json' takes no value [OAG_USAGE]\n"],
      [["doctor", "--help=CANARY"], "error: option '--help' takes no value [OAG_USAGE]\n"],
      [["doctor", "--version=CANARY"], "error: option '--version' takes no value [OAG_USAGE]\n"],
      [["--version=CANARY"], "error: option '--version' takes no value [OAG_USAGE]\n"],
      [["doctor", "--insecure-skip-verify=CANARY"], "error: option '--insecure-skip-verify' takes no value [OAG_USAGE]\n"],
      [["dump", "--hostnam=CANARY"], "error: unknown option '--hostnam' [OAG_USAGE]\n(Did you mean --hostname?)\n"],
    ] as const) {
      const { code, stdout, stderr } = await run(args);
      expect([code, stdout], args.join(" ")).to.deep.equal([1, ""]);
      if (typeof said === "string") expect(stderr).to.equal(`${said}${help}`);
      else expect(stderr).to.match(said).and.not.to.include("CANARY");
    }
    const { stderr } = await run(["doctor"], { OAG_ASSERTION_ID: "CANARY" });
    expect(stderr).to.equal(
      `error: option '--assertion-id <true|false>' from env 'OAG_ASSERTION_ID': the argument is invalid. Allowed choices are true, false. [OAG_USAGE]\n${help}`,
    );
  });

  it("has its own words wherever commander would repeat a value: every command is one that does, and no sentence is looked into", () => {
    const sources = sourcesOf("cli");
    const made = sources.flatMap(({ path, text }) => [...text.matchAll(/new (\w*Command)\(/g)].map(([, kind]) => [path, kind]));
    expect(new Set(made.map(([, kind]) => kind))).to.deep.equal(new Set(["RedactingCommand"]));
    expect(made).to.have.length(8);
    expect(sources.filter(({ text }) => text.includes("outputError")).map(({ path }) => path)).to.deep.equal([]);
  });

  it("refuses a command that it does not know, with the one that was meant", async () => {
    const { code, stderr } = await run(["dmup"]);
    expect([code, stderr]).to.deep.equal([
      1,
      "error: unknown command 'dmup' [OAG_USAGE]\n(Did you mean dump?)\n(add --help for what is allowed)\n",
    ]);
  });
});
