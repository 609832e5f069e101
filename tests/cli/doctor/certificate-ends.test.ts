import { expect } from "chai";
import { checkCertificateEnds } from "../../../cli/dist/doctor/objects.js";

const noon = Date.parse("2026-03-01T12:00:00Z");

/** What is said of one certificate that an app uses. */
const said = (expiresOn: string) => {
  const { status, detail } = checkCertificateEnds([{ id: "c", commonName: "a.example.com", expiresOn }], [{ certificateId: "c" }], noon);
  return [status, detail];
};

describe("the end of a certificate, as pulumi-oag doctor reads it", () => {
  it("is that of its day where no time is shown", () => {
    expect(said("2026-02-28")).to.deep.equal(["failed", '"a.example.com" ended on 2026-02-28']);
    for (const day of ["2026-03-01", "2026-03-31"]) expect(said(day)).to.deep.equal(["warning", `"a.example.com" ends on ${day}`]);
    expect(said("2026-04-01")).to.deep.equal(["ok", "none of 1 certificate ends within 30 days; the first ends on 2026-04-01"]);
    expect(said("soon")).to.deep.equal(["skipped", "no certificate says when it ends"]);
  });

  it("counts to the moment where a time is shown, in the zone that it names, as the rules have it [doctor-certificate-time]", () => {
    expect(said("2026-03-01T11:00:00Z")).to.deep.equal(["failed", '"a.example.com" ended on 2026-03-01']);
    expect(said("2026-03-01T13:00:00Z")).to.deep.equal(["warning", '"a.example.com" ends on 2026-03-01']);
    expect(said("2026-03-01T12:30:00+02:00")).to.deep.equal(["failed", '"a.example.com" ended on 2026-03-01']);
    expect(said("2026-03-01T11:30:00-02:00")).to.deep.equal(["warning", '"a.example.com" ends on 2026-03-01']);
  });
});
