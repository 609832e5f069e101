import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:tls";
import { expect } from "chai";
import { OagClient, type OagClientOptions, type OagTransportError } from "pulumi-oag/sdk";
import { makeTlsMaterial, type TlsMaterial } from "pulumi-oag-simulator";
import { toTransportError } from "../../../dist/sdk/http/transport-error.js";
import { resolveSettings } from "../../../dist/sdk/settings.js";
import { TestLog } from "../../support/basics/log.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { FaultyGateway } from "../../support/gateways/faulty.ts";
import { privateKey } from "../../support/gateways/gateway.ts";

const optionsFor = (hostname: string, { ca }: TlsMaterial): OagClientOptions => ({
  hostname,
  clientId: "3f0c7a52-9d1e-4b86-a2c4-5e7f81d90b36",
  privateKey,
  caCertificate: ca,
  maxRetries: 0,
});

const told = ({ code, mayHaveArrived, message }: OagTransportError) => [code, mayHaveArrived, message];

describe("an error of TLS", () => {
  let tls: TlsMaterial;
  before(async () => {
    tls = await makeTlsMaterial("localhost");
  });

  /** What is told of an error of the HTTP library with this code. */
  const classified = (code: string, socket: object | null) => {
    const settings = resolveSettings(optionsFor("gateway.example.com", tls));
    return told(toTransportError({ code, request: { socket } }, { settings, operation: "POST /api/v2/idps", longestResponse: 1 }));
  };

  const broken = (code: string) => [
    "OAG_TRANSPORT",
    true,
    `https://gateway.example.com broke the connection (${code}); check 'hostname', DNS and that this machine may reach the gateway's network`,
  ];
  const noTls = (code: string) => [
    "OAG_TLS",
    false,
    `https://gateway.example.com does not speak TLS 1.2 or newer on this port (${code}); check 'hostname' and its port`,
  ];

  for (const code of [
    "EPROTO",
    "ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC",
    "ERR_SSL_TLSV1_ALERT_ACCESS_DENIED",
    "ERR_TLS_RENEGOTIATION",
  ])
    it(`is told as a broken connection once the connection stood: ${code}`, () => {
      expect(classified(code, { connecting: false })).to.deep.equal(broken(code));
    });

  for (const code of ["EPROTO", "ERR_SSL_WRONG_VERSION_NUMBER", "ERR_TLS_HANDSHAKE_TIMEOUT"])
    it(`is told as a failed handshake where no connection came to be: ${code}`, () => {
      expect(classified(code, null)).to.deep.equal(noTls(code));
      expect(classified(code, { connecting: true })).to.deep.equal(noTls(code));
    });

  it("is told as a broken connection where a record of a response arrives damaged", async () => {
    const faulty = await FaultyGateway.start("body", "bad record", tls, false);
    const client = new OagClient(optionsFor(faulty.hostname, tls), { log: new TestLog() });
    const failure = await rejection<OagTransportError>(client.applications.list());
    await faulty.close();
    expect(told(failure)).to.deep.equal([
      "OAG_TRANSPORT",
      true,
      `https://${faulty.hostname} broke the connection (ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC); check 'hostname', DNS and that this machine may reach the gateway's network`,
    ]);
  });

  for (const [version, sentence] of [
    ["TLSv1.2", "ORIGIN does not speak TLS 1.2 or newer on this port (EPROTO); check 'hostname' and its port"],
    [
      "TLSv1.3",
      "the certificate of ORIGIN is not trusted (ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED); set 'caCertificate' to the PEM of the CA that issued it, or 'serverCertificateSha256' to the fingerprint of the appliance's own certificate, verified out of band",
    ],
  ] as const)
    it(`never arrived at a server that asks for the client's certificate in ${version}`, async () => {
      const read: Buffer[] = [];
      const server = createServer({ ...tls, requestCert: true, maxVersion: version }, (socket) =>
        socket.on("data", (data) => read.push(data)),
      )
        .on("tlsClientError", () => {})
        .listen(0, "127.0.0.1");
      await once(server, "listening");
      const hostname = `localhost:${(server.address() as AddressInfo).port}`;
      const failure = await rejection<OagTransportError>(
        new OagClient(optionsFor(hostname, tls), { log: new TestLog() }).applications.list(),
      );
      await once(server.close(), "close");
      expect(told(failure)).to.deep.equal(["OAG_TLS", false, sentence.replace("ORIGIN", `https://${hostname}`)]);
      expect(read).to.deep.equal([]);
    });
});
