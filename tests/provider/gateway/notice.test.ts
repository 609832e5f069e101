import { expect } from "chai";
import { notice } from "../../../dist/provider/gateway/notice.js";
import { stderrLog } from "../../../dist/sdk/log.js";
import { rejection } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";

describe("a notice", () => {
  it("is one line without terminal escapes, whatever names are in it [notice-one-line]", () => {
    const written: string[] = [];
    const { write } = process.stderr;
    process.stderr.write = (text: string | Uint8Array) => written.push(String(text)) > 0;
    try {
      notice('app "a\u001b[31m\nerror: b": left as it is');
      notice("x".repeat(20_000));
      notice(`C1 \u009b1m\u0007, \u202ebidi\u2066, zero\u200b\u2060width, \ud800half, \u3164filler, ${"e\u0301".padEnd(90, "\u0301")}`);
      stderrLog.warn("the SDK\u001b[2J, too\n");
    } finally {
      process.stderr.write = write;
    }
    expect(written[0]).to.equal('pulumi-oag: app "a [31m error: b": left as it is\n');
    expect(written.slice(2)).to.deep.equal([
      "pulumi-oag: C1 1m , bidi , zero width, half, filler, e\u0301\u0301\u0301\u0301\n",
      "pulumi-oag: the SDK [2J, too\n",
    ]);
    expect(written[1]).to.have.length(10_000 + "pulumi-oag: \n".length);
  });
});

describe("the log of requests", () => {
  afterEach(stopGateways);

  it("tells the ids in their paths, but for those that a program keeps secret [logged-ids]", async () => {
    const config = configFor(await startGateway());
    const { client, secrets } = newGateways().for((key) => config[key]);
    secrets.add(["kestrel-canary"]);
    const written: string[] = [];
    const { write } = process.stderr;
    process.stderr.write = (text: string | Uint8Array) => written.push(String(text)) > 0;
    process.env.OAG_LOG = "debug";
    try {
      for (const id of ["kestrel-canary", "plain-id"]) await rejection(client.applications.get(id));
    } finally {
      process.stderr.write = write;
      delete process.env.OAG_LOG;
    }
    const paths = written.map((line) => line.replace(/ in \d+ ms\n$/, ""));
    expect(paths).to.deep.equal(
      ["POST /api/v2/oauth/token -> 200", "GET /api/v2/apps/[secret] -> 400", "GET /api/v2/apps/plain-id -> 400"].map(
        (line) => `pulumi-oag: ${line}`,
      ),
    );
  });
});
