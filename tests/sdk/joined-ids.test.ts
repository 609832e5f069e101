import { expect } from "chai";
import { joinId, splitId } from "../../dist/sdk/index.js";

describe("the id of an object under another one", () => {
  it("is that of the other one, a slash, and its own", () => {
    expect(joinId("idp-1", "directory-1")).to.equal("idp-1/directory-1");
    expect(splitId("idp-1/directory-1")).to.deep.equal({ parent: "idp-1", own: "directory-1" });
  });

  it("is its own alone where it is under nothing", () => {
    expect(joinId(undefined, "app-1")).to.equal("app-1");
    expect(splitId("app-1")).to.deep.equal({ own: "app-1" });
  });

  it("is taken apart at its first slash, so that what has two is no id of its own", () => {
    expect(splitId("idp-1/directory-1/more")).to.deep.equal({ parent: "idp-1", own: "directory-1/more" });
    expect(splitId("/")).to.deep.equal({ parent: "", own: "" });
  });
});
