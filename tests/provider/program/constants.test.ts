import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect } from "chai";
import * as constants from "../../../dist/provider/program/constants.js";
import type { Json } from "../../support/basics/json.ts";
import { kindNames } from "../../support/seeds/index.ts";

const strings: Readonly<Record<string, unknown>> = { ...constants };
const {
  appProvider,
  appType,
  authenticationServiceProvider,
  authenticationServiceType,
  directoryProvider,
  directoryType,
  idpProvider,
  idpType,
  lookupProvider,
  lookupType,
} = constants;

describe("the constant string in every state", () => {
  it("has these bytes, for ever", () => {
    expect([appProvider, idpProvider, lookupProvider]).to.deep.equal([
      'exports.handler = () => require("pulumi-oag/provider/v1").app;',
      'exports.handler = () => require("pulumi-oag/provider/v1").idp;',
      'exports.handler = () => require("pulumi-oag/provider/v1").lookup;',
    ]);
    expect(Buffer.byteLength(appProvider)).to.equal(62);
    const digest = createHash("sha256").update([appProvider, idpProvider, lookupProvider].join("\n")).digest("hex");
    expect(digest).to.equal("cd57acf76ab36e4adfd55f02b6f74228d5c1a8ee43649ecb1c7c494e4d3259b6");
  });

  it("has these bytes for what offline mode brought, for ever", () => {
    expect([directoryProvider, authenticationServiceProvider]).to.deep.equal([
      'exports.handler = () => require("pulumi-oag/provider/v1").directory;',
      'exports.handler = () => require("pulumi-oag/provider/v1").authenticationService;',
    ]);
    expect([directoryProvider, authenticationServiceProvider].map((text) => Buffer.byteLength(text))).to.deep.equal([68, 80]);
  });

  it("names a subpath that the package exports, with these handlers", async () => {
    const { exports } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
    expect(exports).to.have.property("./provider/v1");
    const oag: Json = await import("pulumi-oag");
    const v1: Json = await import("pulumi-oag/provider/v1");
    for (const name of [...kindNames, "lookup"]) {
      // A policy names a type by what the package gives away.
      expect(oag[`${name}Type`]).to.equal(strings[`${name}Type`]);
      expect(strings[`${name}Provider`]).to.equal(`exports.handler = () => require("pulumi-oag/provider/v1").${name};`);
      for (const method of ["configure", "check", "diff", "create", "read", "update", "delete"])
        expect(v1[name]?.[method], `${name}.${method}`).to.be.a("function");
    }
  });

  it("stands beside type tokens that never change [type-tokens]", () => {
    expect([directoryType, authenticationServiceType]).to.deep.equal([
      "pulumi-nodejs:dynamic/oag:OagDirectory",
      "pulumi-nodejs:dynamic/oag:OagAuthenticationService",
    ]);
    expect([appType, idpType, lookupType]).to.deep.equal([
      "pulumi-nodejs:dynamic/oag:OagApp",
      "pulumi-nodejs:dynamic/oag:OagIdentityProvider",
      "pulumi-nodejs:dynamic/oag:Lookup",
    ]);
  });
});
