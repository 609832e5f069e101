import { createPublicKey } from "node:crypto";
import { expect } from "chai";
import { decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import { loadPrivateKey } from "pulumi-oag/sdk";
import { signAssertion } from "../../../dist/sdk/auth/assertion.js";
import { privateKey } from "../../support/gateways/gateway.ts";

const key = loadPrivateKey(privateKey);
const now = 1_800_000_000;
const claims = {
  clientId: "3f0c7a52-9d1e-4b86-a2c4-5e7f81d90b36",
  audience: "https://oag.example.com",
  scope: "okta.oag.app.read okta.oag.app.manage",
  now,
};

describe("the client assertion", () => {
  it("has the header alg RS256, typ JWT and nothing else [assertion-header]", async () => {
    expect(decodeProtectedHeader(await signAssertion(key, claims))).to.deep.equal({ alg: "RS256", typ: "JWT" });
  });

  it("has the claims of the overview page and no others [assertion-claims]", async () => {
    const payload = decodeJwt(await signAssertion(key, claims));
    expect(Object.keys(payload).sort()).to.deep.equal(["aud", "exp", "iat", "iss", "scope", "sub"]);
  });

  it("names the client id as issuer and as subject", async () => {
    const { iss, sub } = decodeJwt(await signAssertion(key, claims));
    expect([iss, sub]).to.deep.equal(["3f0c7a52-9d1e-4b86-a2c4-5e7f81d90b36", "3f0c7a52-9d1e-4b86-a2c4-5e7f81d90b36"]);
  });

  it("names the gateway's origin as the one audience, as a text [assertion-audience]", async () => {
    expect(decodeJwt(await signAssertion(key, claims)).aud).to.equal("https://oag.example.com");
  });

  it("carries the scopes separated by spaces", async () => {
    expect(decodeJwt(await signAssertion(key, claims)).scope).to.equal("okta.oag.app.read okta.oag.app.manage");
  });

  it("ends at most five minutes ahead, as a whole number", async () => {
    const { exp = 0 } = decodeJwt(await signAssertion(key, { ...claims, now: now + 0.7 }));
    expect(Number.isInteger(exp)).to.equal(true);
    expect(exp - now).to.be.within(121, 300);
  });

  it("was issued a little in the past, as a whole number, so that a clock ahead does not matter", async () => {
    const { iat = 0 } = decodeJwt(await signAssertion(key, { ...claims, now: now + 0.7 }));
    expect(Number.isInteger(iat)).to.equal(true);
    expect(now - iat).to.be.within(65, 304);
  });

  it("is signed so that the public key verifies it", async () => {
    const assertion = await signAssertion(key, claims);
    const { payload } = await jwtVerify(assertion, createPublicKey(privateKey), { currentDate: new Date(now * 1000) });
    expect(payload.sub).to.equal("3f0c7a52-9d1e-4b86-a2c4-5e7f81d90b36");
  });

  it("differs from those of the same second by 43,200 pairs of times, so that two processes seldom make the same [assertion-unique]", async () => {
    const made = await Promise.all(Array.from({ length: 2000 }, () => signAssertion(key, claims)));
    const times = made.map((assertion) => decodeJwt(assertion));
    const across = (values: (number | undefined)[]) => Math.max(...values.map(Number)) - Math.min(...values.map(Number));
    // 180 values of the one and 240 of the other; so many draws come near the ends of both.
    expect(across(times.map(({ exp }) => exp))).to.be.within(174, 179);
    expect(across(times.map(({ iat }) => iat))).to.be.within(232, 239);
  });

  it("differs from all others of this process, a thousand of the same second among them", async () => {
    const made = new Set<string>();
    for (let count = 0; count < 1000; count += 1) made.add(await signAssertion(key, claims));
    expect(made.size).to.equal(1000);
    // Long after, those times are forgotten.
    expect(made.has(await signAssertion(key, { ...claims, now: now + 1000 }))).to.equal(false);
  });

  it("has a random jti only when that is asked for [assertion-jti]", async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => signAssertion(key, { ...claims, jti: true })));
    const ids = made.map((assertion) => decodeJwt(assertion).jti);
    expect(new Set(ids).size).to.equal(20);
    expect(ids[0]).to.match(/^[0-9a-f-]{36}$/);
  });
});
