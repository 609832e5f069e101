import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Command } from "commander";
import { shownPath } from "../../../cli/dist/shown-paths.js";
import { shownSecret } from "../../support/basics/secret-mark.ts";
import { environmentFor, runKept } from "../../support/commands/command.ts";
import { privateKey, startGateway, stopGateways } from "../../support/gateways/gateway.ts";

const cli = fileURLToPath(new URL("../../../cli/", import.meta.url));
const words = ["Kestrel83", "Zwielicht"];
const password = words.join(" ");
const state = {
  version: 3,
  deployment: {
    resources: [
      {
        urn: "urn:pulumi:here::house::pulumi-nodejs:dynamic/oag:OagApp::payroll",
        type: "pulumi-nodejs:dynamic/oag:OagApp",
        id: "6f1f2f0a-0000-4000-8000-000000000000",
        inputs: {},
        outputs: { label: "Payroll", attributes: { token: { source: "SECRET", value: shownSecret(password) } } },
      },
    ],
  },
};

/** What a shell puts in the place of `$KEY`, `$(pulumi stack export --show-secrets)` and the like. */
const secrets = {
  "a key": privateKey,
  "a state": JSON.stringify(state, undefined, 4),
  "an object": JSON.stringify({ "ldaps://ldap.example.com": password }),
  "a password": password,
};
const untold = [...words, ...privateKey.split("\n").filter((line) => line !== "" && !line.startsWith("---"))].map((line) =>
  line.slice(0, 20),
);

/** Something that a command line gives a value to. */
interface Argument {
  /** `--map <file>`, `[source]`. */
  title: string;
  description: string;
  /** The words of the command line with the value. */
  words: (value: string) => string[];
}

/** What an option or argument needs beside it for its value to be used. */
const beside: Readonly<Record<string, (folder: string) => string[]>> = {
  "dump --map": () => ["--environments", "first=env:OAG", "second=env:OAG"],
  "dump --environments": () => ["second=env:OAG"],
  "adopt --provider": (folder) => ["--state", join(folder, "state.json")],
  "diff [other]": (folder) => [join(folder, "dump")],
  "diff --map": (folder) => [join(folder, "dump"), join(folder, "dump")],
  "audit --sarif-file": (folder) => ["--sarif", "--dump", join(folder, "dump")],
  "explain [path]": () => ["Payroll"],
};
/** What each command needs, unless it is what is tried. */
const needed: Readonly<Record<string, (folder: string, port: string) => string[]>> = {
  dump: (folder) => ["--out", join(folder, "out")],
  adopt: (folder) => ["--into", folder, "--app", "Payroll"],
  explain: (folder) => ["--dump", join(folder, "dump")],
  // It is to end: the port of the gateway is taken.
  simulator: (_, port) => ["--port", port],
};

const commands = readdirSync(cli, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() && readdirSync(join(cli, entry.name)).includes("command.ts") ? [entry.name] : [],
);

/** Options and arguments of all commands; those of a connection, which are the same for each, of one. */
async function argumentsOf(name: string): Promise<Argument[]> {
  const loaded = (await import(`../../../cli/dist/${name}/command.js`)) as Record<string, Command>;
  const { options, registeredArguments } = loaded[`${name}Command`] as Command;
  const isWanted = ({ envVar, description }: Command["options"][number]) =>
    name === "doctor" || (envVar === undefined && !description.includes("(env: "));
  return [
    ...options
      .filter((option) => (option.required || option.optional) && isWanted(option))
      .map(({ long, flags, description }) => ({
        title: String(long),
        description: `${flags} ${description}`,
        words: (value: string) => [String(long), value],
      })),
    ...registeredArguments.map((argument) => {
      const { description } = argument;
      return { title: argument.required ? `<${argument.name()}>` : `[${argument.name()}]`, description, words: (value: string) => [value] };
    }),
  ];
}

/** The forms in which an argument takes a value. */
const formsOf = ({ description }: Argument): ((value: string) => string)[] => [
  (value) => value,
  ...(/name=/i.test(description) ? [(value: string) => `first=${value}`, (value: string) => `${value}=first`] : []),
  ...(/env:/.test(description) ? [(value: string) => `env:${value}`] : []),
  ...(/name=.*env:/i.test(description) ? [(value: string) => `first=env:${value}`] : []),
];

