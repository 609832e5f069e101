import { Readable } from "node:stream";
import { expect } from "chai";
import { OagConfigError } from "pulumi-oag/sdk";
import { readExport } from "../../../cli/dist/diff/recorded.js";
import { lineOf } from "../../../cli/dist/error-details.js";
import { CliError, causeOf, within, wordsOf } from "../../../cli/dist/errors.js";
import { nameOfSetting, underPrefix, variableAsSet, waysTo } from "../../../cli/dist/variable-names.js";
import { OagResourceError } from "../../../dist/provider/errors/resource-error.js";
import { message, setting } from "../../../dist/sdk/message.js";
import { rejection } from "../../support/basics/rejection.ts";
import { sourcesOf } from "../../support/readers/sources.ts";

const wrong = new OagConfigError(message`${setting("hostname")} is wrong`, "hostname");

describe("an error of a command", () => {
  it("has a code as data, and shows it at the end of its line", () => {
    const error = new CliError("OAG_FILE", "x.json cannot be read");
    expect([error.code, error.text, error.message, error.details]).to.deep.equal([
      "OAG_FILE",
      ...Array(2).fill("x.json cannot be read"),
      [],
    ]);
    expect(wordsOf(error)).to.equal("x.json cannot be read [OAG_FILE]");
    // @ts-expect-error a code that no list has
    expect(new CliError("OAG_UNHEARD_OF", "x").code).to.equal("OAG_UNHEARD_OF");
  });

  it("that is told with where it happened has the code of its cause, once", () => {
    for (const [cause, code, line] of [
      [new CliError("OAG_USAGE", "give one"), "OAG_USAGE", "env:A: give one [OAG_USAGE]"],
      [wrong, "OAG_CONFIG", "env:A: --hostname is wrong [OAG_CONFIG]"],
      [new OagResourceError("OAG_STATE", "it is elsewhere"), "OAG_STATE", "env:A: it is elsewhere [OAG_STATE]"],
      [Object.assign(new Error("EACCES: x"), { code: "EACCES" }), "OAG_FILE", "env:A: EACCES: x [OAG_FILE]"],
      [new TypeError("CANARY"), "OAG_INTERNAL", "env:A: an unexpected TypeError (please report it) [OAG_INTERNAL]"],
    ] as const) {
      const error = within("env:A", cause);
      expect([error.code, wordsOf(error)]).to.deep.equal([code, line]);
    }
    const details = [{ text: "one" }];
    expect(within("env:A", new CliError("OAG_INCOMPLETE", "x", details)).details).to.equal(details);
  });

  it("has its details as data, and each is a line where it is printed", () => {
    const object = { noun: "app", title: "Payroll", id: "7" };
    const failed = new CliError("OAG_CONFLICT", "it changed");
    const cause = { code: "OAG_CONFLICT", text: "it changed", line: "it changed [OAG_CONFLICT]" } as const;
    expect(causeOf(failed)).to.deep.equal(cause);
    for (const [detail, line] of [
      [cause, "it changed [OAG_CONFLICT]"],
      [{ ...cause, object }, 'app "Payroll" (7): it changed [OAG_CONFLICT]'],
      [{ ...cause, object: { ...object, title: undefined } }, 'app "?" (7): it changed [OAG_CONFLICT]'],
      [{ path: "apps", why: "noFolder" }, "apps (no folder)"],
      [{ label: "Payroll", id: "7" }, '7 ("Payroll")'],
      [{ label: "Payroll" }, '"Payroll"'],
      [{ text: "maxIdle must be a number" }, "maxIdle must be a number"],
    ] as const)
      expect(lineOf(detail)).to.equal(line);
  });

  it("of the plugin side has text and code apart", () => {
    const error = new OagResourceError("OAG_STATE", "it is elsewhere");
    expect(causeOf(error)).to.deep.equal({ code: "OAG_STATE", text: "it is elsewhere", line: "it is elsewhere [OAG_STATE]" });
    const whole = within("env:A", error);
    expect([whole.text, whole.line]).to.deep.equal(["env:A: it is elsewhere", "env:A: it is elsewhere [OAG_STATE]"]);
  });

  it("names a setting as it was given: by the option, or by the variable of a prefix, and as before when that is done", async () => {
    const told = () => [
      nameOfSetting("hostname"),
      nameOfSetting("insecureSkipVerify"),
      waysTo("clientId"),
      variableAsSet("OAG_VALIDATION"),
    ];
    const own = ["--hostname", "--insecure-skip-verify", "--client-id or OAG_CLIENT_ID", "OAG_VALIDATION"];
    expect(told()).to.deep.equal(own);
    expect((["privateKey", "insecureSkipVerify"] as const).map(waysTo)).to.deep.equal([
      "--private-key-file or OAG_PRIVATE_KEY",
      "--insecure-skip-verify",
    ]);
    const inside = await underPrefix("STAGING", async () => [...told(), waysTo("privateKey"), wordsOf(wrong)]);
    expect(inside).to.deep.equal([
      "STAGING_HOSTNAME",
      "--insecure-skip-verify",
      "STAGING_CLIENT_ID",
      "STAGING_VALIDATION",
      "STAGING_PRIVATE_KEY_FILE or STAGING_PRIVATE_KEY",
      "STAGING_HOSTNAME is wrong [OAG_CONFIG]",
    ]);
    const nested = await underPrefix("STAGING", async () => [
      await underPrefix("EAST", async () => nameOfSetting("hostname")),
      nameOfSetting("hostname"),
    ]);
    expect(nested).to.deep.equal(["EAST_HOSTNAME", "STAGING_HOSTNAME"]);
    await rejection(underPrefix("STAGING", () => Promise.reject(new Error("no"))));
    expect(told()).to.deep.equal(own);
  });

  it("about a file that it is given is made by one reader, which alone meets what stands in the file", async () => {
    const that = (pattern: RegExp) => sourcesOf("cli").flatMap(({ path, text }) => (pattern.test(text) ? [path] : []));
    // Lists and plans of the command's own, and what it wrote in this very process.
    const own = ["cli/dump/environments/domains.ts", "cli/dump/exchange-files.ts", "cli/dump/manifest.ts"];
    expect(that(/JSON\.parse\(/).sort()).to.deep.equal([...own, "cli/given-file.ts"]);
    expect(that(/"no code"/)).to.deep.equal(["cli/errors.ts"]);
    const stdin = Object.getOwnPropertyDescriptor(process, "stdin") as PropertyDescriptor;
    const broken = new Readable({
      read() {
        this.destroy(Object.assign(new Error("CANARY"), { code: "EIO" }));
      },
    });
    Object.defineProperty(process, "stdin", { ...stdin, get: () => broken });
    const refusal = await rejection(readExport("-")).finally(() => Object.defineProperty(process, "stdin", stdin));
    expect(refusal.message).to.equal("standard input cannot be read (EIO); give a dump's folder or what `pulumi stack export` prints");
  });

  it("is no text that another place looks for options or variables in", () => {
    const found = sourcesOf("cli").filter(({ text }) => /replace(All)?\(\/[^)]*(--|OAG_)/.test(text));
    expect(found.map(({ path }) => path)).to.deep.equal([]);
  });
});
