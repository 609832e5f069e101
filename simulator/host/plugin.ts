import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Json } from "../json";
import type { CheckResponse, DiffResponse, Found, Made } from "./plugin-responses";
import { channelOptions, fromStruct, type Generated, grpc, provider, providerService, status, toStruct } from "./proto";
import { withoutSecrets } from "./values";

/** One call that a plugin process received. */
export interface PluginCall {
  /** What was called. */
  method: "configure" | "check" | "diff" | "create" | "read" | "update" | "delete";
  /** Name of the resource, empty for configure. */
  name: string;
}

/** create or update made the object but did not finish. */
export class InitFailure extends Error {
  /** Id of the object that was made. */
  readonly id: string;
  /** What it has so far. */
  readonly properties: Json;
  /** What did not succeed, a sentence each. */
  readonly reasons: string[];

  /**
   * An error with what there is nevertheless.
   * @param message what the plugin says
   */
  constructor(message: string, id: string, properties: Json, reasons: string[]) {
    super(message);
    this.id = id;
    this.properties = properties;
    this.reasons = reasons;
  }
}

/** How to start a plugin process. */
export interface PluginOptions {
  /** Folder of the program. */
  directory: string;
  /** Project name, as in Pulumi.yaml. */
  project: string;
  /** Environment variables of the process. */
  environment: NodeJS.ProcessEnv;
  /** The provider's configuration, `ns:key` texts; secrets may be marked. */
  config: Json;
  /** A call that is about to be made. */
  onCall(call: PluginCall): void;
  /** A line that the process printed. */
  onOutput(line: string): void;
}

const unimplemented = grpc.status.UNIMPLEMENTED;

/** Pulumi's own plugin process for dynamic providers, `@pulumi/pulumi/cmd/dynamic-provider`, driven as the engine does. */
export class PluginProcess {
  readonly #child: ChildProcess;
  readonly #client: Generated;
  readonly #options: PluginOptions;

  private constructor(child: ChildProcess, client: Generated, options: PluginOptions) {
    this.#child = child;
    this.#client = client;
    this.#options = options;
  }

  /**
   * Starts the process and configures it.
   * @throws Error with what the process said, when it ends before it listens
   */
  static async start(options: PluginOptions): Promise<PluginProcess> {
    const script = createRequire(join(options.directory, "index.js")).resolve("@pulumi/pulumi/cmd/dynamic-provider");
    const child = spawn(process.execPath, [script, "127.0.0.1:0"], {
      cwd: options.directory,
      env: { ...options.environment, PULUMI_NODEJS_PROJECT: options.project },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const port = await firstLine(child, options.onOutput);
    const client = new providerService.ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), channelOptions);
    const plugin = new PluginProcess(child, client, options);
    const request = new provider.ConfigureRequest();
    request.setArgs(toStruct(withoutSecrets(options.config)));
    await plugin.#call("configure", "", request);
    return plugin;
  }

  /** Process id, for tests that kill it. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /**
   * Judges the arguments of a resource.
   * @param olds the inputs that the state has, empty for a new resource
   * @param news what the program declares
   * @throws Error with what the plugin says, when it cannot judge
   */
  async check(name: string, urn: string, olds: Json, news: Json): Promise<CheckResponse> {
    const request = new provider.CheckRequest();
    request.setUrn(urn);
    request.setOlds(toStruct(withoutSecrets(olds)));
    request.setNews(toStruct(withoutSecrets(news)));
    const response = await this.#call("check", name, request);
    const failures = response
      .getFailuresList()
      .map((failure: Generated) =>
        failure.getProperty() ? `property ${failure.getProperty()} has a problem: ${failure.getReason()}` : failure.getReason(),
      );
    return { inputs: fromStruct(response.getInputs()), failures };
  }

  /**
   * Says whether a resource is to be changed, or made anew.
   * @param olds the outputs that the state has
   * @param news the checked inputs
   * @param oldInputs the inputs that the state has
   * @throws Error with what the plugin says
   */
  async diff(name: string, urn: string, id: string, olds: Json, news: Json, oldInputs: Json): Promise<DiffResponse> {
    const request = new provider.DiffRequest();
    request.setId(id);
    request.setUrn(urn);
    request.setOlds(toStruct(withoutSecrets(olds)));
    request.setNews(toStruct(withoutSecrets(news)));
    request.setOldInputs(toStruct(withoutSecrets(oldInputs)));
    const response = await this.#call("diff", name, request);
    const kinds = provider.DiffResponse.DiffChanges;
    const changes = response.getChanges() === kinds.DIFF_SOME ? "some" : response.getChanges() === kinds.DIFF_NONE ? "none" : "unknown";
    return { changes, replaces: response.getReplacesList(), deleteBeforeReplace: response.getDeletebeforereplace() };
  }

