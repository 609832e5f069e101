import type * as pulumi from "@pulumi/pulumi";
import type * as generated from "../../generated/args";

/** What an app can be told to be. Undeclared, its status is left alone. */
export type DeclaredStatus = "ACTIVE" | "INACTIVE" | "MAINTENANCE";

/** What apps of every type may declare beside their own members. */
interface CommonArgs {
  /**
   * The app is configured first and brought to this status last. A new app is `CREATED` until then, an OIDC app perhaps `ACTIVE` at once.
   * A proxied app needs a protected resource, a policy and (except OAG_NOAUTH) an attribute to become `ACTIVE`.
   * @default left alone
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  status?: pulumi.Input<DeclaredStatus>;
  /**
   * Whether the app works while its identity provider cannot be reached. `TEST` simulates that. Limited Early Access.
   * @default left alone
   * @see [API reference, Application-Offline-Mode](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Offline-Mode/)
   */
  offlineMode?: pulumi.Input<generated.OfflineModeArgs>;
  /**
   * Values that make the app be saved again when they change; never sent. An uploaded certificate reaches the workers of a
   * gateway only when an app that uses it is saved: `triggers: { certificate: certificate.id }`, or its `validFrom`,
   * which is undefined where a certificate has none.
   * @default none
   * @see Help, Manage certificates
   */
  triggers?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** Arguments of an app of a proxied type: own members, parts and status. */
export interface ProxiedAppArgs extends generated.ProxiedAppOwnArgs, CommonArgs {
  /**
   * Headers and cookies, by name. Declared, the map is owned whole: others are removed, `{}` removes all.
   * @default left alone; a new app has what the gateway gives
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  attributes?: pulumi.Input<Record<string, pulumi.Input<generated.AttributeArgs>>>;
  /**
   * Access rules, by path. Declared, the map is owned whole: others are removed, `{}` removes all.
   * @default left alone; a new app has what the gateway gives
   * @see [API reference, Application-Policies](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Policies/)
   */
  policies?: pulumi.Input<Record<string, pulumi.Input<generated.PolicyArgs>>>;
  /**
   * Back-end servers, by origin or any name. Declared, the map is owned whole: others are removed.
   * @default left alone; a new app has what the gateway gives
   * @see [API reference, Application-Protected-Resources](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Protected-Resources/)
   */
  protectedResources?: pulumi.Input<Record<string, pulumi.Input<generated.ProtectedResourceArgs>>>;
  /**
   * Sign-in, sign-out and error handling. Owned member by member: what is not declared is left alone.
   * @default left alone; a new app has what each member says
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  behavior?: pulumi.Input<generated.BehaviorArgs>;
  /**
   * Session settings. Owned member by member: what is not declared is left alone.
   * @default left alone; a new app has what each member says
   * @see [API reference, Application-Session](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Session/)
   */
  session?: pulumi.Input<generated.SessionArgs>;
  /**
   * Health check of the back ends; needs `loadBalanced`. Owned member by member: what is not declared is left alone.
   * @default off: `enabled` false, then GET `/` every 10 seconds for a 200 within 1 second
   * @see [API reference, Application-Health-Check](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Health-Check/)
   */
  healthCheck?: pulumi.Input<generated.HealthCheckArgs>;
}

/** Arguments of an app of type OAG_SAML. */
export interface SamlAppArgs extends generated.SamlAppOwnArgs, CommonArgs {
  /**
   * Attributes of the assertion, by name. Declared, the map is owned whole.
   * @default left alone; a new app has what the gateway gives
   * @see [API reference, Application-Attributes](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Attributes/)
   */
  attributes?: pulumi.Input<Record<string, pulumi.Input<generated.AttributeArgs>>>;
  /**
   * Sign-out handling. Owned member by member: what is not declared is left alone.
   * @default left alone; a new app has what each member says
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  behavior?: pulumi.Input<generated.SamlBehaviorArgs>;
}

/** Arguments of an app of type OAG_OIDC. */
export interface OidcAppArgs extends generated.OidcAppOwnArgs, CommonArgs {
  /**
   * OIDC settings: what kind of client the app is and what it may ask for. The gateway makes the client's id and secret.
   * @see [Guide oag-configure-apps-offline-mode](https://developer.okta.com/docs/guides/oag-configure-apps-offline-mode/openidconnect/main/)
   */
  oidc: pulumi.Input<generated.OidcSettingsArgs>;
  /**
   * Sign-out handling. Owned member by member: what is not declared is left alone.
   * @default left alone; a new app has what each member says
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  behavior?: pulumi.Input<generated.SamlBehaviorArgs>;
}

/** Arguments of an {@link OagApp}; `type` decides which belong. */
export type OagAppArgs = ProxiedAppArgs | SamlAppArgs | OidcAppArgs;

/** What no two apps of a gateway share, so that no default can give it. */
type OnceAGateway = "label" | "publicDomain";

/**
 * Arguments without some members, for functions of one's own: `(args: OmitArgs<OagAppArgs, "certificateId">) => …`. Unlike
 * TypeScript's `Omit` it keeps the members of each type of app, and which of them belong together.
 */
export type OmitArgs<Args, Names extends PropertyKey> = Args extends unknown ? Omit<Args, Names> : never;

/**
 * What apps of one gateway have in common, for {@link OagProviderArgs.appDefaults}: any member of any type of app, but for
 * `label` and `publicDomain`, which a gateway has once each.
 */
export interface AppDefaults
  extends Partial<Omit<ProxiedAppArgs, OnceAGateway | "type" | "behavior">>,
    Partial<Omit<SamlAppArgs, keyof ProxiedAppArgs>>,
    Partial<Omit<OidcAppArgs, keyof ProxiedAppArgs | keyof SamlAppArgs>> {
  /**
   * The type of apps that declare none.
   * @default none: each app declares its own
   * @see [API reference, Applications](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Applications/)
   */
  type?: OagAppArgs["type"];
  /**
   * Sign-in, sign-out and error handling. An app gets the members that its type has.
   * @default none
   * @see [API reference, Application-Behavior](https://developer.okta.com/docs/api/openapi/oag/oag/tag/Application-Behavior/)
   */
  behavior?: pulumi.Input<generated.BehaviorArgs & generated.SamlBehaviorArgs>;
}

/**
 * Arguments of an app of one type, {@link ProxiedAppArgs} for example, where others give defaults: only what no default can give must be
 * said, and `null` leaves out a member, or an item of a map, that a default would give.
 */
export type WithDefaults<Args> = Pick<Args, Exclude<keyof Args, keyof AppDefaults>> & {
  [Name in keyof Args & keyof AppDefaults]?: Name extends "type"
    ? Args[Name]
    : NonNullable<Args[Name]> extends pulumi.Input<Record<string, infer Item>>
      ? pulumi.Input<Record<string, Item | null>> | null
      : Args[Name] | null;
};

/**
 * Arguments of an {@link OagApp} whose provider has defaults: what they give can be left out. What is declared wins, `null`
 * leaves a member or an item of a map undeclared in spite of a default, and what is still missing is told in the preview.
 */
export type DefaultedAppArgs = OagAppArgs extends infer Args ? (Args extends unknown ? WithDefaults<Args> : never) : never;

/** A provider that was given defaults. */
export interface DefaultingProvider extends pulumi.ProviderResource {
  /** What its apps have unless they declare otherwise. */
  readonly appDefaults: AppDefaults;
}
