import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { isObject, type Json } from "../json";
import { keyOf, saltFor } from "./state-key";
import { isSecret, makeSecret, secretSignature, signatureKey } from "./values";

/** One resource in the state. */
export interface ResourceState {
  urn: string;
  type: string;
  name: string;
  custom: boolean;
  id?: string;
  parent?: string;
  /** `urn::id` of its provider. */
  provider?: string;
  inputs: Json;
  outputs: Json;
  dependencies: string[];
  /** Read, not managed. */
  external?: boolean;
  protect?: boolean;
  /** Reasons of an unfinished create or update; the next update is forced. */
  initErrors?: string[];
  /** Replaced; to be deleted at the end. */
  pendingDelete?: boolean;
}

interface StateFile {
  note: string;
  salt: string;
  resources: ResourceState[];
}

/** The stack's state in a file. Secrets are encrypted with the passphrase before they touch the disk. */
export class StateStore {
  resources: ResourceState[] = [];
  readonly #key: Buffer;
  readonly #salt: string;

  readonly path: string;

  constructor(path: string, passphrase: string) {
    this.path = path;
    const file = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as StateFile) : undefined;
    this.#salt = file?.salt ?? saltFor(passphrase);
    this.#key = keyOf(passphrase, this.#salt);
    this.resources = (file?.resources ?? []).map((resource) => ({
      ...resource,
      inputs: this.#decrypt(resource.inputs) as Json,
      outputs: this.#decrypt(resource.outputs) as Json,
    }));
  }

  /** Written aside, then moved: a crash leaves the old state or the new one. */
  save(): void {
    const resources = this.resources.map((resource) => ({
      ...resource,
      inputs: this.#encrypt(resource.inputs) as Json,
      outputs: this.#encrypt(resource.outputs) as Json,
    }));
    const file: StateFile = {
      note: "State of the embedded host of pulumi-oag-simulator. Not a Pulumi checkpoint.",
      salt: this.#salt,
      resources,
    };
    writeFileSync(`${this.path}.new`, JSON.stringify(file, null, 1), { mode: 0o600 });
    renameSync(`${this.path}.new`, this.path);
  }

  /** The current resource of a URN; one that waits for its deletion does not count. */
  find(urn: string): ResourceState | undefined {
    return this.resources.find((resource) => resource.urn === urn && !resource.pendingDelete);
  }

  put(resource: ResourceState): void {
    const index = this.resources.findIndex((other) => other.urn === resource.urn && !other.pendingDelete);
    if (index >= 0) this.resources[index] = resource;
    else this.resources.push(resource);
    this.save();
  }

  remove(resource: ResourceState): void {
    this.resources = this.resources.filter((other) => other !== resource);
    this.save();
  }

  #encrypt(value: unknown): unknown {
    if (isSecret(value)) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", this.#key, iv);
      const text = Buffer.concat([cipher.update(JSON.stringify(value.value ?? null), "utf8"), cipher.final()]);
      return { [signatureKey]: secretSignature, ciphertext: Buffer.concat([iv, cipher.getAuthTag(), text]).toString("base64") };
    }
    if (Array.isArray(value)) return value.map((item) => this.#encrypt(item));
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#encrypt(item)])) : value;
  }

  #decrypt(value: unknown): unknown {
    if (isSecret(value) && typeof value.ciphertext === "string") {
      const bytes = Buffer.from(value.ciphertext, "base64");
      const decipher = createDecipheriv("aes-256-gcm", this.#key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return makeSecret(JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8")));
    }
    if (Array.isArray(value)) return value.map((item) => this.#decrypt(item));
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#decrypt(item)])) : value;
  }
}
