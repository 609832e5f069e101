import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { clientOptions } from "../../../cli/dist/connection.js";
import { environmentFor, run } from "../../support/commands/command.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";

describe("a setting that is none of the words that are allowed", () => {
  let gateway: Gateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(stopGateways);

  /** The variables of a gateway under another prefix. */
  const under = (prefix: string) =>
    Object.fromEntries(Object.entries(environmentFor(gateway)).map(([name, value]) => [name.replace(/^OAG/, prefix), value]));

  it("is told of the gateway of a prefix by the variable that was set, and nothing is sent", async () => {
    const asked = gateway.log.entries.length;
    for (const [name, allowed] of [
      ["ASSERTION_ID", '"true" and "false"'],
      ["AUTHORIZATION_SCHEME", '"Bearer" and "none"'],
      ["VALIDATION", '"strict" and "warn"'],
    ]) {
      const both = { ...under("STAGING"), ...under("PRODUCTION"), [`STAGING_${name}`]: "CANARY" };
      const { code, stdout, stderr } = await run(["diff", "env:STAGING", "env:PRODUCTION"], both);
      expect([code, stdout], stderr).to.deep.equal([1, ""]);
      expect(stderr).to.equal(`pulumi-oag: env:STAGING: STAGING_${name}: allowed are ${allowed} [OAG_CONFIG]\n`);
    }
    expect(gateway.log.entries.length).to.equal(asked);
  });

  it("is told of the one gateway by the option or the variable that it was given by, before a file is read", async () => {
    const environment = { ...environmentFor(gateway), OAG_CA_CERTIFICATE_FILE: "/none" };
    for (const [args, more, said] of [
      [["doctor"], { OAG_VALIDATION: "CANARY" }, 'OAG_VALIDATION: allowed are "strict" and "warn"'],
      [["audit"], { OAG_VALIDATION: "CANARY" }, 'OAG_VALIDATION: allowed are "strict" and "warn"'],
      [["audit"], { OAG_AUTHORIZATION_SCHEME: "CANARY" }, 'OAG_AUTHORIZATION_SCHEME: allowed are "Bearer" and "none"'],
      [
        ["audit", "--authorization-scheme", "CANARY"],
        { OAG_AUTHORIZATION_SCHEME: "none" },
        '--authorization-scheme: allowed are "Bearer" and "none"',
      ],
    ] as const)
      expect(await run(args, { ...environment, ...more }), said).to.deep.equal({
        code: 1,
        stdout: "",
        stderr: `pulumi-oag: ${said} [OAG_CONFIG]\n`,
      });
  });

  it("is none where it is empty, and the words themselves are none", () => {
    const given = { hostname: "oag.example.com", clientId: "c", privateKeyFile: import.meta.filename };
    for (const [assertionId, insecureSkipVerify] of [
      ["true", true],
      ["false", undefined],
      [" ", undefined],
    ] as const)
      expect(clientOptions({ ...given, assertionId, ...(insecureSkipVerify && { insecureSkipVerify }) })).to.include({
        hostname: "oag.example.com",
        ...(assertionId === "true" && { assertionId: true, insecureSkipVerify: true }),
      });
  });
});
