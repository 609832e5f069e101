import { expect } from "chai";
import type { Gateway } from "pulumi-oag-simulator";
import { privateKey, startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { newGateways } from "../../support/gateways/plugin-gateways.ts";
import { configFor } from "../../support/gateways/stack-configuration.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

/** What the plugin process of an explicit provider is configured with. */
const p = { "__oag:provider": "production" };
const complete = { ...p, "oag:hostname": "oag.example.com", "oag:clientId": "c", "oag:privateKey": privateKey };
const whose = 'of OagProvider "production"';

describe("a setting of an explicit provider, which no `pulumi config set` reaches", () => {
  let gateway: Gateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(stopGateways);

  for (const [what, change, told] of [
    [
      "a URL as host name",
      { "oag:hostname": "https://x.example" },
      `hostname ${whose}: "https://x.example" is not a host name; give only host or host:port of the gateway, without https://, user, path or query, for example "oag.example.com"`,
    ],
    [
      "no host name, key and client id",
      { "oag:hostname": "", "oag:clientId": "", "oag:privateKey": "" },
      [
        `hostname ${whose} is not given: set that argument to the gateway's host name, for example "oag.example.com" (or set the variable OAG_HOSTNAME)`,
        `clientId ${whose} is not given: set that argument to the client id that the console shows (or set the variable OAG_CLIENT_ID)`,
        `privateKey ${whose} is not given: set that argument to a secret, for example new pulumi.Config().requireSecret("gatewayKey"), or privateKeyFile to a file (or set the variable OAG_PRIVATE_KEY)`,
      ].join("; "),
    ],
    [
      "a key that is none",
      { "oag:privateKey": "nonsense!" },
      `privateKey ${whose}: is neither PEM nor base64; give the key that the Access`,
    ],
    ["a key twice", { "oag:privateKeyFile": "/k" }, `privateKey ${whose} and privateKeyFile ${whose} are both set; keep one of them`],
    ["a wrong word", { "oag:validation": "lax" }, `validation ${whose}: allowed are "strict" and "warn"`],
    ["a wrong number", { "oag:requestTimeout": "soon" }, `requestTimeout ${whose}: give a whole number of seconds from 1 to 600`],
  ] as const) {
    it(`is called what the program calls it: ${what} [explicit-setting]`, async () => {
      const app = new OneResource("app", gateway, { ...complete, ...change });
      const [first = ""] = await app.check(fullApp(gateway));
      expect(first.slice(0, told.length)).to.equal(told);
      expect(first).not.to.include("oag:");
    });
  }

  it("is called what the environment calls it where it is given there", async () => {
    process.env.OAG_REQUEST_TIMEOUT = "soon";
    try {
      expect((await new OneResource("app", gateway, complete).check(fullApp(gateway)))[0]).to.match(/^OAG_REQUEST_TIMEOUT: give a whole/);
    } finally {
      delete process.env.OAG_REQUEST_TIMEOUT;
    }
  });

  for (const [what, change, told] of [
    ["a client id of another key", { "oag:clientId": "other" }, `check that clientId ${whose} and privateKey ${whose} belong together`],
    ["a certificate that is not trusted", { "oag:caCertificate": "" }, `set caCertificate ${whose} to the PEM of the CA that issued it`],
    ["a host that is not there", { "oag:hostname": "localhost:1" }, `check hostname ${whose}, DNS and that this machine may reach`],
  ] as const) {
    it(`is called so where the gateway finds it wrong: ${what}`, async () => {
      const app = new OneResource("app", gateway, { ...configFor(gateway), ...p, "oag:maxRetries": "0", ...change });
      const { error = "" } = await app.up(fullApp(gateway));
      expect(error).to.include(told);
      expect(error).not.to.include("oag:");
    });
  }

  it("is called so in what is only told, and where a state names another gateway", async () => {
    const other = await startGateway();
    const notices: string[] = [];
    const gateways = newGateways({ notice: (message) => notices.push(message) });
    const app = new OneResource("app", gateway, { ...configFor(gateway), ...p, "oag:insecureSkipVerify": "true" }, gateways);
    expect(await app.up(fullApp(gateway))).to.deep.equal({ op: "create" });
    expect(notices[0]).to.match(/^insecureSkipVerify of OagProvider "production" is on: whoever stands/);
    app.configure({ ...configFor(other), ...p });
    await app.diff(fullApp(gateway));
    expect(app.told.at(-1)).to.match(/if the gateway was not renamed or moved, set hostname of OagProvider "production" back$/);
    const { error } = await app.up({ ...fullApp(gateway), description: "x" });
    expect(error).to.include(`nothing was changed. Set hostname ${whose} back, or, if ${gateway.origin} no longer exists`);
  });

  it("shows no terminal escape that the name of a provider holds", async () => {
    const app = new OneResource("app", gateway, { ...complete, "__oag:provider": 'a\u001b[31m"b', "oag:validation": "lax" });
    expect((await app.check(fullApp(gateway)))[0]).to.match(/^validation of OagProvider "a\\u001b\[31m\\"b": allowed/);
  });
});
