import { expect } from "chai";
import { Limiter } from "../../../dist/sdk/http/limiter.js";
import { rejection } from "../../support/basics/rejection.ts";

describe("the limiter", () => {
  it("never lets more tasks run than allowed, and runs all of them in order", async () => {
    const limiter = new Limiter(3);
    let running = 0;
    let most = 0;
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        limiter.run(async () => {
          order.push(index);
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setImmediate(resolve));
          running -= 1;
        }),
      ),
    );
    expect(most).to.equal(3);
    expect(order).to.deep.equal(Array.from({ length: 20 }, (_, index) => index));
  });

  it("frees the place of a task that fails", async () => {
    const limiter = new Limiter(1);
    await rejection(limiter.run(() => Promise.reject(new Error("no"))));
    expect(await limiter.run(async () => "next")).to.equal("next");
  });
});

describe("the limiter that is asked to slow down", () => {
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  /** The most tasks that run at a time while `count` tasks run. */
  async function mostOf(limiter: Limiter, count: number): Promise<number> {
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: count }, () =>
        limiter.run(async () => {
          running += 1;
          most = Math.max(most, running);
          await turn();
          running -= 1;
        }),
      ),
    );
    return most;
  }

  it("halves its limit once for all that ran when the first complaint came", async () => {
    const limiter = new Limiter(8);
    const complain = () =>
      limiter.run(async () => {
        await turn();
        return limiter.slowDown();
      });
    const complaints = await Promise.all(Array.from({ length: 8 }, complain));
    expect(complaints.filter(Boolean)).to.have.length(1);
    expect(limiter.limit).to.equal(4);
    expect(await mostOf(limiter, 30)).to.equal(4);
  });

  it("lets those that wait profit when it recovers", async () => {
    const limiter = new Limiter(4);
    await limiter.run(async () => limiter.slowDown());
    expect(await mostOf(limiter, 150)).to.equal(4);
  });

  it("halves again at the next refusal, and never goes below one", async () => {
    const limiter = new Limiter(3);
    for (const expected of [1, 1, 1]) {
      await limiter.run(async () => limiter.slowDown());
      expect(limiter.limit).to.equal(expected);
    }
    expect(await mostOf(limiter, 10)).to.equal(1);
  });

  it("lets one more run after fifty that went well, up to what it began with", async () => {
    const limiter = new Limiter(4);
    await limiter.run(async () => limiter.slowDown());
    expect(limiter.limit).to.equal(2);
    await mostOf(limiter, 50);
    expect(limiter.limit).to.equal(3);
    await mostOf(limiter, 50);
    expect(limiter.limit).to.equal(4);
    expect(await mostOf(limiter, 200)).to.equal(4);
    expect(limiter.limit).to.equal(4);
  });
});
