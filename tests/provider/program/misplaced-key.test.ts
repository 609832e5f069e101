import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { OagApp, OagProvider, type OagProviderArgs } from "pulumi-oag";
import type { ProgramError } from "../../../dist/provider/program/program-error.js";
import { settingKeys } from "../../../dist/sdk/setting-table.js";
import { thrown } from "../../support/basics/rejection.ts";
import { markedSecret } from "../../support/basics/secret-mark.ts";
import { privateKey } from "../../support/gateways/gateway.ts";
import { registered, runProgram } from "../../support/programs/program.ts";
import { app } from "../../support/resources/arguments.ts";

const base64 = privateKey.replace(/-----[^-]+-----|\s/g, "");
const forms = { PEM: privateKey, "PEM with escapes": privateKey.replaceAll("\n", "\\n"), base64: base64 };
const others = settingKeys.filter((name) => name !== "privateKey");
const complete = { hostname: "oag.example.com", clientId: "c" };
const made = (args: Record<string, unknown>) => new OagProvider("production", { ...complete, ...args } as unknown as OagProviderArgs);
const inCertificates = "holds a private key; give only certificates, and rotate that key if the value was shared";
const elsewhere = "holds a private key, which belongs in privateKey alone, as a secret; rotate that key if the value was shared";

describe("a private key in a program where none belongs", () => {
  afterEach(() => pulumi.runtime.setAllConfig({}));

  for (const [form, text] of Object.entries(forms)) {
    it(`is refused as any argument of a provider but privateKey, before the engine is told of it: ${form} [provider-key-in-clear]`, async () => {
      await runProgram(() => {
        for (const name of others)
          for (const value of name === "scopes" ? [[text], text.split(/\s+/), text] : [text, `CANARY ${text}`])
            expect(thrown<ProgramError>(() => made({ [name]: value })).message).to.equal(
              `OagProvider "production": ${name}: ${name === "caCertificate" ? inCertificates : elsewhere} [OAG_CONFIG]`,
            );
      });
      expect(registered).to.deep.equal([]);
    });

    it(`is kept as a secret where an argument turns out to hold it: ${form} [provider-key-later]`, async () => {
      for (const name of others) {
        await runProgram(() => made({ [name]: name === "scopes" ? [pulumi.output(text)] : pulumi.output(text) }));
        expect(registered[0]?.inputs[`oag:${name}`], name).to.deep.equal(markedSecret(text));
      }
      await runProgram(() => made({ clientId: Promise.resolve(text), hostname: pulumi.output("h"), caCertificate: pulumi.secret("x") }));
      expect(registered[0]?.inputs).to.deep.equal({
        "__oag:provider": "production",
        "oag:clientId": markedSecret(text),
        "oag:hostname": "h",
        "oag:caCertificate": markedSecret("x"),
      });
    });

    it(`is refused in plain configuration under any name of ours, and taken as a secret: ${form} [plain-key-elsewhere]`, async () => {
      for (const name of [...others, "privatekey", "somethingElse", "under_score"]) {
        pulumi.runtime.setAllConfig({ [`oag:${name}`]: text }, []);
        for (const attempt of [() => new OagApp("payroll", app), () => made({})])
          expect(thrown<ProgramError>(attempt).message).to.equal(
            `oag:${name} holds a private key, and is set in plain text. Remove it: pulumi config rm oag:${name}. Set the key as a secret: pulumi config set --secret oag:privateKey < key.pem. If the stack's configuration file was committed or shared, make a new key: disable and enable the API on the gateway. [OAG_CONFIG]`,
          );
      }
      expect(registered).to.have.length(1);
      pulumi.runtime.setAllConfig({ "oag:clientId": text, "other:clientId": text }, ["oag:clientId"]);
      await runProgram(() => new OagApp("payroll", app));
      expect(registered).to.have.length(1);
    });
  }

  it("is told without the name of a setting that may be a secret itself", () => {
    for (const name of ["CANARY-word", "CANARY\u001b", `CANARY${"x".repeat(40)}`, ""]) {
      pulumi.runtime.setAllConfig({ [`oag:${name}`]: privateKey }, []);
      expect(thrown<ProgramError>(() => made({})).message).to.match(
        /^a key whose name is not shown holds a private key, and is set in plain text\. Remove it: pulumi config rm KEY\. /,
      );
    }
  });

  it("is told apart from a path of several lines, which is none", async () => {
    await runProgram(() => {
      for (const name of ["privateKeyFile", "caCertificateFile"])
        for (const path of ["/keys/CANARY\nx", "-----BEGIN CERTIFICATE-----CANARY"])
          expect(thrown<ProgramError>(() => made({ [name]: path })).message).to.equal(
            `OagProvider "production": ${name}: is no path; give the path of a file, on one line [OAG_CONFIG]`,
          );
      // What is undefined is no argument, whatever its name is.
      made({ somethingElse: undefined, privateKeyFile: pulumi.output("/keys/x\ny"), caCertificateFile: pulumi.output("/keys/ca.pem") });
    });
    expect(registered[0]?.inputs).to.deep.include({
      "oag:privateKeyFile": markedSecret("/keys/x\ny"),
      "oag:caCertificateFile": "/keys/ca.pem",
    });
  });
});
