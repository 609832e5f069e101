import { randomUUID } from "node:crypto";
import type { Json } from "../json";
import { CustomSteps, markOutputs } from "./custom-steps";
import { ignoring } from "./ignore-changes";
import { InitFailure } from "./plugin";
import { type DeploymentContext, type Registered, type Registration, StepFailed } from "./registration";
import type { ResourceState } from "./state-file";
import { diffInputs, diffValues, holdsUnknown, isSameValue, unknownValue } from "./values";

const dynamicPackage = "pulumi-nodejs";
const providerPrefix = "pulumi:providers:";

/** The steps of one preview or update: what the engine decides for each resource that the program registers. */
export class Deployment {
  /** URNs that the program registered. */
  readonly seen = new Set<string>();
  #serial: Promise<unknown> = Promise.resolve();

  readonly #context: DeploymentContext;

  constructor(context: DeploymentContext) {
    this.#context = context;
  }

  urnOf(type: string, name: string, parent: string): string {
    const parentType = parent === "" ? "" : (parent.split("::")[2] ?? "");
    const prefix = parentType === "" || parentType === "pulumi:pulumi:Stack" ? "" : `${parentType}$`;
    return `urn:pulumi:${this.#context.stack}::${this.#context.project}::${prefix}${type}::${name}`;
  }

  async register(goal: Registration): Promise<Registered> {
    const urn = this.#newUrn(goal);
    if (!goal.custom) return this.#registerComponent(urn, goal);
    if (goal.type.startsWith(providerPrefix)) return this.#registerProvider(urn, goal);
    try {
      return await this.#registerCustom(urn, goal);
    } catch (error) {
      throw this.#fail(error, goal);
    }
  }

  /** `.get()` and look-ups: read now, in previews too. */
  async read(goal: Registration & { id: string }): Promise<Registered> {
    const urn = this.#newUrn(goal);
    if (goal.id === unknownValue || holdsUnknown(goal.inputs)) return { urn, id: "", outputs: {} };
    try {
      const provider = this.providerOf(goal);
      const plugin = await this.#context.plugins.get(provider);
      if (plugin === undefined) return { urn, id: "", outputs: {} };
      const response = await plugin.read(goal.name, urn, goal.id, {}, goal.inputs);
      if (response.id === "") throw new Error(`resource '${goal.id}' does not exist`);
      const outputs = markOutputs(response.outputs, goal);
      this.#context.report.step({ op: "read", type: goal.type, name: goal.name, urn, diff: [] });
      const state: ResourceState = {
        urn,
        type: goal.type,
        name: goal.name,
        custom: true,
        id: response.id,
        inputs: goal.inputs,
        outputs,
        dependencies: goal.dependencies,
        provider,
        external: true,
      };
      if (!this.#context.preview) this.#context.state.put(state);
      return { urn, id: response.id, outputs };
    } catch (error) {
      throw this.#fail(error, goal);
    }
  }

  setOutputs(urn: string, outputs: Json): void {
    const resource = this.#context.state.find(urn);
    if (resource !== undefined && !this.#context.preview) this.#context.state.put({ ...resource, outputs });
  }

  #newUrn(goal: Registration): string {
    const urn = this.urnOf(goal.type, goal.name, goal.parent);
    if (this.seen.has(urn)) throw this.#fail(new Error(`Duplicate resource URN '${urn}'; try giving it a unique name`), goal);
    this.seen.add(urn);
    return urn;
  }

  #fail(error: unknown, goal: { type: string; name: string }): StepFailed {
    if (error instanceof StepFailed) return error;
    const message = error instanceof Error ? error.message : String(error);
    this.#context.report.say("error", `${goal.type} (${goal.name}): ${message}`);
    if (error instanceof InitFailure) for (const reason of error.reasons) this.#context.report.say("error", `  * ${reason}`);
    return new StepFailed(message);
  }

  #registerComponent(urn: string, goal: Registration): Registered {
    const old = this.#context.state.find(urn);
    const op = old === undefined ? "create" : "same";
    this.#context.report.step({ op, type: goal.type, name: goal.name, urn, diff: [] });
    const state: ResourceState = {
      urn,
      type: goal.type,
      name: goal.name,
      custom: false,
      inputs: goal.inputs,
      outputs: old?.outputs ?? {},
      dependencies: goal.dependencies,
      parent: goal.parent,
    };
    if (!this.#context.preview) this.#context.state.put(state);
    return { urn, id: "", outputs: {} };
  }

