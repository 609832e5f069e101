import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { recordedIn } from "../../../cli/dist/diff/recorded.js";
import { typeOf } from "../../../cli/dist/kinds.js";
import { runKept } from "../../support/commands/command.ts";

describe("a dump or an export that somebody has edited", () => {
  let parent: string;
  before(() => {
    parent = mkdtempSync(join(tmpdir(), "pulumi-oag-edited-"));
    for (const name of ["sound", "odd"]) mkdirSync(join(parent, name));
  });
  after(() => rmSync(parent, { recursive: true, force: true }));

  const sound = { origin: "https://oag.example.com", applications: [], identityProviders: [] };
  const put = (name: string, snapshot: unknown) => writeFileSync(join(parent, name, "gateway.json"), JSON.stringify(snapshot));
  const odd: unknown[] = [null, 5, [], {}, { id: "a", props: null }, { id: "a", props: [] }];

  it("is refused with what to do where it holds what is no object of a dump, by every command that takes its folder [edited-dump]", async () => {
    put("sound", { ...sound, certificates: null });
    for (const [nth, one] of odd.entries()) {
      const places = ["applications", "identityProviders", "directories", "authenticationServices"];
      put("odd", { ...sound, [places[nth % places.length] as string]: [one] });
      const commands = [
        ["diff", "odd", "sound"],
        ["diff", "sound", "odd"],
        ["audit", "odd"],
        ["explain", "Payroll", "/", "--dump", "odd"],
        ["simulator", "--seed", "odd"],
      ];
      for (const command of commands) {
        const { code, stdout, stderr } = await runKept(command, {}, parent);
        const told = "odd/gateway.json is not what `pulumi-oag dump` writes; make a new dump [OAG_FILE]\n";
        expect([code, stdout, stderr], `${command.join(" ")} ${JSON.stringify(one)}`).to.deep.equal([1, "", `pulumi-oag: ${told}`]);
      }
    }
    for (const certificates of ["", 5, {}, [null]]) {
      put("odd", { ...sound, certificates });
      expect((await runKept(["diff", "odd", "sound"], {}, parent)).stderr).to.include("is not what `pulumi-oag dump` writes");
    }
    expect((await runKept(["diff", "sound", "sound"], {}, parent)).code).to.equal(0);
  });

  it("has a resource by its id where its name is no text, and none of a type that is none", () => {
    const resource = { type: typeOf("app"), id: "a", inputs: {}, outputs: {} };
    const notText = { toString: 1 };
    const named = [
      { ...resource, name: notText, urn: "urn:pulumi:s::p::t::wiki::two" },
      { ...resource, urn: notText },
      { ...resource, type: notText },
    ];
    expect(recordedIn("state.json", named).map(({ name }) => name)).to.deep.equal(["wiki::two", "a"]);
  });
});
