import type { OagConfigError } from "../../sdk/errors";
import type { Json } from "../../sdk/json";
import { message } from "../../sdk/message";
import { once } from "../../sdk/once";
import type { Path } from "../../sdk/path";
import type { Secrets } from "../../sdk/secrets/secrets";
import { identityOfConfiguration } from "../configuration/identity";
import type { ConfigReader } from "../configuration/settings";
import { CallError } from "../errors/call";
import { messageOf } from "../errors/failure";
import { OagPartialError } from "../errors/partial";
import { lineOf, shownLine, type ToldProblem, toldProblem } from "../errors/problem";
import type { Said } from "../errors/resource-error";
import { type FailureContext, topicOf } from "../errors/topic";
import type { Gateway } from "../gateway/gateways";
import { notice } from "../gateway/notice";
import type { StateId } from "../ids";
import type { DiffResult, Inputs, Lifecycle, Outputs, ReadResult } from "../lifecycle";
import { plainInState } from "../values/secret-paths";
import { toJson } from "../values/to-json";
import { reasonFor } from "./brief-reason";
import { gatewayOfCall } from "./call-gateway";
import { type CallProps, CallSecrets } from "./call-secrets";
import { enteringId, enteringInputs, enteringOutputs } from "./from-engine";
import type { ConfigureRequest, HandlerDependencies } from "./handler-dependencies";
import { InStack } from "./in-stack";
import { type Inspection, inspect, movedNotice } from "./inspection";
import { isPendingAdoption, lookInPreview } from "./preview-adoption";
import type { CheckResult, CreateResult, ResourceHandler, UpdateResult } from "./resource-handler";
import { Run } from "./run";
import { sealedInputs } from "./sealed-inputs";
import { subjectOf } from "./subject";
import { throwUnsupported } from "./unsupported";

/**
 * The seven methods that Pulumi's dynamic provider calls, around one lifecycle: values in are freed of secret marks,
 * results pass one JSON funnel, errors become sentences without a stack.
 */
export class Handler implements ResourceHandler {
  #config: ConfigReader = () => undefined;
  #inspection: Inspection | undefined;
  #found: Gateway | undefined;
  readonly #inStack = new InStack();
  #secrets: Secrets | undefined;
  readonly #run: Run;
  readonly #notice: (message: string) => void;

  readonly #lifecycle: Lifecycle;
  readonly #dependencies: HandlerDependencies;

  constructor(lifecycle: Lifecycle, dependencies: HandlerDependencies) {
    this.#lifecycle = lifecycle;
    this.#dependencies = dependencies;
    this.#run = dependencies.run ?? new Run();
    this.#notice = dependencies.notice ?? notice;
  }

  /** Stores, and nothing else: Pulumi's plugin host uses the provider before an asynchronous configure is done. */
  configure(request: ConfigureRequest): Promise<void> {
    this.#config = (key) => request.config.get(key);
    this.#inspection = undefined;
    this.#found = undefined;
    this.#secrets = request.secrets;
    return Promise.resolve();
  }

