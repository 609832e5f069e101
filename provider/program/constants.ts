/**
 * What stands in every resource's state and is run by refresh and destroy, years from now. Its bytes never change, and
 * neither does the subpath that it names; a test pins them. Nothing is serialized, nothing captured.
 */
export const appProvider = 'exports.handler = () => require("pulumi-oag/provider/v1").app;';
/** The same for identity providers. */
export const idpProvider = 'exports.handler = () => require("pulumi-oag/provider/v1").idp;';
/** The same for directories. */
export const directoryProvider = 'exports.handler = () => require("pulumi-oag/provider/v1").directory;';
/** The same for the authentication service. */
export const authenticationServiceProvider = 'exports.handler = () => require("pulumi-oag/provider/v1").authenticationService;';
/** The same for look-ups. */
export const lookupProvider = 'exports.handler = () => require("pulumi-oag/provider/v1").lookup;';

/** Type token of {@link OagApp}, as it appears in URNs and as policies name it. */
export const appType = "pulumi-nodejs:dynamic/oag:OagApp";
/** Type token of {@link OagIdentityProvider}. */
export const idpType = "pulumi-nodejs:dynamic/oag:OagIdentityProvider";
/** Type token of {@link OagDirectory}. */
export const directoryType = "pulumi-nodejs:dynamic/oag:OagDirectory";
/** Type token of {@link OagAuthenticationService}. */
export const authenticationServiceType = "pulumi-nodejs:dynamic/oag:OagAuthenticationService";
/** Type token of the look-ups. */
export const lookupType = "pulumi-nodejs:dynamic/oag:Lookup";
/** Type token of {@link ProtectedApp}, a component. */
export const protectedAppType = "oag:index:ProtectedApp";
