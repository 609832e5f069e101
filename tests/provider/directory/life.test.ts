import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../../support/basics/json.ts";
import { refusal } from "../../support/basics/rejection.ts";
import { signature } from "../../support/basics/secret-mark.ts";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { directoryArgs, offlineResource, offlineScopes, withService } from "../../support/resources/offline-resources.ts";
import type { OneResource } from "../../support/resources/resource.ts";

describe("an OagDirectory", () => {
  let gateway: Gateway;
  let resource: OneResource;
  let args: Json;
  beforeEach(async () => {
    gateway = await startGateway({ scopes: offlineScopes });
    args = directoryArgs(await withService(gateway));
    resource = offlineResource("directory", gateway);
  });
  afterEach(stopGateways);

  it("lives its whole life; its credential goes with every replace, is in no text, and shows in no diff [directory-life]", async () => {
    expect(await resource.up(args)).to.deep.equal({ op: "create" });
    expect(resource.id).to.match(new RegExp(`^${args.idpId}/[0-9a-f-]{36}$`));
    expect(await resource.up(args)).to.deep.equal({ op: "same" });
    const moved = { ...args, config: { ...args.config, groupSearchDn: "ou=teams" } };
    expect(await resource.up(moved)).to.deep.equal({ op: "update" });
    const stored = () => gateway.store.offline.failoverOf(args.idpId).directories[0];
    expect([stored()?.credential, (stored()?.own.config as Json | undefined)?.groupSearchDn]).to.deep.equal(["BIND-CANARY", "ou=teams"]);
    await resource.refresh();
    expect(await resource.up(moved)).to.deep.equal({ op: "same" });
    expect(JSON.stringify(resource.raw.connection.bindCredential)).to.include(signature);
    expect(await resource.destroy()).to.equal(undefined);
    expect(gateway.store.offline.failoverOf(args.idpId).directories).to.deep.equal([]);
  });

  it("is not gone where the gateway lost offline mode: a refresh fails and says so [directory-feature-lost]", async () => {
    await resource.up(args);
    gateway.reading.offlineMode = "missing";
    expect(await refusal(resource.refresh())).to.include(
      "offline mode is Limited Early Access (from 2026.03.0 on): this gateway does not have it until Okta Support enables it",
    );
    expect(resource.id).to.not.equal("");
  });

  it("of a URL that is none is refused, and one without encryption or with the other vendor's attributes is told", async () => {
    const connection = { ...args.connection, connectionUrl: "https://ldap.internal" };
    expect(await resource.check({ ...args, connection })).to.deep.equal([
      "connection.connectionUrl: must be ldaps:// or ldap://, a host and an optional port, for example ldaps://ldap.example.com:636 [OAG_ARGUMENT_FORM]",
    ]);
    expect(
      await resource.check({
        ...args,
        connection: { ...args.connection, connectionUrl: "ldap://ldap.internal" },
        config: { ...args.config, usernameLDAPAttribute: "sAMAccountName" },
      }),
    ).to.deep.equal([]);
    expect(resource.told).to.deep.equal([
      "connection.connectionUrl: is ldap://, so bindCredential crosses the network in clear; use ldaps:// where the server has it",
      "config.usernameLDAPAttribute: is an attribute of ACTIVE_DIRECTORY, but the type is OPEN_LDAP: look whether users are found by it",
    ]);
  });
});
