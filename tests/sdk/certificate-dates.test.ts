import { expect } from "chai";
import { daysUntilEnd, hasEnded, startOf } from "../../dist/sdk/certificate-dates.js";

const at = (moment: string) => Date.parse(moment);

/** Whether it has ended, and how many days are left. */
const judged = (expiresOn: string, moment: string) => [hasEnded(expiresOn, at(moment)), daysUntilEnd(expiresOn, at(moment))];

describe("the end of a certificate", () => {
  for (const [expiresOn, moment, ended, days] of [
    ["2026-11-28", "2026-11-26T23:59:59.999Z", false, 2],
    ["2026-11-28", "2026-11-27T00:00:00Z", false, 1],
    ["2026-11-28", "2026-11-27T23:59:59.999Z", false, 1],
    ["2026-11-28", "2026-11-28T00:00:00Z", false, 0],
    ["2026-11-28", "2026-11-28T23:59:59.999Z", false, 0],
    ["2026-11-28", "2026-11-29T00:00:00Z", true, -1],
    ["2026-11-28", "2026-11-30T00:00:00Z", true, -2],
    ["2026-02-28", "2026-03-01T00:00:00Z", true, -1],
    ["2028-02-29", "2028-02-29T12:00:00Z", false, 0],
    [" 2026-11-28 ", "2026-11-28T12:00:00Z", false, 0],
    ["2026-11-28T08:00:00Z", "2026-11-27T23:00:00Z", false, 1],
    ["2026-11-28T08:00:00Z", "2026-11-28T07:59:59.999Z", false, 0],
    ["2026-11-28T08:00:00Z", "2026-11-28T08:00:00Z", true, -1],
    ["2026-11-28T08:00:00Z", "2026-11-29T08:00:00Z", true, -1],
    ["2026-11-28T08:00:00Z", "2026-11-30T00:00:00Z", true, -2],
    ["2026-11-28T08:00:00.250Z", "2026-11-28T08:00:00.249Z", false, 0],
    ["2026-11-29T00:00:00Z", "2026-11-28T23:59:59.999Z", false, 0],
    ["2026-11-29T00:30:00+02:00", "2026-11-28T22:29:00Z", false, 0],
    ["2026-11-29T00:30:00+02:00", "2026-11-28T22:30:00Z", true, -1],
    ["2026-11-28 08:00", "2026-11-28T07:59:00Z", false, 0],
    ["2026-11-28T08:00:00", "2026-11-28T08:00:00Z", true, -1],
    ["2026-11-28 or so", "2026-11-28T12:00:00Z", false, 0],
  ] as const)
    it(`of ${JSON.stringify(expiresOn)} is ${ended ? "past" : "to come"} at ${moment}, with ${days} days to its last one`, () => {
      expect(judged(expiresOn, moment)).to.deep.equal([ended, days]);
    });

  for (const odd of ["", "soon", "2026", "28.11.2026", "2026-13-01", "2026-11-28T99:00:00Z", "1"])
    it(`is none where the date cannot be read: ${JSON.stringify(odd)}`, () => {
      expect(judged(odd, "2099-01-01T00:00:00Z")).to.deep.equal([false, undefined]);
    });
});

describe("the beginning of a certificate", () => {
  for (const [validFrom, moment] of [
    ["2026-11-28", "2026-11-28T00:00:00Z"],
    [" 2026-11-28 ", "2026-11-28T00:00:00Z"],
    ["2026-11-28 08:00", "2026-11-28T08:00:00Z"],
    ["2026-11-28T08:00:00.250Z", "2026-11-28T08:00:00.250Z"],
    ["2026-11-29T00:30:00+02:00", "2026-11-28T22:30:00Z"],
  ] as const)
    it(`of ${JSON.stringify(validFrom)} is ${moment}, whatever the machine's zone`, () => {
      expect(startOf(validFrom)).to.equal(at(moment));
    });

  for (const odd of ["", "soon", "2026-13-01", "2026-11-28T99:00:00Z"])
    it(`is none where the date cannot be read: ${JSON.stringify(odd)}`, () => {
      expect(startOf(odd)).to.equal(undefined);
    });
});
