import { expect } from "chai";
import { checkCredentials } from "../../../cli/dist/doctor/objects.js";

/** An identity provider as a gateway lists it. */
const listed = (id: string, domain: string, valid: boolean) => ({ id, domain, validationStatus: { valid } });

/** What is said of some that no app uses. */
function said(...idps: ReturnType<typeof listed>[]): string[] {
  const { status, detail } = checkCredentials(idps, [], Date.parse("2026-03-01T12:00:00Z"));
  return [status, detail];
}

const invalid = (...told: string[]) => ["failed", `invalid, so that changes of their apps fail: ${told.join(", ")}`];

describe("the credential of an identity provider, as pulumi-oag doctor reads it", () => {
  it("is that of the object that the gateway finds invalid, whatever ids it lists [doctor-credential-ids]", () => {
    expect(said(listed("i", "a.okta.com", true), listed("i", "b.okta.com", false))).to.deep.equal(invalid('"b.okta.com" (0 apps)'));
    // By this text, Pulumi's engine knows a value that is not known yet.
    expect(said(listed("04da6b54-80e4-46f7-96ec-b56ff0331ba9", "a.okta.com", false))).to.deep.equal(invalid('"a.okta.com" (0 apps)'));
  });
});
