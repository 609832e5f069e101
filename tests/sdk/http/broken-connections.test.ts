import { spawn } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { OagClient, type OagClientOptions, type OagTransportError, resolveSettings } from "pulumi-oag/sdk";
import { makeTlsMaterial, type TlsMaterial } from "pulumi-oag-simulator";
import { createTransport, type HttpRequest } from "../../../dist/sdk/http/transport.js";
import { TestLog } from "../../support/basics/log.ts";
import { isLong } from "../../support/basics/long.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { type CallStage, type Fault, FaultyGateway } from "../../support/gateways/faulty.ts";
import { privateKey } from "../../support/gateways/gateway.ts";

const isGarbage = (fault: Fault) => fault === "garbage" || fault === "bad record";

const inTunnel: readonly CallStage[] = ["connect", "granted"];
const beforeTheRequest: readonly CallStage[] = [...inTunnel, "tls", "handshake"];
const stages: readonly CallStage[] = [...beforeTheRequest, "request", "headers", "body"];

/** Every way to a gateway, as the client's options name it. */
const ways = ["unverified", "CA", "pin", "proxy", "proxy and pin"] as const;
type Way = (typeof ways)[number];
const methods = ["GET", "PUT", "POST", "DELETE", "log-in"] as const;
type Method = (typeof methods)[number];

const optionsFor = (way: Way, faulty: FaultyGateway, { cert, ca }: TlsMaterial): OagClientOptions => ({
  hostname: faulty.hostname,
  clientId: "3f0c7a52-9d1e-4b86-a2c4-5e7f81d90b36",
  privateKey,
  maxRetries: 0,
  ...(way === "unverified" && { insecureSkipVerify: true }),
  ...((way === "CA" || way === "proxy") && { caCertificate: ca }),
  ...(way.includes("pin") && { serverCertificateSha256: new X509Certificate(cert).fingerprint256 }),
  ...(faulty.proxy !== undefined && { proxy: faulty.proxy }),
});

/** Seconds. Whole ones are for people; a test has few to spare, and yet must reach the last stage on a busy machine. */
const briefly = 0.8;

const sockets = () => process.getActiveResourcesInfo().filter((name) => /TCP|TLS|Pipe/.test(name)).length;

/** Fails by the test's time limit when more sockets stay open than there were. */
async function closed(before: number): Promise<void> {
  while (sockets() > before) await setImmediate();
}

