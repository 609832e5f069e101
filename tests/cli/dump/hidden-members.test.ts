import { expect } from "chai";
import { type Member, members, offlineMembers } from "pulumi-oag/sdk";
import type { Gateway, StoredService } from "pulumi-oag-simulator";
import { unreadIn } from "../../../cli/dist/dump/environments/dump-notes.js";
import { planResources } from "../../../cli/dist/dump/plan.js";
import { declarationOf } from "../../../cli/dist/dump/program.js";
import { secretTable } from "../../../cli/dist/dump/project.js";
import { markedIn } from "../../../cli/dist/dump/secret-paths.js";
import { kinds } from "../../../cli/dist/kinds.js";
import type { Json } from "../../support/basics/json.ts";
import { environmentFor } from "../../support/commands/command.ts";
import { DumpCommand } from "../../support/commands/dump-command.ts";
import { startGateway } from "../../support/gateways/gateway.ts";
import { seedIdp } from "../../support/gateways/seed-idp.ts";
import { offlineScopes, seedService } from "../../support/resources/offline-resources.ts";

const id = "6f1f2f0a-0000-4000-8000-000000000000";
const pin: Member = { type: "string", writeOnly: true };
/** Members of the contract as they might be one day: in a block, in an item, and inside a member of each. */
const madeUp: readonly (readonly [table: object, more: Readonly<Record<string, Member>>])[] = [
  [members.Session, { pin, vault: { type: "object", members: { door: { type: "string" }, code: pin } } }],
  [members.Policy, { pin, mark: { type: "string", writeOnly: true, secret: false } }],
  [members.OidcSettingsRequest, { pin }],
  [offlineMembers.IdPOfflineModeHealthPolicy, { companion: { type: "string", unread: "always" } }],
];

const app: Json = {
  type: "OAG_HEADER_BASED",
  label: "Payroll",
  status: "ACTIVE",
  session: { idleSessionTimeout: 60, vault: { door: "left" } },
  attributes: { "X.A": { source: "SECRET" }, B: { source: "IDP", value: "login" } },
  policies: { "/": { rule: "PROTECTED" } },
};
const oidc: Json = { type: "OAG_OIDC", label: "Portal", oidc: { applicationType: "web" } };
const idp: Json = { type: "IDP_OKTA", domain: "acme.okta.com", healthPolicy: { timeout: 9 } };

const planned = (snapshot: { applications?: Json[]; identityProviders?: Json[] }) => {
  const live = (all: Json[] = []) => all.map((props) => ({ id, props }));
  return planResources(
    {
      origin: "https://oag.example.com",
      applications: live(snapshot.applications),
      identityProviders: live(snapshot.identityProviders),
      certificates: undefined,
    },
    { withDefaults: false, refusedNames: new Set() },
  )[0] as ReturnType<typeof planResources>[number];
};

describe("what no read shows, in a dump", () => {
  let gateway: Gateway;
  const { text, dump } = DumpCommand.forEachTest(() => gateway);

  describe("of a contract that has more of it", () => {
    before(() => {
      for (const [table, more] of madeUp) Object.assign(table, more);
    });
    after(() => {
      for (const [table, more] of madeUp) for (const name of Object.keys(more)) Reflect.deleteProperty(table, name);
    });

    it("is asked for wherever it stands: in a block, in an item, and inside a member", () => {
      const resource = planned({ applications: [app] });
      const paths = [
        ["attributes", "X.A", "value"],
        ["policies", "/", "pin"],
        ["policies", "/", "mark"],
        ["session", "pin"],
        ["session", "vault", "code"],
      ];
      expect(resource.declaration.unread).to.have.deep.members(paths);
      const keys = resource.secrets.map(({ key }) => key);
      expect(keys).to.have.members(["payrollXA", "payrollPin", "payrollPin2", "payrollMark", "payrollVaultCode"]);
      const program = declarationOf(resource);
      for (const key of keys) expect(program.split(`config.requireSecret("${key}")`), key).to.have.length(2);
      const { policies, session } = resource.args as Json;
      expect([Object.keys(policies["/"]), Object.keys(session), Object.keys(session.vault)]).to.deep.equal([
        ["rule", "pin", "mark"],
        ["idleSessionTimeout", "vault", "pin"],
        ["door", "code"],
      ]);
      const table = secretTable([resource]);
      expect(table)
        .to.include('the value of attribute `"X.A"`')
        .and.to.include('the pin of policy `"/"`')
        .and.to.include("`session.vault.code`");
    });

    it("is so in the settings of an OIDC app, and beside a credential", () => {
      expect(planned({ applications: [oidc] }).declaration.unread).to.deep.equal([["oidc", "pin"]]);
      expect(planned({ identityProviders: [idp] }).declaration.unread).to.deep.equal([["apiToken"], ["healthPolicy", "companion"]]);
    });

    it("is not asked for in what the program does not declare", () => {
      const quiet = { ...app, session: {}, attributes: {}, policies: {} };
      expect(planned({ applications: [quiet] }).declaration.unread).to.deep.equal([]);
    });

    it("is noted in the state as the provider reads it, owned with its block, and marked as the constructors mark it", () => {
      const { declaration } = planned({ applications: [app] });
      const noted = kinds.app.handler.noted(declaration.inputs, declaration.unread);
      expect(noted.__unread).to.have.members(["attributes.X.A", "policies./", "session.pin", "session.vault"]);
      expect(noted.__owned).to.include.members(["attributes", "policies", "session.pin", "session.vault", "session.idleSessionTimeout"]);
      expect(markedIn("app", declaration)).to.deep.equal([
        ["policies", "/", "mark"],
        ["policies", "/", "pin"],
        ["session", "pin"],
        ["session", "vault", "code"],
      ]);
    });

    it("is known again by what a dump's folder has noted", () => {
      const { declaration } = planned({ applications: [app] });
      const { inputs, unread } = declaration;
      const outputs = kinds.app.handler.noted(inputs, unread);
      expect(unreadIn("app", { inputs, outputs })).to.deep.equal(unread);
      expect(unreadIn("app", { inputs, outputs: { __unread: ["session.pin", "session.idleSessionTimeout", "label"] } })).to.deep.equal([
        ["session", "pin"],
      ]);
    });
  });

  it("is still declared where a value beside it is released", async () => {
    gateway = await startGateway({ scopes: offlineScopes });
    seedService(gateway);
    seedIdp(gateway, undefined, "DISABLED");
    const { own } = gateway.store.offline.service as StoredService;
    Object.assign(own.database as Json, { port: 70_000 });
    const { code, stdout, stderr } = await dump(["--json", "--scopes", offlineScopes.join(" ")], "oag", environmentFor(gateway));
    expect(code, stderr).to.equal(0);
    const { secrets, remarks } = JSON.parse(stdout);
    expect(remarks.join()).to.include("Not declared, so left alone: database.port.");
    const keys = secrets.map((line: string) => line.split(" ").at(-1)).filter((key: string) => /Username|Password/.test(key));
    expect(keys).to.have.length(2);
    for (const key of keys) expect(text("index.ts")).to.include(`config.requireSecret("${key}")`);
    expect(text("index.ts")).to.not.match(/^ *port:/m);
  });
});
