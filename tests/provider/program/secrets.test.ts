import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import {
  getCertificate,
  OagApp,
  type OagAppArgs,
  OagAuthenticationService,
  type OagAuthenticationServiceArgs,
  OagDirectory,
  type OagDirectoryArgs,
  OagIdentityProvider,
  OagProvider,
} from "pulumi-oag";
import { thrown } from "../../support/basics/rejection.ts";
import { openly } from "../../support/basics/secret-mark.ts";
import { notKnown, registered, runProgram } from "../../support/programs/program.ts";
import { sentBy } from "../../support/programs/wire.ts";
import { app, saml, uuid } from "../../support/resources/arguments.ts";

describe("secrets of a program", () => {
  afterEach(() => pulumi.runtime.setAllConfig({}));
  const marksOf = async (args: object) => {
    await runProgram(() => new OagApp("payroll", { ...app, ...args }));
    return registered[0]?.inputs.__secrets;
  };
  const secret = <T>(value: T) => pulumi.secret(value);

  it("makes credentials and SECRET values secret, and leaves other values readable", async () => {
    const [resource, idp] = await runProgram(() => [
      new OagApp("payroll", { ...app, attributes: { T: { source: "SECRET", value: "x" }, U: { source: "IDP", value: "login" } } }),
      new OagIdentityProvider("okta", { type: "IDP_OKTA", domain: "d", apiToken: "t" }),
    ]);
    expect(await pulumi.isSecret((idp as OagIdentityProvider).apiToken)).to.equal(true);
    expect(await pulumi.isSecret((idp as OagIdentityProvider).domain)).to.equal(false);
    expect(await pulumi.isSecret((resource as OagApp).attributes)).to.equal(true);
    expect(await pulumi.isSecret((resource as OagApp).label)).to.equal(false);
  });

  it("makes the value of an attribute secret whose source is newer than this version, and keeps its mark [secret-newer-source]", async () => {
    const attributes = { N: { source: "NEWER", value: "v" }, M: { source: "NEWER", value: secret("w") } };
    const [sent] = await sentBy(() => new OagApp("payroll", { ...app, attributes } as unknown as OagAppArgs));
    expect(openly(sent?.object.attributes)).to.deep.equal({
      N: { source: "NEWER", value: { secret: "v" } },
      M: { source: "NEWER", value: { secret: "w" } },
    });
    expect(sent?.object.__secrets).to.deep.equal([["attributes", "M", "value"]]);
  });

  it("makes a credential within an argument secret, and what is beside it not, with or without a mark of its own [secret-within]", async () => {
    for (const bindCredential of ["p", secret("p")]) {
      const connection = { connectionUrl: "ldaps://l", bindDn: "cn=r", bindCredential };
      const args = { idpId: uuid, type: "OPEN_LDAP", connection, config: { userSearchDn: "u", groupSearchDn: "g" } } as const;
      const [sent] = await sentBy(() => new OagDirectory("directory", args));
      expect(openly(sent?.object.connection)).to.deep.equal({ ...connection, bindCredential: { secret: "p" } });
      // As states of every version have it.
      expect(sent?.object.__secrets).to.deep.equal(bindCredential === "p" ? undefined : [["connection", "bindCredential"]]);
      expect(sent?.additionalSecretOutputs).to.deep.equal([]);
    }
  });

  it("names outputs that are secret as a whole to the engine, where the app has them [secret-outputs]", async () => {
    const named = async (args: object) => {
      const [sent] = await sentBy(() => new OagApp("one", args as OagAppArgs, { additionalSecretOutputs: ["label"] }));
      return sent?.additionalSecretOutputs;
    };
    expect(await named(app)).to.deep.equal(["label"]);
    expect(await named({ ...saml, spCertificate: "MIIB" })).to.deep.equal(["label", "spCertificate"]);
    expect(await named({ type: "OAG_OIDC", label: "O", idpId: uuid, oidc: { applicationType: "web" } })).to.deep.equal([
      "label",
      "clientSecret",
    ]);
    const [idp] = await sentBy(() => new OagIdentityProvider("okta", { type: "IDP_OKTA", domain: "d", apiToken: "t" }));
    expect(idp?.additionalSecretOutputs).to.deep.equal(["apiToken", "clientSecret"]);
  });

  it("hands on what is no object where one belongs, now or later, for check to refuse, and does not look for one for ever", async () => {
    for (const wrong of ["text", 5, [], ["text"]]) {
      for (const given of [wrong, pulumi.output(wrong), Promise.resolve(wrong)]) {
        const [directory, service, odd] = [{ connection: given }, { database: given }, { ...app, attributes: given }];
        await runProgram(() => [
          new OagDirectory("directory", directory as unknown as OagDirectoryArgs),
          new OagAuthenticationService("service", service as unknown as OagAuthenticationServiceArgs),
          new OagApp("payroll", odd as unknown as OagAppArgs),
        ]);
        const [first, second, third] = ["directory", "service", "payroll"].map(
          (name) => registered.find((one) => one.name === name)?.inputs,
        );
        expect([first?.connection, second?.database, third?.attributes]).to.deep.equal([wrong, wrong, wrong]);
      }
    }
  });

  it("refuses a private key in plain configuration before anything is registered", async () => {
    pulumi.runtime.setAllConfig({ "oag:privateKey": "CANARY" }, []);
    registered.length = 0;
    const attempts = [
      () => new OagApp("payroll", app),
      () => new OagIdentityProvider("okta", { type: "IDP_OKTA", domain: "d", apiToken: "t" }),
      () => new OagProvider("p", { hostname: "h", clientId: "c" }),
      () => getCertificate({ commonName: "c" }),
    ];
    for (const attempt of attempts) {
      expect(thrown(attempt).message).to.equal(
        "oag:privateKey is set in plain text. Set it as a secret: pulumi config set --secret oag:privateKey < key.pem. If the stack's configuration file was committed or shared, make a new key: disable and enable the API on the gateway. [OAG_CONFIG]",
      );
    }
    expect(registered).to.deep.equal([]);
    pulumi.runtime.setAllConfig({ "oag:privateKey": "k" }, ["oag:privateKey"]);
    await runProgram(() => new OagApp("payroll", app));
    expect(registered).to.have.length(1);
  });

  it("refuses a proxy with a password in plain configuration, and takes one without or as a secret [proxy-password]", async () => {
    registered.length = 0;
    for (const proxy of ["http://user:CANARY@proxy:8080", "http://:CANARY@proxy:8080", "http://user:50%CANARY@proxy"]) {
      pulumi.runtime.setAllConfig({ "oag:proxy": proxy }, []);
      for (const attempt of [() => new OagApp("payroll", app), () => new OagProvider("p", { hostname: "h", clientId: "c" })])
        expect(thrown(attempt).message).to.equal(
          "oag:proxy is set in plain text and holds a password. Set it as a secret: pulumi config set --secret oag:proxy, which asks for the value. If the stack's configuration file was committed or shared, change the password on the proxy. [OAG_CONFIG]",
        );
    }
    expect(registered).to.deep.equal([]);
    for (const [proxy, secrets] of [
      ["http://proxy:8080", []],
      ["http://user@proxy:8080", []],
      ["http://user:word@proxy:8080", ["oag:proxy"]],
    ] as const) {
      pulumi.runtime.setAllConfig({ "oag:proxy": proxy }, [...secrets]);
      await runProgram(() => new OagApp("payroll", app));
      expect(registered, proxy).to.have.length(1);
    }
  });

  it("says where they stand, by names alone; a list and an Output of a whole count whole [secret-marks]", async () => {
    expect(
      await marksOf({
        label: secret("Payroll"),
        groups: ["a", secret("b")],
        description: Promise.resolve(secret("d")),
        policies: pulumi
          .output({ "/": { rule: "CUSTOM", customDirective: "x" } })
          .apply((all) => ({ ...all, "/x": { rule: secret("PROTECTED") } })),
        attributes: secret({ T: { source: "STATIC", value: "v" } }),
        session: { idleSessionTimeout: secret(60), maxSessionTimeout: pulumi.output(600) },
        protectedResources: { main: secret({ hostname: "https://b" }) },
      }),
    ).to.have.deep.members([
      ["label"],
      ["groups"],
      ["description"],
      ["policies", "/x", "rule"],
      ["attributes"],
      ["session", "idleSessionTimeout"],
      ["protectedResources", "main"],
    ]);
  });

  it("says them in one order, whatever the program's is", async () => {
    const one = await marksOf({ groups: secret(["g"]), description: secret("d") });
    const other = await marksOf({ description: secret("d"), groups: secret(["g"]) });
    expect([one, other]).to.deep.equal([
      [["description"], ["groups"]],
      [["description"], ["groups"]],
    ]);
  });

  it("says nothing of what is secret anyway, nor where nothing is", async () => {
    expect(
      await marksOf({
        description: pulumi.output("plain"),
        attributes: { T: { source: "SECRET", value: secret("v") }, U: { source: "IDP", value: pulumi.output("login") } },
      }),
    ).to.equal(undefined);
    await runProgram(() => new OagIdentityProvider("okta", { type: "IDP_OKTA", domain: pulumi.output("d"), apiToken: secret("t") }));
    expect(registered[0]?.inputs).to.not.have.property("__secrets");
    expect(await marksOf({ attributes: { T: { source: "STATIC", value: secret("v") } } })).to.deep.equal([["attributes", "T", "value"]]);
  });

  it("says so in a preview, too, whatever is not known yet", async () => {
    expect(await marksOf({ description: notKnown(), label: secret("Payroll") })).to.deep.equal([["label"]]);
  });
});
