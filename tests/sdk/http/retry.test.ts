import { expect } from "chai";
import { OagTransportError } from "pulumi-oag/sdk";
import { parseRetryAfter, retryDelay } from "../../../dist/sdk/http/retry.js";
import { TestClock } from "../../support/basics/clock.ts";

const now = Date.parse("2026-11-23T12:00:00Z");
const methods = ["GET", "PUT", "DELETE", "POST"] as const;
const broken = new OagTransportError("OAG_TRANSPORT", "broke", true, "");

describe("Retry-After", () => {
  const forms: [string, string | undefined, number | undefined][] = [
    ["seconds", "7", 7000],
    ["zero seconds", "0", 0],
    ["seconds with white space", " 7 ", 7000],
    ["an HTTP date of today's form", "Mon, 23 Nov 2026 12:01:30 GMT", 90_000],
    ["an HTTP date of RFC 850", "Monday, 23-Nov-26 12:01:30 GMT", 90_000],
    ["an HTTP date of asctime", "Mon Nov 23 12:01:30 2026", 90_000],
    ["an asctime date with a one-digit day", "Tue Dec  1 12:00:00 2026", 8 * 86_400_000],
    ["a date that has passed", "Mon, 23 Nov 2026 11:00:00 GMT", 0],
    ["an RFC 850 year of the last century", "Sunday, 06-Nov-94 08:49:37 GMT", 0],
    ["a negative number", "-5", undefined],
    ["a fraction", "1.5", undefined],
    ["a date in another form", "2026-11-23T12:01:30Z", undefined],
    ["a month that is none", "Mon, 23 Foo 2026 12:01:30 GMT", undefined],
    ["words", "soon", undefined],
    ["nothing", "", undefined],
    ["no header", undefined, undefined],
  ];
  for (const [form, header, expected] of forms) {
    it(`${expected === undefined ? "is ignored as" : "is understood as"} ${form}`, () => {
      expect(parseRetryAfter(header, now)).to.equal(expected);
    });
  }
});

describe("a request is retried", () => {
  const delay = (attempt: Partial<Parameters<typeof retryDelay>[0]>) =>
    retryDelay({ method: "GET", index: 0, ...attempt }, new TestClock(now));

  for (const status of [429, 503]) {
    it(`after ${status} for every method when the gateway names a time, without jitter`, () => {
      expect(methods.map((method) => delay({ method, status, retryAfter: "3" }))).to.deep.equal([3000, 3000, 3000, 3000]);
    });

    it(`after ${status} without a time for GET, PUT and DELETE only`, () => {
      expect(methods.map((method) => delay({ method, status }) !== undefined)).to.deep.equal([true, true, true, false]);
    });

    it(`after ${status} with a time that is now after the usual pauses, so that nobody hammers [retry-after-now]`, () => {
      for (const retryAfter of ["0", "Mon, 23 Nov 2026 11:00:00 GMT"])
        expect(
          [0, 1, 2].map((index) => delay({ method: "POST", status, retryAfter, index })),
          retryAfter,
        ).to.deep.equal([375, 750, 1500]);
    });

    it(`not after ${status} with a time of more than ten minutes`, () => {
      expect(delay({ status, retryAfter: "601" })).to.equal(undefined);
    });
  }

  it("after another's 503 with a time for GET, PUT and DELETE only, after its 429 for every method", () => {
    const isRetried = (status: number) =>
      methods.map((method) => delay({ method, status, retryAfter: "3", isForeign: true }) !== undefined);
    expect(isRetried(503)).to.deep.equal([true, true, true, false]);
    expect(isRetried(429)).to.deep.equal([true, true, true, true]);
  });

  it("after a time-out only where that is wanted; after a broken connection all the same", () => {
    const timeOut = new OagTransportError("OAG_TIMEOUT", "late", true, "");
    expect(delay({ error: timeOut })).to.equal(375);
    expect(delay({ error: timeOut, retryTimeouts: false })).to.equal(undefined);
    expect(delay({ error: broken, retryTimeouts: false })).to.equal(375);
  });

  it("after a broken connection for GET, PUT and DELETE only", () => {
    expect(methods.map((method) => delay({ method, error: broken }) !== undefined)).to.deep.equal([true, true, true, false]);
  });

  it("never after certificate trouble, which does not pass by itself", () => {
    expect(delay({ error: new OagTransportError("OAG_TLS", "untrusted", false, "") })).to.equal(undefined);
  });

  it("never after another status", () => {
    for (const status of [200, 400, 401, 403, 404, 409, 500, 502]) expect(delay({ status }), String(status)).to.equal(undefined);
  });

  it("after pauses that double up to half a minute", () => {
    const pauses = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => delay({ index, error: broken }));
    expect(pauses).to.deep.equal([375, 750, 1500, 3000, 6000, 12_000, 22_500, 22_500]);
  });
});
