import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { lexer, parse as markdown, type Token } from "marked";
import type { Gateway } from "pulumi-oag-simulator";
import ts from "typescript";
import { parse as parseYaml } from "yaml";
import { root } from "../support/basics/checkout.ts";
import type { Json } from "../support/basics/json.ts";
import { environmentFor, run } from "../support/commands/command.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { runs } from "../support/models/arbitrary.ts";
import { canary, hostileStore, hostileText, hostileTexts } from "../support/models/hostile-texts.ts";
import { fencesOf, hasShell, paste, shells } from "../support/processes/shells.ts";
import { problemsOf } from "../support/programs/compiler.ts";

/** What a terminal would obey, or nobody would see; line breaks are those between lines. */
const unseen = /(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** What of a resource the API never shows. */
const unreadOf = ({ outputs }: Json): string[] => outputs.__unread ?? [];

/** A dump of a gateway on which every text that somebody could type is hostile. */
interface Dumped {
  texts: readonly string[];
  folder: string;
  stdout: string;
  stderr: string;
  files: string[];
  resources: Json[];
  read(path: string): string;
}

describe("whatever labels and names a gateway has", function suite() {
  this.timeout(600_000);
  let parent: string;
  let gateway: Gateway;
  const dumps: Dumped[] = [];

  async function dump(texts: readonly string[], args: string[]): Promise<Dumped> {
    gateway.store.load(hostileStore(texts));
    const folder = join(parent, `dump-${dumps.length}`);
    const { code, stdout, stderr } = await run(["dump", "--out", folder, "--skip-unreadable", ...args], environmentFor(gateway));
    expect(code, stderr).to.equal(0);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    const read = (path: string) => readFileSync(join(folder, path), "utf8");
    return { texts, folder, stdout, stderr, files, read, resources: JSON.parse(read("import.json")).resources };
  }

  before(async () => {
    parent = realpathSync(mkdtempSync(join(tmpdir(), "pulumi-oag-labels-")));
    gateway = await startGateway();
    dumps.push(await dump(hostileTexts, ["--per-app"]));
    for (let round = 0; round < runs(1, 12); round += 1)
      dumps.push(await dump(fc.sample(hostileText, runs(20, 250)), round % 2 === 0 ? [] : ["--per-app"]));
  });
  after(async () => {
    rmSync(parent, { recursive: true, force: true });
    await stopGateways();
  });

  it("are dumped: hardly any is left out", () => {
    for (const { texts, resources, stderr } of dumps) expect(resources.length, stderr).to.be.at.least(texts.length * 2 * 0.9);
    expect(dumps.reduce((sum, { resources }) => sum + resources.length, 0)).to.be.at.least(runs(300, 5000));
  });

  for (const shell of shells)
    it(`run nothing in an interactive ${shell} into which the lines of a dump are pasted [label-in-shell]`, function test() {
      if (!hasShell(shell)) return this.skip();
      for (const { read, stdout, resources } of dumps) {
        const lines = fencesOf(read("README.md")).flat();
        const { calls, made } = paste(shell, lines);
        const told = stdout.split("\n").filter((line) => line.startsWith("  pulumi "));
        expect(told).to.not.be.empty;
        expect(lines).to.include.members(told.map((line) => line.trim()));
        const secrets = calls.filter((call) => call[3] === "--secret" && call[4] !== "oag:privateKey");
        for (const call of secrets) expect(call.join(" ")).to.match(/^pulumi config set --secret [A-Za-z_]\w{0,70}$/);
        expect(secrets.length).to.equal(resources.flatMap(unreadOf).length);
        const others = calls.filter((call) => !secrets.includes(call)).map((call) => call.join(" "));
        expect(others.map((call) => call.replace(/(?<=caCertificateFile )\S+$/, "{file}"))).to.deep.equal([
          "npm install",
          "pulumi stack init production",
          `pulumi config set oag:hostname ${new URL(gateway.origin).host}`,
          `pulumi config set oag:clientId ${gateway.configuration.clientId}`,
          "pulumi config set oag:caCertificateFile {file}",
          "pulumi config set --secret oag:privateKey",
          "pulumi import --file import.json --generate-code=false --protect=false --yes",
          "pulumi preview",
        ]);
        expect(made).to.deep.equal([]);
      }
      return undefined;
    });

  it("are text in a program that compiles under strict, and nothing but text [label-in-program]", () => {
    for (const { folder } of dumps) {
      mkdirSync(join(folder, "node_modules/@pulumi"), { recursive: true });
      symlinkSync(join(root, "node_modules/@pulumi/pulumi"), join(folder, "node_modules/@pulumi/pulumi"));
      symlinkSync(root, join(folder, "node_modules/pulumi-oag"));
    }
    const { compilerOptions } = JSON.parse(dumps[0]?.read("tsconfig.json") ?? "");
    const problems = problemsOf("typescript", {
      folder: parent,
      compilerOptions: { ...compilerOptions, noUnusedLocals: true, types: [] },
      files: dumps.map(({ folder }) => join(folder, "index.ts")),
    });
    expect(problems.slice(0, 5).map(({ line }) => line)).to.deep.equal([]);
    for (const { files, read, texts, stderr } of dumps) {
      const labels = new Set<string>();
      for (const file of files.filter((name) => name.endsWith(".ts"))) {
        const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022);
        expect(strangeParts(source, labels), file).to.deep.equal([]);
        expect(unseen.test(source.text), file).to.equal(false);
      }
      for (const text of texts.filter((one) => one.trim() !== "" && !/\p{Cs}/u.test(one))) {
        // Its attribute of that name would be a key with a meaning of its own: the app is refused, and named.
        const isRefused = text === "__proto__";
        expect(labels.has(text), JSON.stringify(text)).to.equal(!isRefused);
        if (isRefused) expect(stderr).to.match(/left out: app "__proto__" \([0-9a-f-]{36}\): /);
      }
    }
  });

  it("name files that every file system takes, each once, all in the folder [label-in-file-name]", () => {
    const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
    for (const { files } of dumps) {
      const folded = files.map((file) => file.normalize("NFKC").toUpperCase().toLowerCase());
      expect(new Set(folded).size).to.equal(files.length);
      for (const file of files) {
        const [name = "", ...above] = file.split("/").reverse();
        expect(above.join(), file).to.be.oneOf(["", "apps"]);
        expect(name)
          .to.match(/^[\p{L}\p{M}\p{N}_.-]+$/u)
          .and.not.match(reserved)
          .and.not.match(/[. ]$/);
        expect(Buffer.byteLength(name), name).to.be.at.most(200);
      }
    }
  });

  it("are text in JSON and YAML, which hold no secret, and show what is hidden [label-in-json]", () => {
    for (const { read, files, resources, folder } of dumps) {
      const { origin: _, ...snapshot } = JSON.parse(read("gateway.json"));
      expect(Object.keys(snapshot).sort()).to.deep.equal(["applications", "certificates", "identityProviders"]);
      expect(resources.every((resource) => Object.keys(resource).sort().join() === "id,inputs,name,outputs,type")).to.equal(true);
      expect(Object.keys(parseYaml(read("Pulumi.yaml")))).to.deep.equal(["name", "description", "runtime"]);
      for (const file of files) {
        const text = read(file);
        expect(unseen.test(text), file).to.equal(false);
        expect(text, file).to.not.include(canary);
      }
      for (const file of ["gateway.json", "import.json"]) expect(statSync(join(folder, file)).mode & 0o777, file).to.equal(0o600);
    }
  });

  it("are text in Markdown and in the HTML that is made of it [label-in-markdown]", () => {
    for (const { read, resources } of dumps) {
      const page = read("README.md");
      const tokens = lexer(page).filter(({ type }) => type !== "space");
      expect([...new Set(tokens.map(({ type }) => type))].sort()).to.deep.equal(["code", "heading", "list", "paragraph", "table"]);
      const tables = tokens.filter(({ type }) => type === "table") as { rows: { text: string }[][] }[];
      const cells = tables.flatMap(({ rows }) => rows);
      const secrets = resources.flatMap(unreadOf);
      expect([tables.length, cells.length]).to.deep.equal([1, secrets.length]);
      // The last text of each row is the label or the domain, as a JSON string in a code span.
      const titles = resources.flatMap(({ inputs }) => {
        const { label, domain } = inputs as Json;
        return (label ?? domain) as string;
      });
      for (const row of cells) {
        const spans = spansIn(lexer(row[1]?.text ?? ""));
        const title: string = JSON.parse(spans.at(-1) as string);
        expect(
          titles.some((known) => known.startsWith(title)),
          title,
        ).to.equal(true);
      }
      const elements = elementsIn(markdown(page) as string);
      expect([...elements].sort()).to.deep.equal(
        ["a", "body", "code", "h1", "head", "html", "li", "p", "pre", "table", "tbody", "td", "th", "thead", "tr", "ul"].filter(
          // The gateway's own origin stands in the first sentence.
          (name) => name !== "a" || page.includes(`of ${gateway.origin}`),
        ),
      );
      expect(page).to.not.match(/\{\{|\{%|\$\(|<[a-z!/]/i);
    }
  });

  it("reach a terminal without what it would obey", () => {
    for (const { stdout, stderr } of dumps) expect([unseen.test(stdout), unseen.test(stderr)]).to.deep.equal([false, false]);
  });
});

/** Whether a node is made of literals, and of nothing else but what a dump has beside them; labels are collected. */
function isLiteralIn(source: ts.SourceFile, labels: Set<string>, node: ts.Node): boolean {
  const isAlso = (inner: ts.Node): boolean => isLiteralIn(source, labels, inner);
  if (ts.isStringLiteral(node) || ts.isNumericLiteral(node)) return true;
  if ([ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(node.kind)) return true;
  if (ts.isAsExpression(node)) return node.type.getText(source) === "const" && isAlso(node.expression);
  // A host under the domain that is said once: its parts are plain, and the only expression is that constant.
  if (ts.isTemplateExpression(node))
    return node.templateSpans.every(({ expression }) => ts.isIdentifier(expression) && expression.text === "domain");
  if (ts.isSatisfiesExpression(node)) return node.type.getText(source) === "Partial<OagAppArgs>" && isAlso(node.expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isAlso);
  if (ts.isObjectLiteralExpression(node))
    return node.properties.every((property) => {
      if (ts.isSpreadAssignment(property)) return property.expression.getText(source) === "appDefaults";
      if (!ts.isPropertyAssignment(property)) return false;
      const { name, initializer } = property;
      if (ts.isIdentifier(name) && name.text === "label" && ts.isStringLiteral(initializer)) labels.add(initializer.text);
      const isPlain =
        ts.isIdentifier(name) || ts.isStringLiteral(name) || (ts.isComputedPropertyName(name) && ts.isStringLiteral(name.expression));
      return isPlain && isAlso(initializer);
    });
  if (ts.isCallExpression(node))
    return /^(config\.requireSecret|getCertificate)$/.test(node.expression.getText(source)) && node.arguments.every(isAlso);
  if (ts.isPropertyAccessExpression(node)) return node.name.text === "id" && (ts.isIdentifier(node.expression) || isAlso(node.expression));
  return false;
}

/** Parts of a program that are more than resources made of literals; labels are collected. */
function strangeParts(source: ts.SourceFile, labels: Set<string>): string[] {
  const found: string[] = [];
  const directives: ts.SourceFile & { commentDirectives?: unknown[]; checkJsDirective?: unknown; pragmas?: Map<string, unknown> } = source;
  if (
    directives.commentDirectives?.length ||
    directives.checkJsDirective ||
    directives.pragmas?.size !== 0 ||
    source.referencedFiles.length > 0
  )
    found.push("a comment that is a directive");
  const isLiteral = (node: ts.Node) => isLiteralIn(source, labels, node);
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) continue;
    const expression = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations[0]?.initializer
      : ts.isExpressionStatement(statement)
        ? statement.expression
        : undefined;
    const isResource =
      expression !== undefined &&
      ts.isNewExpression(expression) &&
      /^(OagApp|OagIdentityProvider|pulumi\.Config)$/.test(expression.expression.getText(source)) &&
      (expression.arguments ?? []).every(isLiteral);
    const isConstant = ts.isVariableStatement(statement) && expression !== undefined && isLiteral(expression);
    if (!isResource && !isConstant) found.push(statement.getText(source).slice(0, 200));
  }
  return found;
}

/** Texts of code spans; anything else but plain text is an error. */
function spansIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => {
    if (token.type === "codespan") return [unescaped(token.text as string)];
    if (token.type === "paragraph") return spansIn((token as { tokens?: Token[] }).tokens ?? []);
    expect(token.type, JSON.stringify(token)).to.be.oneOf(["text", "space"]);
    return [];
  });
}

const unescaped = (html: string) =>
  html.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

interface HtmlNode {
  tagName?: string;
  childNodes?: HtmlNode[];
}

/** Names of all elements of a page. */
function elementsIn(html: string): Set<string> {
  const { parse } = createRequire(import.meta.url)("parse5") as { parse(text: string): HtmlNode };
  const names = new Set<string>();
  const walk = (node: HtmlNode) => {
    if (node.tagName !== undefined) names.add(node.tagName);
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(parse(html));
  return names;
}
