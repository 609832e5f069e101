import { type GivenFile, jsonGiven, refused } from "../given-file";
import { isObject, type Json } from "../json";
import type { KindName } from "../kinds";
import { shownSource } from "../shown-paths";
import { keptKindOf, nameInUrn, resourcesIn } from "../stack-export";

/** A resource of ours as the stack's state has it. */
export interface Managed {
  kind: KindName;
  name: string;
  id: string;
  /** The origin that it lives on. */
  gateway: string;
  /** URN of its provider. */
  provider: string;
}

/** What a stack has already. */
export interface Stack {
  managed: Managed[];
  /** URNs of explicit providers by their name. */
  providers: ReadonlyMap<string, string>;
}

/** Without a state, as if the stack were empty. */
export const emptyStack: Stack = { managed: [], providers: new Map() };

const cure = "make one with: `pulumi stack export --file state.json`";

/** Reads what `pulumi stack export` prints, from a file or, for `-`, from standard input. Secret values are not looked at. */
export async function readStack(source: string): Promise<Stack> {
  const file: GivenFile = { path: source, title: shownSource(source, "the file"), option: "--state", cure };
  const resources = resourcesIn(await jsonGiven(file));
  if (resources === undefined) throw refused(file, "is no stack export", cure);
  return {
    managed: resources.flatMap(managedIn),
    providers: new Map(
      resources.flatMap(({ type, urn }) =>
        type === "pulumi:providers:pulumi-nodejs" && typeof urn === "string" && !/::default(_\d|$)/.test(urn)
          ? [[nameInUrn(urn), urn]]
          : [],
      ),
    ),
  };
}

function managedIn(resource: Json): Managed[] {
  const { urn, id, outputs, provider } = resource;
  const kind = keptKindOf(resource);
  if (kind === undefined || typeof urn !== "string" || typeof id !== "string") return [];
  const gateway = isObject(outputs) && typeof outputs.gateway === "string" ? outputs.gateway : "";
  // A provider's reference is its URN and its id.
  return [{ kind, name: nameInUrn(urn), id, gateway, provider: typeof provider === "string" ? provider.replace(/::[^:]*$/, "") : "" }];
}
