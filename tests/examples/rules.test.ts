import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { root } from "../support/basics/checkout.ts";

const examples = readdirSync(join(root, "examples")).map((name) => `examples/${name}`);
const pages = ["README.md", "SECURITY.md", "cli/README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)];
const texts = new Map(
  [...pages.filter((name) => name.endsWith(".md")), ...examples.flatMap((folder) => [`${folder}/index.ts`, `${folder}/README.md`])]
    .filter((path) => existsSync(join(root, path)))
    .map((path) => [path, readFileSync(join(root, path), "utf8")]),
);

/** Every rule that an example searches a session's text with, with the group that it is about. */
const rules = [...texts].flatMap(([path, text]) =>
  [...text.matchAll(/regexRule: (?:String\.raw`([^`]+)`|("(?:[^"\\]|\\.)+"))/g)].map(([, raw, quoted]) => ({
    path,
    rule: raw ?? (JSON.parse(quoted as string) as string),
  })),
);

describe("the access rules that the examples show", () => {
  it("are those of the quickstart and of the adopted gateway", () => {
    expect(rules.map(({ path }) => path)).to.deep.equal(["examples/adopt/index.ts", "examples/quickstart/index.ts"]);
  });

  for (const { path, rule } of rules) {
    const group = /([\w-]+):$/.exec(rule)?.[1] ?? "";
    // The gateway's documents show the values of a session in one line; some of their rules expect a line for each.
    const sessions = (groups: string, more: string) => [
      `UserName=ann@acme.com RemoteIP=10.1.2.3 RelayDomain=app.example.com REMOTE_USER=ann Groups=${groups}${more && ` ${more}`}`,
      `UserName=ann@acme.com\nRemoteIP=10.1.2.3\nRelayDomain=app.example.com\nREMOTE_USER=ann\nGroups=${groups}${more && `\n${more}`}`,
      `Groups=${groups}${more && `\r\n${more}`}`,
    ];

    for (const [what, groups] of [
      ["alone", `${group}:`],
      ["first", `${group}:Everyone:`],
      ["last", `Everyone:${group}:`],
      ["between others, one of them with spaces in its name", `Everyone:Domain Users:${group}:Other People:`],
      ["before other attributes", `Everyone:${group}:`, "department=x title=y"],
    ] as [string, string, string?][])
      it(`let a member of the group in: ${path}, ${what}`, () => {
        for (const text of sessions(groups, what.includes("attributes") ? "department=x title=y" : ""))
          expect(text).to.match(new RegExp(rule));
      });

    for (const [what, groups, more] of [
      ["of no group", ""],
      ["of other groups only", "Everyone:Domain Users:"],
      ["of a group whose name ends like it", `not${group}:`],
      ["of a group whose name ends like it after a space", `Everyone:not ${group}:`],
      ["of a group whose name begins like it", `${group}s:Everyone:`],
      ["of a group whose name holds it", `Everyone:x-${group}-x:`],
      ["of a group that is written in capitals", `${group.toUpperCase()}:`],
      ["of other groups, whose department is called like it", "Everyone:", `department=${group}`],
      ["of other groups, whose department holds it between colons", "Everyone:", `department=x:${group}:`],
      ["of no group, whose department holds it between colons", "", `department=x:${group}:`],
      ["of other groups, with another attribute whose name ends in Groups", "Everyone:", `FormerGroups=${group}:`],
    ] as [string, string, string?][])
      it(`keep somebody out: ${path}, ${what}`, () => {
        for (const text of sessions(groups, more ?? "")) expect(text).to.not.match(new RegExp(rule));
      });

    it(`read an attribute that the app has and does not send: ${path}`, () => {
      expect(rule).to.match(/Groups=/);
      expect(texts.get(path)).to.match(/Groups: \{(?=[^}]*source: "IDP")(?=[^}]*value: "Groups")(?=[^}]*active: false)[^}]*\}/);
    });
  }

  it("open nothing but folders, with a slash at the end, where anybody may pass [rules-open-nothing]", () => {
    const open = [...texts].flatMap(([path, text]) =>
      [...text.matchAll(/"(\/[^"]*)": \{[^}]*rule: "(?:NO_AUTH|ADAPTIVE)"/g)].map(([, at]) => `${path} ${at}`),
    );
    expect(open).to.deep.equal([
      "README.md /public/",
      "docs/environments.md /public/",
      "examples/adopt/index.ts /health/",
      // An app of type OAG_NOAUTH, which is open as a whole.
      "examples/adopt/index.ts /",
      "examples/app-defaults/index.ts /status/",
      "examples/quickstart/index.ts /public/",
      "examples/rebuild/index.ts /health/",
    ]);
  });

  it("name no client id that a gateway would not show", () => {
    for (const [path, text] of texts) expect(text, path).to.not.match(/\b0oa/);
  });
});