  async check(olds: Json, news: Json): Promise<CheckResult> {
    const failures = (await this.problems(olds, news)).map((problem) => ({ property: "" as const, reason: shownLine(problem) }));
    return { inputs: sealedInputs(news, this.#lifecycle.secrets), failures };
  }

  /** What check refuses, path by path. */
  async problems(olds: Json, news: Json): Promise<ToldProblem[]> {
    const [before, wanted] = [enteringInputs(olds), enteringInputs(news)];
    // Most resources have nothing to say.
    const secrets = once(() => this.#secretsOf({ current: wanted, olds: before }));
    return this.#guard("check", wanted, secrets, async () => {
      const { problem, validation, nameOf } = this.#inspect();
      const tell = this.#notice;
      const context = { validation, nameOf, notice: (said: Said) => tell(lineOf(said, secrets().hide)) };
      const checked = this.#lifecycle.check?.({ olds: before, news: wanted }, context);
      const told = (checked?.problems ?? []).map((found) => toldProblem(found, secrets().hide));
      if (problem !== undefined) return [this.#onceInFull(problem, wanted, secrets()), ...told];
      if (checked !== undefined && told.length === 0 && isPendingAdoption({ olds: before, news: wanted })) {
        const asked = { run: this.#run, context: () => this.#failureContext() };
        const found = await lookInPreview(checked, () => this.#gateway(secrets()), asked, { noun: this.#lifecycle.noun, wanted });
        if (found !== undefined) tell(secrets().hide(found));
      }
      return told;
    });
  }

  /** Many resources fail for one wrong configuration: the first says why, the others are refused all the same. */
  #onceInFull(problem: OagConfigError, wanted: Inputs, secrets: CallSecrets): ToldProblem {
    const { code, setting } = problem;
    const subject = subjectOf(this.#lifecycle, wanted, secrets);
    const where = this.#run.toldWhere([topicOf(problem, this.#failureContext())], subject);
    const reason = lineOf(where === undefined ? messageOf(problem) : message`the configuration is wrong (${where})`, secrets.hide);
    return { code, path: [], ...(setting !== undefined && { setting }), reason };
  }

  async diff(engineId: string, olds: Json, news: Json): Promise<DiffResult> {
    const id = enteringId(engineId);
    this.#inStack.add(id);
    const [before, wanted] = [enteringOutputs(olds), enteringInputs(news)];
    const work = async () => {
      const inspection = this.#inspect();
      const elsewhere = movedNotice(before, inspection);
      if (elsewhere !== undefined && this.#run.isFirst({ in: "moved", recorded: before.gateway, origin: inspection.origin }))
        this.#notice(elsewhere);
      const found = this.#lifecycle.diff?.(before, wanted, id) ?? {};
      this.#inStack.diffed(id, before, (found.replaces?.length ?? 0) > 0);
      // Only the result of an update lets the engine encrypt what the state has in clear. Said to be a change by itself: where
      // the engine compares the inputs, `replaceOnChanges` would make a new object for it.
      return found.changes === false && plainInState({ olds: before, news: wanted }, this.#lifecycle.secrets).length > 0
        ? { changes: true }
        : found;
    };
    return this.#guard("diff", wanted, () => this.#secretsOf({ current: wanted, olds: before }), work);
  }

  async create(inputs: Json): Promise<CreateResult> {
    const context = { isInStack: (id: StateId) => this.#inStack.has(id) };
    const wanted = enteringInputs(inputs);
    const secrets = this.#secretsOf({ current: wanted });
    return this.#guard(
      "create",
      wanted,
      () => secrets,
      async () => {
        const { id, outs } =
          (await this.#writing(secrets, (gateway) => this.#lifecycle.create?.(gateway, wanted, context))) ?? throwUnsupported("created");
        this.#inStack.add(id);
        return toJson({ id, outs: secrets.sealed(outs) });
      },
    );
  }

  async read(engineId: string, props: Json): Promise<ReadResult> {
    const id = enteringId(engineId);
    const known = enteringOutputs(props);
    const secrets = this.#secretsOf({ current: known });
    return this.#guard(
      "read",
      known,
      () => secrets,
      async () => {
        const found = await this.#lifecycle.read(await this.#gateway(secrets), id, known);
        if (found.id === "") return toJson(found);
        this.#inStack.became(id, { before: known, after: found.props });
        return toJson({
          id: found.id,
          props: secrets.sealed(found.props),
          ...(found.inputs !== undefined && { inputs: secrets.sealed(found.inputs) }),
        });
      },
      id,
    );
  }

  async update(engineId: string, olds: Json, news: Json): Promise<UpdateResult> {
    const id = enteringId(engineId);
    const [before, wanted] = [enteringOutputs(olds), enteringInputs(news)];
    const secrets = this.#secretsOf({ current: wanted, olds: before });
    return this.#guard(
      "update",
      wanted,
      () => secrets,
      async () => {
        const update = this.#writing(secrets, (gateway) => this.#lifecycle.update?.(gateway, id, before, wanted));
        const outs = await this.#inStack.follow(id, before, update);
        return toJson({ outs: secrets.sealed(outs ?? throwUnsupported("updated")) });
      },
    );
  }

  async delete(engineId: string, props: Json): Promise<void> {
    const id = enteringId(engineId);
    const known = enteringOutputs(props);
    const secrets = this.#secretsOf({ current: known });
    const context = { isHeldByAnother: this.#inStack.leaves(id, known) };
    await this.#guard(
      "delete",
      known,
      () => secrets,
      () => this.#writing(secrets, async (gateway) => this.#lifecycle.delete?.(gateway, id, known, context)),
    );
    if (!context.isHeldByAnother) this.#inStack.remove(id);
  }

  noted(inputs: Json, unread: readonly Path[]): Json {
    const wanted = enteringInputs(inputs);
    const outs = this.#lifecycle.noted?.(wanted, unread, this.#inspect().origin) ?? throwUnsupported("imported");
    return toJson(this.#secretsOf({ current: wanted }).sealed(outs));
  }

  unreadIn(outputs: Json): readonly Path[] {
    return this.#lifecycle.unreadIn?.(enteringOutputs(outputs)) ?? [];
  }

  #secretsOf(props: CallProps): CallSecrets {
    return new CallSecrets(props, this.#lifecycle.secrets);
  }

  /** What was listed for joined reads is old as soon as something is written. */
  async #writing<T>(secrets: CallSecrets, work: (gateway: Gateway) => Promise<T> | undefined): Promise<T | undefined> {
    const gateway = await this.#gateway(secrets);
    try {
      return await work(gateway);
    } finally {
      gateway.reads.drop();
    }
  }

  async #gateway(secrets: CallSecrets): Promise<Gateway> {
    return gatewayOfCall(await this.#shared(), secrets);
  }

  /** Read once, since every call needs it; what fails is tried again. */
  async #shared(): Promise<Gateway> {
    const gateways = await this.#dependencies.gateways();
    const gateway = this.#found ?? gateways.for(this.#config, this.#secrets);
    this.#found = gateway;
    return gateway;
  }

  /** What check needs to know of the configuration. Kept, since check runs once per resource. */
  #inspect(): Inspection {
    this.#inspection ??= inspect(this.#config);
    return this.#inspection;
  }

  #failureContext(): FailureContext {
    return { origin: this.#found?.origin, configuration: () => identityOfConfiguration(this.#config) };
  }

  async #guard<T>(action: string, props: Inputs | Outputs, secretsOf: () => CallSecrets, work: () => Promise<T>, id?: string): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const secrets = secretsOf();
      if (error instanceof OagPartialError)
        throw error.hidden(secrets.hide, toJson({ ...secrets.sealed(error.properties), __provider: props.__provider }));
      const subject = subjectOf(this.#lifecycle, props, secrets, id);
      const reason = reasonFor(this.#run, error, subject, this.#failureContext());
      throw new CallError({ object: subject.object, action }, error, secrets.hide, reason);
    }
  }
}
