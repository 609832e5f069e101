import type { Kind } from "../../../dist/provider/reconciler/kind.js";
import { lifecycleOf } from "../../../dist/provider/reconciler/kind-lifecycle.js";
import type { Json } from "../basics/json.ts";
import { plain } from "../basics/secret-mark.ts";
import { configFor } from "../gateways/stack-configuration.ts";
import { OneResource } from "../resources/resource.ts";
import type { MadeUpGateway } from "./gateway.ts";
import { alarm, cabinet, drawer } from "./kinds.ts";

/** One resource of a made-up kind, as the engine keeps it. */
export class Life extends OneResource {
  readonly #gateway: MadeUpGateway;

  constructor(kind: Kind, gateway: MadeUpGateway) {
    super(lifecycleOf(kind, {}), gateway, configFor(gateway), gateway.newGateways());
    this.#gateway = gateway;
  }

  /** Goes on in another plugin process, as the next run of the engine does. */
  nextRun(): void {
    this.configure(configFor(this.#gateway), this.#gateway.newGateways());
  }

  async isSame(inputs: Json): Promise<boolean> {
    return (await this.diff(inputs)).changes === false;
  }

  /** What `.get()` shows of an object. */
  async shown(id: string): Promise<Json> {
    return plain((await this.handler.read(id, {})).props);
  }
}

/** A credential in a block or in an item of a map. */
export interface Within {
  /** Where it stands among the arguments. */
  path: readonly string[];
  /** Something beside it in the same block or item, and another value of that. */
  beside: { path: readonly string[]; edited: unknown };
  /** How a difference of that is told. */
  told: string;
  /** The call that writes it. */
  call: string;
  /** The block or item as a PUT left it. */
  stored(gateway: MadeUpGateway): Json;
}

/** A shape of kinds, with what one of its objects is declared as. */
export interface Example {
  shape: string;
  kind: Kind;
  /** Where the gateway has its objects. */
  path: string;
  /** Of the first object, in the state. */
  id: string;
  /** All that a program can declare. */
  inputs: Json;
  /** Where in them the credentials stand: the object's own, and one inside a member. */
  credentials: readonly [readonly string[], readonly string[]];
  /** The credentials in its aspects. */
  within: readonly Within[];
  /** Another value of a member beside a credential. */
  edit: Json;
  /** One aspect: its name, another value of it, and the call that writes it. */
  aspect: { name: string; edited: Json; create: string; update: string };
}

const itemSecrets = { password: "ITEM-CANARY", seal: { colour: "RED", apiToken: "IN-ITEM-CANARY" } };
const blockSecrets = { clientSecret: "BLOCK-CANARY", seal: { colour: "RED", password: "IN-BLOCK-CANARY" } };

const shelf: Omit<Within, "path"> = {
  beside: { path: ["shelves", "top", "seal", "colour"], edited: "BLUE" },
  told: 'shelf "top" differs',
  call: "replace cabinets/made-1/shelves",
  stored: (gateway) => gateway.at("cabinets/made-1/shelves")[0] ?? {},
};

const lock: Omit<Within, "path"> = {
  beside: { path: ["lock", "seal", "colour"], edited: "BLUE" },
  told: "lock.seal.colour differs",
  call: "replace lock",
  stored: (gateway) => gateway.blockAt("lock", "made-1") ?? {},
};

/** A kind of each shape. */
export const examples: readonly Example[] = [
  {
    shape: "a collection",
    kind: cabinet,
    path: "cabinets",
    id: "made-1",
    inputs: {
      label: "Files",
      colour: "RED",
      apiToken: "OWN-CANARY",
      maker: { name: "Ito", clientSecret: "INNER-CANARY" },
      shelves: { top: { depth: 40, ...itemSecrets } },
      lock: { bolts: 3, ...blockSecrets },
      status: "OPEN",
    },
    credentials: [["apiToken"], ["maker", "clientSecret"]],
    within: [
      { ...shelf, path: ["shelves", "top", "password"] },
      { ...shelf, path: ["shelves", "top", "seal", "apiToken"] },
      { ...lock, path: ["lock", "clientSecret"] },
      { ...lock, path: ["lock", "seal", "password"] },
    ],
    edit: { colour: "BLUE", maker: { name: "Ono", clientSecret: "INNER-CANARY" } },
    aspect: {
      name: "shelves",
      edited: { top: { depth: 50, ...itemSecrets } },
      create: "create cabinets/made-1/shelves",
      update: "replace cabinets/made-1/shelves",
    },
  },
  {
    shape: "nested",
    kind: drawer,
    path: "cabinets/c1/drawers",
    id: "c1/made-1",
    inputs: {
      cabinetId: "c1",
      name: "left",
      password: "OWN-CANARY",
      connection: { url: "ldaps://one", bindCredential: "INNER-CANARY" },
      folders: { a: { pages: 4, clientSecret: "ITEM-CANARY" } },
    },
    credentials: [["password"], ["connection", "bindCredential"]],
    within: [
      {
        path: ["folders", "a", "clientSecret"],
        beside: { path: ["folders", "a", "pages"], edited: 6 },
        told: 'folder "a" differs',
        call: "replace drawers/made-1/folders",
        stored: (gateway) => gateway.at("drawers/made-1/folders")[0] ?? {},
      },
    ],
    edit: { connection: { url: "ldaps://two", bindCredential: "INNER-CANARY" } },
    aspect: {
      name: "folders",
      edited: { a: { pages: 5, clientSecret: "ITEM-CANARY" } },
      create: "create drawers/made-1/folders",
      update: "replace drawers/made-1/folders",
    },
  },
  {
    shape: "a singleton",
    kind: alarm,
    path: "alarm",
    id: "https://oag.example.com",
    inputs: {
      zone: "hall",
      volume: 5,
      password: "OWN-CANARY",
      siren: { url: "https://one", apiToken: "INNER-CANARY" },
      hours: { from: 8, bindCredential: "BLOCK-CANARY" },
    },
    credentials: [["password"], ["siren", "apiToken"]],
    within: [
      {
        path: ["hours", "bindCredential"],
        beside: { path: ["hours", "from"], edited: 10 },
        told: "hours.from differs",
        call: "replace hours",
        stored: (gateway) => gateway.blockAt("hours") ?? {},
      },
    ],
    edit: { volume: 7, siren: { url: "https://two", apiToken: "INNER-CANARY" } },
    aspect: { name: "hours", edited: { from: 9, bindCredential: "BLOCK-CANARY" }, create: "replace hours", update: "replace hours" },
  },
];

/** An object that somebody else made, exactly as an example declares it. Nothing is left of how it came to be. */
export async function madeByHand({ kind, inputs }: Example, gateway: MadeUpGateway): Promise<void> {
  const { error } = await new Life(kind, gateway).up(inputs);
  if (error !== undefined) throw new Error(error);
  gateway.taken();
  gateway.bodies.splice(0);
}

const holderOf = (object: Json, path: readonly string[]): Json => path.slice(0, -1).reduce((inner, name) => inner[name], object);

/** Takes away what stands at a path. */
export function drop(object: Json, path: readonly string[]): void {
  delete holderOf(object, path)[String(path.at(-1))];
}

/** An object with another value at a path. */
export function withAt(object: Json, path: readonly string[], value: unknown): Json {
  const changed = structuredClone(object);
  holderOf(changed, path)[String(path.at(-1))] = value;
  return changed;
}
