import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { certificateQueries } from "../../../cli/dist/dump/look-up.js";
import type { Json } from "../../support/basics/json.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { newLookUp } from "../../support/resources/look-up.ts";

/** What a gateway may show as the beginning of a certificate. */
const beginnings = [undefined, "", "soon", "2026-11-01", "2026-11-02", "2026-11-02T08:00:00Z", " 2026-11-03"];

describe("the query by which a dump finds a certificate again", () => {
  let gateway: Gateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(stopGateways);

  it("finds that certificate, whatever two of one name show as their beginning [dump-certificate-query]", async () => {
    let queried = 0;
    for (const first of beginnings)
      for (const second of beginnings) {
        gateway.store.certificates.clear();
        const rows = [first, second].map((validFrom) => {
          const id = gateway.store.addCertificate({ commonName: "*.example.com" }, Date.now());
          const row = gateway.store.certificates.get(id) as Json;
          if (validFrom === undefined) delete row.validFrom;
          else row.validFrom = validFrom;
          return row;
        });
        for (const [id, query] of certificateQueries(rows)) {
          const { props } = await newLookUp(gateway).read("c", { kind: "certificate", query });
          expect((props.result as Json).id, JSON.stringify([first, second, query])).to.equal(id);
          queried += 1;
        }
      }
    // Two days that are shown as days are told apart, and nothing else.
    expect(queried).to.equal(2);
  });

  it("costs no more than there are certificates, be they of as many names or of one [certificates-cost]", () => {
    const many = [...Array(20_000).keys()];
    const started = process.cpuUsage();
    const named = certificateQueries(many.map((nth) => ({ id: `c-${nth}`, commonName: `c${nth}.example.com`, validFrom: "2026-11-01" })));
    const same = many.map((nth) => ({ id: `c-${nth}`, commonName: "c.example.com", validFrom: nth === 700 ? "2026-11-02" : "2026-11-01" }));
    expect([named.size, [...certificateQueries(same)]]).to.deep.equal([
      20_000,
      [["c-700", { commonName: "c.example.com", mostRecent: true }]],
    ]);
    expect(process.cpuUsage(started).user / 1000).to.be.below(1500);
  });
});
