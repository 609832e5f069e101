import { expect } from "chai";
import { OagConfigError } from "pulumi-oag/sdk";
import { CliError, within, wordsOf } from "../../../cli/dist/errors.js";
import { nameOf, underPrefix, variableAsSet, waysTo } from "../../../cli/dist/naming.js";
import { OagResourceError } from "../../../dist/provider/errors/resource-error.js";
import { message, setting } from "../../../dist/sdk/message.js";
import { rejection } from "../../support/basics/rejection.ts";
import { sourcesOf } from "../../support/readers/sources.ts";

const wrong = new OagConfigError(message`${setting("hostname")} is wrong`, "hostname");

describe("an error of a command", () => {
  it("has a code as data, and shows it at the end of its line", () => {
    const error = new CliError("OAG_FILE", "x.json cannot be read", ["more"]);
    expect([error.code, error.message, error.details]).to.deep.equal(["OAG_FILE", "x.json cannot be read", ["more"]]);
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
    expect(within("env:A", new CliError("OAG_INCOMPLETE", "x", ["one"])).details).to.deep.equal(["one"]);
  });

  it("names a setting as it was given: by the option, or by the variable of a prefix, and as before when that is done", async () => {
    const told = () => [
      nameOf("hostname"),
      nameOf("insecureSkipVerify"),
      waysTo("--client-id", "OAG_CLIENT_ID"),
      variableAsSet("OAG_VALIDATION"),
    ];
    const own = ["--hostname", "--insecure-skip-verify", "--client-id or OAG_CLIENT_ID", "OAG_VALIDATION"];
    expect(told()).to.deep.equal(own);
    const inside = await underPrefix("STAGING", async () => [...told(), waysTo("--private-key-file", "OAG_PRIVATE_KEY"), wordsOf(wrong)]);
    expect(inside).to.deep.equal([
      "STAGING_HOSTNAME",
      "--insecure-skip-verify",
      "STAGING_CLIENT_ID",
      "STAGING_VALIDATION",
      "STAGING_PRIVATE_KEY_FILE or STAGING_PRIVATE_KEY",
      "STAGING_HOSTNAME is wrong [OAG_CONFIG]",
    ]);
    const nested = await underPrefix("STAGING", async () => [
      await underPrefix("EAST", async () => nameOf("hostname")),
      nameOf("hostname"),
    ]);
    expect(nested).to.deep.equal(["EAST_HOSTNAME", "STAGING_HOSTNAME"]);
    await rejection(underPrefix("STAGING", () => Promise.reject(new Error("no"))));
    expect(told()).to.deep.equal(own);
  });

  it("is no text that another place looks for options or variables in", () => {
    const found = sourcesOf("cli").filter(({ text }) => /replace(All)?\(\/[^)]*(--|OAG_)/.test(text));
    expect(found.map(({ path }) => path)).to.deep.equal([]);
  });
});
