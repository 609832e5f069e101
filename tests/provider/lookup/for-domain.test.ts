import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { getApp, getCertificate, getIdentityProvider } from "pulumi-oag";
import type { Gateway } from "pulumi-oag-simulator";
import { impatientClock } from "../../support/basics/clock.ts";
import type { Json } from "../../support/basics/json.ts";
import { mistyped } from "../../support/basics/mistyped.ts";
import { rejection } from "../../support/basics/rejection.ts";
import { Certificates, hostRule } from "../../support/gateways/certificates.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { notKnown, registered, runProgram, unknownValue } from "../../support/programs/program.ts";
import { newLookUp } from "../../support/resources/look-up.ts";

describe("a certificate that is looked up by the host that it is to cover", () => {
  const certificates = new Certificates();
  const { add, find, refused } = certificates;
  let gateway: Gateway;
  beforeEach(() => {
    ({ gateway } = certificates);
  });

  it("is one that names the host before a wildcard, in one read [look-up-for-domain]", async () => {
    const wildcard = add("*.example.com");
    const exact = add("other.example.org", { san: ["App.Example.com"] });
    gateway.log.clear();
    expect((await find("app.example.com")).id).to.equal(exact);
    expect(gateway.log.calls).to.deep.equal(["GET /api/v2/certificates"]);
    expect((await find("WIKI.example.com.")).id).to.equal(wildcard);
    expect((await find("OTHER.example.ORG")).id).to.equal(exact);
    expect((await find("*.Example.com")).id).to.equal(wildcard);
  });

  it("has no member without a value, as an app's outputs have none", async () => {
    const id = add("app.example.com", { san: null, validFrom: null, expiresOn: null, validityRemaining: null });
    expect(await find("app.example.com")).to.deep.equal({ id, commonName: "app.example.com", selfSigned: false });
  });

  it("is read from one list by all look-ups of a burst, and listed again for what it has not, and ten seconds later [look-up-burst]", async () => {
    const ids = ["a", "b", "c"].map((name) => add(`${name}.example.com`));
    let now = Date.now();
    const clock = { ...impatientClock, now: () => now };
    const handler = newLookUp(gateway, undefined, newGateways({ clock }));
    const burst = () =>
      Promise.all(
        ["a", "b", "c"].map(async (name) => {
          const query = { forDomain: `${name}.example.com` };
          return ((await handler.read("c", { kind: "certificate", query })).props.result as Json).id;
        }),
      );
    for (const row of gateway.store.certificates.values()) Object.assign(row, { validFrom: null, expiresOn: null });
    gateway.log.clear();
    expect([...(await burst()), ...(await burst())]).to.deep.equal([...ids, ...ids]);
    expect(gateway.log.calls).to.deep.equal(["GET /api/v2/certificates"]);
    const late = add("d.example.com");
    const query = { forDomain: "d.example.com" };
    expect(((await handler.read("c", { kind: "certificate", query })).props.result as Json).id).to.equal(late);
    expect(gateway.log.calls).to.deep.equal(Array(2).fill("GET /api/v2/certificates"));
    now += 10_001;
    expect(await burst()).to.deep.equal(ids);
    expect(gateway.log.calls).to.deep.equal(Array(3).fill("GET /api/v2/certificates"));
  });

  it("is told with fifty of thousands that would do as well, and then what takes one of them [many-certificates]", async () => {
    for (let nth = 0; nth < 3000; nth += 1) add("app.example.com");
    const { message } = await rejection(find("app.example.com"));
    expect(message.match(/"app\.example\.com" until/g)).to.have.length(50);
    expect(message).to.match(/ and 2950 more\); mostRecent: true takes the one with the latest validFrom \[OAG_NOT_FOUND\]$/);
    for (const row of gateway.store.certificates.values()) Object.assign(row, { expiresOn: "2001-01-01" });
    expect((await rejection(find("app.example.com"))).message).to.match(
      /; ended: .* and 2950 more\)(; nearest is "[a-z.]+")? \[OAG_NOT_FOUND\]$/,
    );
  });

  it("is none where a wildcard would have to cover two labels, or none", async () => {
    add("*.example.com");
    for (const host of ["a.b.example.com", "example.com"])
      expect(await refused(host)).to.equal(
        `look-up "certificate": read failed: there is no certificate for the host "${host}" on ${gateway.origin} (${hostRule}); nearest is "*.example.com" [OAG_NOT_FOUND]`,
      );
  });

  it("is none of a whole top-level domain, and none whose name only looks like the host's [look-up-other-name]", async () => {
    for (const [name, host] of [
      ["*.com", "example.com"],
      ["*.internal", "payroll.internal"],
      ["*", "intranet"],
      ["\u212a.example.com", "k.example.com"],
      ["\uff41pp.example.com", "app.example.com"],
      ["app.example.com\u0000.example.net", "app.example.com"],
      ["app.example.com..", "app.example.com"],
      ["a*.example.com", "app.example.com"],
      ["*.*.example.com", "a.b.example.com"],
      ["app.*.com", "app.example.com"],
      ["app\u3002example.com", "app.example.com"],
      ["xn--80ak6aa92e.com", "apple.com"],
    ] as const) {
      gateway.store.certificates.clear();
      add(name, { san: [name] });
      expect(await refused(host), name).to.include(`there is no certificate for the host ${JSON.stringify(host)} on `);
    }
  });

  it("is one for an international name, in whichever form the name and the host are written [look-up-international]", async () => {
    const plain = add("xn--bcher-kva.example.com");
    expect((await find("b\u00fccher.example.com")).id).to.equal(plain);
    expect((await find("B\u00dcCHER.example.com.")).id).to.equal(plain);
    const marked = add("xn--j2bd4cyah0f.example.com");
    expect((await find("\u0939\u093f\u0928\u094d\u0926\u0940.example.com")).id).to.equal(marked);
    gateway.store.certificates.clear();
    const wildcard = add("*.xn--bcher-kva.example");
    const shown = add("Wiki.BU\u0308CHER.example");
    expect((await find("app.b\u00fccher.example")).id).to.equal(wildcard);
    expect((await find("wiki.xn--bcher-kva.example")).id).to.equal(shown);
  });

  it("is proposed to who gives a host as a subject's name, where it finds something", async () => {
    add("*.example.com");
    const bySubject = async (commonName: string) =>
      (await rejection(newLookUp(gateway).read("c", { kind: "certificate", query: { commonName } }))).message;
    expect(await bySubject("app.example.com")).to.match(
      /nearest is "\*\.example\.com"; forDomain instead of commonName finds one that covers that host \[OAG_NOT_FOUND\]$/,
    );
    expect(await bySubject("app.example.org")).to.not.include("forDomain");
  });

  it("names what is near by subject and alternative names, and nothing that is not", async () => {
    add("wiki.example.com", { san: ["wikis.example.com", "portal.other.net"] });
    expect(await refused("wiky.example.com")).to.match(
      /one label\); nearest are "wiki\.example\.com", "wikis\.example\.com" \[OAG_NOT_FOUND\]$/,
    );
    expect(await refused("zz")).to.match(/one label\) \[OAG_NOT_FOUND\]$/);
  });

  it("is asked for by a host alone: what is none is told, and nothing is sent [look-up-no-host]", async () => {
    const nothing = "is an IP address, by which no certificate is found; commonName finds one by its subject";
    gateway.log.clear();
    for (const [given, fault] of [
      ["", "is empty"],
      [" ", "is empty"],
      ["https://app.example.com", "has a scheme"],
      ["HTTPS://app.example.com:8443/", "has a scheme"],
      ["app.example.com/", "has a path"],
      ["app.example.com/wiki?a=b", "has a path"],
      ["app.example.com:443", "has a port"],
      ["app.example.com:", "has a port"],
      ["10.0.0.1", nothing],
      ["10.0.0.1.", nothing],
      ["127.1", nothing],
      ["0x7f000001", nothing],
      ["2001:db8::1", nothing],
      ["[2001:db8::1]", nothing],
      ["app example.com", "is no host name"],
      ["me@app.example.com", "is no host name"],
      ["app..example.com", "is no host name"],
      [".example.com", "is no host name"],
      ["-app.example.com", "is no host name"],
      ["*", "is no host name"],
      ["a*.example.com", "is no host name"],
      ["a.*.example.com", "is no host name"],
      ["app\u0000.example.com", "is no host name"],
      ["app\u3002example.com", "is no host name"],
      ["app.example.1", "is no host name"],
      ["xn--\u00fc.example.com", "is no host name"],
      [`${"a".repeat(64)}.example.com`, "is longer than host names are"],
      [`${"a.".repeat(126)}example`, "is longer than host names are"],
      ["a".repeat(2000), "is longer than host names are"],
      [5, "is no text"],
      [["app.example.com"], "is no text"],
      [{ host: "app.example.com" }, "is no text"],
    ] as const)
      expect(await refused(given as string)).to.equal(
        `look-up "certificate": read failed: forDomain ${JSON.stringify(given)} ${fault}; write the host alone, without scheme, port and path: payroll.example.com [OAG_ARGUMENT_${fault === "is no text" ? "TYPE" : "FORM"}]`,
      );
    expect(gateway.log.calls).to.deep.equal([]);
  });

  for (const [host, name] of [
    ["bücher.example.com", "xn--bcher-kva.example.com"],
    ["xn--bcher-kva.example.com", "Bücher.example.com"],
    ["www.bücher.example.com", "*.xn--bcher-kva.example.com"],
    ["bücher.example.com", "BU\u0308CHER.example.com"],
  ] as const)
    it(`is found for ${host} by ${name}, which is the same name`, async () => {
      const id = add(name);
      expect((await find(host)).id).to.equal(id);
    });

  for (const host of [
    "intranet",
    "app_1.example.com",
    "bücher.example.com",
    "xn--bcher-kva.example.com",
    "हिन्दी.example.com",
    "1.example.com",
  ])
    it(`is found for ${host}, as odd as the name is`, async () => {
      const id = add(host);
      expect((await find(host)).id).to.equal(id);
    });

  it("is found for a host in letters by a certificate that has it in code, and the other way round [look-up-in-code]", async () => {
    const [inCode, wildcard] = [add("xn--bcher-kva.example.com"), add("*.xn--mnchen-3ya.de")];
    expect((await find("B\u00fccher.example.com")).id).to.equal(inCode);
    expect((await find("bu\u0308cher.example.com.")).id).to.equal(inCode);
    expect((await find("shop.münchen.de")).id).to.equal(wildcard);
    const inLetters = add("straße.example.com");
    expect((await find("xn--strae-oqa.example.com")).id).to.equal(inLetters);
  });
});

