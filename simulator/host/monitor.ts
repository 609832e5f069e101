import type { Json } from "../json";
import type { Deployment } from "./deployment";
import {
  channelOptions,
  empty,
  engine,
  engineService,
  fromStruct,
  type Generated,
  grpc,
  resource,
  resourceService,
  toStruct,
} from "./proto";
import { type Registration, StepFailed } from "./registration";
import type { Reporter } from "./report";

type Callback = (error: { code: number; details: string } | null, response?: unknown) => void;

/** What the program may ask for that this host does not do: told at once, rather than done wrong. */
const refused: Record<string, (request: Generated) => boolean> = {
  aliases: (request) => request.getAliasesList().length > 0 || request.getAliasurnsList().length > 0,
  import: (request) => request.getImportid() !== "",
  retainOnDelete: (request) => request.getRetainondelete() === true,
  deletedWith: (request) => request.getDeletedwith() !== "",
  replaceOnChanges: (request) => request.getReplaceonchangesList().length > 0,
  transforms: (request) => request.getTransformsList().length > 0,
  "remote components": (request) => request.getRemote(),
};

/** The engine's two services that a program calls: the resource monitor and the engine's log. */
export class Monitor {
  readonly #server = new grpc.Server(channelOptions);
  #running = 0;
  #idle: (() => void)[] = [];
  #rootUrn = "";
  #toldCancelled = false;
  address = "";

  readonly #deployment: Deployment;
  readonly #report: Reporter;
  readonly #parallel: number;
  readonly #signal: AbortSignal | undefined;

  constructor(deployment: Deployment, report: Reporter, parallel: number, signal?: AbortSignal) {
    this.#deployment = deployment;
    this.#report = report;
    this.#parallel = parallel;
    this.#signal = signal;
  }

  async start(): Promise<void> {
    this.#server.addService(resourceService.ResourceMonitorService, this.#monitor());
    this.#server.addService(engineService.EngineService, this.#engine());
    const port = await new Promise<number>((resolve, reject) => {
      this.#server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      );
    });
    this.address = `127.0.0.1:${port}`;
  }

  stop(): void {
    this.#server.forceShutdown();
  }

  /** Resolves when no registration is under way: what was begun is finished, as after a first Ctrl-C. */
  async settled(): Promise<void> {
    while (this.#running > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #monitor(): grpc.UntypedServiceImplementation {
    const unimplemented = this.#unimplemented();
    return {
      ...unimplemented(resourceService.ResourceMonitorService),
      supportsFeature: (call: Generated, callback: Callback) => {
        const response = new resource.SupportsFeatureResponse();
        response.setHassupport(["secrets", "resourceReferences"].includes(call.request.getId()));
        callback(null, response);
      },
      registerResource: this.#work(async (request) => {
        for (const [option, isUsed] of Object.entries(refused)) {
          if (!isUsed(request)) continue;
          this.#report.say(
            "error",
            `${request.getType()} (${request.getName()}): the embedded host does not know ${option}; use a real Pulumi engine`,
          );
          throw new StepFailed(option);
        }
        const registered = await this.#deployment.register(registrationOf(request, request.getObject()));
        const response = new resource.RegisterResourceResponse();
        response.setUrn(registered.urn);
        response.setId(registered.id);
        response.setObject(toStruct(registered.outputs));
        return response;
      }),
      readResource: this.#work(async (request) => {
        const registered = await this.#deployment.read({ ...registrationOf(request, request.getProperties()), id: request.getId() });
        const response = new resource.ReadResourceResponse();
        response.setUrn(registered.urn);
        response.setProperties(toStruct(registered.outputs));
        return response;
      }),
      registerResourceOutputs: this.#work(async (request) => {
        const outputs = fromStruct(request.getOutputs());
        this.#deployment.setOutputs(request.getUrn(), outputs);
        if (request.getUrn() === this.#rootUrn || request.getUrn().includes("::pulumi:pulumi:Stack::")) this.#report.outputs = outputs;
        return new empty.Empty();
      }),
      signalAndWaitForShutdown: (_call: Generated, callback: Callback) => callback(null, new empty.Empty()),
    };
  }

  #engine(): grpc.UntypedServiceImplementation {
    const severities: Record<number, "info" | "warning" | "error"> = { 1: "info", 2: "warning", 3: "error" };
    return {
      ...this.#unimplemented()(engineService.EngineService),
      log: (call: Generated, callback: Callback) => {
        const severity = severities[call.request.getSeverity()];
        if (severity !== undefined) this.#report.say(severity, call.request.getMessage());
        callback(null, new empty.Empty());
      },
      getRootResource: (_call: Generated, callback: Callback) => {
        const response = new engine.GetRootResourceResponse();
        response.setUrn(this.#rootUrn);
        callback(null, response);
      },
      setRootResource: (call: Generated, callback: Callback) => {
        this.#rootUrn = call.request.getUrn();
        callback(null, new engine.SetRootResourceResponse());
      },
    };
  }

  /** Counts what is under way, bounds it, and turns failures into the response that makes a program stop quietly. */
  #work(handle: (request: Generated) => Promise<unknown>) {
    return async (call: Generated, callback: Callback) => {
      while (this.#running >= this.#parallel) await new Promise<void>((resolve) => this.#idle.push(resolve));
      this.#running += 1;
      try {
        this.#assertGoingOn();
        callback(null, await handle(call.request));
      } catch (error) {
        if (!(error instanceof StepFailed)) this.#report.say("error", `embedded host: ${error instanceof Error ? error.stack : error}`);
        callback({ code: grpc.status.UNAVAILABLE, details: "the deployment failed" });
      } finally {
        this.#running -= 1;
        for (const wake of this.#idle.splice(0)) wake();
      }
    };
  }

  /** After a first Ctrl-C nothing new is begun. */
  #assertGoingOn(): void {
    if (!this.#signal?.aborted) return;
    if (!this.#toldCancelled) this.#report.say("error", "update canceled");
    this.#toldCancelled = true;
    throw new StepFailed("canceled");
  }

  #unimplemented() {
    return (service: Record<string, unknown>): grpc.UntypedServiceImplementation =>
      Object.fromEntries(
        Object.keys(service).map((name) => [
          name,
          (_call: Generated, callback?: Callback) =>
            callback?.({ code: grpc.status.UNIMPLEMENTED, details: `the embedded host does not know ${name}` }),
        ]),
      ) as grpc.UntypedServiceImplementation;
  }
}

function registrationOf(request: Generated, object: Generated): Registration {
  const isDefined = request.getDeletebeforereplacedefined?.() === true;
  return {
    type: request.getType(),
    name: request.getName(),
    custom: request.getCustom?.() ?? true,
    parent: request.getParent(),
    provider: request.getProvider(),
    inputs: fromStruct(object) as Json,
    dependencies: request.getDependenciesList(),
    ignoreChanges: request.getIgnorechangesList?.() ?? [],
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    protect: request.getProtect?.() ?? false,
    deleteBeforeReplace: isDefined ? request.getDeletebeforereplace() : undefined,
  };
}
