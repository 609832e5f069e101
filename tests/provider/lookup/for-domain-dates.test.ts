import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { Certificates, dated, hostRule } from "../../support/gateways/certificates.ts";
import { newLookUp } from "../../support/resources/look-up.ts";

describe("a certificate for a host, of several and by its dates", () => {
  const certificates = new Certificates();
  const { add, find, refused } = certificates;
  let gateway: Gateway;
  beforeEach(() => {
    ({ gateway } = certificates);
  });

  it("is none that has ended, whose date lasts to the end of its day; what cannot be read ends nothing [look-up-none-valid]", async () => {
    const wildcard = add("*.example.com", { expiresOn: dated(0) });
    const exact = add("app.example.com", { expiresOn: dated(-1) });
    expect((await find("app.example.com")).id).to.equal(wildcard);
    const row = gateway.store.certificates.get(wildcard) as unknown as Json;
    for (const readable of [dated(-1), new Date(Date.now() - 60_000).toISOString()]) {
      row.expiresOn = readable;
      expect(await refused("app.example.com")).to.equal(
        `look-up "certificate": read failed: there is no certificate for the host "app.example.com" on ${gateway.origin} (${hostRule}; ended: ${wildcard} "*.example.com" on ${readable.slice(0, 10)}, ${exact} "app.example.com" on ${dated(-1)}); nearest are "app.example.com", "*.example.com" [OAG_NOT_FOUND]`,
      );
    }
    for (const expiresOn of [undefined, null, "soon", new Date(Date.now() + 60_000).toISOString()]) {
      row.expiresOn = expiresOn;
      expect((await find("app.example.com")).id).to.equal(wildcard);
    }
  });

  it("is none that has not begun, as one that was uploaded early has not, even where it is the most recent", async () => {
    const now = add("app.example.com", { validFrom: dated(-20) });
    const early = add("app.example.com", { validFrom: dated(3) });
    expect((await find("app.example.com", { mostRecent: true })).id).to.equal(now);
    gateway.store.certificates.delete(now);
    expect(await refused("app.example.com")).to.equal(
      `look-up "certificate": read failed: there is no certificate for the host "app.example.com" on ${gateway.origin} (${hostRule}; not yet valid: ${early} "app.example.com" from ${dated(3)}); nearest is "app.example.com" [OAG_NOT_FOUND]`,
    );
    // Dates have no zone: one of today may be tomorrow's here.
    for (const validFrom of [dated(0), dated(1), undefined, "soon"]) {
      Object.assign(gateway.store.certificates.get(early) as object, { validFrom });
      expect((await find("app.example.com")).id, String(validFrom)).to.equal(early);
    }
  });

  it("is none that begins tomorrow as long as another serves, be it by a wildcard [look-up-tomorrow]", async () => {
    const wildcard = add("*.example.com", { validFrom: dated(-300) });
    const tomorrow = add("app.example.com", { validFrom: dated(1) });
    expect((await find("app.example.com", { mostRecent: true })).id).to.equal(wildcard);
    const now = add("app.example.com", { validFrom: dated(-300) });
    for (const more of [{}, { mostRecent: true }]) expect((await find("app.example.com", more)).id).to.equal(now);
    Object.assign(gateway.store.certificates.get(tomorrow) as object, { validFrom: dated(0) });
    expect((await find("app.example.com", { mostRecent: true })).id).to.equal(tomorrow);
  });

  it("is one of several only by mostRecent, among those of the best class [look-up-several]", async () => {
    add("*.example.com", { validFrom: dated(-1) });
    const older = add("app.example.com", { validFrom: dated(-20), expiresOn: dated(5) });
    const newer = add("x.example.com", { san: ["app.example.com"], validFrom: dated(-10), expiresOn: dated(300) });
    expect(await refused("app.example.com")).to.equal(
      `look-up "certificate": read failed: there are 2 certificates for the host "app.example.com" on ${gateway.origin} (${older} "app.example.com" until ${dated(5)}, ${newer} "x.example.com" until ${dated(300)}); mostRecent: true takes the one with the latest validFrom [OAG_NOT_FOUND]`,
    );
    expect((await find("app.example.com", { mostRecent: true })).id).to.equal(newer);
  });

  it("is one that serves today before one that begins tomorrow, or whose beginning cannot be read, in whatever order they are listed [look-up-renewed-early]", async () => {
    const today = { "app.example.com": [dated(-20), dated(0)], "*.example.com": [dated(-20), dated(0)] };
    const later = [dated(1), `${dated(1)}T12:00:00+02:00`, "soon", "", undefined];
    let tried = 0;
    for (const [name, starts] of Object.entries(today))
      for (const start of starts)
        for (const odd of later)
          for (const isFirst of [true, false]) {
            gateway.store.certificates.clear();
            const others = () => add("app.example.com", { validFrom: odd });
            if (isFirst) others();
            const wanted = add(name, { validFrom: start });
            if (!isFirst) others();
            // What cannot be read may have begun long ago: as a name of the host it goes before a wildcard.
            const isTaken = name === "app.example.com" || odd?.startsWith(dated(1));
            const told = JSON.stringify({ name, start, odd, isFirst });
            expect((await find("app.example.com", { mostRecent: true })).id === wanted, told).to.equal(isTaken ?? false);
            tried += 1;
          }
    expect(tried).to.equal(40);
  });

  it("is by mostRecent one that has begun, also where it is looked for by its subject, as long as there is one [look-up-not-begun]", async () => {
    const bySubject = async () =>
      (await newLookUp(gateway).read("c", { kind: "certificate", query: { commonName: "app.example.com", mostRecent: true } })).props
        .result as Json;
    const dayFrom = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const later = add("app.example.com", { validFrom: dayFrom(20) });
    expect((await bySubject()).id).to.equal(later);
    const current = add("app.example.com", { validFrom: dayFrom(-100) });
    add("app.example.com", { validFrom: dayFrom(-300) });
    expect((await bySubject()).id).to.equal(current);
  });

  it("is by mostRecent the one that ends last of several that began on one day, and none where they end on one day, too [look-up-same-day]", async () => {
    const ends = [dated(0), dated(5), dated(300)];
    for (const first of ends)
      for (const second of ends) {
        gateway.store.certificates.clear();
        const ids = [first, second].map((expiresOn) => add("*.example.com", { validFrom: dated(0), expiresOn }));
        for (const query of [{ forDomain: "app.example.com" }, { commonName: "*.example.com" }]) {
          const found = newLookUp(gateway).read("c", { kind: "certificate", query: { ...query, mostRecent: true } });
          if (first === second) expect((await rejection(found)).message).to.include("they have the same validFrom: take one by its id");
          else expect(((await found).props.result as Json).id).to.equal(ids[first > second ? 0 : 1]);
        }
      }
  });

  it("is told apart by what there is of names and dates, and mostRecent is no cure where it was given", async () => {
    const first = add("App.example.com", { validFrom: dated(-10), expiresOn: undefined });
    const second = add("app.example.com", { validFrom: dated(-10), expiresOn: "\u001b[31m never" });
    const third = add("a\u202ep.example.com", { san: ["app.example.com"], validFrom: dated(-10), expiresOn: `${dated(9)}T08:00:00Z` });
    expect(await refused("app.example.com", { mostRecent: true })).to.equal(
      `look-up "certificate": read failed: there are 3 certificates for the host "app.example.com" on ${gateway.origin} (${first} "App.example.com", ${second} "app.example.com", ${third} "a p.example.com" until ${dated(9)}); they have the same validFrom: take one by its id [OAG_NOT_FOUND]`,
    );
    expect(await refused("app.example.com")).to.match(/; mostRecent: true takes the one with the latest validFrom \[OAG_NOT_FOUND\]$/);
  });
});
