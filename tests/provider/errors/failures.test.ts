import { expect } from "chai";
import { OagApiError, OagAuthenticationError, OagConfigError } from "pulumi-oag/sdk";
import { CallError, codeOf, ExplainedError, OagPartialError, OagResourceError, reasonOf } from "../../../dist/provider/plugin/failure.js";
import { message, setting } from "../../../dist/sdk/message.js";
import { startGateway, stopGateways } from "../../support/gateway.ts";
import { fullApp, OneResource } from "../../support/resource.ts";

const gone = new OagApiError(404, "NOT_FOUND", "no such app", "GET /api/v2/apps/{applicationId}");

describe("what the plugin process throws", () => {
  afterEach(stopGateways);

  it("has its code and its text apart, and both in its line", () => {
    const error = new OagResourceError("OAG_STATE", "it lives elsewhere");
    expect([error.code, error.text, error.message, error.stack]).to.deep.equal([
      "OAG_STATE",
      "it lives elsewhere",
      "it lives elsewhere [OAG_STATE]",
      "",
    ]);
    expect(reasonOf(error)).to.equal(error.message);
  });

  it("keeps the code of its cause where more is known of it", () => {
    const error = new ExplainedError(new ExplainedError(gone, "it was there a moment ago"), "look again");
    expect([error.code, error.text]).to.deep.equal(["OAG_NOT_FOUND", "look again"]);
    expect(error.message).to.equal(
      "the gateway answered 404 NOT_FOUND: no such app [OAG_NOT_FOUND]; it was there a moment ago; look again",
    );
  });

  it("names object and call, hides what is secret in both, and tells an update of what is gone to refresh", () => {
    const hide = (sentence: string) => sentence.replaceAll("CANARY", "[secret]");
    const error = new CallError('app "CANARY"', "update", gone, hide);
    expect([error.code, error.path]).to.deep.equal(["OAG_NOT_FOUND", 'app "[secret]"']);
    expect(error.message).to.equal(
      'app "[secret]": update failed: the gateway answered 404 NOT_FOUND: no such app [OAG_NOT_FOUND]; run `pulumi refresh`, which takes out of the state what is gone, and then `pulumi up`, which makes it anew',
    );
    expect(new CallError("app", "read", gone, hide).message).to.equal(
      "app: read failed: the gateway answered 404 NOT_FOUND: no such app [OAG_NOT_FOUND]",
    );
  });

  it("has a code for each reason of what was done in part, and one of its own", () => {
    const error = new OagPartialError("id", {}, [`${reasonOf(gone)}; go on`], "not finished");
    expect([error.code, error.message]).to.deep.equal(["OAG_PARTIAL", "not finished"]);
    expect(error.reasons).to.deep.equal(["the gateway answered 404 NOT_FOUND: no such app [OAG_NOT_FOUND]; go on"]);
  });

  it("holds no secret of the program's in any field when a create was done in part", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    gateway.faults.add({ match: { operation: "createProtectedResource" }, status: 400 });
    const { error } = await app.up({
      ...fullApp(gateway, { protectedResources: { main: { hostname: "https://kestrel-canary.vault.zone" } } }),
      __secrets: [["protectedResources"]],
    });
    expect(error).to.include("[OAG_BAD_REQUEST]");
    const [thrown] = app.thrown as OagPartialError[];
    expect(thrown).to.be.instanceOf(OagPartialError);
    const { text, message: told, reasons } = thrown as OagPartialError;
    expect(text).to.equal(told);
    expect([text, told, ...reasons].join())
      .to.include("[secret]")
      .and.not.include("canary");
  });

  it("is told by kind alone where it is no error of this package, whatever it pretends to be", () => {
    const foreign = Object.assign(new TypeError("CANARY [OAG_CONFIG]"), { code: "OAG_CONFIG" });
    expect([codeOf(foreign), reasonOf(foreign)]).to.deep.equal([
      "OAG_INTERNAL",
      "an unexpected TypeError (please report it) [OAG_INTERNAL]",
    ]);
    expect(reasonOf("CANARY")).to.equal("an unexpected string (please report it) [OAG_INTERNAL]");
  });
});

describe("an error of the SDK", () => {
  it("names the setting that it is about as a field, by the SDK's own name", () => {
    const error = new OagConfigError(message`${setting("hostname")}: is missing; see ${setting("proxy")}`);
    expect(error.setting).to.equal("hostname");
    expect(new OagAuthenticationError(message`refused; check ${setting("clientId")}`, 401).setting).to.equal("clientId");
    expect(new OagConfigError("'hostname' is missing").setting).to.equal(undefined);
    expect(gone.setting).to.equal(undefined);
  });
});
