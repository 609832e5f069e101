import { createHash } from "node:crypto";
import { expect } from "chai";
import { inputsIn, outputsIn } from "../../../dist/provider/lifecycle.js";
import { CallSecrets } from "../../../dist/provider/plugin/call-secrets.js";
import { sealedAt, withoutPaths } from "../../../dist/provider/values/at-paths.js";
import { quoted } from "../../../dist/sdk/message.js";
import { Effort } from "../../../dist/sdk/secrets/effort.js";
import { Secrets } from "../../../dist/sdk/secrets/secrets.js";
import { lookUpsOf } from "../../support/basics/counting.ts";

/** Random letters that are the same in every run. */
const noise = (seed: string, length: number): string =>
  Array.from({ length: Math.ceil(length / 80) }, (_, nth) => createHash("sha512").update(`${seed} ${nth}`).digest("base64url"))
    .join("")
    .slice(0, length);
const many = <T>(count: number, make: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => make(nth));

const known = new Map<string, Secrets>();

/** A gateway that was sent so many secrets, of which the index is made: once for all tests. */
function sent(count: number, length: number): Secrets {
  const found = known.get(`${count} ${length}`);
  if (found !== undefined) return found;
  const secrets = new Secrets(many(count, (nth) => noise(`secret ${nth}`, length)));
  secrets.repeats("of which the index is made");
  known.set(`${count} ${length}`, secrets);
  return secrets;
}

function confidential(secrets: Secrets): CallSecrets {
  const found = new CallSecrets({ current: inputsIn({ label: "Payroll" }) });
  found.join(secrets);
  return found;
}

describe("what it costs to look for secrets", () => {
  const texts = many(20, (nth) => noise(`text ${nth}`, 4000));

  for (const length of [10, 40])
    it(`in a response of twenty long texts does not grow with the number of secrets, of ${length} characters each [hiding-cost]`, () => {
      const cost = (count: number) => {
        const found = confidential(sent(count, length));
        return lookUpsOf(() => found.sealed(outputsIn({ texts: texts.map((text) => ({ text })), ...Object.fromEntries(texts.entries()) })));
      };
      const [few, thousands] = [cost(30), cost(3000)];
      // Every character in every reading in three tables.
      expect(few).to.be.lessThan(20 * 4000 * 4 * 3);
      expect(thousands).to.be.lessThan(few * 1.1);
    });

  it("in a sentence of three thousand values does not grow with them either", () => {
    const cost = (count: number) => {
      const attributes = Object.fromEntries(many(count, (nth) => [`A${nth}`, { source: "SECRET", value: noise(`secret ${nth}`, 40) }]));
      const found = new CallSecrets({ current: inputsIn({ label: "Payroll", attributes }) });
      found.hide([quoted("the index is made")]);
      return lookUpsOf(() => found.hide(many(3000, () => quoted("a"))));
    };
    const few = cost(3);
    expect(few).to.be.lessThan(200_000);
    expect(cost(3000)).to.be.lessThan(few * 1.1);
  });

  it("does not grow with the square of what is marked, or taken out", () => {
    const names = many(2000, (nth) => `a${nth}`);
    for (const work of [sealedAt, withoutPaths]) {
      let reads = 0;
      const deep = {};
      const get = () => {
        reads += 1;
        return "text";
      };
      for (const name of names) Object.defineProperty(deep, name, { enumerable: true, get });
      work(
        { deep },
        names.map((name) => ["deep", name]),
      );
      expect(reads).to.equal(2000);
    }
  });

  it("ends where a hostile text has more readings than there is effort for, and that text is taken for one that repeats something", () => {
    let text = "%25".repeat(400);
    for (let depth = 0; depth < 3; depth += 1) text = `${encodeURIComponent(text)} ${Buffer.from(text).toString("base64")}`;
    const secrets = sent(3000, 40);
    const effort = new Effort(100_000);
    expect(secrets.repeats(text.slice(0, 8000), 6, effort)).to.equal(true);
    // What was begun is read to its end, and nothing after it.
    expect(effort.spent).to.be.within(100_000, 110_000);
    expect(secrets.repeats("the label is taken", 6, effort), "of the same effort").to.equal(true);
    expect(secrets.repeats("the label is taken")).to.equal(false);
  });

  it("is little for what well-behaved gateways say", () => {
    const secrets = sent(3000, 40);
    const cost = (text: string) => {
      const effort = new Effort(1e9);
      expect(secrets.repeats(text, 8, effort), text).to.equal(false);
      return effort.spent / text.length;
    };
    expect(cost("the label Payroll is taken by another application of this gateway; choose another one")).to.be.lessThan(8);
    expect(cost(`<X509Certificate>${noise("certificate", 1500)}</X509Certificate>`)).to.be.lessThan(8);
    expect(cost("proxy_set_header X-Real-IP $remote_addr;\n".repeat(40))).to.be.lessThan(8);
  });
});
