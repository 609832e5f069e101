import { expect } from "chai";
import { isLong } from "../support/basics/long.ts";
import { stopGateways } from "../support/gateways/gateway.ts";
import { type Mishap, mishaps, perform, repair, responses, slowResponses } from "../support/writers/interrupted.ts";
import { operations } from "../support/writers/operations.ts";

describe("whatever goes wrong at any request", function suite() {
  this.timeout(isLong ? 3_600_000 : 240_000);
  afterEach(stopGateways);
  let total = 0;
  after(() => console.log(`    ${total} requests went wrong`));

  /** In the gate some of the requests go wrong, others for each mishap; the long run tries them all. */
  function tryAll(list: readonly Mishap[], stride: number, phase: string): void {
    for (const [index, operation] of operations.entries()) {
      it(`of ${operation.name}${phase}, the next up converges or says how to adopt; nothing is doubled, orphaned or seized [any-fault]`, async () => {
        const { requests, outcome } = await perform(operation);
        expect(outcome.error, "undisturbed").to.equal(undefined);
        expect(requests).to.be.greaterThan(1);
        let tried = 0;
        for (const [offset, mishap] of list.entries()) {
          if (mishap.trustedBy?.(operation)) continue;
          for (let nth = 1 + ((index + offset) % stride); nth <= requests; nth += stride) {
            for (const refreshes of isLong ? [false, true] : [(index + offset + nth) % 2 === 0]) {
              const cell = await perform(operation, nth, mishap);
              const name = `request ${nth} of ${requests} ${mishap.name}${refreshes ? ", then a refresh" : ""}`;
              try {
                await repair(operation, cell, refreshes);
              } catch (error) {
                throw new Error(`${operation.name}: ${name} (${cell.outcome.error ?? "no error"}): ${(error as Error).message}`);
              }
              tried += 1;
              total += 1;
              await stopGateways();
            }
          }
        }
        expect(tried).to.be.at.least(Math.floor(((list.length - 1) * requests) / stride / 2));
      });
    }
  }

  describe("the connection breaks or the process dies", () => tryAll(mishaps, isLong ? 1 : 7, ""));
  describe("a response is another one than expected", () => tryAll(responses, isLong ? 1 : 13, ", whatever the response"));
  if (isLong) describe("a response takes too long", () => tryAll(slowResponses, 3, ", however long the response"));
});
