import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import type { Gateway } from "pulumi-oag-simulator";
import ts from "typescript";
import { Output } from "../../../cli/dist/output.js";
import { oneLine, printable, visibleJson } from "../../../dist/sdk/text.js";
import { root } from "../../support/basics/checkout.ts";
import type { Json } from "../../support/basics/json.ts";
import { mistyped } from "../../support/basics/mistyped.ts";
import { environmentFor, run } from "../../support/commands/command.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { anyText } from "../../support/models/any-text.ts";
import { runs } from "../../support/models/arbitrary.ts";
import { hostileText } from "../../support/models/hostile-texts.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

/** What a terminal obeys, nobody sees, or is painted over the lines around. */
const unseen = /(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|\p{M}{5}/u;
const escapes = `\u001b]0;TITLE\u0007\u001b[31mred\u009b1mC1\u202ebidi\u2066\u200bzero\ufeff\u2028\u3164\u{e0041}\ud800x${"\u0301".repeat(40)}\r\b`;

const unknownId = "00000001-0000-4000-8000-000000000000";

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .filter((path) => !/(^|\/)(dist|node_modules|generated)\//.test(path));
}

/** Places in a file that could write to a terminal by themselves. */
function writesIn(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(join(root, path), "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) ? node.getText(source) : "";
    if (/^process\.(stdout|stderr)$|^process\[|^console\.|^pulumi\.log\b/.test(text)) found.push(`${path}: ${text}`);
    if (ts.isCallExpression(node) && /^(fs\.)?(writeSync|print|emitWarning|process\.emitWarning)$/.test(node.expression.getText(source)))
      found.push(`${path}: ${node.getText(source)}`);
    if (ts.isIdentifier(node) && ["stdout", "stderr"].includes(node.text) && ts.isBindingElement(node.parent))
      found.push(`${path}: ${node.text}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe("what is told to people", function suite() {
  this.timeout(120_000);

  it("leaves the command line, the program, the SDK and the plugin process through one place each [terminal-one-place]", () => {
    const sources = ["cli", "provider", "sdk"].flatMap(sourcesIn);
    expect(sources.length).to.be.at.least(120);
    expect(sources.flatMap(writesIn).sort()).to.deep.equal([
      // A reader that has seen enough: nothing is written.
      "cli/main.ts: process.stdout",
      "cli/output.ts: process.stderr",
      "cli/output.ts: process.stdout",
      "provider/program/warn.ts: pulumi.log",
      "provider/program/warn.ts: pulumi.log.warn",
      "sdk/stderr.ts: process.stderr",
    ]);
  });

  it("is lines of text that a terminal shows and does not obey, whatever is in them [terminal-text]", () => {
    const written: string[] = [];
    const output = new Output(mistyped({ isTTY: true, write: (text: string) => written.push(text) }));
    let tried = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof(hostileText, anyText()), { minLength: 1, maxLength: 5 }), (texts) => {
        written.length = 0;
        output.lines(...texts);
        const text = written.join("");
        expect([unseen.test(text), text.split("\n").length]).to.deep.equal([false, texts.length + 1]);
        for (const line of texts) {
          expect(unseen.test(printable(line)) || printable(line).includes("\n")).to.equal(false);
          expect(oneLine(line, 10).length).to.be.at.most(10);
          expect(JSON.parse(visibleJson({ [line]: [line] }))).to.deep.equal({ [line]: [line] });
          expect(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(visibleJson(line))).to.equal(false);
        }
        tried += texts.length;
      }),
      { numRuns: runs(400, 50_000) },
    );
    expect(tried).to.be.at.least(runs(400, 50_000));
  });

  it("is a line that the next one replaces on a terminal, and escapes in JSON", () => {
    const written: string[] = [];
    const output = new Output(mistyped({ isTTY: true, write: (text: string) => written.push(text) }));
    output.status(`a${escapes.slice(0, 8)}`);
    output.lines("b\nc");
    output.json({ label: "\u001b\u202e\u{e0041}é" });
    expect(written).to.deep.equal(["a ]0;TITL", "\r         \r", "b c\n", '{"label":"\\u001b\\u202e\\udb40\\udc41é"}\n']);
    expect(oneLine("a🙂🙂", 4), "cut between two characters").to.equal("a🙂…");
  });

  describe("by a gateway whose every text is full of terminal escapes", () => {
    let folder: string;
    let gateway: Gateway;
    before(async () => {
      folder = mkdtempSync(join(tmpdir(), "pulumi-oag-terminal-"));
      gateway = await startGateway();
      await new OneResource("app", gateway).up(fullApp(gateway));
      expect((await run(["dump", "--out", join(folder, "clean")], environmentFor(gateway))).code).to.equal(0);
    });
    after(async () => {
      rmSync(folder, { recursive: true, force: true });
      await stopGateways();
    });
    const hostile = {
      "texts of all objects": (operation: string, body: unknown) => (operation === "createAccessToken" ? body : deep(body)),
      "objects that only the gateway has": (operation: string, body: unknown) =>
        operation === "listApplication"
          ? [...(body as Json[]), { id: unknownId, label: escapes, type: "OAG_NOAUTH", status: "ACTIVE" }]
          : operation === "listIDPs"
            ? [...(body as Json[]), { id: unknownId, domain: escapes, type: "IDP_OKTA" }]
            : body,
      "ids that are none": (operation: string, body: unknown) =>
        operation === "listApplication" ? [...(body as Json[]), { id: escapes, label: "x", type: escapes, status: escapes }] : body,
      "a token's scopes and type": (operation: string, body: unknown) =>
        operation === "createAccessToken" ? { ...(body as Json), scope: escapes } : body,
      "responses of other types": (operation: string, body: unknown) => (operation === "createAccessToken" ? body : { [escapes]: escapes }),
    };
    /** Every text but ids and what types are made of. */
    function deep(value: unknown, name = ""): unknown {
      if (Array.isArray(value)) return value.map((item) => deep(item, name));
      if (typeof value === "object" && value !== null)
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, deep(inner, key)]));
      return typeof value === "string" && !/^(id|idpId|certificateId|type|status|rule|source)$/.test(name) ? `${value}${escapes}` : value;
    }
    const all = (nth: number) => [
      ["dump", "--out", join(folder, `skipped-${nth}`), "--skip-unreadable", "--json"],
      ["diff", join(folder, "clean"), "--unmanaged"],
      ["doctor"],
      ["diff", join(folder, "clean"), "--unmanaged", "--json"],
      ["dump", "--out", join(folder, `oag-${nth}`)],
    ];
    // A process takes a while: few of them in the gate.
    const commands = (nth: number) => all(nth).slice(0, runs([3, 2][nth] ?? 1, 5));

    for (const [nth, [name, tamper]] of Object.entries(hostile).entries())
      it(`holds none of them, in any command: ${name} [terminal-commands]`, async () => {
        gateway.tamper = tamper;
        const ended = await Promise.all(
          commands(nth)
            .map((args) => args.map((arg) => arg.replaceAll("\0", "")))
            .map(async (args) => ({ args, ...(await run(args, environmentFor(gateway))) })),
        );
        gateway.tamper = undefined;
        for (const { args, stdout, stderr } of ended) {
          expect(`${stdout}${stderr}`, args.join(" ")).to.not.match(unseen);
          expect(`${stdout}${stderr}`.length, args.join(" ")).to.be.greaterThan(10);
          if (tamper === hostile["objects that only the gateway has"] && args[0] === "diff") expect(stdout).to.include("TITLE");
          if (args.includes("--json") && stdout !== "") expect(Object.keys(JSON.parse(stdout)).length).to.be.greaterThan(0);
        }
      });

    it("holds none of them either when they come by the command's own arguments", async () => {
      for (const args of [
        ["diff", `x${escapes}`],
        ["dump", `--${escapes}`],
      ]) {
        const { stdout, stderr, code } = await run(args, environmentFor(gateway));
        expect([code, unseen.test(stdout + stderr), stderr.length > 10], args.join(" ")).to.deep.equal([1, false, true]);
      }
    });
  });
});
