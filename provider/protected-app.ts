import * as pulumi from "@pulumi/pulumi";
import type { Json } from "../sdk/json";
import { visibleJson } from "../sdk/text";
import type { ProtectedResourceArgs } from "./generated/args";
import { OagApp } from "./kinds/app/resource";
import type { ProxiedAppArgs, WithDefaults } from "./kinds/app/resource-args";
import { proxiedNames } from "./program/app-default-names";
import { defaultsOf, overDefaults } from "./program/app-defaults";
import { assertArguments } from "./program/argument-names";
import { assertOptions } from "./program/assert-options";
import { assertProgramReady } from "./program/assert-program-ready";
import { appType, protectedAppType } from "./program/constants";
import { getCertificate } from "./program/lookup/get-certificate";
import { ProgramError } from "./program/program-error";
import { isLater, isPlainObject, output, whenKnown } from "./program/program-values";

/** Arguments of a {@link ProtectedApp}. */
export interface ProtectedAppArgs {
  /**
   * Display name, also the tile name in the Okta org. Must be unique.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  label: pulumi.Input<string>;
  /**
   * Host that users open, without scheme.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  publicDomain: pulumi.Input<string>;
  /**
   * Back-end servers: a list of origins (`https://host[:port]`), or a map as `protectedResources` of an app has it. How many
   * there are must be known when the program runs. Several share the requests, and their health is checked.
   * @see [API reference, Application-Protected-Resources](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Protected-Resources/)
   */
  backends: readonly pulumi.Input<string>[] | Readonly<Record<string, pulumi.Input<ProtectedResourceArgs>>>;
  /**
   * Ids of the Okta groups whose members may open it.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  groups: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Id of its identity provider.
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  idpId: pulumi.Input<string>;
  /**
   * Id of its TLS certificate, where it is to be another one than the default.
   * @default the newest that covers `publicDomain`: `getCertificate({ forDomain, mostRecent: true })`. While a certificate is renewed, two are valid
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  certificateId?: pulumi.Input<string>;
  /**
   * Changes any part of the default: arguments of the app that count before the component's. Of blocks and maps (`session`, `policies`, …)
   * each entry counts before the default's of its name, the others stay. `undefined` leaves out what the component's default would
   * declare, `null` what its provider's `appDefaults` would, too.
   * @default none
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  app?: Partial<WithDefaults<ProxiedAppArgs>>;
  /**
   * What the app was before, as Pulumi's `aliases`: `[{ parent: pulumi.rootStackResource }]` makes a plain {@link OagApp} of the component's name
   * the component's, without making it anew.
   * @default none
   * @see [Pulumi, aliases](https://www.pulumi.com/docs/iac/concepts/resources/options/aliases/)
   */
  appAliases?: pulumi.CustomResourceOptions["aliases"];
}

/**
 * A header-based application behind sign-in, with everything that it needs to be active: the whole site asks for a session, the
 * back ends learn the login name as `REMOTE_USER`, sessions end, and the certificate is found by the domain: of several that are valid, as while
 * one is renewed, the newest. What the program says counts before the `appDefaults` of its {@link OagProvider}, and those before the component's own
 * defaults. Its app has the component's name, by which `oag:adopt` adopts it.
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
   * @throws RunError when an argument is none of its own or missing, when there is no back end, or how many there are is not
   * known yet, and as {@link OagApp} does
   */
  constructor(name: string, args: ProtectedAppArgs, opts: pulumi.ComponentResourceOptions = {}) {
    assertOwn(name, args);
    assertOptions(`ProtectedApp ${visibleJson(name)}`, opts);
    assertProgramReady();
    const backEnds = parseBackEnds(name, args.backends);
    // Nothing of the arguments is kept with the component: the app has them, with the secret ones marked.
    super(protectedAppType, name, {}, opts);
    const own: Partial<WithDefaults<ProxiedAppArgs>> & Json = { ...args.app };
    const publicDomain = own.publicDomain ?? args.publicDomain;
    const url = typeof publicDomain === "string" ? `https://${publicDomain}/` : pulumi.interpolate`https://${publicDomain}/`;
    const { label, groups, idpId, certificateId } = args;
    const declared = {
      ...{ label, groups, idpId, certificateId, protectedResources: backEnds },
      ...own,
      ...(own.protectedResources !== undefined && { protectedResources: entriesOver(backEnds, own.protectedResources) }),
      ...{ type: own.type ?? "OAG_HEADER_BASED", publicDomain },
    };
    const providerDefaults = defaultsOf(this.getProvider(appType));
    const defaults = {
      ...(Object.keys(backEnds).length > 1 && isToShare(own, providerDefaults) && sharing),
      ...signIn,
      postLoginUrl: url,
      // Looked up only where nothing else names it: a look-up that finds none is an error.
      ...(!isCertificateNamed(args, providerDefaults) && {
        certificateId: getCertificate({ forDomain: publicDomain, mostRecent: true }, { parent: this }).id,
      }),
    };
    this.app = new OagApp(name, overDefaults(declared as ProxiedAppArgs, withoutUndefined({ defaults, own })), {
      parent: this,
      ...(args.appAliases !== undefined && { aliases: args.appAliases }),
    });
    this.appId = this.app.id;
    this.url = pulumi.output(url);
    this.registerOutputs({ appId: this.appId, url: this.url });
  }
}

