import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { getApp, getCertificate, getIdentityProvider, OagProvider } from "pulumi-oag";
import { known, notKnown, registered, runProgram, unknownValue } from "../../support/programs/program.ts";
import { uuid } from "../../support/resources/arguments.ts";

describe("look-ups in a program", () => {
  afterEach(() => pulumi.runtime.setAllConfig({}));
  const secret = <T>(value: T) => pulumi.secret(value);

  it("looks a certificate up once per query and provider, and gives its own id", async () => {
    const [first, second, other] = await runProgram(() => {
      const gateway = new OagProvider("production", { hostname: "oag.example.com", clientId: "c" });
      return [
        getCertificate({ commonName: "*.example.com" }),
        getCertificate({ commonName: "*.example.com" }),
        getCertificate({ commonName: "*.example.com" }, { provider: gateway }),
      ];
    });
    expect(second).to.equal(first);
    expect(other).to.not.equal(first);
    expect(await known((first as ReturnType<typeof getCertificate>).id)).to.equal(uuid);
    expect(registered.filter(({ type }) => type.endsWith(":Lookup")).map(({ name, id }) => [name, id])).to.deep.equal([
      ["certificate *.example.com", "certificate?commonName=*.example.com"],
      ["certificate *.example.com (2)", "certificate?commonName=*.example.com"],
    ]);
  });

  it("looks up anew in the next deployment of the same process", async () => {
    const first = await runProgram(() => getCertificate({ commonName: "a" }));
    const second = await runProgram(() => getCertificate({ commonName: "a" }));
    expect(second).to.not.equal(first);
    expect(registered).to.have.length(1);
  });

  it("looks up by a secret under an id that holds nothing by which a guess could be tried [look-up-secret]", async () => {
    await runProgram(() => {
      getApp({ label: secret("Kestrel") });
      getApp({ label: secret("Vault") });
      getCertificate({ commonName: secret("*.kestrel.example.com"), mostRecent: true });
    });
    expect(registered.map(({ name, id }) => [name, id])).to.deep.equal([
      ["app", "app?secret"],
      ["app (2)", "app?secret"],
      ["certificate", "certificate?secret"],
    ]);
    expect(registered[0]?.inputs.__secrets).to.deep.equal([["query", "label"]]);
  });

  it("has an id of the query where that is no secret, and an unknown one where it is not known yet", async () => {
    await runProgram(() => {
      getApp({ label: "Pay & roll" });
      getApp({ label: pulumi.output("Payroll") });
      getIdentityProvider({ domain: "acme.okta.com" });
      getCertificate({ commonName: "c", mostRecent: true });
      getApp({ label: notKnown() });
      getApp({ label: secret(notKnown()) });
    });
    expect(registered.map(({ id }) => id)).to.have.members([
      "app?label=Pay+%26+roll",
      "app?label=Payroll",
      "identityProvider?domain=acme.okta.com",
      "certificate?commonName=c&mostRecent=true",
      unknownValue,
      unknownValue,
    ]);
  });
});
