import type { Gateway } from "pulumi-oag-simulator";
import type { Json } from "../basics/json.ts";
import { rejection } from "../basics/rejection.ts";
import { newLookUp } from "../resources/look-up.ts";
import { startGateway, stopGateways } from "./gateway.ts";

const day = 24 * 60 * 60 * 1000;

/** A day so many days from now, as the contract writes it. */
export const dated = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);

/** How a look-up for a host says that it compares. */
export const hostRule = "commonName and san, without regard to case; a wildcard covers one label";

/** For each test of a suite, a gateway without certificates, and look-ups for a host. Call it within `describe`. */
export class Certificates {
  gateway!: Gateway;

  constructor() {
    beforeEach(async () => {
      this.gateway = await startGateway();
      this.gateway.store.certificates.clear();
    });
    afterEach(stopGateways);
  }

  readonly add = (commonName: string, others: Json = {}): string => {
    const { store } = this.gateway;
    const id = store.addCertificate({ commonName }, Date.now());
    Object.assign(store.certificates.get(id) as object, others);
    return id;
  };

  readonly find = async (forDomain: string, more: Json = {}): Promise<Json> =>
    (await newLookUp(this.gateway).read("c", { kind: "certificate", query: { forDomain, ...more } })).props.result as Json;

  readonly refused = async (forDomain: string, more: Json = {}): Promise<string> => (await rejection(this.find(forDomain, more))).message;
}
