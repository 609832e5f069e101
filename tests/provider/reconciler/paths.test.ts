import { expect } from "chai";
import { pathIn as pathInDump } from "../../../cli/dist/dump/secret-paths.js";
import { app } from "../../../dist/provider/kinds/app/kind.js";
import { directory } from "../../../dist/provider/kinds/directory/kind.js";
import { outputsIn } from "../../../dist/provider/lifecycle.js";
import { outputsOf, parseState } from "../../../dist/provider/reconciler/parsed/state.js";

describe("a path in a state", () => {
  const written = { type: "OAG_HEADER_BASED", __owned: ["attributes", "behavior.login", "label"], __unread: ["attributes.a.b"] };
  const noted = outputsIn(written);

  it("is read as names, and all after the name of a map is one key", () => {
    const { owned, unread } = parseState(app, noted);
    expect(unread).to.deep.equal([["attributes", "a.b"]]);
    expect([owned.has("attributes"), owned.has("behavior"), owned.holds("behavior")]).to.deep.equal([true, false, true]);
    expect([owned.inside("behavior"), owned.inside("attributes"), owned.inside("session")]).to.deep.equal([["login"], [], []]);
    const { variant } = parseState(app, noted);
    expect(owned.members(app, variant)).to.deep.equal(["label"]);
  });

  it("may lead into a member of the object", () => {
    const { unread } = parseState(
      directory,
      outputsIn({ type: "OPEN_LDAP", __owned: ["connection"], __unread: ["connection.bindCredential"] }),
    );
    expect(unread).to.deep.equal([["connection", "bindCredential"]]);
  });

  it("is a member's name as a whole where no aspect is called so: one that is newer may have periods", () => {
    const { owned, variant } = parseState(app, outputsIn({ ...written, __owned: ["newer.member"] }));
    expect(owned.members(app, variant)).to.deep.equal(["newer.member"]);
  });

  it("is written as it was read", () => {
    const { __owned, __unread } = outputsOf(parseState(app, noted));
    expect({ __owned, __unread }).to.deep.equal({ __owned: noted.__owned, __unread: noted.__unread });
  });

  it("is read by the dump, which knows the public modules alone, as the plugin reads it", () => {
    const apart = ["attributes.a.b", "behavior.login", "oidc.clientSecret", "label"];
    const inDirectory = ["connection.bindCredential", "config.pin"];
    const { unread } = parseState(app, outputsIn({ ...written, __unread: apart }));
    const others = parseState(directory, outputsIn({ type: "OPEN_LDAP", __owned: [], __unread: inDirectory })).unread;
    expect([...apart, ...inDirectory].map(pathInDump)).to.deep.equal([...unread, ...others]);
  });
});