  /**
   * Makes an object.
   * @throws InitFailure when the object is there, but not as it is to be
   * @throws Error with what the plugin says, when there is none
   */
  async create(name: string, urn: string, inputs: Json): Promise<Made> {
    const request = new provider.CreateRequest();
    request.setUrn(urn);
    request.setProperties(toStruct(withoutSecrets(inputs)));
    const response = await this.#call("create", name, request);
    return { id: response.getId(), outputs: fromStruct(response.getProperties()) };
  }

  /**
   * Looks at an object.
   * @returns what it has; an empty id when it is gone
   * @throws InitFailure when it is there, but not finished
   * @throws Error with what the plugin says
   */
  async read(name: string, urn: string, id: string, properties: Json, inputs: Json): Promise<Found> {
    const request = new provider.ReadRequest();
    request.setId(id);
    request.setUrn(urn);
    request.setProperties(toStruct(withoutSecrets(properties)));
    request.setInputs(toStruct(withoutSecrets(inputs)));
    const response = await this.#call("read", name, request);
    return {
      id: response.getId(),
      outputs: fromStruct(response.getProperties()),
      inputs: response.getInputs() === undefined ? undefined : fromStruct(response.getInputs()),
    };
  }

  /**
   * Changes an object.
   * @returns what it has then
   * @throws InitFailure when some of it was changed
   * @throws Error with what the plugin says, when nothing was
   */
  async update(name: string, urn: string, id: string, olds: Json, news: Json, oldInputs: Json): Promise<Json> {
    const request = new provider.UpdateRequest();
    request.setId(id);
    request.setUrn(urn);
    request.setOlds(toStruct(withoutSecrets(olds)));
    request.setNews(toStruct(withoutSecrets(news)));
    request.setOldInputs(toStruct(withoutSecrets(oldInputs)));
    return fromStruct((await this.#call("update", name, request)).getProperties());
  }

  /**
   * Deletes an object; of one that is gone nothing is left to do.
   * @throws Error with what the plugin says
   */
  async delete(name: string, urn: string, id: string, properties: Json): Promise<void> {
    const request = new provider.DeleteRequest();
    request.setId(id);
    request.setUrn(urn);
    request.setProperties(toStruct(withoutSecrets(properties)));
    await this.#call("delete", name, request);
  }

  /** As the engine does at the end: an interrupt, and a kill for a process that does not listen. */
  async stop(): Promise<void> {
    this.#client.close();
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill("SIGINT");
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), 5000);
    await gone;
    clearTimeout(timer);
  }

  #call(method: PluginCall["method"], name: string, request: Generated): Promise<Generated> {
    this.#options.onCall({ method, name });
    return new Promise((resolve, reject) => {
      this.#client[method](request, (error: grpc.ServiceError | null, response: Generated) => {
        if (error === null) resolve(response);
        else reject(error.code === unimplemented ? error : (initFailureOf(error) ?? new Error(error.details)));
      });
    });
  }
}

function initFailureOf(error: grpc.ServiceError): InitFailure | undefined {
  const [bytes] = error.metadata?.get("grpc-status-details-bin") ?? [];
  if (!Buffer.isBuffer(bytes)) return undefined;
  const [detail] = status.Status.deserializeBinary(bytes).getDetailsList();
  const failed = detail?.unpack(provider.ErrorResourceInitFailed.deserializeBinary, "pulumirpc.ErrorResourceInitFailed");
  return failed && new InitFailure(error.details, failed.getId(), fromStruct(failed.getProperties()), failed.getReasonsList());
}

/** The process prints its port first; everything after is for people. */
function firstLine(child: ChildProcess, onOutput: (line: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let isFirst = true;
    const errors: string[] = [];
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on("line", (line) => {
      if (isFirst) resolve(line.trim());
      else onOutput(line);
      isFirst = false;
    });
    createInterface({ input: child.stderr as NodeJS.ReadableStream }).on("line", (line) => {
      errors.push(line);
      onOutput(line);
    });
    child.once("error", reject).once("exit", (code) => reject(new Error(`the plugin process ended with ${code}: ${errors.join("\n")}`)));
  });
}
