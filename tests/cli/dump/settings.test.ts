import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { givenSettings, settingLine } from "../../../cli/dist/dump/setting-lines.js";
import { environmentFor, run } from "../../support/commands/command.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fencesOf, hasShell, paste, shells } from "../../support/processes/shells.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("the lines of a dump that configure its stack", () => {
  let folder: string;
  let gateway: Gateway;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "pulumi-oag-settings-"));
    gateway = await startGateway();
    await new OneResource("idp", gateway).up({ type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "t" });
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stopGateways();
  });
  const lines = async (args: string[], environment: NodeJS.ProcessEnv, cwd = folder) => {
    const { code, stderr } = await run(["dump", "--out", join(folder, "oag"), ...args], environment, "", cwd);
    expect(code, stderr).to.equal(0);
    return fencesOf(readFileSync(join(folder, "oag/README.md"), "utf8"))[0] ?? [];
  };
  const clientId = "3f0c7a52-9d1e-4b86-a2c4-5e7f81d90b36";

  it("name the client and the private CA that the dump used, by the file's whole path, also in odd folders of every shell", async () => {
    const odd = join(folder, "it's $HOME");
    mkdirSync(odd);
    const { OAG_CA_CERTIFICATE_FILE: file = "", ...environment } = environmentFor(gateway);
    copyFileSync(file, join(odd, "ca.pem"));
    const all = await lines(["--ca-certificate-file", "ca.pem"], environment, odd);
    expect(all.slice(0, 6)).to.deep.equal([
      "npm install",
      "pulumi stack init production",
      `pulumi config set oag:hostname ${gateway.hostname}`,
      `pulumi config set oag:clientId ${clientId}`,
      `pulumi config set oag:caCertificateFile '${join(folder, "it'\\''s $HOME/ca.pem")}'`,
      "pulumi config set --secret oag:privateKey < key.pem",
    ]);
    for (const shell of shells.filter(hasShell))
      expect(paste(shell, [all[4] as string]).calls).to.deep.equal([
        ["pulumi", "config", "set", "oag:caCertificateFile", join(odd, "ca.pem")],
      ]);
  });

  it("name a pin, an unverified certificate and how tokens are sent, where the dump was told so, and no key", async () => {
    const { OAG_CA_CERTIFICATE_FILE: file = "", ...environment } = environmentFor(gateway);
    const more = { OAG_CA_CERTIFICATE: readFileSync(file, "utf8"), OAG_ASSERTION_ID: "false", OAG_AUTHORIZATION_SCHEME: "Bearer" };
    const all = await lines(["--insecure-skip-verify"], { ...environment, ...more });
    expect(all.filter((line) => line.includes("oag:"))).to.deep.equal([
      `pulumi config set oag:hostname ${gateway.hostname}`,
      `pulumi config set oag:clientId ${clientId}`,
      "pulumi config set oag:caCertificate < ca.pem",
      "pulumi config set oag:insecureSkipVerify true",
      "pulumi config set oag:authorizationScheme Bearer",
      "pulumi config set oag:assertionId false",
      "pulumi config set --secret oag:privateKey < key.pem",
    ]);
  });

  it("say to import before the first up, and to paste code before the next preview", async () => {
    await lines([], environmentFor(gateway));
    const page = readFileSync(join(folder, "oag/README.md"), "utf8");
    expect(page).to.include(
      "Import before the first `pulumi up`: until then the program would make what is there already, which is refused.",
    );
    expect(page).to.include("Code that goes into another program is pasted before the next preview there");
  });

  it("ask for a proxy where the dump went through one, since it may hold a password", () => {
    const before = process.env.OAG_PROXY;
    process.env.OAG_PROXY = "http://user:PASSWORD-CANARY@proxy.example.com:3128";
    try {
      const found = givenSettings({}).map((setting) => settingLine(setting));
      expect([found.filter((line) => line.includes("proxy")), found.join().includes("CANARY")]).to.deep.equal([
        ["pulumi config set --secret oag:proxy"],
        false,
      ]);
    } finally {
      if (before === undefined) delete process.env.OAG_PROXY;
      else process.env.OAG_PROXY = before;
    }
  });
});
