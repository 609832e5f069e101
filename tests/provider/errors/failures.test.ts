import { inspect } from "node:util";
import { expect } from "chai";
import { OagApiError, OagAuthenticationError, OagConfigError, OagProtocolError } from "pulumi-oag/sdk";
import { CallError } from "../../../dist/provider/errors/call.js";
import { codeOf, ExplainedError, reasonIn } from "../../../dist/provider/errors/failure.js";
import { OagPartialError, UnchangedError } from "../../../dist/provider/errors/partial.js";
import { asItIs, OagResourceError, type Said, segmentsOf, shownText } from "../../../dist/provider/errors/resource-error.js";
import type { FailedStep } from "../../../dist/provider/errors/step-name.js";
import { stateIdIn } from "../../../dist/provider/ids.js";
import { outputsIn } from "../../../dist/provider/lifecycle.js";
import { liveIn } from "../../../dist/provider/reconciler/provenance.js";
import { LostError } from "../../../dist/provider/reconciler/writes/lost.js";
import { message, setting, spell } from "../../../dist/sdk/message.js";
import { startGateway, stopGateways } from "../../support/gateways/gateway.ts";
import { fullApp } from "../../support/resources/full-app.ts";
import { OneResource } from "../../support/resources/resource.ts";

const reading = { object: { noun: "app" }, action: "read" };
/** What is the same of failures that are made here. */
const made = { id: stateIdIn("id"), properties: outputsIn({}), object: { noun: "app", title: "a" } };
const gone = new OagApiError(404, "NOT_FOUND", "no such app", "GET /api/v2/apps/{applicationId}");

