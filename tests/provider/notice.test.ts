import { expect } from "chai";
import { notice } from "../../dist/provider/gateway/notice.js";

describe("a notice", () => {
  it("is one line without terminal escapes, whatever names are in it", () => {
    const written: string[] = [];
    const { write } = process.stderr;
    process.stderr.write = (text: string | Uint8Array) => written.push(String(text)) > 0;
    try {
      notice('app "a\u001b[31m\nerror: b": left as it is');
      notice("x".repeat(20_000));
    } finally {
      process.stderr.write = write;
    }
    expect(written[0]).to.equal('pulumi-oag: app "a [31m error: b": left as it is\n');
    expect(written[1]).to.have.length(10_000 + "pulumi-oag: \n".length);
  });
});