  #registerProvider(urn: string, goal: Registration): Registered {
    const old = this.#context.state.find(urn);
    const id = old?.id ?? randomUUID();
    const diff = old === undefined ? [] : diffValues(old.inputs, goal.inputs);
    const op = old === undefined ? "create" : diff.length > 0 ? "update" : "same";
    this.#context.report.step({ op, type: goal.type, name: goal.name, urn, diff });
    if (!this.#context.preview)
      this.#context.state.put({
        urn,
        type: goal.type,
        name: goal.name,
        custom: true,
        id,
        inputs: goal.inputs,
        outputs: goal.inputs,
        dependencies: goal.dependencies,
        parent: goal.parent,
      });
    this.#context.plugins.configure(`${urn}::${id}`, goal.inputs);
    return { urn, id, outputs: goal.inputs };
  }

  /** The provider that a resource names, or the default one, which gets the whole configuration of the stack. */
  providerOf(goal: Pick<Registration, "provider">): string {
    if (goal.provider !== "") return goal.provider;
    const urn = this.urnOf(`${providerPrefix}${dynamicPackage}`, "default", "");
    const old = this.#context.state.find(urn);
    const id = old?.id ?? "default";
    this.seen.add(urn);
    if (!this.#context.preview && (old === undefined || !isSameValue(old.inputs, this.#context.config))) {
      this.#context.state.put({
        urn,
        type: `${providerPrefix}${dynamicPackage}`,
        name: "default",
        custom: true,
        id,
        inputs: this.#context.config,
        outputs: this.#context.config,
        dependencies: [],
      });
    }
    this.#context.plugins.configure(`${urn}::${id}`, this.#context.config);
    return `${urn}::${id}`;
  }

  async #registerCustom(urn: string, goal: Registration): Promise<Registered> {
    const provider = this.providerOf(goal);
    const plugin = await this.#context.plugins.get(provider);
    const old = this.#context.state.find(urn);
    if (plugin === undefined) {
      this.#context.report.step({ op: "create", type: goal.type, name: goal.name, urn, diff: [] });
      return { urn, id: "", outputs: {} };
    }
    const managed = old?.external ? undefined : old;
    const wanted = managed === undefined ? goal.inputs : ignoring(goal.inputs, managed.inputs, goal.ignoreChanges);
    const base = {
      urn,
      type: goal.type,
      name: goal.name,
      custom: true,
      dependencies: goal.dependencies,
      parent: goal.parent,
      provider,
      protect: goal.protect,
    };
    const steps = new CustomSteps(this.#context, plugin, base, goal);
    // The engine sends check and diff one after the other.
    const { inputs, diff } = await this.#inTurn(async () => {
      const inputs = await steps.check(managed?.inputs ?? {}, wanted);
      return { inputs, diff: managed && (await plugin.diff(goal.name, urn, managed.id ?? "", managed.outputs, inputs, managed.inputs)) };
    });
    if (managed === undefined || diff === undefined) return steps.create(inputs);
    // Where the plugin leaves the comparison to the engine, it is of all inputs.
    const shown = (diff.changes === "unknown" ? diffInputs : diffValues)(managed.inputs, inputs);
    const differs = diff.changes === "some" || (diff.changes === "unknown" && !isSameValue(visible(managed.inputs), visible(inputs)));
    if (differs && diff.replaces.length > 0) {
      if (managed.protect) throw new Error("the resource is protected and cannot be replaced");
      // The replacement is checked as something new.
      const fresh = await this.#inTurn(() => steps.check({}, wanted));
      return steps.replace(managed, fresh, goal.deleteBeforeReplace ?? diff.deleteBeforeReplace, shown);
    }
    if (differs || managed.initErrors) return steps.update(managed, inputs, shown);
    this.#context.report.step({ op: "same", type: goal.type, name: goal.name, urn, diff: [] });
    if (!this.#context.preview) this.#context.state.put({ ...managed, ...base, inputs });
    return { urn, id: managed.id ?? "", outputs: managed.outputs };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#serial.then(work, work);
    this.#serial = turn.catch(() => {});
    return turn;
  }
}

/** Inputs as the engine compares them: the provider's text takes part in no difference that matters here. */
const visible = ({ __provider: _, ...inputs }: Json): Json => inputs;
