import type { Json } from "../../json";
import { kinds } from "../../kinds";
import { literal, usesOf } from "../literal";
import { freeName, reservedWords } from "../names";
import type { PlannedResource } from "../plan";
import { appDefaultsOf } from "./app-defaults";
import { sayDomainOnce } from "./domain";
import { nameLookUps } from "./look-ups";
import type { Constant, Program } from "./program";

/** Says once what several resources have, where that reads better. The order is that of the resources, so the same in every dump. */
export function shareValues(resources: readonly PlannedResource[], before: readonly Constant[] = [], saysDomain = true): Program {
  const taken = takenBy(resources);
  for (const { identifier } of before) taken.add(identifier);
  const apps = resources.filter(({ kind }) => kinds[kind].isMany);
  const domain = saysDomain ? sayDomainOnce(apps, (wish) => freeName(wish, taken)) : [];
  const lookUps = nameLookUps(resources, taken);
  const args = appDefaultsOf(apps);
  if (args === undefined) return { constants: [...before, ...domain, ...lookUps], appDefaults: undefined, resources };
  const identifier = freeName("appDefaults", taken);
  return {
    constants: [...before, ...domain, ...lookUps],
    appDefaults: { identifier, args },
    resources: resources.map(beginWith(identifier, args)),
  };
}

/** Names that resources and their code have already. */
function takenBy(resources: readonly PlannedResource[]): Set<string> {
  return new Set([...reservedWords(), ...resources.flatMap(({ identifier, args }) => [identifier, ...usesOf(args)])]);
}

/** An app that declares all of them says only what it has otherwise. */
const beginWith =
  (spread: string, defaults: Json) =>
  (resource: PlannedResource): PlannedResource => {
    const names = Object.keys(defaults);
    if (!kinds[resource.kind].isMany || !names.every((name) => name in resource.args)) return resource;
    const isOwn = ([name, value]: [string, unknown]) => !names.includes(name) || literal(value) !== literal(defaults[name]);
    return { ...resource, spread, args: Object.fromEntries(Object.entries(resource.args).filter(isOwn)) };
  };
