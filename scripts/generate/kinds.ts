// What is wanted of the contract for each kind of resource: the one list of the generators to which a new kind is added.

/** What a program may declare, by the name that the provider has for it: a schema, or two whose members stand in one object. */
interface Declarable {
  readonly schema: string;
  /** Its members are declared in the same object; those of the first schema are demanded where it says so. */
  readonly and?: string;
  /** Members that are not for a program. */
  readonly without?: readonly string[];
}

/** An object within a resource, as a type of arguments. */
export interface Within {
  /** Of the type. */
  readonly name: string;
  readonly title: string;
  /** `Schema`, `Schema/member`, or two whose members stand in one object. */
  readonly schema: string | readonly string[];
  /** Whose read-only members an output has besides. */
  readonly shown?: string;
  /** What programs may leave out although the API demands it. */
  readonly optional?: readonly string[];
  /** It is an item of a map: a program owns it whole, and its key says what the contract has for that. */
  readonly isItem?: boolean;
}

/** Of which schemas the properties of a resource are: its own members, those of items and those of blocks. What reads show is there, too. */
export interface Properties {
  readonly own: readonly string[];
  readonly maps?: Readonly<Record<string, readonly string[]>>;
  readonly blocks?: Readonly<Record<string, readonly string[]>>;
}

/** What is wanted for one kind. */
interface Wanted {
  /** Validators of what a program may declare. */
  readonly declarables?: Readonly<Record<string, Declarable>>;
  /** Schemas whose members are wanted. */
  readonly tables?: readonly string[];
  /** The same for offline mode, with all that is within: a name means another thing there than in an app. */
  readonly deepTables?: readonly string[];
  readonly within?: readonly Within[];
}

/** The same of one that programs have resources of. */
interface WantedResource extends Wanted {
  /** By which it is known where secrets stand. */
  readonly properties: Properties;
}

const app: WantedResource = {
  declarables: {
    ProxiedApp: { schema: "HeaderBasedApplicationCreateRequest", without: ["useDefaultHeadersAndPolicies"] },
    SamlApp: { schema: "SamlApplicationCreateRequest" },
    OidcApp: { schema: "OidcApplicationCreateRequest" },
    Attribute: { schema: "Attribute" },
    ProtectedResource: { schema: "ProtectedResource" },
    Policy: { schema: "Policy" },
    Session: { schema: "Session" },
    HealthCheck: { schema: "HealthCheck" },
    Behavior: { schema: "Behavior" },
    BehaviorSAML: { schema: "BehaviorSAML" },
    OfflineMode: { schema: "ApplicationOfflineModeState", and: "ApplicationOfflineModeGroupPolicy" },
  },
  tables: [
    ...["HeaderBasedApplicationCreateRequest", "HeaderBasedApplicationUpdateRequest", "HeaderBasedApplication"],
    ...["SamlApplicationCreateRequest", "SamlApplicationUpdateRequest", "SamlApplication"],
    ...["OidcApplicationCreateRequest", "OidcApplicationWithEmbedded", "OidcSettings", "OidcSettingsRequest", "ClientSecret"],
    ...["Attribute", "AttributeCreateRequest"],
    ...["ProtectedResource", "ProtectedResourceCreateRequest"],
    ...["Policy", "PolicyCreateRequest"],
    ...["Session", "HealthCheck", "Behavior", "BehaviorSAML"],
  ],
  deepTables: ["ApplicationOfflineModeState", "ApplicationOfflineModeGroupPolicy", "ApplicationOfflineModeAccessPolicy"],
  properties: {
    own: [
      ...["HeaderBasedApplicationCreateRequest", "HeaderBasedApplicationUpdateRequest", "HeaderBasedApplication"],
      ...["SamlApplicationCreateRequest", "SamlApplicationUpdateRequest", "SamlApplication"],
      ...["OidcApplicationCreateRequest", "OidcApplicationWithEmbedded", "ClientSecret"],
    ],
    maps: {
      attributes: ["Attribute", "AttributeCreateRequest"],
      policies: ["Policy", "PolicyCreateRequest"],
      protectedResources: ["ProtectedResource", "ProtectedResourceCreateRequest"],
    },
    blocks: {
      behavior: ["Behavior", "BehaviorSAML"],
      session: ["Session"],
      healthCheck: ["HealthCheck"],
      offlineMode: ["ApplicationOfflineModeState", "ApplicationOfflineModeGroupPolicy"],
      oidc: ["OidcSettingsRequest"],
    },
  },
  within: [
    {
      name: "Attribute",
      title: "A header or cookie that the application receives. The key of the map is its name unless `name` says otherwise.",
      schema: "AttributeCreateRequest",
      isItem: true,
    },
    {
      name: "Policy",
      title: "An access rule for a path. The key of the map is its path and its name unless `resourcePath` and `name` say otherwise.",
      schema: "PolicyCreateRequest",
      isItem: true,
    },
    {
      name: "ProtectedResource",
      title: "A back-end server. The key of the map is its origin unless `hostname` says otherwise.",
      schema: "ProtectedResourceCreateRequest",
      isItem: true,
    },
    { name: "Behavior", title: "Sign-in, sign-out, error and similar handling of a proxied application.", schema: "Behavior" },
    { name: "SamlBehavior", title: "Sign-out handling of a SAML or OIDC application.", schema: "BehaviorSAML" },
    { name: "Session", title: "Session settings.", schema: "Session" },
    { name: "HealthCheck", title: "Health check of the back ends; needs a load-balanced application.", schema: "HealthCheck" },
    { name: "OidcSettings", title: "Settings of an OIDC application.", schema: "OidcSettingsRequest", shown: "OidcSettings" },
    {
      name: "OfflineMode",
      title: "Offline mode of an application. Limited Early Access.",
      schema: ["ApplicationOfflineModeState", "ApplicationOfflineModeGroupPolicy"],
      optional: ["groups"],
    },
  ],
};

