import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { type Gateway, InitFailure, PluginProcess } from "pulumi-oag-simulator";
import type { LoggedCall } from "../../engines/plugin-log.ts";
import type { Json } from "../support/basics/json.ts";
import { plain } from "../support/basics/secret-mark.ts";
import { startGateway, stopGateways } from "../support/gateways/gateway.ts";
import { configFor } from "../support/gateways/stack-configuration.ts";
import { programEnvironment } from "../support/processes/program-environment.ts";
import { type OptionRecord, readOptionRecords } from "../support/programs/engine-calls.ts";
import { namedTests } from "../support/readers/test-ids.ts";

const directory = fileURLToPath(new URL("program", import.meta.url));
const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** What stood for an object when the calls were recorded, and what stands for it now. */
class Translation {
  readonly #words: Map<string, string>;

  constructor(words: Map<string, string>) {
    this.#words = words;
  }

  translate(then: string, now: string): void {
    this.#words.set(then, now);
  }

  apply<T>(value: T): T {
    let text = JSON.stringify(value);
    for (const [then, now] of this.#words) text = text.replaceAll(then, now);
    return JSON.parse(text);
  }

  /** Ids that the gateway made anew stand in the same places of both responses. */
  learn(then: unknown, now: unknown): void {
    if (typeof then === "string" && typeof now === "string" && uuid.test(then) && uuid.test(now)) this.#words.set(then, now);
    if (typeof then === "object" && then !== null && typeof now === "object" && now !== null)
      for (const key of Object.keys(then)) this.learn((then as Json)[key], (now as Json)[key]);
  }
}

const records = readOptionRecords();
const options = namedTests("scenarios/options.test.ts");

// The calls that a real engine made of options which the embedded host does not know (see options.test.ts), made again
// to the real plugin process against a fresh gateway: every response must be the recorded one.
describe("what a real engine makes of Pulumi's options, replayed", function suite() {
  this.timeout(120_000);
  afterEach(stopGateways);

  it("is there for every option that was tried", () => {
    // What changes the key in the middle cannot be replayed.
    const tried = options.map(({ id }) => id).filter((id) => id !== "key-rotation");
    expect(tried).to.have.length.of.at.least(13);
    expect([...records.keys()].sort()).to.deep.equal(tried.sort());
  });

  for (const [id, record] of records) {
    it(options.find((option) => option.id === id)?.sentence ?? id, async () => {
      const gateway = await startGateway({ reading: record.reading });
      const translation = new Translation(new Map([[record.origin, gateway.origin], ...certificateIn(record, gateway)]));
      let answered = 0;
      for (const calls of record.runs) {
        const plugin = await startPlugin(gateway);
        try {
          for (const call of calls) {
            await answer(plugin, translation, call);
            answered += 1;
          }
        } finally {
          await plugin.stop();
        }
      }
      expect(answered).to.equal(record.runs.flat().length);
    });
  }
});

/**
 * The certificate exists before the first call, so its id is in the first request already, and its days are those of the
 * day on which the stand-in gateway started.
 */
function certificateIn(record: OptionRecord, gateway: Gateway): [string, string][] {
  const calls = JSON.stringify(record.runs);
  const [certificate] = [...gateway.store.certificates.values()] as Json[];
  return Object.entries({ certificateId: certificate?.id, validFrom: certificate?.validFrom, expiresOn: certificate?.expiresOn }).flatMap(
    ([name, now]) => {
      const then = new RegExp(`"${name}":"([0-9a-f-]{10,36})"`).exec(calls)?.[1];
      return then === undefined ? [] : [[then, now]];
    },
  );
}

const startPlugin = (gateway: Gateway) =>
  PluginProcess.start({
    directory,
    project: "pulumi-oag-scenarios",
    environment: programEnvironment(),
    config: configFor(gateway),
    onCall: () => {},
    onOutput: () => {},
  });

async function answer(plugin: PluginProcess, translation: Translation, call: LoggedCall): Promise<void> {
  const { name, method } = call;
  const request = translation.apply(call.request) as Json;
  const told = `${method} ${name}`;
  const result = await ask(plugin, name, method, request).catch((error: Error) => error);
  if (call.error !== undefined) {
    expect(result, told).to.be.instanceOf(Error);
    const message = (result as Error).message;
    expect(translation.apply(call.error), told).to.include(message);
    if (result instanceof InitFailure) expect(result.reasons, told).to.not.have.length(0);
    return;
  }
  if (result instanceof Error) throw new Error(`${told}: ${result.message}`);
  translation.learn(plain(call.response), plain(result));
  expect(plain(result), told).to.deep.include(expectedOf(method, plain(translation.apply(call.response)) as Json));
}

/** The recorded response under the names that the plugin's client here gives its members. */
function expectedOf(method: LoggedCall["method"], response: Json): Json {
  if (method === "check") return { inputs: response.inputs ?? {}, failures: (response.failures ?? []).map(({ reason }: Json) => reason) };
  if (method === "diff") {
    const changes = { DIFF_SOME: "some", DIFF_NONE: "none" }[response.changes as string] ?? "unknown";
    return { changes, replaces: response.replaces ?? [], deleteBeforeReplace: response.deleteBeforeReplace ?? false };
  }
  if (method === "create") return { id: response.id, outputs: response.properties };
  if (method === "read") return { id: response.id ?? "", outputs: response.properties ?? {} };
  if (method === "update") return response.properties;
  return {};
}

async function ask(plugin: PluginProcess, name: string, method: LoggedCall["method"], request: Json): Promise<Json> {
  const { urn, id, olds = {}, news = {}, oldInputs = {}, properties = {}, inputs = {} } = request;
  switch (method) {
    case "check":
      return plugin.check(name, urn, olds, news);
    case "diff":
      return { ...(await plugin.diff(name, urn, id, olds, news, oldInputs)) };
    case "create":
      return plugin.create(name, urn, properties);
    case "read":
      return plugin.read(name, urn, id, properties, inputs);
    case "update":
      return plugin.update(name, urn, id, olds, news, oldInputs);
    case "delete":
      await plugin.delete(name, urn, id, properties);
      return {};
  }
}
