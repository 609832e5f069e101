import type { Json } from "../json";
import { InitFailure, type PluginProcess } from "./plugin";
import { type DeploymentContext, type Registered, type Registration, StepFailed } from "./registration";
import type { ResourceState } from "./state-file";
import { annotateSecrets, diffValues, makeSecret, type PropertyDiff } from "./values";

/** Outputs with those marked that the program named as secret. */
export function markOutputs(outputs: Json, goal: Registration): Json {
  const extra = goal.additionalSecretOutputs.filter((name) => outputs[name] !== undefined);
  return { ...outputs, ...Object.fromEntries(extra.map((name) => [name, makeSecret(outputs[name])])) };
}

/** The steps that one custom resource can take. In a preview they are only reported. */
export class CustomSteps {
  readonly #context: DeploymentContext;
  readonly #plugin: PluginProcess;
  readonly #base: Omit<ResourceState, "inputs" | "outputs">;
  readonly #goal: Registration;

  constructor(context: DeploymentContext, plugin: PluginProcess, base: Omit<ResourceState, "inputs" | "outputs">, goal: Registration) {
    this.#context = context;
    this.#plugin = plugin;
    this.#base = base;
    this.#goal = goal;
  }

  async check(olds: Json, news: Json): Promise<Json> {
    const { name, type } = this.#goal;
    const { inputs, failures } = await this.#plugin.check(name, this.#base.urn, olds, news);
    if (failures.length === 0) return annotateSecrets(inputs, news) as Json;
    for (const failure of failures) this.#context.report.say("error", `${type} resource '${name}' has a problem: ${failure}`);
    throw new StepFailed("check failed");
  }

  async create(inputs: Json): Promise<Registered> {
    this.#tell("create", diffValues({}, inputs));
    if (this.#context.preview) return this.#planned("", inputs);
    return this.#make(inputs);
  }

  async update(old: ResourceState, inputs: Json, diff: PropertyDiff[]): Promise<Registered> {
    this.#tell("update", diff);
    const { id = "" } = old;
    if (this.#context.preview) return this.#planned(id, inputs);
    try {
      const outputs = await this.#plugin.update(this.#goal.name, this.#base.urn, id, old.outputs, inputs, old.inputs);
      return this.#keep(id, inputs, outputs);
    } catch (error) {
      // The old inputs stay, so that the next preview shows what is still to be done.
      if (error instanceof InitFailure) this.#keep(id, old.inputs, error.properties, error.reasons);
      throw error;
    }
  }

  async replace(old: ResourceState, inputs: Json, deleteFirst: boolean, diff: PropertyDiff[]): Promise<Registered> {
    const { state, preview } = this.#context;
    this.#tell("replace", diff, deleteFirst);
    if (preview) return this.#planned("", inputs);
    if (deleteFirst) {
      await this.#plugin.delete(this.#goal.name, this.#base.urn, old.id ?? "", old.outputs);
      state.remove(old);
    } else {
      old.pendingDelete = true;
      state.save();
    }
    try {
      return await this.#make(inputs);
    } catch (error) {
      if (!deleteFirst && !(error instanceof InitFailure)) {
        // Nothing new came to be: the old one is the current one again.
        delete old.pendingDelete;
        state.save();
      }
      throw error;
    }
  }

  async #make(inputs: Json): Promise<Registered> {
    try {
      const { id, outputs } = await this.#plugin.create(this.#goal.name, this.#base.urn, inputs);
      if (id === "") throw new Error("plugin returned empty resource.ID");
      return this.#keep(id, inputs, outputs);
    } catch (error) {
      if (error instanceof InitFailure) this.#keep(error.id, inputs, error.properties, error.reasons);
      throw error;
    }
  }

  #keep(id: string, inputs: Json, result: Json, initErrors?: string[]): Registered {
    const outputs = markOutputs(annotateSecrets(result, inputs) as Json, this.#goal);
    this.#context.state.put({ ...this.#base, id, inputs, outputs, ...(initErrors && { initErrors }) });
    return { urn: this.#base.urn, id, outputs };
  }

  #planned(id: string, inputs: Json): Registered {
    return { urn: this.#base.urn, id, outputs: inputs };
  }

  #tell(op: "create" | "update" | "replace", diff: PropertyDiff[], deleteBeforeReplace?: boolean): void {
    const { type, name } = this.#goal;
    const order = deleteBeforeReplace === undefined ? {} : { deleteBeforeReplace };
    this.#context.report.step({ op, type, name, urn: this.#base.urn, diff, ...order });
  }
}
