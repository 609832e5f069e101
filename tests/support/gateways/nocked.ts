import { expect } from "chai";
import nock from "nock";
import { OagClient, type OagClientOptions } from "pulumi-oag/sdk";
import { TestClock } from "../basics/clock.ts";
import { TestLog } from "../basics/log.ts";
import { privateKey } from "./gateway.ts";

// Importing nock patches the whole process, real servers of other tests included: only on while it is needed.
nock.restore();

export const origin = "https://oag.example.com";

/** For a suite in which nothing leaves the process, and every request that is expected must be sent. */
export function useNock(): void {
  before(() => {
    nock.activate();
    nock.disableNetConnect();
  });
  after(() => {
    nock.enableNetConnect();
    nock.restore();
  });
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    expect(pending, "requests that were expected and never sent").to.deep.equal([]);
  });
}

/** A client whose clock and log a test can look at. */
export function clientOf(options: Partial<OagClientOptions> = {}, clock = new TestClock()) {
  const log = new TestLog();
  const client = new OagClient(
    { hostname: "oag.example.com", clientId: "3f0c7a52-9d1e-4b86-a2c4-5e7f81d90b36", privateKey, ...options },
    { clock, log },
  );
  return { client, log, clock };
}

/** Answers one token request per value and keeps the assertions. */
export function tokens(...values: string[]): Set<string> {
  const assertions = new Set<string>();
  for (const value of values) {
    nock(origin)
      // nock asks this matcher about requests of other methods, too.
      .post(
        "/api/v2/oauth/token",
        (form: Record<string, string> | "") =>
          form !== "" && "client_assertion" in form && assertions.add(form.client_assertion ?? "").size > 0,
      )
      .reply(200, { access_token: value, token_type: "Bearer", expires_in: 300 });
  }
  return assertions;
}

/** An error in the API's form. */
export const error = (errorCode: string, message: string) => ({ errorCode, message, details: {} });
