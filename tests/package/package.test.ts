import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { root } from "../support/basics/checkout.ts";
import type { Asked, Judged } from "../support/programs/own-problems.ts";

const packages: Record<string, string> = {
  "pulumi-oag": root,
  "pulumi-oag-cli": join(root, "cli"),
  "pulumi-oag-simulator": join(root, "simulator"),
  "pulumi-oag-policies": join(root, "policies"),
};

/** A project that has what `npm pack` would pack, and its dependencies from this checkout. */
function consumer(): string {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-consumer-"));
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts", ...Object.values(packages)];
  const packed = JSON.parse(execFileSync("npm", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  for (const { name, files } of packed as { name: string; files: { path: string }[] }[]) {
    for (const { path } of files) {
      const target = join(folder, "node_modules", name, path);
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(join(packages[name] as string, path), target);
    }
  }
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (name.startsWith(".") || name in packages) continue;
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  return folder;
}

/** The anchors of a page's headings, as they are made of their words. */
const headingsOf = (page: string): string[] =>
  [...readFileSync(page, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, words = ""]) =>
    words
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );

describe("the packed package", function suite() {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = consumer();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const node = (file: string, text: string) => {
    writeFileSync(join(folder, file), text);
    return execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8" }).trim();
  };
  const names =
    "OagApp,OagAuthenticationService,OagDirectory,OagIdentityProvider,OagProvider,ProtectedApp,appType,authenticationServiceType,directoryType,getApp,getCertificate,getIdentityProvider,idpType,isConfidentialPlace,lookupType,protectedAppType";

  it("holds compiled code, types, its documents and the examples, and nothing else", () => {
    const files = readdirSync(join(folder, "node_modules/pulumi-oag"), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const outside = files
      .map((file) => join(file.parentPath, file.name).slice(join(folder, "node_modules/pulumi-oag/").length))
      .filter((name) => !name.startsWith("dist/"));
    const texts = ["CHANGELOG.md", "LICENSE", "README.md", "SECURITY.md", "package.json"];
    const readmes = ["cli", "policies", "rules", "simulator"].map((room) => `${room}/README.md`);
    const inRepository = (where: string) =>
      execFileSync("git", ["ls-files", "--", where], { cwd: root, encoding: "utf8" }).trim().split("\n");
    const expected = [...texts, ...readmes, ...["docs/*.md", "examples", "bench/*.svg"].flatMap(inRepository)];
    const isShipped = (name: string) => !/^docs\/(adr|api|contributing)\//.test(name);
    expect(outside.sort()).to.deep.equal(expected.filter(isShipped).sort());
  });

  for (const name of Object.keys(packages))
    it(`has no dead link in any page of ${name}`, () => {
      const home = join(folder, "node_modules", name);
      const pages = readdirSync(home, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));
      expect(pages).to.include("README.md");
      const dead = pages.flatMap((page) =>
        [...readFileSync(join(home, page), "utf8").matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = ""]) => {
          if (/^https:\/\//.test(link)) return [];
          const [path = "", heading] = link.split("#");
          const target = path === "" ? join(home, page) : join(home, page, "..", path);
          const isThere = existsSync(target) && (heading === undefined || headingsOf(target).includes(heading));
          return isThere ? [] : [`${page}: ${link}`];
        }),
      );
      expect(dead).to.deep.equal([]);
    });

  it("loads from CommonJS", () => {
    expect(node("a.cjs", 'console.log(Object.keys(require("pulumi-oag")).sort().join())')).to.equal(names);
    expect(node("b.cjs", 'console.log(Object.keys(require("pulumi-oag/provider/v1")).sort().join())')).to.equal(
      "app,authenticationService,directory,idp,lookup",
    );
  });

  it("loads from ES modules with named imports", () => {
    expect(
      node(
        "a.mjs",
        'import { OagApp } from "pulumi-oag"; import { OagClient } from "pulumi-oag/sdk"; console.log(typeof OagApp, typeof OagClient)',
      ),
    ).to.equal("function function");
  });

  it("has an SDK and a plugin side that load without Pulumi", () => {
    const text = `
      const before = new Set(Object.keys(require.cache));
      require("pulumi-oag/sdk"); require("pulumi-oag/provider/v1");
      console.log(Object.keys(require.cache).filter((file) => !before.has(file) && /node_modules\\/(@pulumi|axios|jose)\\//.test(file)).length)`;
    expect(node("c.cjs", text)).to.equal("0");
  });

  /** What Pulumi's plugin process loads: one file, in which every source is named. */
  const side = () => readFileSync(join(folder, "node_modules/pulumi-oag/dist/provider/v1.js"), "utf8");

  it("has a plugin side that holds of the rules those that check tells, and neither the others nor what evaluates them", () => {
    const loaded = [...side().matchAll(/^\s*\/\/ rules\/(.*)\.ts$/gm)].map(([, name = ""]) => name);
    expect(loaded).to.include.members(["open/open-root", "open/open-prefix", "expressions/undeclared-attribute"]);
    const heavy = /^(index|list|audit|rule-texts|read-tuning|matcher\/(match|explore)|expression\/(compile|evaluate|run)|access\/.*)$/;
    expect(loaded.filter((name) => heavy.test(name))).to.deep.equal([]);
    expect(loaded.length).to.be.at.most(22);
  });

  /** The compiled modules of a package, from its folder. */
  const modulesOf = (name: string) =>
    readdirSync(join(folder, "node_modules", name), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".js"))
      .map((file) => file.replaceAll("\\", "/"));

  it("holds no module that its plugin side alone holds a second time beside it", () => {
    const modules = modulesOf("pulumi-oag");
    expect(modules).to.include.members(["dist/provider/v1.js", "dist/provider/index.js", "dist/sdk/client.js"]);
    const inside = (name: string) => new RegExp(`^\\s*// ${name}\\.ts$`, "m").test(side());
    for (const name of [
      "provider/plugin/handler",
      "provider/reconciler/life/update",
      "provider/kinds/app/hooks",
      "provider/lookup/read-lookup",
    ]) {
      expect(inside(name), name).to.equal(true);
      expect(modules, name).not.to.include(`dist/${name}.js`);
    }
  });

  for (const name of Object.keys(packages))
    it(`holds every module of ${name} that one of them asks for`, () => {
      const home = join(folder, "node_modules", name);
      const modules = modulesOf(name);
      expect(modules.length).to.be.greaterThan(1);
      const missing = modules.flatMap((module) =>
        [...readFileSync(join(home, module), "utf8").matchAll(/\b(?:require|import)\("(\.[^"]*)"\)/g)].flatMap(([, asked = ""]) => {
          const target = join(home, module, "..", asked);
          return [target, `${target}.js`, join(target, "index.js")].some((file) => /\.js(on)?$/.test(file) && existsSync(file))
            ? []
            : [`${module}: ${asked}`];
        }),
      );
      expect(missing).to.deep.equal([]);
    });

  it("comes with assertions for tests and with policies, which load the rules and start nothing", () => {
    const text = `
      const { expectAccess } = require("pulumi-oag-simulator/testing");
      const { oagPolicies } = require("pulumi-oag-policies");
      expectAccess({ type: "OAG_NOAUTH" }).at("/").isOpen();
      console.log(oagPolicies().length)`;
    expect(node("e.cjs", text)).to.equal("53");
    const files = readdirSync(join(folder, "node_modules/pulumi-oag-policies"), { recursive: true, encoding: "utf8" });
    const own = (name: string) => !/^dist\/.*\.(js|d\.ts)$/.test(name);
    expect(files.filter(own).sort()).to.deep.equal(["PulumiPolicy.yaml", "README.md", "dist", "package.json"]);
  });

  it("exports nothing else", () => {
    expect(node("d.cjs", 'try { require("pulumi-oag/dist/sdk/client.js") } catch (error) { console.log(error.code) }')).to.equal(
      "ERR_PACKAGE_PATH_NOT_EXPORTED",
    );
  });

  const resolutions = [
    ["node10", "commonjs"],
    ["nodenext", "nodenext"],
    ["bundler", "esnext"],
  ] as const;
  let judgements: Judged[] | undefined;

  /** Pulumi's own declarations are not free of errors under every setting: only ours are judged. */
  function judged(): Judged[] {
    writeFileSync(
      join(folder, "use.ts"),
      `import { OagApp, OagIdentityProvider, getCertificate } from "pulumi-oag";
         import { OagClient, type Application } from "pulumi-oag/sdk";
         import { app } from "pulumi-oag/provider/v1";
         import { oagPolicies } from "pulumi-oag-policies";
         import { expectAccess } from "pulumi-oag-simulator/testing";
         expectAccess({ label: "a" }, { prefix: "STRING" }).at("/").withoutSession().isRefused();
         oagPolicies({ maxSession: 1, enforcement: "advisory" });
         // @ts-expect-error a misspelt setting
         oagPolicies({ maxSesion: 1 });
         const idp = new OagIdentityProvider("i", { type: "IDP_OKTA", domain: "d", apiToken: "t" });
         new OagApp("a", { type: "OAG_NOAUTH", label: "l", publicDomain: "p", postLoginUrl: "u", idpId: idp.id, certificateId: getCertificate({ commonName: "c" }).id });
         // @ts-expect-error a misspelt argument
         new OagApp("b", { type: "OAG_NOAUTH", lable: "l" });
         // @ts-expect-error an argument of another type
         new OagIdentityProvider("j", { type: "IDP_OKTA", domain: "d", clientSecret: "s" });
         const saml = { type: "OAG_SAML", label: "s", idpId: idp.id, clientId: "c", acsUrl: "u", logoutUrl: "u", postLoginUrl: "u" } as const;
         new OagApp("c", { ...saml, attributes: { mail: { source: "IDP", value: "email" } } });
         // @ts-expect-error policies do not belong to a SAML app
         new OagApp("d", { type: "OAG_SAML", label: "s", idpId: idp.id, clientId: "c", acsUrl: "u", logoutUrl: "u", postLoginUrl: "u", policies: {} });
         // @ts-expect-error nor a public domain to an OIDC app
         new OagApp("e", { type: "OAG_OIDC", label: "s", idpId: idp.id, oidc: {}, publicDomain: "p" });
         export const list = (client: OagClient): Promise<Application[]> => client.applications.list();
         export const handler = app;`,
    );
    const asked = resolutions.map(([moduleResolution, module]): Asked => {
      const compilerOptions = { strict: true, target: "es2022", moduleResolution, module, types: ["node"] };
      return { compilerOptions, file: "use.ts", own: "node_modules/pulumi-oag" };
    });
    const script = join(root, "tests/support/programs/own-problems.ts");
    return JSON.parse(execFileSync(process.execPath, [script, JSON.stringify(asked)], { cwd: folder, encoding: "utf8" }));
  }

  for (const [index, [resolution]] of resolutions.entries())
    it(`has types that resolve under ${resolution}, without skipLibCheck for its own`, () => {
      judgements ??= judged();
      expect(judgements[index]?.problems).to.deep.equal([]);
      expect(judgements[index]?.judged).to.be.greaterThan(100);
    });

  it("comes with a command line that runs from its own package, which is compiled code and nothing else", () => {
    const bin = "node_modules/pulumi-oag-cli/bin/pulumi-oag.js";
    const { version } = JSON.parse(readFileSync(join(root, "cli/package.json"), "utf8"));
    expect(execFileSync(process.execPath, [bin, "--version"], { cwd: folder, encoding: "utf8" }).trim()).to.equal(version);
    const files = readdirSync(join(folder, "node_modules/pulumi-oag-cli"), { recursive: true, encoding: "utf8" });
    expect(files.filter((name) => /\.ts$|\.map$/.test(name))).to.deep.equal([]);
  });

  it("asks for two dependencies and one peer [dependencies]", () => {
    const { dependencies, peerDependencies, engines, scripts } = JSON.parse(
      readFileSync(join(folder, "node_modules/pulumi-oag/package.json"), "utf8"),
    );
    expect(Object.keys(dependencies)).to.deep.equal(["axios", "jose"]);
    expect(peerDependencies).to.deep.equal({ "@pulumi/pulumi": ">=3.216.0 <4" });
    expect(engines).to.deep.equal({ node: ">=22.12" });
    expect(Object.keys(scripts).filter((name) => /install$/.test(name))).to.deep.equal([]);
  });
});
