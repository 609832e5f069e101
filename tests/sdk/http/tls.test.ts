import { X509Certificate } from "node:crypto";
import { createServer as createHttpServer, type Server } from "node:http";
import { type AddressInfo, connect, createServer } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { expect } from "chai";
import { OagClient, type OagClientOptions } from "pulumi-oag/sdk";
import { type Gateway, makeTlsMaterial } from "pulumi-oag-simulator";
import { TestLog } from "../../support/basics/log.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";

const log = new TestLog();
const clientOf = (gateway: Gateway, options: Partial<OagClientOptions> = {}) =>
  new OagClient({ ...gateway.configuration, maxRetries: 0, ...options }, { log });
const list = (gateway: Gateway, options?: Partial<OagClientOptions>) => clientOf(gateway, options).certificates.list();

function fingerprintOf(pem: string): string {
  return new X509Certificate(pem).fingerprint256;
}

describe("TLS to the gateway", () => {
  const servers: { close(): void }[] = [];
  afterEach(async () => {
    await stopGateways();
    for (const server of servers.splice(0)) server.close();
  });

  it("trusts a custom CA in addition to the system's [tls-own-ca]", async () => {
    expect(await list(await startGateway())).to.have.length(1);
  });

  it("refuses an untrusted certificate before a request is written, and says what to set", async () => {
    const gateway = await startGateway();
    const failure = await rejection(list(gateway, { caCertificate: undefined }));
    expect(failure.code).to.equal("OAG_TLS");
    expect(failure.message).to.equal(
      `the certificate of ${gateway.origin} is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE); set 'caCertificate' to the PEM of the CA that issued it, or 'serverCertificateSha256' to the fingerprint of the appliance's own certificate, verified out of band`,
    );
    expect(gateway.log.entries).to.have.length(0);
  });

  it("refuses a certificate for another host name, even with its CA trusted or its fingerprint pinned [tls-host-name]", async () => {
    const tls = await makeTlsMaterial("other.example.com");
    const gateway = await startGateway({ tls });
    for (const options of [{}, { caCertificate: undefined, serverCertificateSha256: fingerprintOf(tls.cert) }]) {
      const failure = await rejection(list(gateway, options));
      expect(failure.message).to.equal(
        `the certificate of ${gateway.origin} is for another host name; set 'hostname' to a name that the certificate carries`,
      );
    }
    expect(gateway.log.entries).to.have.length(0);
  });

  it("refuses an expired certificate, even when it is pinned [tls-expired]", async () => {
    const tls = await makeTlsMaterial("localhost", { from: new Date(Date.now() - 9e8), to: new Date(Date.now() - 1e6) });
    const gateway = await startGateway({ tls });
    for (const options of [
      {},
      { serverCertificateSha256: fingerprintOf(tls.cert) },
      { caCertificate: undefined, serverCertificateSha256: fingerprintOf(tls.cert) },
    ]) {
      const failure = await rejection(list(gateway, options));
      expect(failure.message).to.equal(
        `the certificate of ${gateway.origin} has expired or is not valid yet (CERT_HAS_EXPIRED); renew it on the gateway, and check this machine's clock`,
      );
    }
    expect(gateway.log.entries).to.have.length(0);
  });

  it("accepts a self-signed appliance whose fingerprint is pinned", async () => {
    const tls = await makeTlsMaterial("localhost");
    const gateway = await startGateway({ tls });
    expect(await list(gateway, { caCertificate: undefined, serverCertificateSha256: fingerprintOf(tls.cert) })).to.have.length(1);
  });

  it("refuses another certificate than the pinned one, although its CA is trusted [tls-pin]", async () => {
    const gateway = await startGateway();
    const failure = await rejection(list(gateway, { serverCertificateSha256: "00".repeat(32) }));
    expect(failure.message).to.include("is not the one that 'serverCertificateSha256' names");
    expect(gateway.log.entries).to.have.length(0);
  });

  it("skips verification only on request, with a warning each time [tls-skipped]", async () => {
    const gateway = await startGateway();
    log.warned.length = 0;
    expect(await list(gateway, { caCertificate: undefined, insecureSkipVerify: true })).to.have.length(1);
    expect(log.warned).to.have.length(1);
    expect(log.warned[0]).to.match(/^'insecureSkipVerify' is on: whoever stands between/);
  });

  it("refuses a server that speaks TLS 1.1 at most [tls-old]", async () => {
    const gateway = await startGateway();
    const tls = await makeTlsMaterial("localhost");
    const old = { key: tls.key, cert: tls.cert, minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
    const server = createTlsServer(old, (socket) => socket.end()).on("tlsClientError", () => {});
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const hostname = `localhost:${(server.address() as AddressInfo).port}`;
    const failure = await rejection(list(gateway, { hostname, caCertificate: tls.ca }));
    expect(failure.code).to.equal("OAG_TLS");
    expect(failure.message).to.include(`https://${hostname} does not speak TLS 1.2 or newer on this port`);
  });

  it("says that a server does not speak TLS", async () => {
    const plain = createHttpServer((_request, response) => response.end()).listen(0, "127.0.0.1") as Server;
    servers.push(plain);
    await new Promise((resolve) => plain.once("listening", resolve));
    const gateway = await startGateway();
    const hostname = `localhost:${(plain.address() as AddressInfo).port}`;
    const failure = await rejection(list(gateway, { hostname }));
    expect(failure.message).to.match(
      /^https:\/\/localhost:\d+ does not speak TLS 1\.2 or newer on this port \(\w+\); check 'hostname' and its port$/,
    );
  });

  it("says that a host cannot be reached", async () => {
    const gateway = await startGateway();
    await gateway.stop();
    const failure = await rejection(list(gateway));
    expect(failure.message).to.equal(
      `${gateway.origin} cannot be reached (ECONNREFUSED); check 'hostname', DNS and that this machine may reach the gateway's network`,
    );
  });

  it("gives up when the gateway does not answer in time [response-time]", async () => {
    const gateway = await startGateway();
    gateway.faults.add({ match: { operation: "listCertificates" }, stall: true });
    const failure = await rejection(list(gateway, { requestTimeout: 1 }));
    expect(failure.code).to.equal("OAG_TIMEOUT");
    expect(failure.message).to.include(`${gateway.origin} did not answer within 1 s ('requestTimeout')`);
  });

  it("refuses a response of more than 32 MiB [response-limit]", async () => {
    const gateway = await startGateway();
    gateway.faults.add({ match: { operation: "listCertificates" }, huge: 40 * 1024 * 1024 });
    const failure = await rejection(list(gateway));
    expect(failure.message).to.equal(
      `${gateway.origin} answered GET /api/v2/certificates with more than 32 MiB: it is not this API, or an object there has very long texts; look for one in its console`,
    );
  });

  it("uses one connection for many calls, and never more than maxConcurrency", async () => {
    const gateway = await startGateway({ latency: 5 });
    const client = clientOf(gateway, { maxConcurrency: 3 });
    for (let round = 0; round < 5; round += 1) await client.certificates.list();
    expect(gateway.log.connections).to.equal(1);
    await Promise.all(Array.from({ length: 40 }, () => client.certificates.list()));
    expect(gateway.log.connections).to.equal(3);
    expect(gateway.log.mostInFlight).to.equal(3);
    expect(gateway.log.tokens).to.equal(1);
  });

  it("tunnels through the configured proxy, which sees neither path nor token [proxy-tunnel]", async () => {
    const gateway = await startGateway();
    const seen: string[] = [];
    const proxy = await startProxy(seen);
    expect(await list(gateway, { proxy: `http://user:p%40ss@127.0.0.1:${proxy}` })).to.have.length(1);
    expect(seen).to.have.length(1);
    expect(seen[0]).to.match(new RegExp(`^CONNECT ${gateway.hostname} HTTP/1\\.1\r\n`));
    expect(seen[0]).to.include(`Basic ${Buffer.from("user:p@ss").toString("base64")}`);
  });

  for (const [given, sent] of [
    [":only%25password", ":only%password"],
    ["only-user", "only-user:"],
    ["only-user:", "only-user:"],
    ["", undefined],
    [":", undefined],
  ] as const) {
    it(`gives a proxy the credentials that its URL has, also when half of them is empty: ${given || "none"}`, async () => {
      const gateway = await startGateway();
      const seen: string[] = [];
      const proxy = await startProxy(seen);
      expect(await list(gateway, { proxy: `http://${given && `${given}@`}127.0.0.1:${proxy}` })).to.have.length(1);
      expect(/^proxy-authorization: Basic (.*)$/im.exec(seen[0] ?? "")?.[1]).to.equal(sent && Buffer.from(sent).toString("base64"));
    });
  }

  it("tunnels through a proxy that has an IPv6 address", async function whereThereIsOne() {
    const gateway = await startGateway();
    const seen: string[] = [];
    const proxy = await startProxy(seen, "::1").catch(() => undefined);
    if (proxy === undefined) return this.skip();
    expect(await list(gateway, { proxy: `http://[::1]:${proxy}` })).to.have.length(1);
    expect(seen).to.have.length(1);
    return undefined;
  });

  it("pins the certificate through a proxy, too", async () => {
    const gateway = await startGateway();
    const proxy = await startProxy([]);
    const failure = await rejection(list(gateway, { proxy: `http://127.0.0.1:${proxy}`, serverCertificateSha256: "00".repeat(32) }));
    expect(failure.code).to.equal("OAG_TLS");
    expect(gateway.log.entries).to.have.length(0);
  });

  it("takes no proxy from environment variables [no-proxy-from-environment]", async () => {
    const gateway = await startGateway();
    process.env.HTTPS_PROXY = "http://127.0.0.1:9";
    try {
      expect(await list(gateway)).to.have.length(1);
    } finally {
      delete process.env.HTTPS_PROXY;
    }
  });

  it("says that the proxy refuses", async () => {
    const gateway = await startGateway();
    const server = createServer((socket) => {
      socket.on("error", () => {});
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n");
    }).listen(0, "127.0.0.1");
    servers.push(server);
    await new Promise((resolve) => server.once("listening", resolve));
    const failure = await rejection(list(gateway, { proxy: `http://user:CANARY@127.0.0.1:${(server.address() as AddressInfo).port}` }));
    expect(failure.message).to.equal(
      `${gateway.origin} cannot be reached through the proxy: the proxy answered 407; it wants a user and password: check them in 'proxy', http://user:password@host:port`,
    );
  });

  for (const [status, cure] of [
    [401, "; it wants a user and password: check them in 'proxy', http://user:password@host:port"],
    [403, "; have it allow tunnels (CONNECT) to HOST"],
    [502, ""],
  ] as const) {
    it(`says what to do when the proxy answers ${status}`, async () => {
      const gateway = await startGateway();
      const server = createServer((socket) => {
        socket.on("error", () => {});
        socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
      }).listen(0, "127.0.0.1");
      servers.push(server);
      await new Promise((resolve) => server.once("listening", resolve));
      const failure = await rejection(list(gateway, { proxy: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
      expect(failure.message).to.equal(
        `${gateway.origin} cannot be reached through the proxy: the proxy answered ${status}${cure.replace("HOST", gateway.hostname)}`,
      );
    });
  }

  async function startProxy(seen: string[], host = "127.0.0.1"): Promise<number> {
    const server = createServer((client) => {
      client.on("error", () => {});
      client.once("data", (head) => {
        seen.push(head.toString());
        const port = Number(/^CONNECT [^:]+:(\d+)/.exec(head.toString())?.[1]);
        const upstream = connect(port, "127.0.0.1", () => {
          client.write("HTTP/1.1 200 Connection established\r\n\r\n");
          client.pipe(upstream).pipe(client);
        });
        upstream.on("error", () => client.destroy());
      });
    }).listen(0, host);
    servers.push(server);
    await new Promise((resolve, reject) => server.once("listening", resolve).once("error", reject));
    return (server.address() as AddressInfo).port;
  }
});
