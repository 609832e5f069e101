// Types that a public one names and that no program can import: by entry point, each with its reason. All others are exported.

const readFromContract = "the contract word by word: programs name what is made of it";
const sharedMembers = "members that exported interfaces inherit, which show them as their own";
const shapeOfArgument = "the shape of one argument, which programs give as a literal";
const exportedByPackage = (name: string) => `${name} exports it, from the same declaration`;

/** What the report finds of them, by the names in the sources. */
export const unexported: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "pulumi-oag": {
    CommonArgs: sharedMembers,
    OnceAGateway: "two names of arguments, which OmitArgs shows",
    generated: "the name by which a file imports generated types; index.ts exports those that programs name",
  },
  "pulumi-oag-sdk": {
    operations: readFromContract,
    expandable: readFromContract,
    Operations: readFromContract,
    Schemas: readFromContract,
    Reader: "what constructs the families of operations is the client alone",
  },
  "pulumi-oag-v1": {
    CodeBy: exportedByPackage("pulumi-oag/sdk"),
    Secrets: exportedByPackage("pulumi-oag/sdk"),
    SettingKey: exportedByPackage("pulumi-oag/sdk"),
  },
  "pulumi-oag-rules": {
    Rule: "rules are a closed list: programs name RuleText and ListedRule, what is told of each",
  },
  "pulumi-oag-simulator": {
    Json: "any JSON object",
    stored: "its keys, which Normalisation lists",
  },
  "pulumi-oag-simulator-testing": {
    Request: shapeOfArgument,
    NewResource: "what Pulumi hands to mocks, whose own type fits",
    MarkedSecret: exportedByPackage("pulumi-oag-simulator"),
    Gateway: exportedByPackage("pulumi-oag-simulator"),
    EmbeddedHost: exportedByPackage("pulumi-oag-simulator"),
  },
};
