import { expect } from "chai";
import { TokenCache } from "../../../dist/sdk/auth/token-cache.js";
import { TestClock } from "../../support/basics/clock.ts";
import { rejection } from "../../support/basics/rejection.ts";

function cacheOf(lifetime = 300) {
  const clock = new TestClock();
  let count = 0;
  const responses: (() => void)[] = [];
  const cache = new TokenCache(async () => {
    count += 1;
    const value = `token-${count}`;
    await new Promise<void>((resolve) => responses.push(resolve));
    return { value, lifetime };
  }, clock);
  const answer = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    for (const resolve of responses.splice(0)) resolve();
  };
  return { cache, clock, answer, requests: () => count };
}

describe("the cache of the access token", () => {
  it("sends one token request for 50 callers at once, and gives all the same token [one-token]", async () => {
    const { cache, answer, requests } = cacheOf();
    const callers = Array.from({ length: 50 }, () => cache.token());
    await answer();
    expect(new Set(await Promise.all(callers))).to.deep.equal(new Set(["token-1"]));
    expect(requests()).to.equal(1);
  });

  it("keeps the token until 30 seconds before its end, then fetches a new one", async () => {
    const { cache, clock, answer, requests } = cacheOf(300);
    const first = cache.token();
    await answer();
    expect(await first).to.equal("token-1");
    clock.advance(269_999);
    expect(await cache.token()).to.equal("token-1");
    clock.advance(1);
    const second = cache.token();
    await answer();
    expect(await second).to.equal("token-2");
    expect(requests()).to.equal(2);
  });

  it("renews a short-lived token after four fifths of its life", async () => {
    const { cache, clock, answer } = cacheOf(10);
    const first = cache.token();
    await answer();
    await first;
    clock.advance(7_999);
    expect(await cache.token()).to.equal("token-1");
    clock.advance(1);
    const second = cache.token();
    await answer();
    expect(await second).to.equal("token-2");
  });

  it("drops that very token after a 401, so that 50 refused callers cause one new request [one-new-token]", async () => {
    const { cache, answer, requests } = cacheOf();
    const first = cache.token();
    await answer();
    const old = await first;
    const renewed = Array.from({ length: 50 }, () => {
      cache.drop(old);
      return cache.token();
    });
    await answer();
    expect(new Set(await Promise.all(renewed))).to.deep.equal(new Set(["token-2"]));
    cache.drop(old);
    expect(await cache.token()).to.equal("token-2");
    expect(requests()).to.equal(2);
  });

  it("tells every waiting caller of a failed request and asks anew afterwards", async () => {
    let count = 0;
    const cache = new TokenCache(async () => {
      count += 1;
      if (count === 1) throw new Error("refused");
      return { value: "token", lifetime: 300 };
    }, new TestClock());
    const errors = await Promise.all([rejection(cache.token()), rejection(cache.token())]);
    expect(errors.map((error) => error.message)).to.deep.equal(["refused", "refused"]);
    expect(await cache.token()).to.equal("token");
    expect(count).to.equal(2);
  });
});
