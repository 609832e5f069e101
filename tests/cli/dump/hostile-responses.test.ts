import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Json } from "../../support/basics/json.ts";
import { signature } from "../../support/basics/secret-mark.ts";
import { environmentFor, run } from "../../support/commands/command.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { plantedTexts } from "../../support/models/hostile.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

describe("a dump of a gateway whose responses are hostile", () => {
  afterEach(stopGateways);

  it("names each object that is refused, leaves it out on request, and holds no credential that the gateway shows [hostile-dump]", async () => {
    const gateway = await startGateway();
    for (const label of ["Payroll", "Marked", "Misshapen"]) {
      const { error } = await new OneResource("app", gateway).up(fullApp(gateway, { label }));
      expect(error).to.equal(undefined);
    }
    const spoilt = (item: Json): Json => ({
      ...item,
      ...plantedTexts,
      ...(item.label === "Marked" && { description: { [signature]: "x" }, label: item.label }),
      ...(item.label === "Misshapen" && { groups: "all" }),
    });
    gateway.tamper = (operation, body) => {
      if (operation === "createAccessToken") return body;
      return Array.isArray(body) ? body.map((item) => spoilt(item as Json)) : spoilt(body as Json);
    };
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-hostile-"));
    const out = join(folder, "oag");
    const refused = await run(["dump", "--out", out], environmentFor(gateway));
    expect(refused.code).to.equal(1);
    expect(refused.stderr).to.include("2 of 4 objects cannot be read; nothing was written");
    expect(refused.stderr).to.match(/app "Marked" \([0-9a-f-]{36}\): .*whose description /);
    expect(refused.stderr).to.match(/app "Misshapen" \([0-9a-f-]{36}\): .*whose groups is a text where the API has a list/);
    const chosen = await run(["dump", "--out", out, "--app", "Misshapen"], environmentFor(gateway));
    expect([chosen.code, chosen.stderr.includes("1 of 1 object cannot be read")], chosen.stderr).to.deep.equal([1, true]);
    const written = await run(["dump", "--out", out, "--skip-unreadable", "--json"], environmentFor(gateway));
    expect([written.code, JSON.parse(written.stdout).apps], written.stderr).to.deep.equal([0, 1]);
    for (const name of readdirSync(out)) expect(readFileSync(join(out, name), "utf8"), name).to.not.match(/PLANTED|4dabf18/);
    rmSync(folder, { recursive: true });
  });

  it("is not stopped, nor is a comparison, by a certificate that no app uses and an app that nobody recorded", async () => {
    const gateway = await startGateway();
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oag-neighbour-"));
    const out = join(folder, "oag");
    await new OneResource("app", gateway).up(fullApp(gateway));
    const [certificate] = gateway.store.certificates.values();
    gateway.store.certificates.set("c-2", { ...(certificate as Json), id: "c-2", commonName: "odd.example.com" });
    const isOdd = (item: Json) => item.commonName === "odd.example.com" || item.label === "Neighbour";
    const spoilt = (item: Json): Json => (isOdd(item) ? { ...item, validFrom: 20310101, groups: "all" } : item);
    gateway.tamper = (_, body) => (Array.isArray(body) ? body.map((item) => spoilt(item as Json)) : body);
    const written = await run(["dump", "--out", out], environmentFor(gateway));
    expect(written.code, written.stderr).to.equal(0);
    expect(written.stderr).to.include("a certificate cannot be read, and no program will look it up: ").and.include("odd.example.com");
    expect(written.stderr).to.not.include((certificate as Json).commonName);
    await new OneResource("app", gateway).up(
      fullApp(gateway, { label: "Neighbour", publicDomain: "n.example.com", postLoginUrl: "https://n.example.com/" }),
    );
    const compared = await run(["diff", out, "--unmanaged"], environmentFor(gateway));
    expect(compared.stdout, compared.stderr).to.match(/^only on the gateway: app "Neighbour" \([0-9a-f-]{36}\)\n0 of 2 objects differ.\n$/);
    rmSync(folder, { recursive: true });
  });
});
