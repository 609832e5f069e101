import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type Document, parseDocument } from "yaml";
import { readApi } from "../../scripts/generate/api.ts";
import { generateContract } from "../../scripts/generate/contract.ts";
import { credentialsOf, generateCredentials } from "../../scripts/generate/credentials.ts";
import { generateReads } from "../../scripts/generate/reads.ts";
import { root } from "../support/basics/checkout.ts";

const text = readFileSync(join(root, "sdk/openapi.yaml"), "utf8");

/** What is generated from the contract with further members, by schema and path of properties. */
function generated(members: readonly (readonly [path: readonly string[], member: object])[]) {
  const document: Document = parseDocument(text);
  for (const [[schema, ...path], member] of members)
    document.setIn(
      ["components", "schemas", schema, ...path.flatMap((name) => (name === "items" ? [name] : ["properties", name]))],
      member,
    );
  const api = readApi(document.toString());
  const reads = generateReads(api);
  return { ...credentialsOf(api, reads.read), contract: generateContract(api), reads: reads.text };
}

const hidden = (type: string, more: object = {}) => ({ type, writeOnly: true, description: "Made up.", ...more });

/** Paths as people write them. */
const spelled = (places: readonly { path: readonly string[] }[] | undefined) => (places ?? []).map(({ path }) => path.join("."));

describe("what is generated of a contract with further secrets", () => {
  it("is as it was committed for the contract as it is", () => {
    const api = readApi(text);
    expect(generateCredentials(api, generateReads(api).read)).to.equal(readFileSync(join(root, "sdk/generated/credentials.ts"), "utf8"));
  });

  it("has each at its place, nested ones too, of whatever type and name [made-up-contract]", () => {
    const { kinds, bodies, names, contract } = generated([
      [["IdPOfflineModeDirectory", "connection", "bindPin"], hidden("string")],
      [["IdPOfflineModeDirectory", "connection", "pinNumber"], hidden("integer")],
      [["IdPOfflineModeDirectory", "config", "isHardened"], hidden("boolean")],
      [["IdPOfflineModeDirectory", "config", "codes"], hidden("array", { items: { type: "string" } })],
      [["IdPOfflineModeDirectory", "config", "extra"], hidden("object", { properties: { pin: { type: "string" } } })],
      // Reads show members of other objects by this name in plain.
      [["IdPOfflineModeDirectory", "config", "label"], hidden("string")],
      [["OktaIdPRequest", "apiNumber"], hidden("integer")],
      [["Policy", "pin"], hidden("string")],
      [["Session", "pin"], hidden("string")],
      [["OidcSettingsRequest", "pin"], hidden("string")],
    ]);
    expect(spelled(kinds.directory)).to.deep.equal([
      ...["connection.bindCredential", "connection.bindPin", "connection.pinNumber"],
      ...["config.isHardened", "config.codes", "config.extra", "config.label"],
    ]);
    expect(spelled(kinds.idp)).to.deep.equal(["apiToken", "apiNumber", "clientSecret"]);
    expect(spelled(kinds.app)).to.include.members(["policies.*.pin", "session.pin", "oidc.pin", "attributes.*.value"]);
    expect(spelled(bodies.createOfflineModeDirectory)).to.deep.equal(spelled(kinds.directory));
    expect(spelled(bodies.createIDP)).to.include("apiNumber");
    expect(spelled(bodies.createApplication)).to.include("oidc.pin");
    expect(names).to.include.members(["apiNumber", "bindPin", "pinNumber", "isHardened", "codes", "extra"]).and.not.include("label");
    const tables = JSON.parse(/offlineMembers = ([\s\S]*?) as const/.exec(contract)?.[1] ?? "");
    expect(tables.IdPOfflineModeDirectory.config.members.codes).to.deep.equal({ type: "array", writeOnly: true });
  });

  it("has a list as a whole where objects in it have some, and what has a name that somebody chose under any", () => {
    const { kinds } = generated([
      [
        ["IdPOfflineModeDirectory", "config", "servers"],
        { type: "array", description: "m", items: { properties: { pin: hidden("string") } } },
      ],
      [
        ["IdPOfflineModeDirectory", "config", "pins"],
        { type: "object", description: "m", additionalProperties: { type: "object", properties: { pin: hidden("string") } } },
      ],
      [["IdPOfflineModeDirectory", "config", "words"], { type: "object", description: "m", additionalProperties: hidden("string") }],
    ]);
    expect(spelled(kinds.directory)).to.include.members(["config.servers", "config.pins.*.pin", "config.words.*"]);
  });

  it("has what is said beside a reference, and so have its tables and the forms of responses", () => {
    const { kinds, contract, reads } = generated([
      [["OktaIdPRequest", "vault"], { $ref: "#/components/schemas/Session", writeOnly: true }],
    ]);
    expect(spelled(kinds.idp)).to.include("vault");
    const tables = JSON.parse(/members = ([\s\S]*?) as const/.exec(contract)?.[1] ?? "");
    expect(tables.OktaIdPRequest.vault).to.include({ writeOnly: true });
    const forms = generated([[["IdP", "vault"], { $ref: "#/components/schemas/Session", writeOnly: true }]]).reads;
    expect(reads).to.not.include('"vault"');
    expect(forms).to.match(/"vault": \{\s*"ref": "Session",\s*"hidden": true\s*\}/);
  });

  it("has none of what the contract says to be none, and what reads show where it says that it is one", () => {
    const { kinds, names } = generated([
      [["OktaIdPRequest", "plain"], hidden("string", { "x-secret": false })],
      [["IdP", "shownSecret"], { type: "string", "x-secret": true, description: "Made up." }],
    ]);
    expect(spelled(kinds.idp)).to.include("shownSecret").and.not.include("plain");
    expect(names).to.include("shownSecret").and.not.include("plain");
    expect(spelled(kinds.app)).to.not.include("useDefaultHeadersAndPolicies");
  });

  it("has what is one by what stands beside it, and is refused where that never has such a value", () => {
    const where = (source: string) => hidden("string", { "x-secret-where": { source: [source] } });
    const { kinds, decided } = generated([[["Attribute", "salt"], where("STATIC")]]);
    const [place] = (kinds.app ?? []).filter(({ path }) => path.at(-1) === "salt");
    expect(place).to.deep.equal({
      path: ["attributes", "*", "salt"],
      where: { member: "source", secret: ["STATIC"], plain: ["IDP", "SECRET", "APP_CONTEXT", "AUTH_CONTEXT", "OID"] },
    });
    expect(decided.salt).to.deep.equal(place?.where);
    expect(() => generated([[["Attribute", "salt"], where("NEVER")]])).to.throw(
      /^salt of .* is a secret where source is NEVER, which it never is$/,
    );
  });
});