const idp: WantedResource = {
  declarables: {
    OktaIdP: { schema: "OktaIdPRequest" },
    Auth0IdP: { schema: "Auth0IdPRequest" },
    HealthPolicy: { schema: "IdPOfflineModeHealthPolicy" },
  },
  tables: ["OktaIdPRequest", "Auth0IdPRequest", "IdP"],
  deepTables: ["IdPOfflineModeFailoverMode", "IdPOfflineModeHealthPolicy"],
  properties: { own: ["OktaIdPRequest", "Auth0IdPRequest", "IdP"], blocks: { healthPolicy: ["IdPOfflineModeHealthPolicy"] } },
  within: [
    {
      name: "HealthPolicy",
      title: "When an identity provider counts as not reachable, and as reachable again. Limited Early Access.",
      schema: "IdPOfflineModeHealthPolicy",
    },
  ],
};

const directory: WantedResource = {
  declarables: { Directory: { schema: "IdPOfflineModeDirectory" } },
  deepTables: ["IdPOfflineModeDirectory"],
  properties: { own: ["IdPOfflineModeDirectory"] },
  within: [
    { name: "DirectoryConnection", title: "How a backup directory is reached.", schema: "IdPOfflineModeDirectory/connection" },
    {
      name: "DirectoryConfig",
      title: "How users and groups are found in a backup directory.",
      schema: "IdPOfflineModeDirectory/config",
    },
  ],
};

const authenticationService: WantedResource = {
  declarables: { AuthenticationService: { schema: "AuthenticationServiceSetting" } },
  deepTables: ["AuthenticationServiceSetting", "AuthenticationServiceHealthCheck", "AuthenticationServiceCertificate"],
  properties: { own: ["AuthenticationServiceSetting"] },
  within: [
    {
      name: "AuthenticationServiceDatabase",
      title: "The database of the authentication service.",
      schema: "AuthenticationServiceSetting/database",
    },
  ],
};

/** What is no resource: looked up, or called by the SDK alone. */
const others: Wanted = { tables: ["Certificate"], deepTables: ["OfflineModeAuthenticator", "OfflineModeAccessPolicy"] };

const kinds: readonly Wanted[] = [app, idp, directory, others, authenticationService];

/** The variants of apps by the schema of their creation. */
export const variantsOfApps = {
  proxied: "HeaderBasedApplicationCreateRequest",
  saml: "SamlApplicationCreateRequest",
  oidc: "OidcApplicationCreateRequest",
} as const;

/** By the provider's name of the kind. */
const resources: Readonly<Record<string, WantedResource>> = { app, idp, directory, authenticationService };

export const properties: Readonly<Record<string, Properties>> = Object.fromEntries(
  Object.entries(resources).map(([kind, { properties: parts }]) => [kind, parts]),
);
export const declarables: Readonly<Record<string, Declarable>> = Object.assign({}, ...kinds.map((kind) => kind.declarables));
export const tables: readonly string[] = kinds.flatMap((kind) => kind.tables ?? []);
export const deepTables: readonly string[] = kinds.flatMap((kind) => kind.deepTables ?? []);
export const within: readonly Within[] = kinds.flatMap((kind) => kind.within ?? []);
