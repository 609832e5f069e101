import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { environmentFor, run } from "../../support/commands/command.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

/** Spellings in which a gateway may show again what it was sent. */
const spellings = {
  plain: (token: string) => token,
  "in base64": (token: string) => Buffer.from(token).toString("base64"),
  "in part": (token: string) => token.slice(6, 30),
};

describe("an access token that a gateway puts into objects", function suite() {
  this.timeout(120_000);
  let gateway: Gateway;
  let folder: string;
  /** All tokens of the command that runs, in the order of its log-ins. */
  let tokens: string[];
  const out = () => join(folder, "oag");
  const told = ({ stdout, stderr }: { stdout: string; stderr: string }) =>
    [
      stdout,
      stderr,
      ...(readdirSync(folder).includes("oag") ? readdirSync(out()).map((name) => readFileSync(join(out(), name), "utf8")) : []),
    ].join("\n");

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-own-secrets-"));
    gateway = await startGateway();
    for (const label of ["Payroll", "Spoilt"]) {
      const publicDomain = `${label.toLowerCase()}.example.com`;
      const app = fullApp(gateway, { label, publicDomain, postLoginUrl: `https://${publicDomain}/` });
      expect((await new OneResource("app", gateway).up(app)).error).to.equal(undefined);
    }
    tokens = [];
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await stopGateways();
  });

  /** From now on objects repeat the token of the first log-in, or of the second. */
  function spoil(nth: number, spell: (token: string) => string, member: string, logIns = 1) {
    gateway.tamper = (operation, body) => {
      if (operation === "createAccessToken") tokens.push(String((body as Json).access_token));
      const token = tokens[nth];
      const spoilt = (item: Json): Json =>
        token === undefined || tokens.length < logIns || !String(item.label).startsWith("Spoilt")
          ? item
          : { ...item, [member]: `Spoilt ${spell(token)}` };
      return Array.isArray(body) ? body.map((item) => spoilt(item as Json)) : spoilt(body as Json);
    };
  }

  /** Nothing of any token: no run of twelve characters. */
  function expectUntold(text: string, spell: (token: string) => string) {
    for (const token of tokens)
      for (const shown of [token, spell(token)])
        for (let at = 0; at + 12 <= shown.length; at += 1) expect(text).to.not.include(shown.slice(at, at + 12));
  }

  for (const [name, spell] of Object.entries(spellings))
    for (const member of ["label", "description"])
      it(`is told by no audit and no explanation: ${member}, ${name} [own-token-shown]`, async () => {
        spoil(0, spell, member);
        const audited = await run(["audit", "--json"], environmentFor(gateway));
        expect(audited.stderr + audited.stdout).to.match(/whose (label|description) repeats a secret of this command's/);
        expectUntold(told(audited), spell);
        tokens = [];
        const rest = await run(["audit", "--json", "--skip-unreadable"], environmentFor(gateway));
        expectUntold(told(rest), spell);
        expect(JSON.parse(rest.stdout).objects.apps, rest.stderr).to.equal(1);
        tokens = [];
        const explained = await run(["explain", "--app", "Spoilt", "--json"], environmentFor(gateway));
        expect(explained.code).to.equal(1);
        expectUntold(told(explained), spell);
      });

  it("is in no file of a dump, and the object is named by its id [own-token-dumped]", async () => {
    for (const [spell, member] of [
      [spellings.plain, "label"],
      [spellings["in base64"], "description"],
    ] as const) {
      spoil(0, spell, member);
      tokens = [];
      const refused = await run(["dump", "--out", out()], environmentFor(gateway));
      expect([refused.code, readdirSync(folder)], refused.stderr).to.deep.equal([1, []]);
      expect(refused.stderr).to.include("nothing was written").and.include(`whose ${member} repeats a secret of this command's`);
      expectUntold(told(refused), spell);
      tokens = [];
      const written = await run(["dump", "--out", out(), "--skip-unreadable"], environmentFor(gateway));
      expect(written.code, written.stderr).to.equal(0);
      expectUntold(told(written), spell);
      expect(readFileSync(join(out(), "index.ts"), "utf8")).to.include("Payroll");
      rmSync(out(), { recursive: true });
    }
  });

  it("is none of the other log-in either: a command has one of its own and one of the provider's [other-token-dumped]", async () => {
    for (const nth of [0, 1])
      for (const spell of Object.values(spellings)) {
        tokens = [];
        // Only what the provider reads, after both log-ins.
        spoil(nth, spell, "description", 2);
        const written = await run(["dump", "--out", out()], environmentFor(gateway));
        expect([written.code, tokens.length], written.stderr).to.deep.equal([0, 2]);
        expectUntold(told(written), spell);
        tokens = [];
        const compared = await run(["diff", out(), "--unmanaged"], environmentFor(gateway));
        expectUntold(told(compared), spell);
        rmSync(out(), { recursive: true });
      }
  });

  it("is in no error of an object that the provider reads [other-token-refused]", async () => {
    spoil(0, spellings.plain, "description", 2);
    const { tamper } = gateway;
    const misshapen = (item: Json): Json =>
      tokens.length === 2 && item.label === "Spoilt" ? { ...item, groups: String(tokens[0]), [String(tokens[0])]: 1 } : item;
    gateway.tamper = (operation, body) => {
      const shown = tamper?.(operation, body);
      return Array.isArray(shown) ? shown.map((item) => misshapen(item as Json)) : misshapen(shown as Json);
    };
    const refused = await run(["dump", "--out", out()], environmentFor(gateway));
    expect(refused.code).to.equal(1);
    expect(refused.stderr).to.include("whose groups is a text");
    expectUntold(told(refused), spellings.plain);
  });

  it("is none that the check of the connection used", async () => {
    spoil(0, spellings.plain, "label");
    const checked = await run(["doctor", "--json"], environmentFor(gateway));
    expect(tokens.length).to.be.at.least(1);
    expectUntold(told(checked), spellings.plain);
  });
});