describe("a secret in the place of a file, a folder, a source or a text", function suite() {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-places-"));
    mkdirSync(join(folder, "dump"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: x\nruntime: nodejs\n");
    writeFileSync(join(folder, "state.json"), JSON.stringify(state));
    const app = { id: state.deployment.resources[0]?.id, props: { type: "HEADER", label: "Payroll" } };
    writeFileSync(join(folder, "dump/gateway.json"), JSON.stringify({ applications: [app], identityProviders: [] }));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopGateways();
  });

  it("is printed by no command [secret-for-path]", async () => {
    const gateway = await startGateway();
    const environment = environmentFor(gateway);
    const port = String(new URL(gateway.origin).port);
    const told: string[] = [];
    let count = 0;
    for (const name of commands)
      for (const argument of await argumentsOf(name)) {
        const around = needed[name]?.(folder, port) ?? [];
        const at = around.indexOf(argument.title);
        const rest = [...(beside[`${name} ${argument.title}`]?.(folder) ?? []), ...(at < 0 ? around : around.toSpliced(at, 2))];
        for (const form of formsOf(argument))
          for (const [what, secret] of Object.entries(secrets)) {
            // A label is a text with blanks like any other, and is told: nobody finds a slip in it otherwise.
            if (secret === password && /\blabels?\b/.test(argument.description)) continue;
            const { stdout, stderr } = await runKept([name, ...argument.words(form(secret)), ...rest], environment, folder);
            count += 1;
            // Nor can a folder that came to be under that name be kept from anybody.
            if (secret === password && existsSync(join(folder, secret))) rmSync(join(folder, secret), { recursive: true });
            else if ([...untold, "OAG_INTERNAL"].some((one) => `${stdout}${stderr}`.includes(one)))
              told.push(`${name} ${form(argument.title)}, ${what}: ${`${stdout}${stderr}`.slice(0, 300)}`);
          }
      }
    expect(told).to.deep.equal([]);
    expect(commands).to.deep.equal(["adopt", "audit", "diff", "doctor", "dump", "explain", "simulator"]);
    expect(count).to.be.greaterThan(200);
  });

  it("is printed neither as a name in a file of tuning, or in a map", async () => {
    const file = join(folder, "given.json");
    const dump = join(folder, "dump");
    for (const name of [password, privateKey, "k".repeat(41)])
      for (const [args, message] of [
        [["audit", "--dump", dump, "--tuning", file], "  a name that is not told is no part of the tuning; allowed: "],
        [["diff", dump, dump, "--map", file], `pulumi-oag: --map: a member of ${file} cannot be used; `],
      ] as [string[], string][]) {
        writeFileSync(file, JSON.stringify({ [name]: 1 }));
        const { code, stdout, stderr } = await runKept(args, {}, folder);
        expect([code, stdout, stderr.includes(message), untold.some((one) => stderr.includes(one))], stderr).to.deep.equal([
          1,
          "",
          true,
          false,
        ]);
      }
  });
});

describe("a path in a sentence", () => {
  const here = fileURLToPath(import.meta.url);
  for (const path of [here, join(here, ".."), "none.json", "infra/my map.yaml", "C:\\dumps\\staging", "./none", "/tmp/none", "index.mts"])
    it(`is told: ${path}`, () => expect(shownPath(path, "the file")).to.equal(path));
  for (const path of [
    "nowhere",
    password,
    ` ${password}/x`,
    "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln",
    "https://user:word@example.com/x.json",
    "PASSWORD=a/b.json",
    '{"a":"b/c.json"}',
    "a/b\nc.json",
    "-----BEGIN/x.pem",
    `${"a/".repeat(101)}x.json`,
    "",
    "a\0/b",
  ])
    it(`is the name of the option where it is none, or too long: ${JSON.stringify(path)}`, () =>
      expect(shownPath(path, "the file")).to.equal("the file"));
});
