import { expect } from "chai";
import { emptyMap } from "../../../cli/dist/diff/map-file.js";
import { matchObjects } from "../../../cli/dist/dump/environments/match.js";
import { planEnvironments } from "../../../cli/dist/dump/environments/plan.js";
import { providerFor } from "../../../cli/dist/dump/environments/provider.js";
import { secretLinesFor } from "../../../cli/dist/dump/environments/readme.js";
import { stackFile } from "../../../cli/dist/dump/environments/stack-file.js";
import { planResources } from "../../../cli/dist/dump/plan.js";
import { writeProgram } from "../../../cli/dist/dump/program.js";
import { shareValues } from "../../../cli/dist/dump/shared/share.js";
import { forEverywhere, kinds } from "../../../cli/dist/kinds.js";
import type { Json } from "../basics/json.ts";
import type { AnySnapshot } from "../gateways/any-snapshot.ts";
import { configIn, evaluate, shown } from "./evaluate.ts";

const names = ["staging", "production", "test"];

/** What an environment is read as. */
function environmentOf(snapshot: AnySnapshot, index: number) {
  const objects = planResources(snapshot, { withDefaults: false, refusedNames: new Set() }).map(({ kind, id, title, declaration }) => ({
    kind,
    id,
    title,
    inputs: withoutSecretValues(structuredClone(declaration.inputs)),
    unread: declaration.unread,
    imported: { inputs: {}, outputs: {} },
    remarks: [],
  }));
  const titlesOf = (wanted: string) => objects.filter(({ kind }) => kind === wanted).map(({ title }) => title);
  const titles = forEverywhere(titlesOf);
  return { name: names[index] as string, snapshot, objects, titles, settings: [], isFolder: true, isLenient: false, leftOut: [] };
}

/** The value of a secret attribute is never read. */
function withoutSecretValues(inputs: Json): Json {
  if (inputs.attributes === undefined) return inputs;
  const items = Object.entries(inputs.attributes as Json).map(([key, { value, ...rest }]) => [
    key,
    rest.source === "SECRET" ? rest : { ...rest, value },
  ]);
  return { ...inputs, attributes: Object.fromEntries(items) };
}

/** How the program is to be. */
export interface Form {
  isPerApp: boolean;
  provider?: string | undefined;
}

/** The program for these gateways, and what each of its resources is there. */
export async function programFor(snapshots: readonly AnySnapshot[], { isPerApp, provider }: Form = { isPerApp: false }) {
  const environments = snapshots.map(environmentOf);
  const { matched } = matchObjects(
    environments,
    environments.map(() => emptyMap),
  );
  const { constants, resources, configuration } = planEnvironments(environments, matched, provider);
  const before = provider === undefined ? [] : providerFor(provider, environments);
  const files = await writeProgram(shareValues(resources, [...before, ...constants], false), isPerApp);
  return { environments, resources, configuration, provider, files, text: [...files.values()].join("\n") };
}

/** Runs the program with the configuration of each environment: it declares what was read there, and nothing of another one. */
export function expectWhatWasRead({
  environments,
  resources,
  configuration,
  provider,
  files,
}: Awaited<ReturnType<typeof programFor>>): void {
  expect(new Set(resources.map(({ kind, name }) => `${kind} ${name}`)).size, "names").to.equal(resources.length);
  environments.forEach((environment, index) => {
    const entries = (configuration[index] ?? []).map(([key, value]) => [`p:${key}`, value] as const);
    const reached = ["hostname", "clientId"].map((key) => [`oag:${key}`, `the ${key} of ${environment.name}`] as const);
    const config = configIn(stackFile(undefined, [...reached, ...entries], "Pulumi.x.yaml"));
    const own = resources.filter(({ of }) => of[index] !== undefined);
    const ids = Object.fromEntries(own.map(({ kind, name, of }) => [`${kinds[kind].class} ${name}`, of[index]?.id as string]));
    const { certificates, identityProviders } = environment.snapshot;
    const keys: string[] = [];
    const domains = identityProviders.map(({ id, props }) => ({ id, domain: props.domain as string }));
    const all = evaluate(files, { project: "p", config, ids, certificates, identityProviders: domains, provider });
    const declared = all.filter(({ class: kind }) => kind !== "OagProvider");
    const found = declared.map(({ class: kind, name, args }) => [`${kind} ${name}`, shown(args, keys)] as const);
    const wanted = own.map(({ kind, name, of }) => [`${kinds[kind].class} ${name}`, shown(of[index]?.inputs)] as const);
    expect(Object.fromEntries(found)).to.deep.equal(Object.fromEntries(wanted));
    expect(found.length).to.equal(environment.objects.length);
    const made = all.filter(({ class: kind }) => kind === "OagProvider");
    expect(made.map(({ name, args }) => [name, args.hostname])).to.deep.equal(
      provider === undefined ? [] : [[provider, `the hostname of ${environment.name}`]],
    );
    const gateways = new Set(declared.map(({ options }) => (options.provider as { name?: string } | undefined)?.name));
    if (declared.length > 0) expect([...gateways]).to.deep.equal([provider]);
    expect(keys.length).to.equal(environment.objects.flatMap(({ unread }) => unread).length);
    const lines = secretLinesFor(environment.name, index, resources);
    expect(lines.map((line) => line.split(" ").at(-1)).sort(), "keys that are told").to.deep.equal(keys.sort());
    // What a state would have, names included, is of this environment alone.
    const others = environments.filter((other) => other !== environment).flatMap(({ snapshot }) => snapshot.identityProviders);
    const theirs = others.map(({ props }) => props.domain as string).filter((domain) => /^(staging|live|test)-/.test(domain));
    for (const domain of theirs) expect(JSON.stringify([found, config])).to.not.include(domain);
  });
}
