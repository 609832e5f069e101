// What programs can import: one list for the reports in docs/api and for the pages, so that neither misses what the other has.

/** A way into a package: the name of its report, the package's folder, and its file there. */
export interface EntryPoint {
  readonly name: string;
  readonly folder: string;
  readonly file: string;
}

/** As `exports` of each package.json has them. */
export const entryPoints: readonly [EntryPoint, ...EntryPoint[]] = [
  { name: "pulumi-oag", folder: ".", file: "provider/index" },
  { name: "pulumi-oag-sdk", folder: ".", file: "sdk/index" },
  { name: "pulumi-oag-v1", folder: ".", file: "provider/v1" },
  { name: "pulumi-oag-rules", folder: ".", file: "rules/index" },
  { name: "pulumi-oag-simulator", folder: "simulator", file: "index" },
  { name: "pulumi-oag-simulator-testing", folder: "simulator", file: "testing/index" },
  { name: "pulumi-oag-policies", folder: "policies", file: "pack" },
];
