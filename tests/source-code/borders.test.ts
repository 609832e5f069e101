import { globSync } from "node:fs";
import { expect } from "chai";
import { root } from "../support/basics/checkout.ts";
import { type Import, importsOf } from "../support/readers/imports.ts";
import { sourcesOf } from "../support/readers/sources.ts";

/**
 * Each room, and all that it has of others. The lists are exact: a new import is seen, and none stays allowed that nobody needs any more.
 * What a room has for its types alone is among them.
 */
type Borders = Readonly<Record<string, readonly string[]>>;

/** The network of Node.js itself counts as a package, since few may use it. */
const network = /^node:(dgram|dns|http|https|http2|net|tls)\b/;

const rooms: Borders = {
  sdk: ["axios", "jose", "node:http", "node:https", "node:net", "node:tls"],
  provider: ["@pulumi/pulumi", "node:net", "rules", "sdk"],
  rules: ["sdk"],
  engines: ["@pulumi/pulumi", "pulumi-oag-simulator", "semver", "yaml"],
  simulator: ["@grpc/grpc-js", "commander", "google-protobuf", "jose", "node:http", "node:https", "node:net", "selfsigned"],
  "simulator/testing": ["pulumi-oag-simulator", "pulumi-oag/rules"],
  policies: ["@pulumi/policy", "pulumi-oag", "pulumi-oag/rules"],
  cli: [
    ...["commander", "node:dns", "node:net", "node:tls", "package.json", "prettier"],
    ...["pulumi-oag-simulator", "pulumi-oag/provider/v1", "pulumi-oag/rules", "pulumi-oag/sdk"],
  ],
  examples: ["@pulumi/pulumi", "pulumi-oag"],
  bench: ["@pulumi/pulumi", "engines", "pulumi-oag", "pulumi-oag-simulator"],
  scripts: [
    ...["@microsoft/api-extractor", "ajv", "engines", "esbuild", "node:https", "openapi-typescript"],
    ...["pulumi-oag-simulator", "pulumi-oag/sdk", "sdk", "typedoc", "yaml"],
  ],
};

/** Of one package: its folders, and `.` for the files that stand in none. */
const ofSdk: Borders = {
  ".": ["auth", "generated", "http", "operations", "read", "secrets"],
  auth: [".", "generated", "http", "secrets"],
  http: [".", "auth", "generated", "read", "secrets"],
  operations: [".", "generated", "http", "read"],
  read: [".", "generated", "http", "secrets"],
  secrets: [".", "generated"],
};
const ofProvider: Borders = {
  ".": ["configuration", "errors", "gateway", "generated", "kinds", "lookup", "plugin", "program", "values"],
  configuration: [],
  errors: [".", "configuration"],
  gateway: [".", "configuration", "errors", "values"],
  kinds: [".", "errors", "gateway", "generated", "program", "reconciler", "values"],
  lookup: [".", "errors", "gateway", "kinds", "reconciler"],
  plugin: [".", "configuration", "errors", "gateway", "values"],
  program: ["errors", "generated", "kinds", "reconciler"],
  reconciler: [".", "configuration", "errors", "gateway", "values"],
  values: [],
};
/** From below upwards. */
const ofReconciler: Borders = {
  shapes: [],
  compare: [],
  problems: ["compare"],
  parsed: ["compare"],
  check: ["compare", "parsed", "problems"],
  reads: ["compare", "parsed"],
  writes: ["compare", "parsed"],
  aspects: ["compare", "parsed", "problems", "reads", "writes"],
  life: ["aspects", "compare", "parsed", "reads", "writes"],
};

/** The files of the program's side; all others of the provider are the plugin's, but for what is generated. */
const programSide = /^provider\/(program\/|oag-|protected-app|index|kinds\/[\w-]+\/resource)/;

