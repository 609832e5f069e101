import { expect } from "chai";
import { notedAs } from "../../../cli/dist/dump/secret-paths.js";
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

  it("is noted by the dump, which knows the public modules alone, as the plugin reads it", () => {
    const apart = [["attributes", "a.b", "value"], ["behavior", "login"], ["oidc", "clientSecret"], ["label"]];
    const inDirectory = [
      ["connection", "bindCredential"],
      ["config", "pin"],
    ];
    const noted = (kind: "app" | "directory", paths: readonly string[][]) => paths.map((path) => notedAs(kind, path));
    const { unread } = parseState(app, outputsIn({ ...written, __unread: noted("app", apart) }));
    const others = outputsIn({ type: "OPEN_LDAP", __owned: [], __unread: noted("directory", inDirectory) });
    // Of an item the state notes its key.
    expect(unread).to.deep.equal([["attributes", "a.b"], ...apart.slice(1)]);
    expect(parseState(directory, others).unread).to.deep.equal(inDirectory);
  });
});
