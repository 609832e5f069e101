import { expect } from "chai";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import { Handler } from "../../../dist/provider/plugin/handler.js";
import { Run } from "../../../dist/provider/plugin/run.js";
import { privateKey } from "../../support/gateways/gateway.ts";

const id = "6f1f2f0a-0000-4000-8000-000000000000";
const idpArgs = { type: "IDP_OKTA", domain: "acme.okta.com", apiToken: "t" };
const appArgs = {
  type: "OAG_HEADER_BASED",
  label: "Payroll",
  publicDomain: "payroll.example.com",
  postLoginUrl: "https://payroll.example.com/",
  idpId: id,
  certificateId: id,
};

/** The handlers of a plugin process whose configuration names a gateway, and what they tell. No gateway may be asked for. */
function processFor(hostname: string, key: Record<string, string> = { "oag:privateKey": privateKey }) {
  const told: string[] = [];
  const parts = {
    gateways: () => Promise.reject(new Error("a diff asks no gateway")),
    notice: (message: string) => told.push(message),
    run: new Run(),
  };
  const settings: Record<string, string> = { "oag:hostname": hostname, "oag:clientId": "c", ...key };
  const open = (kind: "app" | "idp") => {
    const handler = new Handler(lifecycles[kind], parts);
    handler.configure({ config: { get: (key) => settings[key] } });
    return handler;
  };
  return { told, app: open("app"), idp: open("idp") };
}

describe("a configuration that names another gateway than the state", () => {
  const stateOf = (args: object, gateway: string) => ({ ...args, gateway, __owned: Object.keys(args) });

  it("is told in the preview, once for all resources, with both origins", async () => {
    const { told, app, idp } = processFor("New.example.com:8443");
    for (const gateway of ["https://old.example.com", "https://old.example.com"]) {
      expect(await app.diff(id, stateOf(appArgs, gateway), appArgs)).to.deep.equal({ changes: false });
      await idp.diff(id, stateOf(idpArgs, gateway), { ...idpArgs, name: "new" });
    }
    expect(told).to.deep.equal([
      "the state's resources live on https://old.example.com, but https://new.example.com:8443 is configured: `pulumi up` looks for each by its id there and refuses what it does not find; if the gateway was not renamed or moved, set oag:hostname back",
    ]);
  });

  it("is told, too, where the key is in a file, which no preview reads", async () => {
    const { told, app } = processFor("new.example.com", { "oag:privateKeyFile": "/no/such/key.pem" });
    await app.diff(id, stateOf(appArgs, "https://old.example.com"), appArgs);
    expect(told).to.have.length(1);
  });

  it("is not told where both are the same, or where the state does not say", async () => {
    const { told, app } = processFor("OLD.example.com:443");
    await app.diff(id, stateOf(appArgs, "https://old.example.com"), appArgs);
    await app.diff(id, appArgs, appArgs);
    expect(told).to.deep.equal([]);
  });
});