describe("the borders between rooms", () => {
  const all = sourcesOf(...Object.keys(rooms).filter((room) => !room.includes("/"))).flatMap(importsOf);
  const unique = (names: readonly string[]) => [...new Set(names)].sort();

  /** What each room has of others, by the name of a room and of what is imported; without a name neither counts. */
  function bordersOf(imports: readonly Import[], roomOf: (path: string) => string | undefined, nameOf = roomOf): Borders {
    const found: Record<string, string[]> = {};
    for (const { from, to } of imports) {
      const [room, name] = [roomOf(from), nameOf(to)];
      if (room === undefined) continue;
      found[room] ??= [];
      if (name !== undefined && name !== room) found[room].push(name);
    }
    return Object.fromEntries(Object.entries(found).map(([room, names]) => [room, unique(names)]));
  }
  /** The folder of a file below another; `.` for one that stands there itself. */
  const folderBelow = (home: string) => (path: string) =>
    path.startsWith(`${home}/`) ? (/^([\w-]+)\//.exec(path.slice(home.length + 1))?.[1] ?? ".") : undefined;
  const filesTo = (target: RegExp, imports: readonly Import[]) =>
    unique(imports.filter(({ to }) => target.test(to)).map(({ from }) => from));

  it("are listed for every room", () => {
    const folders = globSync("*/**/*.ts", { cwd: root, exclude: (path) => /(^|\/)(node_modules|dist|coverage|docs|\.\w.*)$/.test(path) });
    const found = unique(folders.map((path) => path.replaceAll("\\", "/").split("/")[0] ?? ""));
    const listed = Object.keys(rooms).filter((room) => !room.includes("/"));
    // Tests may look at everything.
    expect(found).to.deep.equal([...listed, "tests"].sort());
  });

  it("let each room have what is listed for it and nothing else, and all that is listed", () => {
    const roomOf = (path: string) => (path.startsWith("simulator/testing/") ? "simulator/testing" : (path.split("/")[0] ?? ""));
    const nameOf = (name: string) => {
      if (network.test(name)) return network.exec(name)?.[0];
      if (name.startsWith("node:")) return undefined;
      if (name.startsWith("pulumi-oag")) return name;
      return name.startsWith("@") ? name.split("/").slice(0, 2).join("/") : roomOf(name);
    };
    expect(bordersOf(all, roomOf, nameOf)).to.deep.equal(rooms);
  });

  it("let each folder of the sdk and of the provider have those that are listed for it, and all of them", () => {
    const within = (home: string) => {
      const own = all.filter(({ from, to }) => from.startsWith(`${home}/`) && to.startsWith(`${home}/`));
      return bordersOf(own, folderBelow(home));
    };
    expect(within("sdk"), "sdk").to.deep.equal(ofSdk);
    expect(within("provider"), "provider").to.deep.equal(ofProvider);
  });

  it("let no room of the reconciler have one above it", () => {
    const home = "provider/reconciler";
    const isRoom = (path: string) => {
      const folder = folderBelow(home)(path);
      return folder === "." ? undefined : folder;
    };
    expect(bordersOf(all, isRoom)).to.deep.equal(ofReconciler);
    const order = Object.keys(ofReconciler);
    const above = Object.entries(ofReconciler).flatMap(([room, names]) =>
      names.filter((name) => order.indexOf(name) > order.indexOf(room)),
    );
    expect(above).to.deep.equal([]);
  });

  it("let no room of the reconciler have one above it by way of files that stand in none", () => {
    const home = "provider/reconciler/";
    const inside = all.filter(({ from, to }) => from.startsWith(home) && to.startsWith(home));
    const order = Object.keys(ofReconciler);
    const heightOf = (path: string) => order.indexOf(path.slice(home.length).split("/")[0] ?? "");
    /** Every file of a room that another file has by way of those. */
    function reached(path: string, seen = new Set<string>()): string[] {
      const own = inside.filter(({ from }) => from === `${path}.ts`);
      return own.flatMap(({ to }) => {
        if (heightOf(to) >= 0) return [to];
        if (seen.has(to)) return [];
        seen.add(to);
        return reached(to, seen);
      });
    }
    expect(reached("provider/reconciler/kind-facts")).to.include("provider/reconciler/parsed/managed");
    const above = unique(inside.map(({ from }) => from.replace(/\.ts$/, "")))
      .filter((path) => heightOf(path) >= 0)
      .flatMap((path) => reached(path).flatMap((to) => (heightOf(to) > heightOf(path) ? [`${path}: ${to}`] : [])));
    expect(unique(above)).to.deep.equal([]);
  });

  const ofPlugin = ({ from }: Import) => from.startsWith("provider/") && !programSide.test(from);
  const kept = all.filter(({ isType }) => !isType);

  it("keep the program's side and the plugin's apart: what they share is listed, and neither has more of the other", () => {
    const back = kept.filter((one) => ofPlugin(one) && (programSide.test(one.to) || one.to.startsWith("@pulumi/")));
    expect(back).to.deep.equal([]);
    const forth = kept.filter(({ from, to }) => programSide.test(from) && to.startsWith("provider/") && !programSide.test(to));
    expect(unique(forth.map(({ to }) => to).filter((to) => !to.startsWith("provider/generated/")))).to.deep.equal([
      "provider/configuration/provider-name",
      "provider/errors/codes",
      "provider/reconciler/compare/normal",
    ]);
  });

  it("let the provider know of HTTP what a client tells, of the rules single ones, and of single kinds only their list", () => {
    const ofProviderAlone = all.filter(({ from }) => from.startsWith("provider/"));
    expect(filesTo(/^(axios|jose|node:https?$)|^sdk\/(http|auth|operations)\//, ofProviderAlone)).to.deep.equal([]);
    const judging = filesTo(
      /^rules\//,
      kept.filter(({ from }) => from.startsWith("provider/")),
    );
    expect(judging).to.deep.equal(["access", "check-notices", "check-policies"].map((name) => `provider/kinds/app/${name}.ts`));
    expect(
      filesTo(
        /^provider\/kinds\//,
        ofProviderAlone.filter(({ from }) => /^provider\/(reconciler|gateway|plugin|values|errors)\//.test(from)),
      ),
    ).to.deep.equal([]);
  });
});