const ownNames = [
  "label",
  "publicDomain",
  "backends",
  "groups",
  "idpId",
  "certificateId",
  "app",
  "appAliases",
] as const satisfies (keyof ProtectedAppArgs)[];

/** No check sees the component's own arguments. What is the app's is told by its check. */
function assertOwn(name: string, args: ProtectedAppArgs): void {
  const isDomainNamed = (args as ProtectedAppArgs | undefined)?.app?.publicDomain !== undefined;
  assertArguments(`ProtectedApp ${visibleJson(name)}`, args, {
    allowed: ownNames,
    required: isDomainNamed ? ["backends"] : ["publicDomain", "backends"],
    elsewhere: (other) => (proxiedNames.has(other) ? `write it in app: { ${other}: … }` : undefined),
  });
}

/** What every such app has. */
const signIn = {
  attributes: { REMOTE_USER: { source: "IDP", value: "login" } },
  policies: { "/": { rule: "PROTECTED" } },
  // As a new app has it. Declared, so that it comes back when somebody changes it.
  session: { idleSession: true, idleSessionTimeout: 3600, maxSession: true, maxSessionTimeout: 28_800 },
  status: "ACTIVE",
};

/** Health checks need an app that is load-balanced, and one back end has nobody to take its share. */
const sharing = { loadBalanced: true, healthCheck: { enabled: true } };

/** False where the program or the defaults of its provider say so, or leave it to the gateway. */
function isToShare(own: Json, providerDefaults: Json | undefined): boolean {
  const said = [own.loadBalanced, providerDefaults?.loadBalanced].find((value) => value !== undefined);
  return said === undefined ? !Object.hasOwn(own, "loadBalanced") : said === true || isLater(said);
}

/** By origin where that is known, so that the order of a list is no difference. */
function parseBackEnds(name: string, given: ProtectedAppArgs["backends"]): Record<string, pulumi.Input<ProtectedResourceArgs>> {
  if (!Array.isArray(given) && !isPlainObject(given))
    throw new ProgramError(
      "OAG_ARGUMENT_TYPE",
      `ProtectedApp ${visibleJson(name)}: backends must be a list of origins, ["https://backend.example.com:8443"], or a map as protectedResources; no output, though its items may be: how many there are must be known when the program runs.`,
    );
  const entries = Array.isArray(given)
    ? (given as readonly pulumi.Input<string>[]).map((hostname, index) =>
        typeof hostname === "string" ? [hostname, {}] : [`back-end-${index + 1}`, { hostname }],
      )
    : Object.entries(given);
  const first = (key: unknown) => entries.findIndex(([other]) => other === key);
  const again = entries.findIndex(([key], index) => first(key) !== index);
  // Never the value: it may hold a user and a password.
  if (again >= 0)
    throw new ProgramError(
      "OAG_ARGUMENT_CONFLICT",
      `ProtectedApp ${visibleJson(name)}: backends[${again}] is the same as backends[${first(entries[again]?.[0])}]; name each back end once.`,
    );
  if (entries.length === 0)
    throw new ProgramError("OAG_ARGUMENT_MISSING", `ProtectedApp ${visibleJson(name)} has no back end: name at least one in backends.`);
  return Object.fromEntries(entries);
}

/** By the program, be it to leave it out, or by the defaults of its provider. */
const isCertificateNamed = ({ app = {}, certificateId }: ProtectedAppArgs, providerDefaults: Json | undefined): boolean =>
  Object.hasOwn(app, "certificateId") || [certificateId, providerDefaults?.certificateId].some((id) => id !== undefined);

/** Entries of a map over others, as soon as they are known. */
const entriesOver = (base: Json, own: unknown): unknown => whenKnown(own, (known) => ({ ...base, ...known }));

/** Defaults without what the program declares as undefined, whole or in part, now or as soon as it is known. */
function withoutUndefined({ defaults, own }: { defaults: Json; own: Json }): Json {
  const left = (base: unknown, declared: unknown) => {
    if (declared === undefined) return undefined;
    if (!isPlainObject(declared) || !isPlainObject(base)) return base;
    return Object.fromEntries(Object.entries(base).filter(([name]) => !Object.hasOwn(declared, name) || declared[name] !== undefined));
  };
  const entries = Object.entries(defaults).map(([name, base]) => {
    if (!Object.hasOwn(own, name)) return [name, base];
    const declared = own[name];
    return [name, isLater(declared) ? output(declared).apply((known) => left(base, known)) : left(base, declared)];
  });
  return Object.fromEntries(entries);
}
