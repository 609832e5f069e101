import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { getApp, getCertificate, OagProvider } from "pulumi-oag";
import { known, registered, runProgram, uuid } from "../../support/program.ts";

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

  it("looks up by a secret without an id that tells it", async () => {
    await runProgram(() => getApp({ label: secret("Kestrel") }));
    expect(registered[0]?.id).to.match(/^app\?secret=[0-9a-f]{64}$/);
    expect(registered[0]?.inputs.__secrets).to.deep.equal([["query", "label"]]);
    expect(registered[0]?.name).to.equal("app");
  });
});
