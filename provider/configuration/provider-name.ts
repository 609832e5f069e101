/**
 * Under this key an OagProvider tells the plugin process its name, which errors then have: Pulumi tells no process. What begins with `__`
 * Pulumi shows in no preview.
 */
export const providerNameKey = "__oag:provider";
