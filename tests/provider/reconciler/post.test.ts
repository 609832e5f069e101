import { expect } from "chai";
import { OagApiError, OagProtocolError, OagTransportError } from "pulumi-oag/sdk";
import { ExplainedError } from "../../../dist/provider/errors/failure.js";
import { post } from "../../../dist/provider/reconciler/writes/post.js";

const lost = new OagTransportError("OAG_TRANSPORT", "the connection broke", true, "POST /x");
const unsent = new OagTransportError("OAG_TRANSPORT", "no connection", false, "POST /x");
const distrusted = new OagTransportError("OAG_TLS", "certificate", false, "POST /x");
const page = new OagProtocolError("a page", 502, "POST /x");
const api = (status: number) => new OagApiError(status, "CODE", "text", "POST /x");

/** Runs a POST whose tries and looks come out as given; answers what was done, in order. */
async function run(tries: unknown[], looks: unknown[] = []): Promise<{ made?: unknown; error?: unknown; steps: string }> {
  const steps: string[] = [];
  const next = (name: string, list: unknown[]) => async () => {
    steps.push(name);
    const value = list.shift();
    if (value instanceof Error) throw value;
    return value as string;
  };
  try {
    const { made } = await post({ send: next("send", tries), look: next("look", looks), notOurs: (found) => `another's ${found}` });
    return { made, steps: steps.join(" ") };
  } catch (error) {
    return { error, steps: steps.join(" ") };
  }
}

describe("a POST", () => {
  it("that is answered is sent once", async () => {
    expect(await run(["made"])).to.deep.equal({ made: "made", steps: "send" });
  });

  it("that is refused, or that no certificate lets through, is sent once", async () => {
    for (const error of [api(404), api(503), distrusted]) expect(await run([error])).to.deep.equal({ error, steps: "send" });
  });

  it("that is refused for what exists already finds somebody else's there", async () => {
    for (const error of [api(400), api(409)]) {
      expect(await run([error], ["there"])).to.deep.equal({ made: "another's there", steps: "send look" });
      expect(await run([error], [undefined])).to.deep.equal({ error, steps: "send look" });
      expect(await run([unsent, error], ["there"]), "nothing of ours had left").to.deep.equal({
        made: "another's there",
        steps: "send send look",
      });
    }
  });

  it("that is refused is told so although the look fails, unless the look's failure tells of the refusal", async () => {
    const told = new ExplainedError(api(400), "whether it was made is not known");
    for (const [failure, error] of [
      [lost, api(400)],
      [told, told],
    ])
      expect(await run([api(400)], [failure])).to.deep.equal({ error, steps: "send look" });
  });

  it("that never left is sent once more, without a look", async () => {
    expect(await run([unsent, "made"])).to.deep.equal({ made: "made", steps: "send send" });
    expect(await run([unsent, unsent])).to.deep.equal({ error: unsent, steps: "send send" });
  });

  it("whose response is lost is looked for, and sent once more if it is not there", async () => {
    for (const error of [lost, page]) {
      expect(await run([error], ["there"])).to.deep.equal({ made: "there", steps: "send look" });
      expect(await run([error, "made"], [undefined])).to.deep.equal({ made: "made", steps: "send look send" });
    }
  });

  it("that the gateway itself fails is looked for, and not sent again", async () => {
    const error = api(500);
    expect(await run([error], ["there"])).to.deep.equal({ made: "there", steps: "send look" });
    expect(await run([error], [undefined])).to.deep.equal({ error, steps: "send look" });
  });

  it("whose second try is lost, or meets the first one that arrived late, is looked for once more", async () => {
    for (const second of [lost, api(400), api(409)]) {
      expect(await run([lost, second], [undefined, "there"])).to.deep.equal({ made: "there", steps: "send look send look" });
      expect(await run([lost, second], [undefined, undefined])).to.deep.equal({ error: second, steps: "send look send look" });
    }
    expect(await run([lost, api(403)], [undefined])).to.deep.include({ steps: "send look send" });
  });

  it("fails as its look does", async () => {
    const down = new Error("down");
    expect(await run([lost], [down])).to.deep.equal({ error: down, steps: "send look" });
  });
});