describe("a look-up by host in a program", () => {
  it("has an id of its query, once per query, and an unknown one where the host is not known yet", async () => {
    await runProgram(() => {
      const first = getCertificate({ forDomain: "app.example.com" });
      expect(getCertificate({ forDomain: "app.example.com" })).to.equal(first);
      getCertificate({ forDomain: "app.example.com", mostRecent: true });
      getCertificate({ forDomain: notKnown() });
      getCertificate({ forDomain: pulumi.secret("k.example.com") });
    });
    expect(registered.map(({ name, id }) => [name, id])).to.have.deep.members([
      ["certificate app.example.com", "certificate?forDomain=app.example.com"],
      ["certificate app.example.com (2)", "certificate?forDomain=app.example.com&mostRecent=true"],
      ["certificate", unknownValue],
      ["certificate (2)", "certificate?secret"],
    ]);
    expect(registered[0]?.inputs.query).to.deep.equal({ forDomain: "app.example.com" });
  });

  for (const [given, args] of [
    ["both", { commonName: "a", forDomain: "a" }],
    ["neither", { mostRecent: true }],
  ] as const)
    it(`is refused in the program where it was given ${given} of the two names`, () => {
      expect(() => getCertificate(args)).to.throw(
        pulumi.RunError,
        `getCertificate takes one of commonName and forDomain, and was given ${given}. commonName is the subject's name as it stands in the certificate; forDomain is the host that it is to cover.`,
      );
    });

  for (const [title, ask, message] of [
    [
      "an argument of another name",
      () => getCertificate(mistyped({ commonName: "a", mostRecnt: true })),
      "getCertificate: mostRecnt is not an argument here; did you mean mostRecent?",
    ],
    [
      "a misspelt host",
      () => getCertificate(mistyped({ forDomian: "a.example.com" })),
      "getCertificate: forDomian is not an argument here; did you mean forDomain?",
    ],
    [
      "nothing",
      () => getCertificate(mistyped(undefined)),
      "getCertificate takes one object of arguments: commonName, forDomain, mostRecent.",
    ],
    [
      "another name than the label",
      () => getApp(mistyped({ name: "Payroll" })),
      "getApp: name is not an argument here; allowed are label. label is required.",
    ],
    ["a text alone", () => getApp(mistyped("Payroll")), "getApp takes one object of arguments: label."],
    ["no domain", () => getIdentityProvider(mistyped({ domain: undefined })), "getIdentityProvider: domain is required."],
  ] as const)
    it(`is refused in the program, like other look-ups, with ${title}`, () => {
      expect(ask).to.throw(pulumi.RunError, message);
    });
});
