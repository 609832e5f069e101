import type { PolicyConfigSchema } from "@pulumi/policy";
import { optionTexts, type RuleTuning } from "pulumi-oag/rules";

type Property = PolicyConfigSchema["properties"][string];

const seconds = (description: string): Property => ({ type: "integer", minimum: 1, description });
const texts = (description: string): Property => ({ type: "array", items: { type: "string" }, description });

/** The tuning that a policy may be given by a file, as JSON schema. */
const properties = {
  maxSession: seconds("Longest life of a session, in seconds."),
  maxIdle: seconds("Longest idle time of a session, in seconds; 3600 unless said."),
  withinDays: { type: "integer", minimum: 1, description: "Certificates that end within so many days are found; 30 unless said." },
  allowedOpenPaths: {
    type: "array",
    items: { type: "string", pattern: "^/" },
    description: "Paths of policies that are meant to be open, as the policies have them.",
  },
  everyoneGroups: texts('Ids or names of groups that hold everybody; "Everyone" unless said.'),
  options: {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(
      optionTexts.map(({ option, readings, text }) => [
        option,
        { enum: [...readings], description: `What is known of this gateway: ${text}.` },
      ]),
    ),
    description: "What a team knows of its gateway where the documents do not say it.",
  },
} satisfies Partial<Record<keyof RuleTuning, Property>>;

type Part = keyof typeof properties;

/** The tuning that each rule looks at. A rule that is not listed has none. */
const tuningOf: Readonly<Record<string, readonly Part[]>> = {
  "open-path": ["allowedOpenPaths"],
  "open-prefix": ["allowedOpenPaths", "options"],
  "open-root": ["allowedOpenPaths"],
  "opened-sibling": ["options"],
  "case-trap": ["options"],
  "exact-path": ["options"],
  "inactive-policy": ["options"],
  "no-root": ["options"],
  "unanchored-custom-path": ["options"],
  "uncertain-path": ["options"],
  "depends-on-session-text": ["options"],
  "long-idle-session": ["maxIdle"],
  "session-without-end": ["maxSession"],
  "everyone-group": ["everyoneGroups"],
  "certificate-ending": ["withinDays"],
};

/** What the policy of a rule may be configured with, besides `enforcementLevel`, which Pulumi knows itself. */
export function configSchemaOf(rule: string): { configSchema?: PolicyConfigSchema } {
  const names = Object.hasOwn(tuningOf, rule) ? tuningOf[rule] : undefined;
  if (names === undefined) return {};
  return { configSchema: { properties: Object.fromEntries(names.map((name) => [name, properties[name]])) } };
}
