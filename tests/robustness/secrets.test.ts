import { inspect } from "node:util";
import { expect } from "chai";
import { OagClient } from "pulumi-oag/sdk";
import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../support/basics/json.ts";
import { isLong } from "../support/basics/long.ts";
import { unmarked } from "../support/basics/secret-mark.ts";
import { privateKey, startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { configFor } from "../support/gateways/stack-configuration.ts";
import { programEnvironment } from "../support/processes/program-environment.ts";
import { errors, ScenarioStack, told } from "../support/programs/scenario.ts";
import { generations, spec } from "../support/programs/with-credentials.ts";
import { fullApp } from "../support/resources/full-app.ts";
import { offlineScopes } from "../support/resources/offline-resources.ts";
import { OneResource } from "../support/resources/resource.ts";
import { type Mishap, mishaps, perform, responses } from "../support/writers/interrupted.ts";
import { operations } from "../support/writers/operations.ts";

const scopes = [...offlineScopes, "okta.oag.app.secrets.read"];

const keyLines = privateKey.split("\n").filter((line) => line.length === 64);

/** Everything that must not be found: canaries, lines of the key, assertions, access tokens, client secrets that the gateway made. */
const forbidden: [string, RegExp][] = [
  ["a credential", /CANARY/],
  ["a part of the private key", new RegExp(keyLines.map((line) => line.slice(0, 32).replace(/[+/]/g, "\\$&")).join("|"))],
  ["a client assertion", /eyJ[\w-]{8,}\.eyJ/],
  ["an access token", /oagsim_/],
  ["a client secret", /secret-of-/],
];

/** What was found where; nothing, if all is well. */
function hits(where: string, text: string): string[] {
  return forbidden.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${what} in ${where}`);
}

type Look = (step: string) => void;

/** Makes all of it, and previews other credentials. */
async function begins(stack: ScenarioStack, gateway: Gateway, look: Look): Promise<void> {
  const [one, two] = generations;
  stack.declare(spec(one));
  await stack.preview();
  const first = await stack.up();
  look("up");
  expect(errors(first)).to.deep.equal([]);
  expect(told(first), "the log is on").to.include("POST /api/v2/apps -> 200");
  expect(stack.stateText, "encrypted, not absent").to.include("ciphertext");
  stack.declare({ ...spec(two), gets: { existing: { id: gateway.store.appByLabel("Payroll").id } } });
  await stack.preview();
  look("the preview of other credentials");
}

/** A gateway that shows secrets, and one more of them. */
function addSecretByHand(gateway: Gateway): void {
  gateway.reading.secretValues = "returned";
  gateway.store.appByLabel("Payroll").attributes.push({
    id: "0a0a0a0a-0000-4000-8000-000000000000",
    name: "X-HAND",
    type: "HEADER",
    source: "SECRET",
    value: "CANARY-BY-HAND",
  });
}

/** All that can be read of what was thrown. */
function textsOf(error: unknown, outcome: unknown): (string | undefined)[] {
  const { properties, ...rest } = error as { properties?: unknown };
  // What becomes the state is judged with its marks, which the engine encrypts.
  return [
    inspect(Object.assign(new Error(), { rest }), { depth: 10, showHidden: true }),
    JSON.stringify(rest),
    String(error),
    String((error as Error).stack),
    inspect((error as Error).cause, { depth: 10 }),
    JSON.stringify(unmarked(properties)),
    JSON.stringify(outcome),
  ];
}

describe("the hunt for secrets", function suite() {
  this.timeout(isLong ? 1_800_000 : 240_000);
  afterEach(stopGateways);
  let searched = 0;
  after(() => console.log(`    ${searched} texts searched for ${forbidden.length} kinds of secrets`));
  const search = (where: string, text: string) => {
    searched += 1;
    return hits(where, text);
  };

  it("can find what it looks for", () => {
    const planted = `CANARY ${keyLines[3]} eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.x oagsim_abc secret-of-1`;
    expect(hits("a text", planted)).to.have.length(forbidden.length);
  });

  it("finds nothing in states, messages, previews and outputs of a stack's life, while the gateway echoes and the log is at its most talkative [hunt-stack]", async () => {
    const gateway = await startGateway({ scopes, reading: { requireFailover: false, initialising: 0 } });
    const stack = await ScenarioStack.start("embedded", gateway, { environment: { ...programEnvironment(), OAG_LOG: "debug" } });
    if (stack === undefined) throw new Error("the embedded host did not start");
    const writes = [
      ...["replaceIDP", "replaceAttribute", "replaceApplication"],
      ...["replaceOfflineModeDirectory", "enableAuthenticationServiceSetting"],
    ];
    const found: string[] = [];
    const look = (step: string) => {
      found.push(
        ...search(`the state after ${step}`, stack.stateText),
        ...search(`what ${step} showed`, JSON.stringify(stack.runs.at(-1))),
      );
    };
    await stack.during(async () => {
      stack.configure("oag:scopes", scopes.join(" "));
      await begins(stack, gateway, look);
      for (const operation of [...writes, "createAccessToken"])
        gateway.faults.add({ match: { operation }, times: 9, status: 400, echo: true });
      const refused = await stack.up();
      look("a refused up");
      expect(refused.failed).to.equal(true);
      gateway.faults.clear();
      for (const operation of writes) gateway.faults.add({ match: { operation }, times: 9, status: 400, echo: true });
      const echoed = await stack.up();
      look("an up whose requests were echoed");
      expect(errors(echoed).join("\n")).to.include("[secret]");
      gateway.faults.clear();
      expect(errors(await stack.up())).to.deep.equal([]);
      look("the up after it");
      addSecretByHand(gateway);
      await stack.refresh();
      look("a refresh that found a secret by hand");
      await stack.preview();
      look("the preview after it");
      gateway.faults.add({ match: { operation: "deleteIDP" }, status: 400, echo: true });
      await stack.destroy();
      look("a refused destroy");
      await stack.destroy();
      look("destroy");
    });
    expect(found).to.deep.equal([]);
  });

  it("finds nothing in what is thrown, wherever and however a request goes wrong [hunt-thrown]", async () => {
    const found: string[] = [];
    let thrown = 0;
    const echoes: Mishap[] = [400, 401, 409, 500, 503].map((status) => ({
      name: `is echoed with ${status}`,
      fault: { status, echo: true },
    }));
    const write = process.stderr.write;
    let stderr = "";
    process.env.OAG_LOG = "debug";
    process.stderr.write = ((chunk: string) => {
      stderr += chunk;
      return true;
    }) as typeof write;
    try {
      for (const [index, operation] of operations.entries()) {
        const { requests } = await perform(withCanaries(operation));
        for (const [offset, mishap] of [...echoes, ...mishaps, ...responses].entries()) {
          const stride = mishap.fault.echo ? (isLong ? 1 : 5) : isLong ? 3 : 37;
          for (let nth = 1 + ((index + offset) % stride); nth <= requests; nth += stride) {
            const { resource, outcome } = await perform(withCanaries(operation), nth, mishap);
            const where = `${operation.name}, request ${nth} ${mishap.name}`;
            for (const error of resource.thrown) {
              thrown += 1;
              for (const text of textsOf(error, outcome)) found.push(...search(where, text ?? ""));
            }
            found.push(...search(`state after ${where}`, JSON.stringify(unmarked(resource.raw))));
            await stopGateways();
          }
        }
      }
    } finally {
      process.stderr.write = write;
      delete process.env.OAG_LOG;
    }
    found.push(...search("stderr", stderr));
    expect(stderr, "the log was on").to.include(" -> 200");
    expect(found).to.deep.equal([]);
    expect(thrown).to.be.greaterThan(isLong ? 1000 : 60);
  });

  it("finds nothing when a client is printed, whatever it holds, and nothing in a refusal by the proxy [hunt-client]", async () => {
    const gateway = await startGateway();
    const client = new OagClient({ ...gateway.configuration, proxy: undefined });
    await client.applications.list();
    const proxied = new OagClient({ ...gateway.configuration, proxy: "http://user:CANARY@127.0.0.1:9", maxRetries: 0 });
    const error = await proxied.applications.list().catch((failure: unknown) => failure);
    const texts = [client, proxied, error].flatMap((thing) => [inspect(thing, { depth: 10 }), JSON.stringify(thing)]);
    expect(texts.flatMap((text) => search("a printed client", text))).to.deep.equal([]);
  });

  it("finds nothing in .get() of an app that has secrets", async () => {
    const gateway: Gateway = await startGateway({ reading: { secretValues: "returned" } });
    const app = new OneResource("app", gateway, configFor(gateway));
    await app.up(fullApp(gateway));
    const read = await app.handler.read(app.id as string, {});
    expect(search(".get()", JSON.stringify(read))).to.deep.equal([]);
  });
});

/** The operation with canaries for its credentials. */
function withCanaries(operation: (typeof operations)[number]): (typeof operations)[number] {
  const planted = (args: Json): Json =>
    JSON.parse(
      JSON.stringify(args)
        .replace(/"apiToken":"/g, '"apiToken":"CANARY-')
        .replace(/"(bindCredential|username|password)":"/g, '"$1":"CANARY-')
        .replace(/"spCertificate":"/g, '"spCertificate":"CANARY-')
        .replace(/"source":"SECRET","value":"/g, '"source":"SECRET","value":"CANARY-'),
    );
  const { before, after } = operation;
  return {
    ...operation,
    ...(before && { before: (gateway: Gateway) => planted(before(gateway)) }),
    ...(after && { after: (gateway: Gateway) => planted(after(gateway)) }),
  };
}
