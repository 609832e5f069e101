import { expect } from "chai";
import { Limiter } from "../../dist/sdk/http/limiter.js";
import { rejection } from "../support/rejection.ts";

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
