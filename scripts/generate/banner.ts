/** The first line of every generated file. */
export const banner = "// Generated from sdk/openapi.yaml by `npm run generate`. Do not edit.\n";
