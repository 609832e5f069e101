import { expect } from "chai";
import { givenSetting, type OagConfigError, type SettingKey, type SettingLayer, SettingName, whereGiven } from "pulumi-oag/sdk";
import { thrown } from "../support/basics/rejection.ts";

const layer = (name: string, texts: Partial<Record<SettingKey, string>>): SettingLayer => ({
  value: (key) => texts[key],
  named: (key) => new SettingName(key, name === "" ? undefined : `${name} ${key}`),
});

describe("the layers in which settings are given", () => {
  const layers = [layer("first", { privateKeyFile: "/first", proxy: "" }), layer("second", { privateKey: "second", proxy: "http://p:1" })];
  const found = (key: SettingKey) => {
    const { key: by, text, name } = whereGiven(layers, key) ?? {};
    return [by, text, name?.given];
  };

  it("go one before the other, and a value and the file that holds it are one setting", () => {
    expect(found("privateKey")).to.deep.equal(["privateKeyFile", "/first", "first privateKeyFile"]);
    expect(found("privateKeyFile")).to.deep.equal(["privateKeyFile", "/first", "first privateKeyFile"]);
    expect(found("hostname")).to.deep.equal([undefined, undefined, undefined]);
    expect(givenSetting(layers, "privateKey")).to.deep.equal(whereGiven(layers, "privateKey"));
  });

  it("give what is blank where one has it: whose that is decides what it means", () => {
    expect(found("proxy")).to.deep.equal(["proxy", "", "first proxy"]);
  });

  it("may have a value or a file, not both, which is told in the names of the layer, or in those of whoever asks", () => {
    const both = { privateKey: "k", privateKeyFile: "/k" };
    const told = (name: string) => {
      const error = thrown<OagConfigError>(() => givenSetting([layer(name, both)], "privateKey", (key) => `oag:${key}`));
      return [error.message, error.setting, error.code];
    };
    const end = "are both set; keep one of them";
    expect(told("first")).to.deep.equal([`first privateKey and first privateKeyFile ${end}`, "privateKey", "OAG_CONFIG"]);
    expect(told("")).to.deep.equal([`oag:privateKey and oag:privateKeyFile ${end}`, "privateKey", "OAG_CONFIG"]);
    const unnamed = thrown(() => givenSetting([layer("", both)], "privateKey"));
    expect(unnamed.message).to.equal(`'privateKey' and 'privateKeyFile' ${end}`);
    expect(whereGiven([layer("", both)], "privateKey")?.key).to.equal("privateKey");
  });
});