describe("a connection that goes wrong", () => {
  let tls: TlsMaterial;
  before(async () => {
    tls = await makeTlsMaterial("localhost");
  });

  /** One request by every method, or a log-in, against one fault. Returns what each ended with, once all its connections are closed. */
  async function attempt(way: Way, stage: CallStage, fault: Fault, method: Method, requestTimeout = briefly): Promise<string> {
    const faulty = await FaultyGateway.start(stage, fault, tls, way.startsWith("proxy"));
    const options = optionsFor(way, faulty, tls);
    const transport = createTransport({ ...resolveSettings(options), requestTimeout });
    const client = new OagClient(options, { transport, log: new TestLog() });
    const request = { method, path: "/api/v2/apps", headers: {}, operation: "", ...(method !== "GET" && { body: "{}" }) };
    const sent = method === "log-in" ? client.applications.list() : transport.send(request as HttpRequest);
    const failure = await rejection<OagTransportError>(sent);
    await faulty.close();
    expect(faulty.connections, `${way}, ${stage}, ${fault}, ${method}`).to.equal(
      way.startsWith("proxy") && !inTunnel.includes(stage) ? 2 : 1,
    );
    return `${failure.code}${failure.mayHaveArrived === undefined ? "" : failure.mayHaveArrived ? ", may have arrived" : ", did not arrive"}`;
  }

  const applies = (way: Way, stage: CallStage) => !inTunnel.includes(stage) || way.startsWith("proxy");

  it("is closed at the time limit at whatever stage it stalls, through a proxy and with a pin too [stalled-connection]", async () => {
    const before = sockets();
    const cases = ways.flatMap((way) =>
      stages.flatMap((stage) =>
        (["silence", "drip"] as const).flatMap((fault) =>
          // Blanks before a response begin are garbage, see below; in a tunnel's response and in a body they keep it going.
          applies(way, stage) && (fault === "silence" || stage === "granted" || stage === "body") ? [{ way, stage, fault }] : [],
        ),
      ),
    );
    const ends = await Promise.all(cases.map(({ way, stage, fault }) => attempt(way, stage, fault, "POST")));
    const wrong = cases.flatMap(({ way, stage, fault }, index) => {
      const expected = beforeTheRequest.includes(stage) ? "OAG_TIMEOUT, did not arrive" : "OAG_TIMEOUT, may have arrived";
      return ends[index] === expected ? [] : [`${way}, ${stage}, ${fault}: ${ends[index]}`];
    });
    expect(wrong).to.deep.equal([]);
    expect(ends).to.have.length(36);
    await closed(before);
  });

  /** Garbage fits into what is left of a TLS record and of a body, which then never end. */
  const isWaitedFor = (stage: CallStage, fault: Fault) =>
    fault === "silence" || (isGarbage(fault) && stage === "handshake") || (fault === "garbage" && stage === "body");

  /** What a fault at a stage ends with. */
  function endOf(stage: CallStage, fault: Fault): string {
    const arrival = beforeTheRequest.includes(stage) ? "did not arrive" : "may have arrived";
    if (isGarbage(fault) && stage === "tls") return `OAG_TLS, ${arrival}`;
    return `${isWaitedFor(stage, fault) ? "OAG_TIMEOUT" : "OAG_TRANSPORT"}, ${arrival}`;
  }

  it("is told by the right code, and whether the request may have arrived, whatever breaks at whatever stage [broken-connection]", async () => {
    const before = sockets();
    const faults: Fault[] = ["reset", "half close", "garbage", "bad record", ...(isLong ? (["silence"] as const) : [])];
    const all = ways.flatMap((way, nth) =>
      stages.flatMap((stage, index) =>
        faults.flatMap((fault, place) =>
          applies(way, stage)
            ? // The methods take turns in the short run.
              methods.flatMap((method, turn) =>
                isLong || turn === (nth + index + place) % methods.length ? [{ way, stage, fault, method }] : [],
              )
            : [],
        ),
      ),
    );
    const wrong: string[] = [];
    // What is waited for waits together.
    for (const waits of [false, true]) {
      const alike = all.filter(({ stage, fault }) => isWaitedFor(stage, fault) === waits);
      for (let from = 0; from < alike.length; from += 30) {
        const batch = alike.slice(from, from + 30);
        const ends = await Promise.all(
          batch.map(({ way, stage, fault, method }) => attempt(way, stage, fault, method, waits ? briefly : 10)),
        );
        batch.forEach(({ way, stage, fault, method }, index) => {
          if (ends[index] !== endOf(stage, fault)) wrong.push(`${way}, ${stage}, ${fault}, ${method}: ${ends[index]}`);
        });
      }
    }
    expect(wrong).to.deep.equal([]);
    expect(all).to.have.length(isLong ? 725 : 116);
    await closed(before);
  });

  it("keeps no process alive after its time limit [no-process-alive]", async () => {
    const all = ways.flatMap((way) => stages.filter((stage) => applies(way, stage)).map((stage) => ({ way, stage })));
    const faulty = await Promise.all(all.map(({ way, stage }) => FaultyGateway.start(stage, "silence", tls, way.startsWith("proxy"))));
    const program = fileURLToPath(new URL("../../support/processes/requests.ts", import.meta.url));
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    child.stdin.end(JSON.stringify(all.map(({ way }, index) => optionsFor(way, faulty[index] as FaultyGateway, tls))));
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    const [code] = await once(child, "close");
    await Promise.all(faulty.map((one) => one.close()));
    expect([code, JSON.parse(output)]).to.deep.equal([0, all.map(() => "OAG_TIMEOUT")]);
  });
});
