import { expect } from "chai";
import { type Message, Quoted, SettingName, spell } from "pulumi-oag/sdk";

describe("a message in segments", () => {
  const said: Message = [
    new SettingName("hostname"),
    " or ",
    new SettingName("clientId", "OAG_CLIENT_ID"),
    ": ",
    new Quoted('a "b"'),
    " of ",
    new Quoted("PIN", "PIN"),
  ];

  it("has its values as JSON, but for one that is to be written otherwise", () => {
    expect(spell(said)).to.equal(`'hostname' or OAG_CLIENT_ID: "a \\"b\\"" of PIN`);
  });

  it("has whatever its host puts in the place of settings and values", () => {
    expect(
      spell(
        said,
        (key) => `oag:${key}`,
        (value) => `<${String(value).length}>`,
      ),
    ).to.equal("oag:hostname or OAG_CLIENT_ID: <5> of <3>");
  });
});