const reasonOf = (error: unknown) => shownText(reasonIn(error), asItIs);

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
    const hide = (said: Said) => spell(segmentsOf(said)).replaceAll("CANARY", "[secret]");
    const error = new CallError({ object: { noun: "app", title: "CANARY" }, action: "update" }, gone, hide);
    expect([error.code, error.object, error.action]).to.deep.equal(["OAG_NOT_FOUND", { noun: "app", title: "[secret]" }, "update"]);
    expect(error.message).to.equal(
      'app "[secret]": update failed: the gateway answered 404 NOT_FOUND: no such app [OAG_NOT_FOUND]; run `pulumi refresh`, which takes out of the state what is gone, and then `pulumi up`, which makes it anew',
    );
    expect(new CallError(reading, gone, hide).message).to.equal(
      "app: read failed: the gateway answered 404 NOT_FOUND: no such app [OAG_NOT_FOUND]",
    );
  });

  it("has the setting or the member that its cause is about as data [call-error-place]", () => {
    const hide = (said: Said) => spell(segmentsOf(said));
    const [about, odd] = [new OagConfigError("x", "hostname"), new OagProtocolError("odd", 200, "GET /x", "session.idleSessionTimeout")];
    const told = [about, odd, gone].map((cause) => new CallError(reading, cause, hide));
    expect(told.map(({ code, setting, member }) => [code, setting, member])).to.deep.equal([
      ["OAG_CONFIG", "hostname", undefined],
      ["OAG_PROTOCOL", undefined, "session.idleSessionTimeout"],
      ["OAG_NOT_FOUND", undefined, undefined],
    ]);
  });

  it("has the members that its cause is about as data, by their paths and without secret names [call-error-members]", () => {
    const hide = (said: Said) => spell(segmentsOf(said)).replaceAll("CANARY", "[secret]");
    const lost = new ExplainedError(new LostError("not kept", liveIn({}), [["saml", "CANARY"], ["label"]]), "look again");
    expect([lost.code, lost.members]).to.deep.equal(["OAG_LOST", [["saml", "CANARY"], ["label"]]]);
    expect(new CallError(reading, lost, hide).members).to.deep.equal([["saml", "[secret]"], ["label"]]);
    const failed: FailedStep[] = [{ path: ["session"], noun: "session", cause: lost }];
    expect(new UnchangedError(failed).members).to.deep.equal(lost.members);
    const { steps } = new OagPartialError({ ...made, failed, outcome: "partial" }).hidden(hide, outputsIn({}));
    expect(steps.map(({ path, members }) => [path, members])).to.deep.equal([[["session"], [["saml", "[secret]"], ["label"]]]]);
  });

  it("has each step that failed as data, with code, path, setting and member, and as a sentence", () => {
    const failed: FailedStep[] = [
      { path: ["policies", "/a"], noun: "policy", item: { name: "/a" }, cause: gone },
      { path: [], cause: new OagAuthenticationError(message`refused; check ${setting("clientId")}`, 401, "clientId") },
      { path: ["session"], noun: "session", cause: new OagProtocolError("odd", 200, "PUT /x", "session.idleSessionTimeout") },
    ];
    const [notFound, refused, odd] = failed.map(({ cause }) => reasonOf(cause)) as [string, string, string];
    const error = new OagPartialError({ ...made, object: { noun: "app", title: 'Pay "roll"' }, failed, outcome: "unfinished" });
    expect(error.code).to.equal("OAG_PARTIAL");
    expect(error.steps).to.deep.equal([
      { code: "OAG_NOT_FOUND", path: ["policies", "/a"], reason: notFound },
      { code: "OAG_AUTHENTICATION", path: [], setting: "clientId", reason: refused },
      { code: "OAG_PROTOCOL", path: ["session"], member: "session.idleSessionTimeout", reason: odd },
    ]);
    const app = 'app "Pay \\"roll\\""';
    const rest = "the app exists, and the next `pulumi up` goes on from here [OAG_PARTIAL]";
    expect(error.message).to.equal(`${app} (id) was not finished: policy "/a": ${notFound}; ${refused}; session: ${odd} [OAG_PARTIAL]`);
    expect(error.reasons).to.deep.equal([
      `policy "/a" of ${app}: ${notFound}; ${rest}`,
      `${app}: ${refused}; ${rest}`,
      `session of ${app}: ${odd}; ${rest}`,
    ]);
    const partial = new OagPartialError({ ...made, failed: failed.slice(0, 1), outcome: "partial" });
    expect(partial.message).to.equal(`app "a" (id) was updated in part: policy "/a": ${notFound} [OAG_PARTIAL]`);
    expect(partial.reasons).to.deep.equal([
      `policy "/a" of app "a": ${notFound}; the rest was done, and the next \`pulumi up\` tries again [OAG_PARTIAL]`,
    ]);
  });

  it("tells a cause of several steps once, with all of them, and has each of them as data [one-cause]", () => {
    const refused = (nth: number) => new OagApiError(400, "BAD_REQUEST", "not today", "POST /policies", `try ${nth}`);
    const policy = (name: string, nth: number) => ({ path: ["policies", name], noun: "policy", item: { name }, cause: refused(nth) });
    const lost = (name: string) => ({ path: [name], noun: name, cause: new OagResourceError("OAG_LOST", "not kept") });
    const own = { path: [], cause: refused(4) };
    const failed: FailedStep[] = [policy("/a", 1), lost("session"), policy("/b", 2), policy("/a", 3), lost("behavior"), own];
    const { reasons, steps, message: told } = new OagPartialError({ ...made, failed, outcome: "partial" });
    const reason = "the gateway answered 400 BAD_REQUEST: not today (try 1) [OAG_BAD_REQUEST]";
    const rest = "the rest was done, and the next `pulumi up` tries again [OAG_PARTIAL]";
    expect(reasons).to.deep.equal([
      `policy "/a", policy "/b", own members of app "a": ${reason}; ${rest}`,
      `session of app "a": not kept [OAG_LOST]; ${rest}`,
      `behavior of app "a": not kept [OAG_LOST]; ${rest}`,
    ]);
    const all = `policy "/a", policy "/b", own members: ${reason}; session: not kept [OAG_LOST]; behavior: not kept [OAG_LOST]`;
    expect(told).to.equal(`app "a" (id) was updated in part: ${all} [OAG_PARTIAL]`);
    const unchanged = new UnchangedError(failed);
    expect(unchanged.message).to.equal(all);
    expect(new CallError(reading, unchanged, asItIs).steps).to.deep.equal(steps);
    expect(new CallError(reading, gone, asItIs).steps).to.deep.equal([]);
    expect(steps.map(({ path }) => path)).to.deep.equal(failed.map(({ path }) => path));
    expect(steps.map((step) => step.reason))
      .to.have.length(6)
      .and.include("the gateway answered 400 BAD_REQUEST: not today (try 2) [OAG_BAD_REQUEST]");
  });

  it("has the code of the first step and the sentences of all where nothing was changed", () => {
    const failed: FailedStep[] = [
      { path: [], cause: gone },
      { path: ["status"], noun: "status", word: "ACTIVE", cause: new OagResourceError("OAG_STATE", "no") },
    ];
    const error = new UnchangedError(failed);
    expect([error.code, error.message]).to.deep.equal([
      "OAG_NOT_FOUND",
      "the gateway answered 404 NOT_FOUND: no such app [OAG_NOT_FOUND]; status ACTIVE: no [OAG_STATE]",
    ]);
  });

  it("names the steps of a real create and update as a program would: aspect, item, status", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    const args = fullApp(gateway);
    for (const operation of ["createPolicy", "replaceSession"]) gateway.faults.add({ match: { operation }, status: 400, times: 9 });
    await app.up(args);
    gateway.faults.clear();
    expect((await app.up(args)).error).to.equal(undefined);
    gateway.faults.add({ match: { operation: "deleteAttribute" }, status: 400 });
    gateway.faults.add({ match: { operation: "deactivateApplication" }, status: 500, times: 9 });
    const { trust: _, ...attributes } = args.attributes;
    await app.up({ ...args, attributes, description: "new" });
    await app.up({ ...args, status: "INACTIVE", description: "new" });
    const steps = (app.thrown as (OagPartialError | CallError)[]).map((error) => error.steps.map(({ code, path }) => [code, path]));
    expect(steps).to.deep.equal([
      [
        ["OAG_BAD_REQUEST", ["policies", "/"]],
        ["OAG_BAD_REQUEST", ["session"]],
      ],
      [["OAG_BAD_REQUEST", ["attributes", "X-TRUST"]]],
      [["OAG_GATEWAY", ["status"]]],
    ]);
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
    const { text, message: told, reasons, steps } = thrown as OagPartialError;
    expect(told).to.equal(`${text} [OAG_PARTIAL]`);
    expect([text, told, ...reasons].join())
      .to.include("[secret]")
      .and.not.include("canary");
    expect(JSON.stringify(steps)).to.include("[secret]").and.not.include("canary");
  });

  it("shows nothing secret where it is printed or becomes JSON, though Pulumi takes the properties from it [partial-error-printed]", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    gateway.faults.add({ match: { operation: "createPolicy" }, status: 400, times: 9 });
    const attributes = { "X-KEY": { source: "SECRET", value: "kestrel-canary" } };
    await app.up(fullApp(gateway, { attributes, policies: { "/a": { rule: "PROTECTED" } } }));
    const [thrown] = app.thrown as OagPartialError[];
    expect(JSON.stringify(thrown?.properties)).to.include("kestrel-canary");
    expect([JSON.stringify(thrown), inspect(thrown, { depth: 9 })].join())
      .to.include("OAG_PARTIAL")
      .and.not.include("kestrel-canary");
  });

  it("has no sign in its data that a terminal or a pipeline obeys, and whatever else a name holds [error-data-signs]", () => {
    const odd = "a  \u001b[2J\u202e##vso[task.setvariable]b";
    const shown = "a   [2J # #vso[task.setvariable]b";
    const failed: FailedStep[] = [{ path: ["policies", odd], cause: new LostError("not kept", liveIn({}), [[odd]]) }];
    const error = new CallError({ object: { noun: "app", title: odd }, action: "update" }, new UnchangedError(failed), asItIs);
    expect([error.object.title, error.members, error.steps[0]?.path]).to.deep.equal([shown, [[shown]], ["policies", shown]]);
  });

  it("shows no key of a map that the program keeps secret", async () => {
    const gateway = await startGateway();
    const app = new OneResource("app", gateway);
    gateway.faults.add({ match: { operation: "createPolicy" }, status: 400, times: 9 });
    await app.up({ ...fullApp(gateway, { policies: { "/kestrel-canary": { rule: "PROTECTED" } } }), __secrets: [["policies"]] });
    const [thrown] = app.thrown as OagPartialError[];
    expect(thrown?.steps.map(({ path }) => path)).to.deep.equal([["policies", "[secret]"]]);
    expect([JSON.stringify(thrown?.steps), thrown?.message, ...(thrown?.reasons ?? [])].join()).to.not.include("canary");
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
    const error = new OagConfigError(message`see ${setting("proxy")}: ${setting("hostname")} is missing`, "hostname");
    expect(error.setting).to.equal("hostname");
    expect(new OagAuthenticationError(message`refused; check ${setting("clientId")}`, 401, "clientId").setting).to.equal("clientId");
    expect(new OagConfigError(message`${setting("hostname")} is missing`).setting, "its message is not looked into").to.equal(undefined);
    expect(new OagConfigError("'hostname' is missing").setting).to.equal(undefined);
    expect(gone.setting).to.equal(undefined);
  });
});
