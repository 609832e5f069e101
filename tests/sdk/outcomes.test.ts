import { expect } from "chai";
import { logIn, OagApiError, OagConfigError, OagProtocolError, OagTransportError } from "../../dist/sdk/errors.js";
import {
  hasNeverArrived,
  isNoSuchCall,
  isNotOffered,
  isRefused,
  isRefusedOrFailed,
  isStarting,
  mayBeInTheWay,
  mayHaveTakenEffect,
  whyUnreadable,
} from "../../dist/sdk/outcomes.js";

const statuses = [302, 400, 401, 403, 404, 405, 409, 429, 500, 502, 503, 504];
const api = (status: number, operation = "PUT /x") => new OagApiError(status, "E", "m", operation);
const page = (status: number, member?: string) => new OagProtocolError("m", status, "PUT /x", member);
const lost = (mayHaveArrived: boolean, code: "OAG_TRANSPORT" | "OAG_TLS" = "OAG_TRANSPORT", operation = "POST /x") =>
  new OagTransportError(code, "m", mayHaveArrived, operation);

describe("what the error of a call says of the deed", () => {
  for (const [judge, ofGateway, ofOthers] of [
    [isRefused, [400], []],
    [mayBeInTheWay, [400, 409], []],
    [isRefusedOrFailed, [400, 500], []],
    [isStarting, [502, 503], []],
    [isNoSuchCall, [405], []],
    [isNotOffered, [403, 404], [404]],
    [mayHaveTakenEffect, [500, 502, 504], [500, 502, 503, 504]],
  ] as const)
    it(`${judge.name}: by the gateway's own ${ofGateway.join(", ")}, and by ${ofOthers.join(", ") || "none"} of whatever else answers`, () => {
      expect(statuses.filter((status) => judge(api(status)))).to.deep.equal(ofGateway);
      expect(statuses.filter((status) => judge(page(status)))).to.deep.equal(ofOthers);
      expect([new OagConfigError("m"), new Error("m"), undefined].map((error) => judge(error))).to.deep.equal([false, false, false]);
    });

  it("mayHaveTakenEffect: what was answered as no API would, or was not answered, unless it was about the log-in", () => {
    expect(mayHaveTakenEffect(page(200))).to.equal(true);
    expect([true, false].map((arrived) => mayHaveTakenEffect(lost(arrived)))).to.deep.equal([true, false]);
    expect([api(500, logIn), lost(true, "OAG_TRANSPORT", logIn)].map(mayHaveTakenEffect)).to.deep.equal([false, false]);
  });

  it("neverArrived: no connection came to be, and another try may do better", () => {
    expect(hasNeverArrived(lost(false))).to.equal(true);
    const others = [lost(true), lost(false, "OAG_TLS"), lost(false, "OAG_TRANSPORT", logIn), api(503)];
    expect(others.map(hasNeverArrived)).to.deep.equal([false, false, false, false]);
  });

  it("whyUnreadable: missing where there is no such call, out of order where the gateway or a proxy fails", () => {
    for (const responseWith of [api, page])
      expect(statuses.map((status) => whyUnreadable(responseWith(status)))).to.deep.equal(
        statuses.map((status) => (status === 405 ? "missing" : status >= 500 ? "out of order" : undefined)),
      );
    expect([page(500, "session"), lost(false)].map(whyUnreadable)).to.deep.equal([undefined, undefined]);
  });
});
