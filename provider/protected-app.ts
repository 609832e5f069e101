import * as pulumi from "@pulumi/pulumi";
import type { ProtectedResourceArgs } from "./generated/args";
import { OagApp } from "./kinds/app/resource";
import type { ProxiedAppArgs } from "./kinds/app/resource-args";
import { getCertificate } from "./lookup/get-certificate";
import { protectedAppType } from "./program/constants";
import { isPlainObject, whenKnown } from "./program/secrets";

/** Arguments of a {@link ProtectedApp}. */
export interface ProtectedAppArgs {
  /** Display name, also the tile name in the Okta org. Must be unique. */
  label: pulumi.Input<string>;
  /** Host that users open, without scheme. */
  publicDomain: pulumi.Input<string>;
  /**
   * Back-end servers: a list of origins (`https://host[:port]`), or a map as `protectedResources` of an app has it. How many
   * there are must be known when the program runs. Several share the requests, and their health is checked.
   */
  backends: readonly pulumi.Input<string>[] | Readonly<Record<string, pulumi.Input<ProtectedResourceArgs>>>;
  /** Groups whose members may open it. */
  groups: pulumi.Input<pulumi.Input<string>[]>;
  /** Id of its identity provider. */
  idpId: pulumi.Input<string>;
  /** Id of its TLS certificate. @default the one that covers `publicDomain`: `getCertificate({ forDomain })` */
  certificateId?: pulumi.Input<string>;
  /**
   * Like the default, but …: arguments of the app that go before the component's. Of blocks and maps (`session`, `policies`, …)
   * each entry goes before the default's of its name, the others stay. `undefined` leaves out what the default would declare.
   */
  app?: Partial<ProxiedAppArgs>;
  /**
   * What the app was before, as Pulumi's `aliases`: `[{ parent: pulumi.rootStackResource }]` makes a plain {@link OagApp} of the component's name
   * the component's, without making it anew. @default none
   */
  appAliases?: pulumi.CustomResourceOptions["aliases"];
}

type Defaults = Partial<ProxiedAppArgs> & Record<string, unknown>;

/**
 * A header-based application behind sign-in, with everything that it needs to be active: the whole site asks for a session, the
 * back ends learn the login name as `REMOTE_USER`, sessions end, and the certificate is found by the domain. Its app has the
 * component's name, by which `oag:adopt` adopts it.
 *
 * @example
 * new ProtectedApp("payroll", {
 *   label: "Payroll", publicDomain: "payroll.example.com", idpId: okta.id, groups: ["00g1employees"],
 *   backends: ["https://blue.internal:8443", "https://green.internal:8443"],
 *   app: { healthCheck: { path: "/health" }, policies: { "/public/": { rule: "NO_AUTH" } } },
 * });
 */
export class ProtectedApp extends pulumi.ComponentResource {
  /** The application. */
  readonly app: OagApp;
  /** Its id on the gateway. */
  readonly appId: pulumi.Output<string>;
  /** Where users open it, `https://host/`. */
  readonly url: pulumi.Output<string>;

  /**
   * @param name the component's name in the stack, and its app's
   * @param args what the app is to be; see {@link ProtectedAppArgs}
   * @param opts Pulumi's options; `provider` is the gateway, `protect` counts for the app too
   * @throws RunError when there is no back end, and as {@link OagApp} does
   */
  constructor(name: string, args: ProtectedAppArgs, opts: pulumi.ComponentResourceOptions = {}) {
    // Nothing of the arguments is kept with the component: the app has them, with the secret ones marked.
    super(protectedAppType, name, {}, opts);
    const own = args.app ?? {};
    const publicDomain = own.publicDomain ?? args.publicDomain;
    const url = typeof publicDomain === "string" ? `https://${publicDomain}/` : pulumi.interpolate`https://${publicDomain}/`;
    const defaults: Defaults = {
      ...sharing(backEndsOf(name, args.backends)),
      type: "OAG_HEADER_BASED",
      label: args.label,
      publicDomain,
      postLoginUrl: url,
      idpId: args.idpId,
      // Looked up only where nothing else names it: a look-up that finds none is an error.
      ...(!Object.hasOwn(own, "certificateId") && {
        certificateId: args.certificateId ?? getCertificate({ forDomain: publicDomain }, { parent: this }).id,
      }),
      groups: args.groups,
      attributes: { REMOTE_USER: { source: "IDP", value: "login" } },
      policies: { "/": { rule: "PROTECTED" } },
      // As a new app has it. Declared, so that it comes back when somebody changes it.
      session: { idleSession: true, idleSessionTimeout: 3600, maxSession: true, maxSessionTimeout: 28_800 },
      status: "ACTIVE",
    };
    this.app = new OagApp(name, overridden(defaults, own) as ProxiedAppArgs, {
      parent: this,
      ...(args.appAliases !== undefined && { aliases: args.appAliases }),
    });
    this.appId = this.app.id;
    this.url = pulumi.output(url);
    this.registerOutputs({ appId: this.appId, url: this.url });
  }
}

type BackEnds = Record<string, pulumi.Input<ProtectedResourceArgs>>;

/** By origin where that is known, so that the order of a list is no difference. */
function backEndsOf(name: string, given: ProtectedAppArgs["backends"]): BackEnds {
  const entries = Array.isArray(given)
    ? (given as readonly pulumi.Input<string>[]).map((hostname, index) =>
        typeof hostname === "string" ? [hostname, {}] : [`back-end-${index + 1}`, { hostname }],
      )
    : Object.entries(given);
  if (entries.length === 0)
    throw new pulumi.RunError(`ProtectedApp ${JSON.stringify(name)} has no back end: name at least one in backends.`);
  return Object.fromEntries(entries);
}

/** Health checks need an app that is load-balanced, and one back end has nobody to take its share. */
const sharing = (protectedResources: BackEnds) => ({
  protectedResources,
  ...(Object.keys(protectedResources).length > 1 && { loadBalanced: true, healthCheck: { enabled: true } }),
});

/** Blocks and maps are merged entry by entry; an Output, as soon as it is known. */
function overridden(defaults: Defaults, own: Partial<ProxiedAppArgs>): Defaults {
  const merged = Object.entries(own).map(([member, value]) => {
    const base = defaults[member];
    return [member, isPlainObject(base) ? whenKnown(value, (known) => ({ ...base, ...known })) : value];
  });
  return { ...defaults, ...Object.fromEntries(merged) };
}
