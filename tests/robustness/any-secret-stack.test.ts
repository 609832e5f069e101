import { expect } from "chai";
import type { Json } from "../support/basics/json.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { encodings, isIn, secretText as text } from "../support/models/secret-hunt.ts";
import { programEnvironment } from "../support/processes/program-environment.ts";
import { ScenarioStack } from "../support/programs/scenario.ts";
import { fullApp } from "../support/resources/full-app.ts";

describe("whatever a program marks as secret, in a stack", () => {
  afterEach(stopGateways);

  it("is in clear in no state, message or preview of a stack's life, in a real program and plugin process [any-secret-stack]", async () => {
    const gateway = await startGateway();
    const stack = await ScenarioStack.start("embedded", gateway, { environment: { ...programEnvironment(), OAG_LOG: "debug" } });
    if (stack === undefined) throw new Error("the embedded host did not start");
    const found: string[] = [];
    const look = (step: string) => {
      for (const shown of [stack.stateText, JSON.stringify(stack.runs.at(-1))]) if (isIn(shown, text)) found.push(`${step}: ${shown}`);
    };
    const echo = (encodings["in base64 after one letter"] as (text: string) => string)(text);
    const secret = { $secret: text };
    const spec = (change: Json) => ({
      idps: { okta: { args: { type: "IDP_OKTA", domain: "other.okta.com", apiToken: "00-other", name: secret } } },
      certificates: { wildcard: { args: { commonName: "*.example.com" } } },
      apps: {
        payroll: {
          args: {
            ...fullApp(gateway),
            label: secret,
            idpId: "$idp.okta.id",
            certificateId: "$certificate.wildcard.id",
            policies: { "/": { rule: "PROTECTED" }, "/x": { $secret: { rule: "CUSTOM", customDirective: `set $x "${text}";` } } },
            attributes: { $secret: { W: { source: "STATIC", value: text }, R: { source: "IDP", value: "login" } } },
            ...change,
          },
        },
      },
      outputs: { name: "$app.payroll.name", label: "$app.payroll.label" },
    });
    await stack.during(async () => {
      stack.declare(spec({}));
      gateway.faults.add({ match: { operation: "createPolicy" }, status: 400, message: `rejected: ${echo}`, times: 2 });
      expect((await stack.up()).failed).to.equal(true);
      look("a refused up");
      expect(JSON.stringify(stack.runs.at(-1))).to.include("its text is not shown, since it repeats something secret");
      gateway.faults.clear();
      const { outputs, failed } = await stack.up();
      look("up");
      expect([failed, outputs]).to.deep.equal([false, { name: "[secret]", label: "[secret]" }]);
      expect((await stack.preview()).steps, "marks alone are no change").to.deep.equal([]);
      look("a preview");
      for (const live of gateway.store.apps.values()) (live as unknown as Json).own.description = echo;
      await stack.refresh();
      look("a refresh");
      stack.declare(spec({ description: secret, groups: [secret] }));
      await stack.preview();
      look("a preview of a change");
    });
    expect(found).to.deep.equal([]);
  });
});
