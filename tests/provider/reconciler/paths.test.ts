import { expect } from "chai";
import * as handlers from "pulumi-oag/provider/v1";
import { app } from "../../../dist/provider/kinds/app/kind.js";
import { directory } from "../../../dist/provider/kinds/directory/kind.js";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import { outputsIn } from "../../../dist/provider/lifecycle.js";
import { Handler } from "../../../dist/provider/plugin/handler.js";
import { outputsOf, parseState } from "../../../dist/provider/reconciler/parsed/state.js";
import { markedSecret } from "../../support/basics/secret-mark.ts";

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

  describe("of what is to be imported", () => {
    it("is noted as the plugin reads it: of a map the item, of a block the member, else the whole path", () => {
      const apart = [["attributes", "a.b", "value"], ["behavior", "login"], ["oidc", "clientSecret"], ["label"]];
      const noted = handlers.app.noted({ type: "OAG_HEADER_BASED" }, [...apart, ["attributes", "a.b", "source"]]);
      expect(noted.__unread).to.deep.equal(["attributes.a.b", "behavior.login", "oidc.clientSecret", "label"]);
      expect(handlers.app.unreadIn(noted)).to.deep.equal([["attributes", "a.b"], ...apart.slice(1)]);
      const inDirectory = [
        ["connection", "bindCredential"],
        ["config", "pin"],
      ];
      const ofDirectory = handlers.directory.noted({ type: "OPEN_LDAP" }, inDirectory);
      expect(handlers.directory.unreadIn(ofDirectory)).to.deep.equal(inDirectory);
    });

    it("is owned with what the program declares: of a block by member, else whole", () => {
      const inputs = { type: "OAG_HEADER_BASED", session: { idleSessionTimeout: 60 }, policies: {}, status: "ACTIVE", behavior: {} };
      const handler = new Handler(lifecycles.app, { gateways: () => Promise.reject(new Error("no gateway")) });
      const config = new Map(Object.entries({ "oag:hostname": "oag.example.com", "oag:clientId": "c", "oag:privateKeyFile": "none.pem" }));
      handler.configure({ config });
      const noted = handler.noted({ ...inputs, __provider: "…" }, [
        ["session", "vault", "code"],
        ["attributes", "a.b", "value"],
      ]);
      expect(noted).to.deep.equal({
        ...inputs,
        __provider: "…",
        __owned: ["attributes", "policies", "session.idleSessionTimeout", "session.vault", "status", "type"],
        __unread: ["session.vault", "attributes.a.b"],
        gateway: "https://oag.example.com",
      });
    });

    it("has the marks of what is secret by the contract, and of what the program keeps secret [import-marks]", () => {
      const attributes = { trust: { source: "SECRET", value: markedSecret("CANARY") }, user: { source: "IDP", value: "login" } };
      const noted = handlers.app.noted({ type: "OAG_HEADER_BASED", attributes, description: "d", __secrets: [["description"]] }, []);
      expect(noted).to.include.deep.keys("__owned", "__secrets");
      expect([noted.attributes, noted.description]).to.deep.equal([attributes, markedSecret("d")]);
    });

    it("is read from whatever a file of a dump has in the place of notes", () => {
      const odd = [{ toString: 5 }, null, 5, "label"];
      for (const handler of [handlers.app, handlers.idp, handlers.directory, handlers.authenticationService])
        expect(handler.unreadIn({ __unread: odd, __owned: odd }).at(-1)).to.deep.equal(["label"]);
    });

    it("is nothing where nothing is unread, and of no look-up", () => {
      expect(handlers.idp.noted({ type: "IDP_OKTA" }, [])).not.to.have.property("__unread");
      expect(handlers.idp.unreadIn({ type: "IDP_OKTA" })).to.deep.equal([]);
      expect(handlers.lookup.unreadIn({})).to.deep.equal([]);
      expect(() => handlers.lookup.noted({}, [])).to.throw("cannot be imported");
    });
  });
});
