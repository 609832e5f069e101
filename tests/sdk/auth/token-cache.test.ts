import { expect } from "chai";
import { Session } from "../../../dist/sdk/auth/session.js";
import { TestClock } from "../../support/basics/clock.ts";
import { rejection } from "../../support/basics/rejection.ts";

function sessionOf(lifetime = 300) {
  const clock = new TestClock();
  let count = 0;
  const responses: (() => void)[] = [];
  const session = new Session(async () => {
    count += 1;
    const value = `token-${count}`;
    await new Promise<void>((resolve) => responses.push(resolve));
    return { value, lifetime };
  }, clock);
  const answer = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    for (const resolve of responses.splice(0)) resolve();
  };
  return { session, clock, answer, requests: () => count };
}

describe("the session", () => {
  it("sends one token request for 50 callers at once, and gives all the same token [one-token]", async () => {
    const { session, answer, requests } = sessionOf();
    const callers = Array.from({ length: 50 }, () => session.token());
    await answer();
    expect(new Set(await Promise.all(callers))).to.deep.equal(new Set(["token-1"]));
    expect(requests()).to.equal(1);
  });

  it("keeps the token until 30 seconds before its end, then fetches a new one", async () => {
    const { session, clock, answer, requests } = sessionOf(300);
    const first = session.token();
    await answer();
    expect(await first).to.equal("token-1");
    clock.advance(269_999);
    expect(await session.token()).to.equal("token-1");
    clock.advance(1);
    const second = session.token();
    await answer();
    expect(await second).to.equal("token-2");
    expect(requests()).to.equal(2);
  });

  it("renews a short-lived token after four fifths of its life", async () => {
    const { session, clock, answer } = sessionOf(10);
    const first = session.token();
    await answer();
    await first;
    clock.advance(7_999);
    expect(await session.token()).to.equal("token-1");
    clock.advance(1);
    const second = session.token();
    await answer();
    expect(await second).to.equal("token-2");
  });

  it("drops that very token after a 401, so that 50 refused callers cause one new request [one-new-token]", async () => {
    const { session, answer, requests } = sessionOf();
    const first = session.token();
    await answer();
    const old = await first;
    const renewed = Array.from({ length: 50 }, () => {
      session.drop(old);
      return session.token();
    });
    await answer();
    expect(new Set(await Promise.all(renewed))).to.deep.equal(new Set(["token-2"]));
    session.drop(old);
    expect(await session.token()).to.equal("token-2");
    expect(requests()).to.equal(2);
  });

  it("tells every waiting caller of a failed request and asks anew afterwards", async () => {
    let count = 0;
    const session = new Session(async () => {
      count += 1;
      if (count === 1) throw new Error("refused");
      return { value: "token", lifetime: 300 };
    }, new TestClock());
    const errors = await Promise.all([rejection(session.token()), rejection(session.token())]);
    expect(errors.map((error) => error.message)).to.deep.equal(["refused", "refused"]);
    expect(await session.token()).to.equal("token");
    expect(count).to.equal(2);
  });
});
