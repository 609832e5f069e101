import * as pulumi from "@pulumi/pulumi";
import { appVariantOf } from "../../../sdk/app-variant";
import { appVariants, members } from "../../../sdk/generated/contract";
import { credentialPlaces } from "../../../sdk/generated/credentials";
import * as generated from "../../generated/args";
import { adoptionOf } from "../../program/adoption";
import { blockNames, mapNames } from "../../program/app-default-names";
import { withAppDefaults } from "../../program/app-defaults";
import { appProvider, appType } from "../../program/constants";
import { declareOutputs } from "../../program/outputs";
import { prepare } from "../../program/prepare";
import { providerOf } from "../../program/provider-of";
import { assertUnique } from "../../program/unique";
import type { DeclaredStatus, DefaultedAppArgs, DefaultingProvider, OagAppArgs, ProxiedAppArgs } from "./resource-args";

/** Outputs of an {@link OagApp} that repeat what is declared, with live values; what is not declared is undefined. */
export interface OagApp extends generated.AppOwnOutputs {}

/** What the gateway makes of an OIDC app, and a call of its own reads. */
const secretNames = Object.keys(members.ClientSecret);

const outputNames = [
  ...generated.appOwnNames,
  "type",
  ...mapNames,
  ...blockNames,
  "status",
  "name",
  "idpMetadata",
  ...secretNames,
  "gateway",
];

/** Outputs that the gateway makes; all others repeat arguments. A type that is not known yet may have any. */
function madeByGateway(type: unknown): readonly string[] {
  const always = ["name", "status", "gateway"];
  if (typeof type !== "string") return outputNames;
  const variant = appVariantOf(type);
  if (variant === appVariants.saml) return [...always, "idpMetadata"];
  return variant === appVariants.oidc ? [...always, "clientId", ...secretNames] : always;
}

/**
 * An application on an Okta Access Gateway, with its parts and its status.
 *
 * @example
 * new OagApp("payroll", {
 *   type: "OAG_HEADER_BASED", label: "Payroll", publicDomain: "payroll.example.com",
 *   idpId: idp.id, certificateId: certificate.id, postLoginUrl: "https://payroll.example.com/",
 *   protectedResources: { main: { hostname: "https://payroll.internal:8443" } },
 *   attributes: { REMOTE_USER: { source: "IDP", value: "login" } },
 *   policies: { "/": { rule: "PROTECTED" } },
 *   status: "ACTIVE",
 * });
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the merged interface names outputs that Pulumi assigns at run time
export class OagApp extends pulumi.CustomResource {
  /** The type token in URNs and policies. */
  static readonly __pulumiType = appType;

  /** The app's type. */
  declare readonly type: pulumi.Output<OagAppArgs["type"]>;
  /** OIDC settings as declared; the client id that the gateway made is in `clientId`. */
  declare readonly oidc: pulumi.Output<generated.OidcSettings | undefined>;
  /** Headers and cookies, by the program's keys. */
  declare readonly attributes: pulumi.Output<Record<string, generated.Attribute> | undefined>;
  /** Access rules, by the program's keys. */
  declare readonly policies: pulumi.Output<Record<string, generated.Policy> | undefined>;
  /** Back-end servers, by the program's keys. */
  declare readonly protectedResources: pulumi.Output<Record<string, generated.ProtectedResource> | undefined>;
  /** Declared behavior settings. */
  declare readonly behavior: pulumi.Output<(generated.Behavior & generated.SamlBehavior) | undefined>;
  /** Declared session settings. */
  declare readonly session: pulumi.Output<generated.Session | undefined>;
  /** Declared health check settings. */
  declare readonly healthCheck: pulumi.Output<generated.HealthCheck | undefined>;
  /** Declared offline mode. */
  declare readonly offlineMode: pulumi.Output<generated.OfflineMode | undefined>;
  /** Values that make the app be saved again when they change, as declared. */
  declare readonly triggers: pulumi.Output<Record<string, string> | undefined>;
  /** `CREATED`, `ACTIVE`, `INACTIVE` or `MAINTENANCE`. */
  declare readonly status: pulumi.Output<"CREATED" | DeclaredStatus>;
  /** Technical name, set by the gateway from the label. */
  declare readonly name: pulumi.Output<string>;
  /** SAML metadata of the identity provider, for apps of type OAG_SAML. */
  declare readonly idpMetadata: pulumi.Output<unknown>;
  /** Of a SAML app: the service provider's entity id, as declared. Of an OIDC app: the client id that the gateway made. */
  declare readonly clientId: pulumi.Output<string | undefined>;
  /**
   * OIDC client secret, made by the gateway. A secret. Read only if `oag:scopes` has `okta.oag.app.secrets.read` or
   * `okta.oag.app.secrets.manage`; otherwise, and for other types, undefined.
   */
  declare readonly clientSecret: pulumi.Output<string | undefined>;
  /** The origin that the app lives on, `https://host[:port]`. */
  declare readonly gateway: pulumi.Output<string>;

  /**
   * Reads an app that this stack does not manage. All that the API tells is filled in; secret values are left out.
   * @throws in the preview when there is no app with the id
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): OagApp {
    return new OagApp(name, undefined, { ...opts, id });
  }

  /** True for an OagApp, also one of another copy of this package. */
  static override isInstance(value: unknown): value is OagApp {
    return (value as { __pulumiType?: unknown } | null | undefined)?.__pulumiType === appType;
  }

  /**
   * @param name the resource's name in the stack
   * @param args what the app is to be; see {@link OagAppArgs}
   * @param opts Pulumi's options; `{ import: id }` adopts an app that exists, if it equals the arguments
   * @throws RunError when the private key is configured in plain text, the package is not installed for the program, or another
   * resource of the program has the same label or import id, or `oag:adopt` is no map of ids
   */
  // First, since a value without a type of its own, such as `config.requireObject(…)`, gets that of the first overload.
  constructor(name: string, args: OagAppArgs, opts?: pulumi.CustomResourceOptions);
  /**
   * With the defaults of its provider for what the arguments leave out: see {@link OagProviderArgs.appDefaults}.
   * @param name the resource's name in the stack
   * @param args what the app is to be beside them; see {@link DefaultedAppArgs}
   * @param opts Pulumi's options, with the provider
   * @throws RunError as the constructor without defaults
   */
  constructor(name: string, args: DefaultedAppArgs, opts: pulumi.CustomResourceOptions & { provider: DefaultingProvider });
  /** @internal What is only read has no arguments. */
  constructor(name: string, args: undefined, opts: pulumi.CustomResourceOptions & { id: pulumi.Input<pulumi.ID> });
  constructor(name: string, args: OagAppArgs | DefaultedAppArgs | undefined, opts?: pulumi.CustomResourceOptions) {
    // Here, before Pulumi is told of the app: the preview shows what is merged, and the state holds it.
    const declared = args === undefined ? undefined : withAppDefaults(args, providerOf(appType, opts));
    const own = assertUnique({ type: appType, name, opts }, (declared ?? {}) as ProxiedAppArgs, "label");
    const adopting = adoptionOf({ type: appType, name, opts });
    const outputs = declared === undefined ? outputNames : madeByGateway(declared.type);
    const { props, options } = prepare(
      { provider: appProvider, outputs, secrets: credentialPlaces.app },
      { args: own, declared: declared ?? {} },
      adopting,
    );
    super(appType, name, props, options);
  }
}

declareOutputs(OagApp, outputNames);
